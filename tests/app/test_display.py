"""A display that does not answer, or a platform that Qt does not have, is one sentence and text mode, not an abort."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from trainer.app.environment import display_problem
from trainer.translations import say

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there are displays sockets")


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[Path]:
    """Return a folder with a socket `wayland-9` on which someone listens, and a stale `wayland-8`."""
    with socket.socket(socket.AF_UNIX) as stale:
        stale.bind(str(tmp_path / "wayland-8"))
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-9"))
        server.listen()
        yield tmp_path


def test_a_display_that_answers_is_no_problem(listening: Path) -> None:
    """Wayland by name in its folder, wayland by whole path, X by its socket's path, and platforms without a display."""
    folder = {"XDG_RUNTIME_DIR": str(listening)}
    assert display_problem(folder | {"WAYLAND_DISPLAY": "wayland-9"}, "linux") is None
    assert display_problem({"WAYLAND_DISPLAY": str(listening / "wayland-9")}, "linux") is None
    assert display_problem({"DISPLAY": f"{listening / 'wayland-9'}:0"}, "linux") is None
    assert display_problem({"QT_QPA_PLATFORM": "offscreen"}, "linux") is None
    assert display_problem({"QT_QPA_PLATFORM": "nonsense;minimal:x=y"}, "linux") is None
    assert display_problem({"QT_QPA_PLATFORM": "nonsense"}, "darwin") is None


@pytest.mark.parametrize(
    "environment",
    [
        {"WAYLAND_DISPLAY": "wayland-8"},
        {"WAYLAND_DISPLAY": "wayland-7"},
        {"DISPLAY": ":4711"},
        {"DISPLAY": "nonsense"},
        {"DISPLAY": "127.0.0.1:4711"},
        {"WAYLAND_DISPLAY": "wayland-9", "DISPLAY": ":4711", "QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "wayland"},
    ],
)
def test_a_display_that_does_not_answer_is_a_sentence(environment: dict[str, str], listening: Path) -> None:
    """Stale, missing, malformed, or not the display of the platform that was asked for."""
    problem = display_problem({"XDG_RUNTIME_DIR": str(listening)} | environment, "linux")
    assert problem is not None
    assert "文字だけで始めます" in say(problem, "ja")


def test_a_platform_of_the_users_own_is_not_judged() -> None:
    """A plugin folder of theirs may have it."""
    assert display_problem({"QT_QPA_PLATFORM": "mine", "QT_QPA_PLATFORM_PLUGIN_PATH": "/x"}, "linux") is None
    named = display_problem({"QT_QPA_PLATFORM": "mine"}, "linux")
    assert named is not None
    assert "mine" in say(named, "en")


def test_an_unknown_platform_ends_in_the_plan_without_qt(tmp_path: Path) -> None:
    """The whole start: one sentence, today's plan, exit 0, where Qt would have aborted."""
    done = subprocess.run(
        [sys.executable, "main.py", "--data", str(tmp_path / "data")],
        cwd=ROOT, env=os.environ | {"QT_QPA_PLATFORM": "nonsense"}, stdin=subprocess.DEVNULL, capture_output=True,
        text=True, check=True, timeout=60,
    )  # fmt: skip
    assert "nonsense" in done.stderr
    assert done.stderr.count("\n") == 1
    assert "今日は10分です" in done.stdout
