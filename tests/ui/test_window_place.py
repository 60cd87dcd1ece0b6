"""The window's place: inside the screen there is, and where it stood before."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from trainer.ui.main_window import MainWindow
from trainer.ui.window_place import LEAST, USUAL, WindowPlace, pull_in


def opened(qtbot: QtBot, file: Path | None = None) -> MainWindow:
    """Return a shown window."""
    window = MainWindow("light", WindowPlace(file))
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.framed):
        window.show()
    return window


def test_the_first_time_it_has_its_usual_size(qtbot: QtBot, tmp_path: Path) -> None:
    """On a screen with room for it; it may be made smaller, down to the least size."""
    window = opened(qtbot, tmp_path / "place")
    assert window.size() == USUAL
    assert window.minimumSize() == LEAST


def test_place_and_size_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    """Closed, and opened again."""
    first = opened(qtbot, tmp_path / "place")
    first.resize(900, 600)
    first.move(300, 200)
    place = first.pos()
    first.close()
    again = opened(qtbot, tmp_path / "place")
    assert again.size() == QSize(900, 600)
    assert again.pos() == place


def test_that_it_filled_the_screen_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    """And the size it had before that, too."""
    first = opened(qtbot, tmp_path / "place")
    first.resize(900, 600)
    first.showMaximized()
    qtbot.waitUntil(first.isMaximized)
    first.close()
    again = opened(qtbot, tmp_path / "place")
    assert again.isMaximized()


def test_a_place_beyond_every_screen_is_not_gone_back_to(qtbot: QtBot, tmp_path: Path) -> None:
    """The second screen was taken away: the window stands on the one there is."""
    first = opened(qtbot, tmp_path / "place")
    first.move(9_000, 7_000)
    WindowPlace(tmp_path / "place").keep(first)
    again = opened(qtbot, tmp_path / "place")
    free = QApplication.primaryScreen().availableGeometry()
    assert free.contains(again.frameGeometry())
    assert not free.contains(first.frameGeometry())


@pytest.mark.parametrize("kept", [b"", b"nonsense", b"\x01\xd9\xd0\xcb" + b"\x00" * 9])
def test_what_is_no_place_is_let_be(qtbot: QtBot, tmp_path: Path, kept: bytes) -> None:
    """A file of another kind, or half of one, opens the usual window."""
    (tmp_path / "place").write_bytes(kept)
    assert opened(qtbot, tmp_path / "place").size() == USUAL


def test_where_nothing_can_be_written_it_closes_all_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    """Where a window stood is worth no sentence."""
    window = opened(qtbot, tmp_path / "missing" / "place")
    window.close()
    assert not window.isVisible()
    assert not (tmp_path / "missing").exists()


def test_a_window_that_hangs_over_is_pulled_in(qtbot: QtBot) -> None:
    """With its frame; control: it did hang over."""
    window = opened(qtbot)
    free = window.screen().availableGeometry()
    window.move(free.right() - 100, free.bottom() - 100)
    assert not free.contains(window.frameGeometry())
    pull_in(window)
    assert free.contains(window.frameGeometry())
    assert window.size() == USUAL
