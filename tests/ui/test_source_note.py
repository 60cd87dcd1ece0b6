"""The source under an answer: its address is plain text, and is opened only by who says yes to all of it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from trainer.ui.question.source_note import SourceNote
from trainer.ui.widgets.prose import Prose

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
ADDRESS = "https://example.org/books/marketing?part=2#ch1"


class Browser(QObject):
    """What the system would open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open_address(self, address: QUrl) -> None:
        """Remember the address."""
        self.opened.append(address.toString(QUrl.ComponentFormattingOption.FullyEncoded))


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Stand in the browser's place, as Qt lets any program do."""
    standing = Browser()
    QDesktopServices.setUrlHandler("https", standing, "open_address")
    yield standing
    QDesktopServices.unsetUrlHandler("https")


def shown(qtbot: QtBot, address: str = ADDRESS) -> SourceNote:
    """Return the note on screen."""
    note = SourceNote(f"教科書 {address}", address)
    qtbot.addWidget(note)
    note.show()
    note.activateWindow()
    qtbot.waitUntil(note.isActiveWindow)
    return note


def test_the_whole_address_is_asked_for_and_then_opened(qtbot: QtBot, browser: Browser) -> None:
    """First nothing is opened; the question holds every character; yes opens just that."""
    note = shown(qtbot)
    qtbot.keyClick(note.open, Qt.Key.Key_Space)
    assert browser.opened == []
    assert note.question.isVisible()
    assert ADDRESS in note.question.clean_text()
    assert ADDRESS in note.no.accessibleDescription()
    qtbot.keyClick(note.yes, Qt.Key.Key_Space)
    assert browser.opened == [ADDRESS]
    assert not note.question.isVisible()
    assert note.open.hasFocus()


def test_the_keyboard_stands_on_no_and_no_opens_nothing(qtbot: QtBot, browser: Browser) -> None:
    """A key pressed twice opens nothing."""
    note = shown(qtbot)
    qtbot.keyClick(note.open, Qt.Key.Key_Space)
    assert note.no.hasFocus()
    qtbot.keyClick(note.no, Qt.Key.Key_Space)
    assert browser.opened == []
    assert (note.open.isVisible(), note.question.isVisible()) == (True, False)


def test_a_source_without_an_address_offers_nothing_to_open(qtbot: QtBot) -> None:
    """There is one line."""
    note = SourceNote("本")
    qtbot.addWidget(note)
    assert [prose.clean_text() for prose in note.findChildren(Prose)] == ["出典: 本"]


def test_a_long_address_breaks_and_nothing_of_it_is_cut(qtbot: QtBot) -> None:
    """In a narrow window it goes on in the next lines; all of it is there to be read and copied."""
    note = shown(qtbot, "https://example.org/" + "a" * 400)
    note.resize(300, 600)
    prose = note.findChildren(Prose)[0]
    assert prose.heightForWidth(300) > 5 * prose.heightForWidth(30_000)
    assert prose.clean_text().endswith("a" * 400)
