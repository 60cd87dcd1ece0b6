"""Judging an answer anew, from its response and the assignment's own pack: what the learner's app claimed is compared.

An answer that matched nothing the pack foresees stays as it was claimed, and is shown so.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from trainer.domain.assignment import HandedInAnswer
from trainer.domain.kept_answer import WrongFact
from trainer.domain.pack import Pack
from trainer.domain.question import Question
from trainer.domain.response import DONT_KNOW, Response
from trainer.domain.text import FIRST_LANGUAGE
from trainer.question_types import QUESTION_TYPES
from trainer.question_types.question_type import QuestionType

OTHER: Final = "other"
"""What was typed matched neither an accepted wording nor a lure nor a number."""
_SAID: Final = ("w:", "l:", "n:", "t:")
_TYPES: Final[Mapping[str, QuestionType]] = {kind.name: kind for kind in QUESTION_TYPES}
_TYPED: Final = frozenset({"short", "numeric", "cloze"})
"""Types whose parts say what they matched."""


class Regraded(NamedTuple):
    """One answer as the console judges it."""

    correct: bool
    as_claimed: bool
    """It matched nothing the pack foresees, so it stands as the learner's app called it."""
    wrong: tuple[WrongFact, ...]


class Grader:
    """Judges answers by one pack; what was judged once is known, since thousands give the same few answers."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._known: dict[tuple[object, ...], Regraded] = {}

    def of(self, answer: HandedInAnswer) -> Regraded:
        """Return how the pack judges an answer; the same for the same answer, whatever else was handed in.

        What the pack does not have, or never asked like this, is not right.
        """
        question = self._pack.shown(answer.question, answer.variant)
        if question is None:
            return Regraded(correct=False, as_claimed=False, wrong=())
        if OTHER in answer.response and question.type in _TYPED:
            wrong = () if answer.claimed else tuple(WrongFact(fact) for fact in question.tests)
            return Regraded(answer.claimed, as_claimed=True, wrong=wrong)
        # Without figures a draw only orders what is shown.
        seed = answer.seed if question.body.figures else 0
        key = (question.showing, answer.response, answer.language, seed)
        if key not in self._known:
            self._known[key] = _judged(self._pack, question, answer, seed)
        return self._known[key]


def _judged(pack: Pack, question: Question, answer: HandedInAnswer, seed: int) -> Regraded:
    kind = _TYPES[question.type]
    asking = kind.ask(question, pack, seed, answer.language or FIRST_LANGUAGE)
    response = _as_typed(answer.response) if question.type in _TYPED else Response(answer.response)
    grade = kind.grade(question, pack, asking, response)
    wrong = tuple(WrongFact(one.fact, one.taken_for) for one in grade.outcomes if not one.correct)
    return Regraded(grade.correct, as_claimed=False, wrong=wrong)


def _as_typed(parts: Sequence[str]) -> Response:
    texts = tuple(part[2:] if part.startswith(_SAID) else part for part in parts)
    return Response(texts) if any(texts) else DONT_KNOW
