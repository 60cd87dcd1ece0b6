"""The chance that a blind guess gets a fact right, question by question."""

from collections.abc import Callable

from trainer.domain.asking import Asking, MatchPairs, SortCases
from trainer.domain.pack import Pack
from trainer.domain.question import Question, ShowingId
from trainer.domain.review import Answered
from trainer.question_types.question_type import QuestionType
from trainer.scheduling.forecast import GUESSES


def guess_of(asking: Asking) -> float:
    """Return the chance that a blind guess gets one fact of this asking right; 0 where the answer is produced."""
    match asking.shape:
        case MatchPairs(right=right):
            return 1 / max(len(right), 1)
        case SortCases(bins=bins):
            return 1 / max(len(bins), 1)
        case _:
            return 1 / asking.options if asking.options else 0.0


class Guesses:
    """Each wording of a question is drawn once to see; of one that is gone or has another form, the usual chance."""

    def __init__(self, pack: Pack, type_of: Callable[[Question], QuestionType]) -> None:
        self._pack = pack
        self._type_of = type_of
        self._known: dict[ShowingId, float] = {}

    def of(self, answered: Answered) -> float:
        """Return the chance at this answer."""
        question = self._pack.shown(answered.question, answered.variant)
        if question is None or question.form is not answered.form:
            return GUESSES[answered.form]
        known = self._known.get(question.showing)
        if known is None:
            # Neither draw nor language changes how many there are to choose from.
            asking = self._type_of(question).ask(question, self._pack, 0, "ja")
            known = self._known[question.showing] = guess_of(asking)
        return known
