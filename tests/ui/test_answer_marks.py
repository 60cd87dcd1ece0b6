"""The marks of the real question types, as the views show them."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.question_types.samples import RIGHT_RESPONSE, WRONG_RESPONSE, sample_pack
from trainer.domain.response import DONT_KNOW, Response
from trainer.question_types import QUESTION_TYPES
from trainer.question_types.question_type import QuestionType
from trainer.ui.question.answers import view_for


def states(view: QWidget) -> set[str]:
    """Return the states of everything in the view that is not hidden."""
    parts = [part for part in view.findChildren(QWidget) if part.isVisibleTo(view)]
    return {str(part.property("state")) for part in parts if part.property("state")}


def marked(kind: QuestionType, which: str, folder: Path, qtbot: QtBot) -> set[str]:
    """Ask the sample of a type, give that kind of answer, and return the states shown."""
    pack = sample_pack(folder)
    question = next(question for question in pack.questions.values() if question.type == kind.name)
    asking = kind.ask(question, pack, 7, "ja")
    answers = {
        "right": RIGHT_RESPONSE[kind.name](question, asking),
        "wrong": WRONG_RESPONSE[kind.name](question, asking),
        "unknown": DONT_KNOW,
    }
    response: Response = answers[which]
    view = view_for(asking.shape)
    qtbot.addWidget(view)
    view.show_marks(kind.grade(question, pack, asking, response), response)
    return states(view)


@pytest.mark.parametrize("kind", QUESTION_TYPES, ids=lambda kind: kind.name)
def test_right_shows_no_cross(kind: QuestionType, tmp_path: Path, qtbot: QtBot) -> None:
    """A right answer of every type is marked right and nothing in it wrong."""
    shown = marked(kind, "right", tmp_path, qtbot)
    assert "right" in shown
    assert "wrong" not in shown


@pytest.mark.parametrize("kind", QUESTION_TYPES, ids=lambda kind: kind.name)
def test_wrong_shows_where(kind: QuestionType, tmp_path: Path, qtbot: QtBot) -> None:
    """A wrong answer of every type is marked wrong in its place."""
    assert "wrong" in marked(kind, "wrong", tmp_path, qtbot)


# A card has no 「わからない」: the learner says "not".
@pytest.mark.parametrize("kind", [kind for kind in QUESTION_TYPES if kind.name != "card"], ids=lambda kind: kind.name)
def test_not_knowing_is_shown(kind: QuestionType, tmp_path: Path, qtbot: QtBot) -> None:
    """「わからない」 on every type can be shown."""
    assert marked(kind, "unknown", tmp_path, qtbot)
