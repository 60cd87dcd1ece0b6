"""Choose several: right only with all the right options and no other."""

from dataclasses import dataclass

from trainer.domain.asking import Asking, ChooseSeveral
from trainer.domain.grade import Grade
from trainer.domain.message import message
from trainer.domain.pack import Pack
from trainer.domain.question import Form, Question
from trainer.domain.response import Response
from trainer.domain.text import Language
from trainer.packs.entry import Entry
from trainer.question_types.common.choices import keys_of, options_of, parse_choices
from trainer.question_types.common.choosing import ChoicesBody, graded
from trainer.question_types.common.marking import MOST_OPTIONS
from trainer.question_types.common.showing import Drawn, showing
from trainer.question_types.question_type import Traits, body_of


@dataclass(frozen=True, slots=True)
class MultiBody(ChoicesBody):
    """The options in the author's order; one or more are right."""


class MultipleChoice:
    """`type: multi`."""

    name = "multi"
    title = message("Choose all that apply")
    form = Form.RECOGNISE
    traits = Traits(stem_asks=True, several_right=True)

    def parse(self, entry: Entry) -> MultiBody | None:
        """Read `choices`; None where there are none."""
        choices = parse_choices(entry, "choices", only_one=False)
        return MultiBody(choices) if choices else None

    def ask(self, question: Question, pack: Pack, seed: int, language: Language) -> Asking:
        """Draw one showing."""
        choices = body_of(question, MultiBody).drawn(seed)
        drawn = Drawn(keys_of(choices), min(2 ** len(choices) - 1, MOST_OPTIONS))
        return showing(question, ChooseSeveral(options_of(choices, language)), (seed, language), drawn)

    def grade(self, question: Question, pack: Pack, asking: Asking, response: Response) -> Grade:
        """Judge the set of keys that were chosen."""
        chosen = set(response.parts)
        body = body_of(question, MultiBody)
        return graded(question, body, asking, chosen, correct=chosen == body.right_keys(asking))
