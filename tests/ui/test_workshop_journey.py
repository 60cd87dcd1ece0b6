"""An instructor at the real window, by keyboard alone: from an empty pack and a table to one that can be studied."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.authoring.distinctions.profit import TABLE, WRITTEN
from tests.ui.made import StillClock
from tests.ui.windows import main_window
from trainer import translations
from trainer.app.workshop_door import DiskWorkshopDoor
from trainer.authoring.check_pack import check
from trainer.authoring.editing.edited_pack import BlockId
from trainer.packs.plain_values import name_of, word_at
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.ui.controllers.workshop import WorkshopController
from trainer.ui.screen import Surroundings
from trainer.ui.screens.workshop.screen import WorkshopScreen
from trainer.ui.worker import Worker

pytestmark = [pytest.mark.slow, pytest.mark.qt_log_ignore("propagateSizeHints")]
WANTED = 12
A_KEY, A_DECISION = 0.28, 1.35
"""Seconds of the keystroke-level model."""
MOST_MINUTES = 30
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Author:
    """Presses keys where the keyboard is, and counts them."""

    def __init__(self, around: Surroundings, folder: Path, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._pool = ThreadPoolExecutor(max_workers=1)
        self.worker = Worker(self._pool.submit)
        self.window = main_window(around, self.worker)
        qtbot.addWidget(self.window)
        self.window.show_uses(("make",))
        self.controller = WorkshopController(
            self.window.stack, self.worker, DiskWorkshopDoor(folder / "data", StillClock())
        )
        self.pack = folder / "pack"
        self.keys = self.letters = self.decisions = 0
        self.said: list[str] = []
        self.worker.problem.connect(lambda said: self.said.append(translations.say(said)))
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        self.window.stack.show_named("workshop")
        self.screen = self.window.stack.screen_of(WorkshopScreen)
        self.screen.start.begin_in(str(self.pack))
        self.settle()

    def close(self) -> None:
        """Let the worker go."""
        self.settle()
        self._pool.shutdown()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self._qtbot.waitUntil(lambda: not self.worker.busy, timeout=20_000)
        QApplication.processEvents()

    @property
    def here(self) -> QWidget:
        """What has the keyboard."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys one after the other."""
        for key in keys:
            QTest.keyClick(self.here, key, modifier)
            self.keys += 1
            self.settle()

    def write(self, text: str) -> None:
        """Write a text as an input method hands it over; every letter of it was a key at least."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.here, event)
        self.letters += 2 * len(text)
        self.decisions += 1

    def until(self, key: Qt.Key, name: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key until what is called `name` has the keyboard."""
        for _ in range(200):
            if self.here.accessibleName() == name:
                return
            self.press(key, modifier=modifier)
        pytest.fail(f"{name} is never reached")

    @property
    def minutes(self) -> float:
        """How long the keystroke-level model says all of it took."""
        return ((self.keys + self.letters) * A_KEY + self.decisions * A_DECISION) / 60


@pytest.fixture
def author(around: Surroundings, tmp_path: Path, qtbot: QtBot) -> Iterator[Author]:
    """Return an author before an empty place."""
    made = Author(around, tmp_path, qtbot)
    yield made
    made.close()


def words_for(author: Author) -> dict[tuple[str, str, str], str]:
    """Return what this author knows: by row, form and place."""
    lines = [line.split("\t") for line in WRITTEN.read_text("utf-8").splitlines() if line]
    return {(row, form, place): text for row, form, place, text in lines}


def place_here(author: Author) -> tuple[str, str, str]:
    """Return row, form and place of the field that has the keyboard."""
    session = author.controller.session
    assert session is not None
    page = session.show().question
    assert page is not None
    pack = session.workshop.pack
    path = tuple(int(step) if step.isdecimal() else step for step in author.here.objectName().split("/"))
    row = word_at(page.fields, ("x-row",))
    number = str(list(pack.distinctions).index(row) + 1) if row in pack.distinctions else ""
    return number, word_at(page.fields, ("x-form",)), name_of(page.fields, path)


def finished(author: Author) -> int:
    """Return how many drafted questions have no open place any more."""
    session = author.controller.session
    assert session is not None
    return sum(not session.workshop.open_marks(BlockId("questions", id_)) for id_ in session.workshop.pack.questions)


def test_a_table_becomes_a_pack_that_check_accepts_by_keyboard_alone(author: Author) -> None:
    """Twelve questions in at least four forms, saved; the acts are counted and their time reckoned."""
    author.write("売上総利益と営業利益")
    author.press(Qt.Key.Key_Return)
    author.write("売上総利益")
    author.press(Qt.Key.Key_Return)
    author.write("営業利益")
    author.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert author.here is author.screen.table, author.said
    QGuiApplication.clipboard().setText(TABLE.read_text("utf-8"))
    author.press(Qt.Key.Key_V, modifier=CONTROL)
    assert len(author.screen.table.lines.rows) == 12
    author.until(Qt.Key.Key_Backtab, "すべての行から", SHIFT)
    author.press(Qt.Key.Key_Return)
    words, before = words_for(author), finished(author)
    for _ in range(150):
        author.press(Qt.Key.Key_F8)
        text = words.get(place_here(author))
        if text is not None:
            author.write(text)
        author.settle()
        if finished(author) - before >= WANTED:
            break
    author.press(Qt.Key.Key_S, modifier=CONTROL)
    report = check(author.pack, QUESTION_TYPES)
    pack = load_pack(author.pack, QUESTION_TYPES)
    forms = {one.type for one in pack.questions.values()}
    print(
        f"{len(pack.questions)} questions, {len(forms)} types; {author.keys} keys, {author.letters} for text, "
        f"{author.decisions} decisions: {author.minutes:.1f} minutes"
    )
    assert report.errors == 0
    assert len(pack.questions) >= WANTED
    assert len(forms) >= 4
    assert author.minutes <= MOST_MINUTES
    assert author.said == []
