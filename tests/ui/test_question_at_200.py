"""Large text in small windows: the question keeps its room, and everything can be reached."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.screens.question_samples import SAMPLES
from tests.screens.question_steps import ask_step, feedback_step
from tests.ui.question_room import Room
from trainer import translations
from trainer.domain.preferences import Preferences
from trainer.domain.text import Language
from trainer.study.steps import AskStep, FeedbackStep
from trainer.ui.theme.appearance import Appearance
from trainer.ui.window_place import LEAST

SIZES = ((LEAST.width(), LEAST.height()), (1280, 800))
HALF = 0.5
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(params=["ja", "en"])
def language(request: pytest.FixtureRequest, qapp: QApplication, packaged_font: bool) -> Iterator[Language]:
    """Speak a language at 200 %."""
    translations.use(request.param)
    look = Appearance(qapp, Preferences(language=request.param, text_percent=200, theme="light", calm=True))
    yield request.param
    look.apply(Preferences(theme="light", calm=True))
    look.deleteLater()
    qapp.setStyleSheet("")
    translations.use("ja")


def shown(room: Room, step: AskStep | FeedbackStep, size: tuple[int, int]) -> None:
    """Show a step in a window of that size, laid out."""
    room.screen.resize(*size)
    room.screen.show_step(step)
    QApplication.sendPostedEvents()
    QApplication.processEvents()


def share(room: Room) -> float:
    """Return the part of the window's height that the question has."""
    return room.screen.parts.sheet.height() / room.screen.height()


def inside(room: Room, widget: QWidget) -> bool:
    """Return whether a widget is wholly in the window."""
    corner = widget.mapTo(room.screen, QPoint())
    return room.screen.rect().contains(widget.rect().translated(corner))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_question_keeps_half_of_the_window(qtbot: QtBot, language: Language, size: tuple[int, int]) -> None:
    """Every shape, asked and told: half the height is the question's, and the foot's buttons are all in the window."""
    room = Room(qtbot)
    for sample in SAMPLES:
        for step in (ask_step(sample, language), feedback_step(sample, sample.wrong, language)):
            shown(room, step, size)
            assert (room.screen.width(), room.screen.height()) == size
            assert share(room) >= HALF, (sample.name, share(room))
            footer = room.screen.parts.footer
            buttons = (footer.primary_button, footer.unknown_button, *footer.sure_buttons, footer.flag_button)
            for button in (*buttons, footer.undo_button):
                assert not button.isVisible() or inside(room, button), (sample.name, button.text())


def test_control_a_tall_foot_takes_the_room(qtbot: QtBot, language: Language) -> None:
    """The measure sees a foot that keeps two more lines."""
    room = Room(qtbot)
    layout = room.screen.parts.footer.layout()
    assert layout is not None
    tall = QWidget()
    tall.setFixedHeight(100)
    layout.addWidget(tall)
    shown(room, ask_step(SAMPLES[0], language), SIZES[0])
    assert share(room) < HALF


@pytest.mark.wcag("1.4.10", "2.1.1")
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_whole_feedback_is_reached_by_keys(qtbot: QtBot, language: Language, size: tuple[int, int]) -> None:
    """PageDown reaches its last line, PageUp the question; the primary button stays where it is."""
    room = Room(qtbot)
    for sample in SAMPLES:
        shown(room, feedback_step(sample, sample.wrong, language), size)
        block, sheet = room.screen.parts.feedback, room.screen.parts.sheet
        assert block is not None
        button = room.screen.parts.footer.primary_button
        assert button.hasFocus()
        for _ in range(20):
            room.keys(Qt.Key.Key_PageDown)
        assert block.mapTo(sheet.viewport(), block.rect().bottomLeft()).y() < sheet.viewport().height()
        assert inside(room, button)
        for _ in range(20):
            room.keys(Qt.Key.Key_PageUp)
        assert sheet.prompt.mapTo(sheet.viewport(), QPoint()).y() >= 0
        assert inside(room, button)


def test_the_hint_gives_way_first(qtbot: QtBot, language: Language) -> None:
    """It shows whole parts or nothing, never a second line, and its tool tip has all of it."""
    room = Room(qtbot)
    shown(room, ask_step(SAMPLES[0], language), SIZES[0])
    hint = room.screen.parts.footer.hint
    whole = hint.accessibleName()
    assert whole.startswith(hint.text())
    assert hint.text() != whole
    assert hint.toolTip() == whole
    assert all(part in whole.split(" · ") for part in hint.text().split(" · ") if part)
    assert hint.height() < 2 * hint.fontMetrics().height()


def test_there_and_back(qtbot: QtBot, language: Language) -> None:
    """A card's long act moves 「わからない」 nowhere for good: the next question has it again."""
    room = Room(qtbot)
    card = next(sample for sample in SAMPLES if sample.name == "card")
    unknown = room.screen.parts.footer.unknown_button
    shown(room, ask_step(SAMPLES[0], language), SIZES[0])
    where = unknown.mapTo(room.screen, QPoint())
    shown(room, ask_step(card, language), SIZES[0])
    assert not unknown.isVisible()
    shown(room, ask_step(SAMPLES[0], language), SIZES[0])
    assert unknown.isVisible()
    assert unknown.mapTo(room.screen, QPoint()) == where
