"""The whole window, and every button in it, lies on the screen: on small ones and on scaled ones."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SMALL = {"laptop": (1366, 768, 1.0), "laptop at 150 %": (1366, 768, 1.5), "work area": (1024, 700, 1.0)}
LARGE = (2560, 1440, 1.0)
WAIT_S = 60


def where(data: Path, scale: float, **environment: str) -> dict[str, object]:
    """Start the app with this environment; return where its window and buttons are."""
    program = subprocess.run(
        [sys.executable, "-m", "tests.faults.where_the_window_is", str(data)],
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": str(scale), **environment},
        capture_output=True,
        text=True,
        timeout=WAIT_S,
        check=False,
    )
    if program.returncode:
        raise RuntimeError(program.stderr)
    found: dict[str, object] = json.loads(program.stdout.splitlines()[-1])
    return found


def on_a_screen(folder: Path, width: int, height: int, scale: float) -> dict[str, object]:
    """Return where the window is on a screen of that size; it has no window manager."""
    screens = folder / "screens.json"
    screens.write_text(json.dumps({"screens": [{"name": "one", "x": 0, "y": 0, "width": width, "height": height}]}))
    return where(folder / "data", scale, QT_QPA_PLATFORM=f"offscreen:configfile={screens}")


@contextmanager
def a_desktop(width: int, height: int) -> Iterator[str]:
    """Run a screen of that size with a window manager, which adds frames and moves windows; hand out its name."""
    reader, writer = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as told:
        name = f":{told.readline().strip()}"
    manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": name}, stderr=subprocess.DEVNULL)
    try:
        yield name
    finally:
        for program in (manager, screen):
            program.terminate()
            program.wait(WAIT_S)


@pytest.mark.slow
@pytest.mark.parametrize(("width", "height", "scale"), SMALL.values(), ids=SMALL)
def test_the_window_opens_inside_a_small_screen(tmp_path: Path, width: int, height: int, scale: float) -> None:
    """With all its buttons."""
    found = on_a_screen(tmp_path, width, height, scale)
    assert found["inside"], found
    assert found["outside"] == []


@pytest.mark.slow
def test_control_on_a_large_screen_it_does(tmp_path: Path) -> None:
    """And there are buttons at all."""
    found = on_a_screen(tmp_path, *LARGE)
    assert found["inside"], found
    assert found["buttons"]
    assert found["outside"] == []


@pytest.mark.desktop
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_under_a_window_manager_it_opens_inside_the_screen(tmp_path: Path, scale: float) -> None:
    """Frame and title bar too."""
    with a_desktop(1366, 768) as name:
        found = where(tmp_path / "data", scale, QT_QPA_PLATFORM="xcb", DISPLAY=name)
    assert found["inside"], found
    assert found["outside"] == []


@pytest.mark.desktop
def test_control_under_a_window_manager_on_a_large_screen_it_does(tmp_path: Path) -> None:
    """The window has a frame there: it is higher than it would be alone."""
    with a_desktop(*LARGE[:2]) as name:
        found = where(tmp_path / "data", 1.0, QT_QPA_PLATFORM="xcb", DISPLAY=name)
    assert found["inside"], found
    assert found["outside"] == []
