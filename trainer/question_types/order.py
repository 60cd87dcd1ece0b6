"""Put in order: all items, each in its place."""

from dataclasses import dataclass
from math import factorial
from random import Random

from trainer.domain.asking import Asking, Option, PutInOrder
from trainer.domain.grade import Grade, PartMark, Refutation, Score, Verdict
from trainer.domain.message import Message, message
from trainer.domain.pack import Pack
from trainer.domain.question import Body, Form, Question
from trainer.domain.response import Response
from trainer.domain.subject import FactId
from trainer.domain.text import Language, Text
from trainer.packs.entry import Entry
from trainer.question_types.common.marking import MOST_OPTIONS, JudgedPart, one_line, outcomes_of
from trainer.question_types.common.reading import at_least, part_fact, part_key, tested_facts
from trainer.question_types.common.showing import Drawn, showing
from trainer.question_types.question_type import Traits, body_of

_FEWEST = 3
"""With two items, never showing the right order first would give it away."""
_MOST_COUNTED = 8


@dataclass(frozen=True, slots=True)
class Item:
    """One item and why it stands where it stands."""

    key: str
    text: Text
    why: Text
    fact: FactId | None = None


@dataclass(frozen=True, slots=True)
class OrderBody(Body):
    """The items in the right order."""

    items: tuple[Item, ...]


class Order:
    """`type: order`."""

    name = "order"
    title = message("Put in order")
    form = Form.RECOGNISE
    traits = Traits(parts=(("items", "text"),))

    def parse(self, entry: Entry) -> OrderBody | None:
        """Read `items`; None where there are too few."""
        tested = tested_facts(entry)
        taken: set[str] = set()
        items = tuple(
            [
                Item(part_key(part, taken), part.text("text"), part.text("why"), part_fact(part, tested))
                for part in entry.entries("items")
            ]
        )
        return OrderBody(items) if at_least(entry, "items", len(items), _FEWEST) else None

    def ask(self, question: Question, pack: Pack, seed: int, language: Language) -> Asking:
        """Draw one showing; it never starts in the right order."""
        right = body_of(question, OrderBody).items
        items = list(right)
        Random(seed).shuffle(items)
        if tuple(items) == right:
            items = [*items[1:], items[0]]
        shape = PutInOrder(tuple(Option(item.key, item.text.in_(language)) for item in items))
        possible = factorial(len(items)) if len(items) < _MOST_COUNTED else MOST_OPTIONS
        return showing(question, shape, (seed, language), Drawn(tuple(item.key for item in items), possible))

    def grade(self, question: Question, pack: Pack, asking: Asking, response: Response) -> Grade:
        """Judge the place of every item; an item with a fact decides that fact."""
        items, language = body_of(question, OrderBody).items, asking.language
        answered = response.parts
        placed = [index < len(answered) and answered[index] == item.key for index, item in enumerate(items)]
        correct = all(placed) and len(answered) == len(items)
        parts = [JudgedPart(ok, item.fact) for ok, item in zip(placed, items, strict=True)]
        return Grade(
            verdict=Verdict.RIGHT if correct else Verdict.WRONG,
            outcomes=outcomes_of(question, parts, correct=correct),
            marks=tuple(
                PartMark(item.key, item.key in answered, ok, str(index))
                for index, (item, ok) in enumerate(zip(items, placed, strict=True), start=1)
            ),
            right_answer=" → ".join(one_line(item.text.in_(language)) for item in items),
            refutations=tuple(
                Refutation(item.text.in_(language), item.why.in_(language), lead=_lead(item, language))
                for item, ok in zip(items, placed, strict=True)
                if not ok and item.key in answered
            ),
            score=Score(sum(placed), len(items)),
        )


def _lead(item: Item, language: Language) -> Message:
    """Return what an item's reason answers: not why it was chosen, but why it stands where it stands."""
    return message("Where “{chosen}” belongs", chosen=item.text.in_(language).rstrip("。. "))
