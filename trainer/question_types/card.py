"""A card to turn: the only self-judged type, for what no other type can ask."""

from dataclasses import dataclass

from trainer.domain.asking import Asking, TurnCard
from trainer.domain.grade import Grade, PartMark, Verdict
from trainer.domain.message import message
from trainer.domain.pack import Pack
from trainer.domain.question import Body, Form, Question
from trainer.domain.response import Response
from trainer.domain.text import Language, Text
from trainer.packs.entry import Entry
from trainer.question_types.common.marking import one_line, outcomes_of
from trainer.question_types.common.showing import showing
from trainer.question_types.question_type import Traits, body_of

_KNEW = "knew"
_NOT = "not"


@dataclass(frozen=True, slots=True)
class CardBody(Body):
    """The back, and why no form that the app can judge exists."""

    back: Text
    because: Text


class Card:
    """`type: card`."""

    name = "card"
    title = message("Card")
    form = Form.SELF_JUDGED
    traits = Traits()

    def parse(self, entry: Entry) -> CardBody | None:
        """Read `back` and `because`."""
        return CardBody(entry.text("back"), entry.text("because"))

    def ask(self, question: Question, pack: Pack, seed: int, language: Language) -> Asking:
        """Return the showing; nothing is drawn."""
        return showing(question, TurnCard(body_of(question, CardBody).back.in_(language)), (seed, language))

    def grade(self, question: Question, pack: Pack, asking: Asking, response: Response) -> Grade:
        """Take the learner's word for it."""
        correct = response.parts == (_KNEW,)
        marks = (
            PartMark(_KNEW, chosen=correct, right=True),
            PartMark(_NOT, chosen=response.parts == (_NOT,), right=False),
        )
        return Grade(
            verdict=Verdict.RIGHT if correct else Verdict.WRONG,
            outcomes=outcomes_of(question, correct=correct),
            marks=marks,
            right_answer=one_line(body_of(question, CardBody).back.in_(asking.language)),
        )
