"""Choose one: exactly one option is right, and every other names the fact it was taken for."""

from dataclasses import dataclass
from random import Random
from typing import ClassVar

from trainer.domain.asking import Asking, ChooseOne
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
from trainer.question_types.parts.marking import JudgedPart, one_line, outcomes_of
from trainer.question_types.question_type import body_of


@dataclass(frozen=True, slots=True)
class SingleBody(Optioned):
    """The options in the author's order."""

    choices: tuple[Choice, ...]
    options_key: ClassVar[str] = "choices"

    @property
    def written_options(self) -> tuple[Choice, ...]:
        """Return the choices, which a learner chooses among."""
        return self.choices


class SingleChoice:
    """`type: single`."""

    name = "single"
    title = Text("1つ選ぶ", "Choose one")
    form = Form.RECOGNISE

    def parse(self, entry: Entry) -> SingleBody | None:
        """Read `choices`; None where there are none."""
        choices = parse_choices(entry, "choices", only_one=True)
        return SingleBody(choices) if choices else None

    def ask(self, question: Question, pack: Pack, seed: int, language: Language) -> Asking:  # noqa: ARG002 - contract
        """Draw one showing."""
        choices = shuffled(body_of(question, SingleBody).choices, Random(seed))
        return Asking(
            question=question.id,
            type=self.name,
            seed=seed,
            language=language,
            prompt=question.stem.in_(language),
            shape=ChooseOne(options_of(choices, language)),
            order=tuple(choice.key for choice in choices),
            options=len(choices),
        )

    def grade(self, question: Question, pack: Pack, asking: Asking, response: Response) -> Grade:  # noqa: ARG002 - contract
        """Judge the one key that was chosen; two keys are no answer to this."""
        choices = in_displayed_order(body_of(question, SingleBody).choices, asking.order)
        chosen = response.parts if len(response.parts) == 1 else ()
        correct = any(choice.ok and choice.key in chosen for choice in choices)
        refutations = refutations_of(choices, chosen, asking.language)
        parts = [JudgedPart(correct=False, taken_for=refutation.taken_for) for refutation in refutations]
        return Grade(
            verdict=Verdict.RIGHT if correct else Verdict.WRONG,
            outcomes=outcomes_of(question, parts, correct=correct),
            marks=marks_of(choices, chosen),
            right_answer=next((one_line(each.text.in_(asking.language)) for each in choices if each.ok), ""),
            refutations=refutations,
        )
