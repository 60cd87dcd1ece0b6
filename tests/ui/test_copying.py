"""Any text on a screen can be copied, without a key or the focus going astray."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.screens.question_samples import SAMPLES
from tests.screens.question_steps import ask_step, feedback_step
from tests.ui import made, made_reports
from tests.ui.windows import main_window
from trainer.translations import say
from trainer.ui.copying import text_at, text_of
from trainer.ui.main_window import MainWindow
from trainer.ui.screen import Surroundings
from trainer.ui.widgets.phrases import clean
from trainer.ui.worker import Worker

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support (raise|grabbing)")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(around: Surroundings, background: Worker, qtbot: QtBot) -> MainWindow:
    """Return a window on view."""
    made_window = main_window(around, background)
    qtbot.addWidget(made_window)
    made_window.resize(1280, 900)
    made_window.show()
    return made_window


def question(window: MainWindow) -> QWidget:
    """Show a question with options."""
    window.stack.show_named("question")
    screen = window.stack.named("question")
    screen.show_step(ask_step(SAMPLES[0], "ja"))  # type: ignore[attr-defined]
    QApplication.processEvents()
    return screen


def test_a_question_is_copied_whole_in_its_order(window: MainWindow) -> None:
    """Stem before options, each option one line with its key."""
    screen = question(window)
    step = ask_step(SAMPLES[0], "ja")
    lines = text_of(screen).split("\n")
    stem = next(number for number, line in enumerate(lines) if step.asking.prompt in line)
    options = [f"{number} {clean(one.text)}" for number, one in enumerate(step.asking.shape.options, 1)]  # type: ignore[union-attr]
    assert [line for line in lines[stem:] if line in options] == options


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_feedback_of_every_shape_is_copied(sample: object, window: MainWindow) -> None:
    """What decides and the stem are in it."""
    window.stack.show_named("question")
    screen = window.stack.named("question")
    step = feedback_step(sample, sample.wrong, "ja")  # type: ignore[arg-type,attr-defined]
    screen.show_step(step)  # type: ignore[attr-defined]
    copied = text_of(screen).replace("\n", "")
    assert step.asking.prompt.split("\n")[0][:8] in copied
    assert say(step.told.verdict) in copied


def test_ctrl_c_copies_the_screen_and_moves_nothing(window: MainWindow) -> None:
    """From an option as well; the choice stays as it was."""
    screen = question(window)
    focus = QApplication.focusWidget()
    QTest.keyClick(focus or screen, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == text_of(screen)
    assert QApplication.focusWidget() is focus
    assert screen.parts.view.response() is None  # type: ignore[attr-defined]


def test_a_field_keeps_its_ctrl_c(window: MainWindow) -> None:
    """Control: what is marked in a text field is what is copied."""
    window.stack.show_named("question")
    screen = window.stack.named("question")
    typed = next(sample for sample in SAMPLES if sample.name == "typed")
    screen.show_step(ask_step(typed, "ja"))  # type: ignore[attr-defined]
    line = screen.findChild(QLineEdit)
    assert line is not None
    line.setText("見込み客")
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "見込み客"


def test_the_words_under_the_pointer_are_offered(window: MainWindow) -> None:
    """A right click on the stem copies it alone, or everything; beside all words there is only everything."""
    screen = question(window)
    prompt = ask_step(SAMPLES[0], "ja").asking.prompt
    stem = next(label for label in screen.findChildren(QLabel) if label.text() == prompt and label.isVisible())
    place = stem.mapTo(screen, QPoint(4, 8))
    assert text_at(screen, place) == prompt
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, stem.rect().center(), stem.mapToGlobal(QPoint(4, 8)))
    QApplication.sendEvent(stem, event)
    menu = next(one for one in window.findChildren(QMenu) if one.isVisible())
    assert len(menu.actions()) == 2
    menu.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == prompt
    menu.close()


def test_a_locked_option_can_be_copied(window: MainWindow) -> None:
    """After an answer the mouse goes through the options; a right click still finds their words."""
    window.stack.show_named("question")
    screen = window.stack.named("question")
    screen.show_step(feedback_step(SAMPLES[0], SAMPLES[0].wrong, "ja"))  # type: ignore[attr-defined]
    QApplication.processEvents()
    tile = screen.parts.view.findChildren(QWidget)[0]  # type: ignore[attr-defined]
    assert text_at(screen, tile.mapTo(screen, tile.rect().center()))


def test_a_report_is_copied_with_its_table(window: MainWindow) -> None:
    """Sentences, the picture in words, and the rows by tabs."""
    window.stack.show_named("progress")
    screen = window.stack.named("progress")
    report = made_reports.report("strength")
    screen.show_report("strength", report)  # type: ignore[attr-defined]
    copied = text_of(screen)
    assert "\t" in copied
    assert say(report.sentences[0]) in copied.replace("\n", "")


def test_the_home_is_copied(window: MainWindow) -> None:
    """The day's line stands before the verbs."""
    window.stack.show_named("home")
    screen = window.stack.named("home")
    screen.show_home(made.home("ja"))  # type: ignore[attr-defined]
    assert text_of(screen)
