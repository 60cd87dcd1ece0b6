"""Feedback on one screen: at the commonest laptop's size nothing scrolls, whatever was asked and answered."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget

from tests.screens.every_feedback import Told, every_feedback
from tests.screens.stage import Look, Stage, settle
from trainer.domain.message import NOTHING
from trainer.domain.pack import Pack
from trainer.domain.text import Language
from trainer.packs.read_pack import read_pack
from trainer.question_types import QUESTION_TYPES
from trainer.resources import questions_folder
from trainer.ui.question.contrast_table import FactCell
from trainer.ui.question.screen import QuestionScreen

SMALL = QSize(1366, 700)
"""The work area of a 1366 × 768 screen with a task bar, without the window's own title."""
PACKS = ("sales-marketing", "sales-marketing-extended", "sales-marketing-exam")
FEW = 41
"""Of so many questions one is asked where not all are; a prime, so that every type comes."""
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(scope="module", params=("ja", "en"))
def stage(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Stage]:
    """Return a window of the small size."""
    made = Stage(qapp, Look(request.param), SMALL)
    made.window.stack.show_screen(QuestionScreen)
    settle()
    yield made
    made.close()


def pack_named(name: str) -> Pack:
    """Return a built-in pack."""
    read = read_pack(questions_folder() / name, QUESTION_TYPES)
    assert read.pack is not None
    return read.pack


def out_of_sight(screen: QuestionScreen) -> list[str]:
    """Return what of stem, answer and feedback cannot be seen without scrolling."""
    sheet = screen.parts.sheet
    parts: dict[str, QWidget | None] = {"stem": sheet.prompt, "answer": sheet.view, "feedback": sheet.feedback}
    seen = QRect(QPoint(), sheet.viewport().size())
    return [
        name
        for name, part in parts.items()
        if part is None or not seen.contains(QRect(part.mapTo(sheet.viewport(), QPoint()), part.size()))
    ]


def said_twice(screen: QuestionScreen) -> list[str]:
    """Return the facts that stand on the screen more than once, folded or not."""
    block = screen.parts.feedback
    assert block is not None
    names = [cell.fact for cell in block.findChildren(FactCell)]
    return [name for name in set(names) if names.count(name) > 1]


def show(stage: Stage, told: Told) -> QuestionScreen:
    """Show one feedback, without the line of a first run."""
    screen = stage.window.stack.screen_of(QuestionScreen)
    screen.show_step(replace(told.step, hint=NOTHING))
    settle()
    return screen


def faults(stage: Stage, pack: Pack, language: Language, every: int) -> list[str]:
    """Return the answers whose feedback does not fit or repeats itself."""
    found = []
    for told in every_feedback(pack, language, every):
        screen = show(stage, told)
        hidden, twice = out_of_sight(screen), said_twice(screen)
        if hidden or twice:
            found.append(f"{told}: not in sight {hidden}, twice {twice}")
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", PACKS)
def test_feedback_fits_for_some_questions(stage: Stage, name: str) -> None:
    """Stem, own choice, verdict, reason, what decides and both facts are seen at once."""
    assert faults(stage, pack_named(name), stage.look.language, FEW) == []


@pytest.mark.long
@pytest.mark.parametrize("name", PACKS)
def test_feedback_fits_for_every_question(stage: Stage, name: str) -> None:
    """Right, not known, all wrong, and wrong by each lure."""
    assert faults(stage, pack_named(name), stage.look.language, 1) == []


def test_control_feedback_with_everything_open_does_not_fit(stage: Stage) -> None:
    """The rule sees what hides: the folded rest, opened, needs more room than there is."""
    pack = pack_named("sales-marketing")
    sort = replace(pack, questions={id_: one for id_, one in pack.questions.items() if one.type == "sort"})
    worst = max(every_feedback(sort, stage.look.language, 12), key=lambda told: len(told.step.told.said))
    screen = show(stage, worst)
    assert out_of_sight(screen) == []
    assert screen.parts.feedback is not None
    screen.parts.feedback.more.setChecked(True)
    settle()
    assert out_of_sight(screen)
