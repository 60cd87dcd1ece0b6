"""The due date is typed, whatever state the keyboard was left in."""

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from trainer.domain.study_day import StudyDay
from trainer.ui.numbers import date_of, day_of
from trainer.ui.screens.progress.due_row import DueRow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TODAY = day_of(QDate(2026, 11, 22))


@pytest.fixture
def row(qtbot: QtBot) -> DueRow:
    """Return a row on show in which nothing is decided."""
    made = DueRow()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.show_due(TODAY, None)
    made.date.setFocus()
    return made


def type_into(row: DueRow, text: str) -> None:
    """Send each character as a keyboard does that types it."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(row.date, QKeyEvent(kind, ord(letter), Qt.KeyboardModifier.NoModifier, letter))


@pytest.mark.parametrize("typed", ["20270115", "２０２７０１１５", "2027０1１5"])
def test_a_date_is_typed_over_the_words(row: DueRow, qtbot: QtBot, typed: str) -> None:
    """In digits of any width; it is set when it is whole."""
    wanted: list[StudyDay | None] = []
    row.due_wanted.connect(wanted.append)
    type_into(row, typed)
    qtbot.keyClick(row.date, Qt.Key.Key_Return)
    assert [date_of(day) for day in wanted if day is not None] == [QDate(2027, 1, 15)]


def test_no_input_method_composes_in_a_date(row: DueRow) -> None:
    """It would stand in the middle of the words and be dropped."""
    assert QApplication.focusWidget() is row.date
    assert not QApplication.inputMethod().queryFocusObject(Qt.InputMethodQuery.ImEnabled, None)


def test_the_words_come_back_where_nothing_was_typed(row: DueRow, qtbot: QtBot) -> None:
    """A digit and then nothing more decides nothing."""
    words = row.date.text()
    type_into(row, "2")
    assert row.date.text() != words
    row.date.setDate(date_of(TODAY))
    qtbot.keyClick(row.date, Qt.Key.Key_Return)
    assert row.date.text() == words


def test_the_first_step_goes_to_tomorrow(row: DueRow, qtbot: QtBot) -> None:
    """Not a year on."""
    wanted: list[StudyDay | None] = []
    row.due_wanted.connect(wanted.append)
    qtbot.keyClick(row.date, Qt.Key.Key_Up)
    assert wanted == [TODAY + 1]
