"""Choose several: right only with all the right options and no other."""

from dataclasses import dataclass
from random import Random
from typing import ClassVar

from trainer.domain.asking import Asking, ChooseSeveral
from trainer.domain.grade import Grade, Verdict
from trainer.domain.pack import Pack
from trainer.domain.question import Form, Question
from trainer.domain.response import Response
from trainer.domain.text import Language, Text
from trainer.packs.entry import Entry
from trainer.packs.optioned import Optioned
from trainer.question_types.parts.choices import (
    Choice,
    in_displayed_order,
    marks_of,
    options_of,
    parse_choices,
    refutations_of,
    shuffled,
)
from trainer.question_types.parts.marking import MOST_OPTIONS, JudgedPart, listed, outcomes_of
from trainer.question_types.question_type import body_of


@dataclass(frozen=True, slots=True)
class MultiBody(Optioned):
    """The options in the author's order; one or more are right."""

    choices: tuple[Choice, ...]
    options_key: ClassVar[str] = "choices"

    @property
    def written_options(self) -> tuple[Choice, ...]:
        """Return the choices, which a learner chooses among."""
        return self.choices


class MultipleChoice:
    """`type: multi`."""

    name = "multi"
    title = Text("すべて選ぶ", "Choose all that apply")
    form = Form.RECOGNISE

    def parse(self, entry: Entry) -> MultiBody | None:
        """Read `choices`; None where there are none."""
        choices = parse_choices(entry, "choices", only_one=False)
        return MultiBody(choices) if choices else None

    def ask(self, question: Question, pack: Pack, seed: int, language: Language) -> Asking:  # noqa: ARG002 - contract
        """Draw one showing."""
        choices = shuffled(body_of(question, MultiBody).choices, Random(seed))
        return Asking(
            question=question.id,
            type=self.name,
            seed=seed,
            language=language,
            prompt=question.stem.in_(language),
            shape=ChooseSeveral(options_of(choices, language)),
            order=tuple(choice.key for choice in choices),
            options=min(2 ** len(choices) - 1, MOST_OPTIONS),
        )

    def grade(self, question: Question, pack: Pack, asking: Asking, response: Response) -> Grade:  # noqa: ARG002 - contract
        """Judge the set of keys that were chosen."""
        choices = in_displayed_order(body_of(question, MultiBody).choices, asking.order)
        chosen = set(response.parts)
        correct = chosen == {choice.key for choice in choices if choice.ok}
        refutations = refutations_of(choices, chosen, asking.language)
        parts = [JudgedPart(correct=False, taken_for=refutation.taken_for) for refutation in refutations]
        return Grade(
            verdict=Verdict.RIGHT if correct else Verdict.WRONG,
            outcomes=outcomes_of(question, parts, correct=correct),
            marks=marks_of(choices, chosen),
            right_answer=listed((each.text.in_(asking.language) for each in choices if each.ok), asking.language),
            refutations=refutations,
        )
