"""What choosing one and choosing several have in common: the body, the draw, and the grade but for its two words."""

from collections.abc import Collection
from dataclasses import dataclass
from random import Random
from typing import ClassVar

from trainer.domain.asking import Asking
from trainer.domain.grade import Grade, Verdict
from trainer.domain.question import Question
from trainer.question_types.common.choices import Choice, in_displayed_order, marks_of, refutations_of, shuffled
from trainer.question_types.common.marking import JudgedPart, listed, outcomes_of
from trainer.question_types.common.optioned import Optioned


@dataclass(frozen=True, slots=True)
class ChoicesBody(Optioned):
    """The options in the author's order."""

    choices: tuple[Choice, ...]
    options_key: ClassVar[str] = "choices"

    @property
    def written_options(self) -> tuple[Choice, ...]:
        """Return the choices, which a learner chooses among."""
        return self.choices

    def drawn(self, seed: int) -> tuple[Choice, ...]:
        """Return the choices in the order of one showing."""
        return shuffled(self.choices, Random(seed))

    def right_keys(self, asking: Asking) -> set[str]:
        """Return the keys that are right among those shown."""
        return {choice.key for choice in in_displayed_order(self.choices, asking.order) if choice.ok}


def graded(question: Question, body: ChoicesBody, asking: Asking, chosen: Collection[str], *, correct: bool) -> Grade:
    """Return the grade of the keys `chosen`; each wrong one is refuted and names the fact it was taken for."""
    choices = in_displayed_order(body.choices, asking.order)
    refutations = refutations_of(choices, chosen, asking.language)
    parts = [JudgedPart(correct=False, taken_for=refutation.taken_for) for refutation in refutations]
    return Grade(
        verdict=Verdict.RIGHT if correct else Verdict.WRONG,
        outcomes=outcomes_of(question, parts, correct=correct),
        marks=marks_of(choices, chosen),
        right_answer=listed((each.text.in_(asking.language) for each in choices if each.ok), asking.language),
        refutations=refutations,
    )
