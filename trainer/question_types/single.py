"""Choose one: exactly one option is right, and every other names the fact it was taken for."""

from dataclasses import dataclass

from trainer.domain.asking import Asking, ChooseOne
from trainer.domain.grade import Grade
from trainer.domain.message import message
from trainer.domain.pack import Pack
from trainer.domain.question import Form, Question
from trainer.domain.response import Response
from trainer.domain.text import Language
from trainer.packs.entry import Entry
from trainer.question_types.common.choices import keys_of, options_of, parse_choices
from trainer.question_types.common.choosing import ChoicesBody, graded
from trainer.question_types.common.showing import Drawn, showing
from trainer.question_types.question_type import Traits, body_of


@dataclass(frozen=True, slots=True)
class SingleBody(ChoicesBody):
    """The options in the author's order; one is right."""


class SingleChoice:
    """`type: single`."""

    name = "single"
    title = message("Choose one")
    form = Form.RECOGNISE
    traits = Traits(stem_asks=True)

    def parse(self, entry: Entry) -> SingleBody | None:
        """Read `choices`; None where there are none."""
        choices = parse_choices(entry, "choices", only_one=True)
        return SingleBody(choices) if choices else None

    def ask(self, question: Question, pack: Pack, seed: int, language: Language) -> Asking:
        """Draw one showing."""
        choices = body_of(question, SingleBody).drawn(seed)
        drawn = Drawn(keys_of(choices), len(choices))
        return showing(question, ChooseOne(options_of(choices, language)), (seed, language), drawn)

    def grade(self, question: Question, pack: Pack, asking: Asking, response: Response) -> Grade:
        """Judge the one key that was chosen; two keys are no answer to this."""
        chosen = response.parts if len(response.parts) == 1 else ()
        body = body_of(question, SingleBody)
        return graded(question, body, asking, chosen, correct=set(chosen) == body.right_keys(asking))
