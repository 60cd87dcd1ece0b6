"""Small work areas and large text: the next act and the question's beginning are seen, and nothing is left behind."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.screens.question_samples import SAMPLES
from tests.screens.question_steps import ask_step
from tests.screens.showings import SHOWINGS, Showing
from tests.screens.stage import Look, Stage, settle
from tests.screens.walker.fault import Fault
from tests.screens.walker.first_sight import hidden_primary, hidden_stem
from tests.screens.walker.fits import outside
from trainer.domain.preferences import Preferences
from trainer.ui.question.screen import QuestionScreen
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.page import Page
from trainer.ui.widgets.prose import Prose

AREAS = {
    "laptop": QSize(1366, 728),
    "small laptop": QSize(1280, 680),
    "old screen": QSize(1024, 660),
    "laptop at 150 %": QSize(911, 480),
}
"""What a desktop leaves of common screens, in logical pixels."""
TITLE_BAR = QSize(0, 30)
WHOLE = [showing for showing in SHOWINGS if not showing.part]
KINDS = [showing for showing in WHOLE if not showing.name.endswith(("-fresh", "-right", "-ask", "-bare", "-empty"))]
"""Every screen, and every shape with its feedback."""


@pytest.fixture
def stage_for(qapp: QApplication, packaged_font: bool) -> Iterator[Callable[[Look, QSize], Stage]]:
    """Return a maker of stages, taken down at the end."""
    made: list[Stage] = []

    def make(look: Look, size: QSize) -> Stage:
        made.append(Stage(qapp, look, size))
        return made[-1]

    yield make
    for stage in made:
        stage.close()
    qapp.setStyleSheet("")


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("area", AREAS)
def test_the_next_act_is_in_sight(stage_for: Callable[[Look, QSize], Stage], area: str, language: str) -> None:
    """Every primary button, on every screen, wholly and without scrolling."""
    stage = stage_for(Look(language), AREAS[area] - TITLE_BAR)  # type: ignore[arg-type]
    found = [f"{showing.name}: {fault}" for showing in WHOLE for fault in _primary_on(stage, showing)]
    assert not found, "\n".join(found)


def _primary_on(stage: Stage, showing: Showing) -> list[Fault]:
    stage.put(showing)
    return hidden_primary(stage.window)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("area", AREAS)
def test_a_question_opens_at_its_beginning(stage_for: Callable[[Look, QSize], Stage], area: str, percent: int) -> None:
    """Of every shape, also after a question that was scrolled down."""
    stage = stage_for(Look(percent=percent), AREAS[area] - TITLE_BAR)
    screen = stage.window.stack.screen_of(QuestionScreen)
    stage.window.stack.show_screen(QuestionScreen)
    found = []
    for sample in SAMPLES:
        screen.show_step(ask_step(sample, "ja"))
        settle()
        found += [f"{sample.name}: {fault}" for fault in hidden_stem(stage.window)]
        screen.parts.sheet.scroll_by(10_000)
        settle()
    assert not found, "\n".join(found)


def _texts(window: QWidget) -> dict[tuple[str, str, int], int]:
    """Return how often each text is shown in which size."""
    shown: dict[tuple[str, str, int], int] = {}
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QLabel | QAbstractButton | QLineEdit) and widget.text():
            key = type(widget).__name__, widget.text(), widget.fontInfo().pixelSize()
            shown[key] = shown.get(key, 0) + 1
    return shown


SMALL = ("old screen", "laptop at 150 %")


@pytest.mark.slow
@pytest.mark.parametrize("percent", [150, 200])
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("area", SMALL)
def test_large_text_is_read_without_scrolling_sideways(
    stage_for: Callable[[Look, QSize], Stage], area: str, language: str, percent: int
) -> None:
    """On every screen of the smallest work areas, and nothing stands outside its place."""
    stage = stage_for(Look(language, percent=percent), AREAS[area] - TITLE_BAR)  # type: ignore[arg-type]
    found = {str(fault): showing.name for showing in WHOLE for fault in _sideways_on(stage, showing)}
    assert not found, "\n".join(f"{name}: {fault}" for fault, name in found.items())


def _sideways_on(stage: Stage, showing: Showing) -> list[Fault]:
    stage.put(showing)
    return outside(stage.window)


@pytest.mark.wcag("1.4.4")
@pytest.mark.slow
def test_another_text_size_reaches_every_text_at_once(stage_for: Callable[[Look, QSize], Stage]) -> None:
    """What lives on the screen has then the size that a fresh window would give it."""
    found = left_behind(stage_for, KINDS)
    assert not found, "\n".join(found)


def left_behind(stage_for: Callable[[Look, QSize], Stage], showings: list[Showing]) -> list[str]:
    """Return the showings on which texts keep another size than a fresh window gives them."""
    size, found = QSize(1280, 800), []
    living, sizes = stage_for(Look(), size), dict[str, dict[tuple[str, str, int], int]]()
    for showing in showings:
        stage_of(living, 100).put(showing)
        stage_of(living, 150)
        settle()
        sizes[showing.name] = _texts(living.window)
    fresh = stage_for(Look(percent=150), size)
    for showing in showings:
        fresh.put(showing)
        wanted = _texts(fresh.window)
        if sizes[showing.name] != wanted:
            found.append(f"{showing.name}: {sorted(sizes[showing.name].items() ^ wanted.items())[:4]}")
    return found


def test_control_a_text_that_keeps_its_size_is_found(
    stage_for: Callable[[Look, QSize], Stage], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As all of them once did."""
    monkeypatch.setattr(Prose, "changeEvent", QLabel.changeEvent)
    question = [showing for showing in WHOLE if showing.name == "choose-one-ask"]
    assert left_behind(stage_for, question)


def stage_of(stage: Stage, percent: int) -> Stage:
    """Let the learner choose a text size."""
    stage.appearance.apply(Preferences(stage.look.language, stage.look.theme, text_percent=percent, calm=True))
    return stage


def test_control_a_primary_button_below_the_fold_is_found(qtbot: QtBot) -> None:
    """At the end of a long page."""
    page = Page("長い")
    qtbot.addWidget(page)
    page.column.addSpacing(2_000)
    page.column.addWidget(button("はじめる", "primary"))
    page.resize(600, 400)
    page.show()
    settle()
    assert [fault.kind for fault in hidden_primary(page)] == ["primary out of sight"]
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    settle()
    assert hidden_primary(page) == []


def test_control_a_scrolled_question_is_found(stage_for: Callable[[Look, QSize], Stage]) -> None:
    """Its stem is gone from sight."""
    stage = stage_for(Look(percent=200), AREAS["laptop at 150 %"] - TITLE_BAR)
    screen = stage.window.stack.screen_of(QuestionScreen)
    stage.window.stack.show_screen(QuestionScreen)
    screen.show_step(ask_step(SAMPLES[0], "ja"))
    settle()
    assert hidden_stem(stage.window) == []
    screen.parts.sheet.scroll_by(10_000)
    settle()
    assert [fault.kind for fault in hidden_stem(stage.window)] == ["stem out of sight"]
