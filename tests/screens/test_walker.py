"""Every screen in every look: named, reached by Tab, seen, readable, and nothing cut off.

The short form leaves out some showings and looks; `-m long` walks all of them.
"""

from collections.abc import Callable, Iterable, Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.screens.showings import SHOWINGS, Showing
from tests.screens.stage import STANDARD, TALL, Look, Stage
from tests.screens.walker import rounds
from tests.screens.walker.fault import Fault
from tests.screens.workshop_samples import PACK_WORDS
from trainer.domain.asking import AnswerShape
from trainer.domain.text import Language
from trainer.ui.question.screen import QuestionScreen
from trainer.ui.screen import NamesFirstFocus
from trainer.ui.screens import SCREENS

LEAST = QSize(1024, 700)
LONG = pytest.mark.long
NAMED = ("learner-", "focus-a", "focus-marketing", "focus-sales", "focus-both", "segment-training-")
"""Buttons that bear a learner's name, a word of the pack, or the title of a training."""
FEW = ("-right",)
"""Showings whose widgets the others have too."""


@pytest.fixture
def stage_for(qapp: QApplication, packaged_font: bool) -> Iterator[Callable[[Look, QSize], Stage]]:
    """Return a maker of stages, taken down at the end."""
    made: list[Stage] = []

    def make(look: Look, size: QSize = STANDARD) -> Stage:
        made.append(Stage(qapp, look, size))
        return made[-1]

    yield make
    for stage in made:
        stage.close()
    qapp.setStyleSheet("")


Walk = Callable[[QWidget], list[Fault]]


def walked(stage: Stage, showings: Iterable[Showing], *walks: Walk) -> list[str]:
    """Return what the walks found, each fault once, with the showing it was met on."""
    found: dict[str, str] = {}
    for showing in showings:
        stage.put(showing)
        for walk in walks:
            for fault in walk(stage.walked(showing)):
                found.setdefault(str(fault), showing.name)
    return [f"{showing}: {fault}" for fault, showing in found.items()]


def told(found: list[str]) -> str:
    """Return the faults one a line."""
    return "\n".join(["", *found])


def few() -> list[Showing]:
    """Return the showings of the short form: every screen and every answer shape, asked and answered."""
    return [showing for showing in SHOWINGS if not showing.name.endswith(FEW)]


def test_every_screen_and_every_shape_is_shown() -> None:
    """A new screen or a new shape cannot be left out."""
    assert {showing.screen for showing in SHOWINGS} == {spec.name for spec in SCREENS}
    names = {showing.name for showing in SHOWINGS}
    assert len(names) == len(SHOWINGS)
    assert sum(name.endswith("-ask") for name in names) == len(AnswerShape.__args__)
    assert sum(name.endswith("-wrong") for name in names) == len(AnswerShape.__args__)


@pytest.mark.wcag("1.4.3", "1.4.11", "2.1.2", "2.4.3", "2.4.7", "4.1.2")
@pytest.mark.parametrize(
    "look", [Look(), Look("en", "dark"), pytest.param(Look("ja", "dark"), marks=LONG)], ids=Look.name
)
def test_eyes_and_keyboard(stage_for: Callable[[Look, QSize], Stage], look: Look) -> None:
    """Everything that takes the keyboard has a name, a turn and a ring; texts and edges can be seen."""
    walks = (rounds.names, rounds.contrasts, rounds.keyboard, rounds.fields)
    found = walked(stage_for(look, TALL), few(), *walks)
    assert not found, told(found)


def test_the_keyboard_begins_where_the_screen_says(stage_for: Callable[[Look, QSize], Stage]) -> None:
    """A screen that names its first stop has the keyboard there; a question has it on its answer or on what goes on."""
    stage, named = stage_for(Look(), STANDARD), set[str]()
    for showing in SHOWINGS:
        screen = stage.put(showing)
        here = QApplication.focusWidget()
        if isinstance(screen, QuestionScreen):
            assert here is not None, showing.name
            view = screen.parts.view
            assert view is not None
            assert here in (view, screen.parts.footer.primary_button) or view.isAncestorOf(here), showing.name
        elif isinstance(screen, NamesFirstFocus) and not showing.part:
            assert here is screen.first_focus, showing.name
            named.add(showing.screen)
    assert {"home", "session_summary"} <= named


@pytest.mark.parametrize("language", ["ja", "en"])
def test_nothing_is_said_twice(stage_for: Callable[[Look, QSize], Stage], language: Language) -> None:
    """On no screen, asked or answered, in no language."""
    found = walked(stage_for(Look(language), STANDARD), SHOWINGS, rounds.once)
    assert not found, told(found)


ROOMY = [
    (Look("ja", percent=200), STANDARD),
    (Look("en", percent=200), STANDARD),
    (Look("en", pseudo=True), STANDARD),
    (Look("ja"), LEAST),
    (Look("en"), LEAST),
]
NARROW = [(Look("ja", percent=percent), LEAST) for percent in (125, 150, 175, 200)]
NARROW += [(Look("en", percent=percent), LEAST) for percent in (125, 150, 175, 200)]
NARROW += [(Look("en", percent=125, pseudo=True), STANDARD), (Look("ja", percent=150), STANDARD)]


@pytest.mark.wcag("1.4.4", "1.4.10")
@pytest.mark.parametrize(
    ("look", "size"),
    [*ROOMY, *(pytest.param(*each, marks=LONG) for each in NARROW)],
    ids=lambda value: value.name() if isinstance(value, Look) else str(value.width()),
)
def test_everything_has_room(stage_for: Callable[[Look, QSize], Stage], look: Look, size: QSize) -> None:
    """No text is cut off, nothing stands outside or over its neighbour: large text, long words, a small window."""
    found = walked(stage_for(look, size), SHOWINGS, rounds.room)
    assert not found, told(found)


def test_every_word_on_a_button_can_be_translated(stage_for: Callable[[Look, QSize], Stage]) -> None:
    """In the pseudo-locale every button of ours speaks it; languages name themselves, as learners and packs do."""
    stage, plain = stage_for(Look("en", pseudo=True), STANDARD), set[str]()
    for showing in SHOWINGS:
        stage.put(showing)
        buttons = [each for each in stage.window.findChildren(QAbstractButton) if each.isVisible()]
        buttons = [each for each in buttons if not each.objectName().startswith(NAMED)]
        plain |= {each.text().removesuffix("  ×") for each in buttons if "⟦" not in each.text()}
    plain -= PACK_WORDS
    assert {words for words in plain if any(letter.isalpha() for letter in words)} == {"日本語", "English"}


@LONG
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("percent", [100, 200])
def test_all_showings_in_all_looks(
    stage_for: Callable[[Look, QSize], Stage], theme: str, language: str, percent: int
) -> None:
    """The long form: all showings, themes and languages, usual and largest text, in a window without scrolling."""
    look = Look(language, theme, percent)  # type: ignore[arg-type]
    size = TALL if percent == 100 else QSize(1280, 5000)
    walks = (rounds.names, rounds.contrasts, rounds.keyboard, rounds.room)
    found = walked(stage_for(look, size), SHOWINGS, *walks)
    assert not found, told(found)
