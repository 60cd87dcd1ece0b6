"""The question screen: steps, time, focus, and nothing left behind."""

import gc
import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.screens.question_samples import SAMPLES
from tests.screens.question_steps import ask_step, contrast, feedback_step
from tests.ui.question_room import Room, sample_of
from tests.wordings import ja, told
from trainer.domain.response import DONT_KNOW, Response
from trainer.domain.text import Text
from trainer.study.steps import Part
from trainer.ui.question.answers.tile import Tile
from trainer.ui.question.contrast_table import ContrastTable
from trainer.ui.question.feedback import announcement
from trainer.ui.question.keys import REDO

# The offscreen platform says this of every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    """Return a screen on show."""
    return Room(qtbot)


def texts(widget: QWidget) -> str:
    """Return everything a reader hears from the visible labels."""
    return "\n".join(label.accessibleName() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_enter_goes_from_answer_to_next(room: Room) -> None:
    """One button in one place: it answers, then it goes on."""
    sample = sample_of("choose-one")
    room.ask("choose-one")
    button = room.screen.parts.footer.primary_button
    words = button.text()
    room.keys("3", Qt.Key.Key_Return)
    room.screen.show_step(feedback_step(sample, sample.wrong))
    assert button.text() != words
    room.keys(Qt.Key.Key_Return)
    assert room.said == [], "the second stroke of a double press is not the wish to go on"
    room.clock.milliseconds += 1_000
    room.keys(Qt.Key.Key_Return)
    assert room.said == ["go_on_wanted"]


def test_feedback_teaches_the_difference(room: Room) -> None:
    """Verdict, refutation, what decides and the twin at once; source and return on demand; the choice not again."""
    sample = sample_of("choose-one")
    step = feedback_step(sample, sample.wrong)
    room.screen.show_step(step)
    block = room.screen.parts.feedback
    assert block is not None
    heard = texts(block)
    for words in (
        "×",
        *(ja(said.text) for said in step.told.said if said.part is not Part.ANSWER),
        ja(contrast().asked.text),
        ja(contrast().twins[0].text),
    ):
        assert words in heard
    assert step.grade.refutations[0].chosen not in heard
    folded = (ja(step.told.source), ja(step.told.comes_back))
    assert not any(words in heard for words in folded)
    block.more.click()
    assert all(words in texts(block) for words in folded)


def test_the_announcement_tells_it_in_clean_words() -> None:
    """A screen reader hears verdict, right answer, refutation and what decides, without ruby markup."""
    sample = sample_of("choose-one")
    step = feedback_step(sample, sample.wrong)
    heard = announcement(step.told)
    assert "顧客・競合・自社を調べる" in heard
    assert step.grade.refutations[0].why in heard
    assert ja(step.told.text_of(Part.DECIDES)[0]) in heard
    assert "{" not in heard


def test_a_right_answer_is_not_refuted(room: Room) -> None:
    """After a right answer there is no twin table and no refutation in the sample's feedback."""
    sample = sample_of("choose-one")
    room.screen.show_step(feedback_step(sample, sample.right))
    block = room.screen.parts.feedback
    assert block is not None
    assert "✓" in texts(block)
    assert block.findChildren(ContrastTable) == []


def test_not_knowing_is_not_called_a_mistake(room: Room) -> None:
    """「わからない」 shows the answer without a cross."""
    room.screen.show_step(feedback_step(sample_of("choose-one"), DONT_KNOW))
    block = room.screen.parts.feedback
    assert block is not None
    assert "×" not in texts(block)


def test_time_stops_while_the_window_is_away(room: Room) -> None:
    """Only the time in front of the question counts."""
    room.ask("choose-one")
    room.clock.milliseconds += 1_000
    QApplication.sendEvent(room.screen, QEvent(QEvent.Type.WindowDeactivate))
    room.clock.milliseconds += 60_000
    QApplication.sendEvent(room.screen, QEvent(QEvent.Type.WindowActivate))
    room.clock.milliseconds += 500
    room.keys("1", Qt.Key.Key_Return)
    assert room.given[0].milliseconds == 1_500


def test_time_starts_anew_with_each_question(room: Room) -> None:
    """Feedback and earlier questions do not count."""
    sample = sample_of("choose-one")
    room.ask("choose-one")
    room.clock.milliseconds += 900
    room.screen.show_step(feedback_step(sample, sample.wrong))
    room.clock.milliseconds += 5_000
    room.ask("judge")
    room.clock.milliseconds += 40
    room.keys("1", "1", Qt.Key.Key_Return)
    assert room.given[0].milliseconds == 40


def test_time_does_not_run_on_a_hidden_screen(room: Room, qtbot: QtBot) -> None:
    """A question behind another screen waits, and has the keyboard again when it comes back."""
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    stack.addWidget(room.screen)
    stack.addWidget(QWidget())
    stack.show()
    room.ask("choose-one")
    room.clock.milliseconds += 30
    stack.setCurrentIndex(1)
    room.clock.milliseconds += 9_000
    stack.setCurrentIndex(0)
    room.clock.milliseconds += 4
    assert stack.focusWidget() is room.screen.parts.view
    qtbot.keyClick(stack.focusWidget(), Qt.Key.Key_1)
    qtbot.keyClick(stack.focusWidget(), Qt.Key.Key_Return)
    assert room.given[0].milliseconds == 34
    stack.removeWidget(room.screen)
    room.screen.setParent(None)


def test_one_answer_only(room: Room) -> None:
    """A second Enter before the next step says nothing; after a failure it may be given again."""
    room.ask("choose-one")
    room.keys("1", Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert len(room.given) == 1
    room.screen.set_busy(False)
    room.keys(Qt.Key.Key_Return)
    assert len(room.given) == 2


def test_a_held_enter_does_not_run_through(room: Room) -> None:
    """Only a new press of Enter counts."""
    sample = sample_of("choose-one")
    room.screen.show_step(feedback_step(sample, sample.right))
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True, 1)
    QApplication.sendEvent(room.focus(), held)
    assert room.said == []


def test_quiet_keys(room: Room) -> None:
    """F calls odd, Z takes back, Escape leaves."""
    room.ask("choose-one")
    room.keys("f", "z", Qt.Key.Key_Escape)
    assert room.said == ["flag_wanted", "undo_wanted", "leave_wanted"]


def test_nothing_to_take_back(room: Room) -> None:
    """Without an earlier answer Z says nothing and its button is away."""
    room.screen.show_step(replace(ask_step(SAMPLES[0]), can_undo=False))
    room.keys("z")
    assert room.said == []
    assert not room.screen.parts.footer.undo_button.isVisible()


def test_a_redo_has_a_button_where_there_is_one_and_the_keys_of_every_system(room: Room) -> None:
    """Shift+Z, Ctrl+Shift+Z, Ctrl+Y, each once however long it is held; without anything to redo they say nothing."""
    step = ask_step(sample_of("choose-one"))
    for can_redo in (False, True):
        room.said.clear()
        room.screen.show_step(replace(step, can_redo=can_redo))
        shown = room.screen.parts.footer.redo_button
        assert shown.isVisible() == can_redo
        for letter, modifier in REDO:
            for held in (False, True, True):
                pressed = QKeyEvent(QEvent.Type.KeyPress, ord(letter), modifier, "", held, 1)
                QApplication.sendEvent(room.focus(), pressed)
        assert room.said == ["redo_wanted"] * len(REDO) * can_redo


def test_flagging_keeps_what_was_chosen(room: Room) -> None:
    """The step that only differs in its flag leaves the answer alone."""
    room.ask("choose-one")
    room.keys("2", "f")
    room.screen.show_step(replace(ask_step(sample_of("choose-one")), flagged=True))
    assert room.screen.parts.footer.flag_button.isChecked()
    room.keys(Qt.Key.Key_Return)
    assert [Response(("b",))] == [given.response for given in room.given]


def test_the_reason_shows_on_demand(room: Room) -> None:
    """「なぜこの問題？」 opens one sentence."""
    room.ask("choose-one")
    assert not room.screen.parts.sheet.reason.isVisible()
    room.click(room.screen.parts.sheet.why)
    assert room.screen.parts.sheet.reason.isVisible()
    assert room.screen.parts.sheet.reason.clean_text() == ja(ask_step(SAMPLES[0]).reason_text)


@pytest.mark.wcag("4.1.2")
def test_everything_with_the_keyboard_has_a_name(room: Room) -> None:
    """Whatever can take the focus says what it is, in every step."""
    for sample in SAMPLES:
        for step in (ask_step(sample), feedback_step(sample, sample.wrong)):
            room.screen.show_step(step)
            for widget in room.screen.findChildren(QWidget):
                if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                    heard = QAccessible.queryAccessibleInterface(widget)
                    assert heard.text(QAccessible.Text.Name), widget


@pytest.mark.parametrize(("shape", "stops"), [("choose-one", 1), ("choose-several", 4)])
def test_tab_reaches_the_choices_and_the_button(room: Room, shape: str, stops: int) -> None:
    """Tab comes to the chosen radio button (arrows reach the others) or to every check box, then to the button."""
    room.ask(shape)
    room.keys("1")
    reached = set()
    for _ in range(20):
        room.keys(Qt.Key.Key_Tab)
        reached.add(room.focus())
    assert len(set(room.screen.findChildren(Tile)) & reached) == stops
    assert room.screen.parts.footer.primary_button in reached


def test_two_hundred_steps_leave_nothing_behind(room: Room) -> None:
    """The number of objects after 200 steps is that after two rounds."""

    def count() -> int:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return len(room.screen.findChildren(QObject))

    def round_of_steps() -> None:
        for sample in SAMPLES:
            room.screen.show_step(ask_step(sample))
            room.screen.show_step(feedback_step(sample, sample.wrong))

    round_of_steps()
    before = count()
    for _ in range(10):
        round_of_steps()
    assert count() == before


def test_a_tall_step_scrolls_its_feedback_into_sight(room: Room, qtbot: QtBot) -> None:
    """In a low window the verdict is seen without touching anything."""
    sample = sample_of("choose-one")
    room.screen.resize(700, 340)
    room.ask("choose-one")
    room.screen.show_step(feedback_step(sample, sample.wrong))
    bar = room.screen.parts.sheet.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    block = room.screen.parts.feedback
    assert block is not None
    top = block.mapTo(room.screen, block.rect().topLeft()).y()
    assert 0 <= top < room.screen.height() / 2


def test_hostile_pack_text_stays_text(room: Room, tmp_path: Path) -> None:
    """No label reads markup; a named pipe in it would hang the window if it were opened."""
    pipe = tmp_path / "pipe.png"
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
    hostile = f'<img src="{pipe}"><b>x</b><table background="{pipe}">'
    step = feedback_step(SAMPLES[0], SAMPLES[0].wrong)
    step = replace(
        step,
        topic=Text(hostile),
        told=replace(
            step.told,
            said=tuple(said._replace(text=Text(hostile)) for said in step.told.said),
            source=told(hostile),
            comes_back=told(hostile),
        ),
        asking=replace(step.asking, prompt=hostile),
    )
    room.screen.show_step(step)
    room.screen.grab()
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in room.screen.findChildren(QLabel))
    assert hostile in texts(room.screen)
    assert all("<img" not in button.text() for button in room.screen.findChildren(QPushButton))


def test_a_hint_is_a_quiet_line_of_its_own(room: Room) -> None:
    """Under the answer, over nothing, heard with the question, gone with the next one; without one there is no room."""
    step = ask_step(sample_of("choose-one"))
    room.screen.show_step(replace(step, hint=told("数字キーで選びます。")))
    QApplication.processEvents()
    sheet, view = room.screen.parts.sheet, room.screen.parts.view
    assert view is not None
    assert sheet.hint.isVisible()
    assert not sheet.hint.geometry().intersects(view.geometry())
    assert sheet.hint.y() > view.y()
    assert "数字キーで選びます。" in view.accessibleDescription()
    room.screen.show_step(feedback_step(sample_of("choose-one"), sample_of("choose-one").wrong))
    assert not sheet.hint.isVisible()
    room.screen.show_step(step)
    assert not room.screen.parts.sheet.hint.isVisible()


def test_the_hint_on_the_table_stands_before_it(room: Room) -> None:
    """After the first wrong answer, a line between what decides and the table."""
    sample = sample_of("choose-one")
    room.screen.show_step(replace(feedback_step(sample, sample.wrong), hint=told("左右を見比べてください。")))
    QApplication.processEvents()
    block = room.screen.parts.feedback
    assert block is not None
    (table,) = block.findChildren(ContrastTable)
    (line,) = [label for label in block.findChildren(QLabel) if label.accessibleName() == "左右を見比べてください。"]
    assert line.geometry().bottom() < table.geometry().top()


def test_the_scroll_bar_moves_nothing_when_it_comes(room: Room) -> None:
    """The card stands where it stood; dragging the bar scrolls, and scrolling moves the bar."""
    sample = sample_of("choose-one")
    room.screen.resize(1000, 1_400)
    room.ask("choose-one")
    QApplication.processEvents()
    sheet = room.screen.parts.sheet
    before = (sheet.card.x(), sheet.card.width())
    assert not sheet.bar.isVisible()
    room.screen.resize(1000, 340)
    room.screen.show_step(feedback_step(sample, sample.wrong))
    QApplication.processEvents()
    assert sheet.bar.isVisible()
    assert sheet.bar.geometry().right() == sheet.rect().right()
    assert (sheet.card.x(), sheet.card.width()) == before
    sheet.bar.setValue(0)
    assert sheet.verticalScrollBar().value() == 0
    room.keys(Qt.Key.Key_PageDown)
    assert sheet.bar.value() == sheet.verticalScrollBar().value() > 0
