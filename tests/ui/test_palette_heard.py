"""The palette's rows are heard, although the keyboard stays in the line above them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.hearing import Ear
from tests.ui.test_palette import Room
from trainer.translations import tr
from trainer.ui.command_palette import overlay as overlay_module
from trainer.ui.command_palette.overlay import Palette
from trainer.ui.command_palette.result_list import spoken
from trainer.ui.screen import Surroundings
from trainer.ui.worker import Worker

DOWN = Qt.Key.Key_Down


@pytest.fixture
def room(around: Surroundings, background: Worker, qtbot: QtBot) -> Room:
    """Return all of it, on the home."""
    made = Room(around, background, qtbot)
    qtbot.addWidget(made.window)
    qtbot.waitUntil(lambda: not background.busy)
    made.window.stack.focus_first()
    return made


@pytest.fixture
def ear(qapp: QApplication) -> Iterator[Ear]:
    """Return an ear at the keyboard."""
    listening = Ear(qapp)
    yield listening
    listening.close()


def silent_rows(room: Room, ear: Ear) -> list[str]:
    """Return the rows of the palette that are not heard when one walks to them."""
    room.open()
    overlay = room.palette.overlay
    assert overlay is not None
    silent = [] if spoken(overlay.offers[0]) in ear.heard() else [spoken(overlay.offers[0])]
    for offer in overlay.offers[1:6]:
        room.press(DOWN)
        if ear.heard() != spoken(offer):
            silent.append(spoken(offer))
    return silent


@pytest.mark.wcag("4.1.3", "2.1.1")
def test_every_row_is_heard_as_one_walks(room: Room, ear: Ear) -> None:
    """What it is and its words, once; the first one with the line itself."""
    assert silent_rows(room, ear) == []


def test_control_rows_that_are_only_announced_are_silent(room: Room, ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that knows no announcements hears nothing of them."""
    monkeypatch.setattr(Palette, "_say", lambda self, words: overlay_module.announce(self.line, words))
    assert silent_rows(room, ear)


def test_typing_says_the_first_hit_once(room: Room, ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not twice for one key: shown while more is awaited, and shown again when nothing has changed."""
    said: list[str] = []
    monkeypatch.setattr(overlay_module, "announce", lambda _, words: said.append(words))
    room.open()
    assert room.palette.overlay is not None
    said.clear()
    room.type("設定")
    assert ear.heard()
    assert len(said) == len(set(said))
    assert tr("Settings") in said[-1]
