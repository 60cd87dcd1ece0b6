"""The door of the one window: in a private folder, and nobody else can answer in our stead."""

import os
import socket
import stat
import sys
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from trainer.ui import single_instance
from trainer.ui.single_instance import SingleInstance, doors, show_running

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="doors of another kind there")


@pytest.fixture
def private(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a short name that is this account's alone."""
    folder = tmp_path_factory.mktemp("d", numbered=True)
    folder.chmod(0o700)
    return folder


def test_a_second_copy_calls_and_the_first_hears(qtbot: QtBot, private: Path) -> None:
    """Before there is a window nobody answers."""
    assert not show_running(private)
    first = SingleInstance(private)
    with qtbot.waitSignal(first.called, timeout=2_000):
        assert show_running(private)
    first.deleteLater()


def test_the_door_is_this_accounts_alone(private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the data folder; a folder that others may enter has no door, nor has a path too long for one."""
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    (door,) = doors(private)
    assert Path(door).parent == private
    long = private / ("x" * 90)
    long.mkdir(mode=0o700)
    assert doors(long) == ()
    private.chmod(0o755)
    assert doors(private) == ()


def test_where_the_path_is_too_long_the_systems_private_folder_has_it(
    private: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both copies find it there."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(private))
    (door,) = doors(private / ("x" * 90))
    assert Path(door).parent == private
    assert stat.S_IMODE(Path(door).parent.stat().st_mode) == 0o700


def test_whoever_else_answers_is_not_believed(qtbot: QtBot, private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The peer's account is looked at: another one's answer is none, and another one's call is not heard."""
    first: Any = SingleInstance(private)
    heard: list[bool] = []
    first.called.connect(lambda: heard.append(True))
    me = os.getuid()
    monkeypatch.setattr(single_instance, "_own_account", lambda: me + 1)
    assert not show_running(private)
    qtbot.wait(50)
    assert heard == []
    first.deleteLater()


def test_control_a_socket_that_was_left_over_is_taken_over(qtbot: QtBot, private: Path) -> None:
    """A copy that was killed leaves its name behind."""
    left = socket.socket(socket.AF_UNIX)
    left.bind(doors(private)[0])
    left.close()
    first = SingleInstance(private)
    with qtbot.waitSignal(first.called, timeout=2_000):
        assert show_running(private)
    first.deleteLater()


def test_a_file_is_handed_to_the_window_that_is_open(qtbot: QtBot, private: Path) -> None:
    """As a double click on it does; a call without one hands over nothing."""
    first = SingleInstance(private)
    file = str(private / "研修 A1.massign")
    with qtbot.waitSignal(first.handed) as handed:
        assert show_running(private, file)
    assert handed.args == [file]
    with qtbot.assertNotEmitted(first.handed, wait=100), qtbot.waitSignal(first.called):
        assert show_running(private)
    first.deleteLater()
