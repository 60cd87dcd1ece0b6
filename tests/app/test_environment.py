"""What the machine has decides between window, terminal and plan, in words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from trainer.app.environment import QtLibrariesMissing, _try_loading, has_display
from trainer.translations import say

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "w"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_display_is_found_where_there_is_one(environment: dict[str, str], platform: str, *, expected: bool) -> None:
    """An explicit QT_QPA_PLATFORM counts as a display."""
    assert has_display(environment, platform) is expected


def test_a_library_that_is_missing_is_named_with_its_packages(tmp_path: Path) -> None:
    """A plugin that cannot be loaded becomes a sentence with the packages of Debian and Fedora."""
    broken = tmp_path / "libqxcb.so"
    broken.write_bytes(b"not a library")
    with pytest.raises(QtLibrariesMissing) as caught:
        _try_loading(broken)
    assert "libxcb-cursor0" in say(caught.value.sentence, "ja")
    assert "xcb-util-cursor" in say(caught.value.sentence, "en")


def test_without_display_and_terminal_the_plan_is_printed(tmp_path: Path) -> None:
    """With neither display nor terminal the app prints today's plan, imports no Qt, and exits 0."""
    environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    environment.pop("QT_QPA_PLATFORM", None)
    code = (
        "import sys; from trainer.app import run; status = run(['--data', sys.argv[1]]); "
        "print(status, any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "data")],
        cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True,
    )  # fmt: skip
    lines = done.stdout.splitlines()
    assert lines[-1] == "0 False"
    assert "今日は10分です" in done.stdout
