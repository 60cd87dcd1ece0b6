"""What there is to learn, by number: facts, topics, twins and ways of asking, beside the pack the product sees."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from tests.benchmarks.measuring import ROOT
from tests.study.small_pack import fact, pack_of, question
from trainer.domain.pack import Pack
from trainer.domain.question import Form, Question
from trainer.packs.read_pack import read_pack
from trainer.question_types import QUESTION_TYPES
from trainer.scheduling.catalogue import Catalogue

FEEDBACK_SECONDS = 8.0
WAYS = {
    "pick": (0.25, 11.0),
    "contrast": (0.5, 7.0),
    "type": (0.0, 17.0),
    # The built-in bank's types: chance of a blind hit by part, seconds to answer where it tests one fact.
    "single": (0.25, 11.0),
    "truefalse": (0.13, 13.0),
    "multi": (0.1, 14.0),
    "order": (0.05, 18.0),
    "sort": (0.4, 12.0),
    "match": (0.25, 12.0),
    "cloze": (0.0, 17.0),
    "short": (0.0, 17.0),
    "numeric": (0.0, 25.0),
    "card": (0.0, 10.0),
}
WAYS_OF_FORM = {
    Form.RECOGNISE: (0.25, 12.0),
    Form.CONTRAST: (0.25, 12.0),
    Form.PRODUCE: (0.0, 17.0),
    Form.SELF_JUDGED: (0.0, 10.0),
}
"""What a type counts as that nobody has measured yet."""
FORM_NUMBER = {Form.RECOGNISE: 0, Form.CONTRAST: 1, Form.PRODUCE: 2, Form.SELF_JUDGED: 2}


def way_of(asked: Question) -> tuple[float, float]:
    """Return the chance of a blind hit by part and the seconds to answer; by form where the type is new."""
    return WAYS.get(asked.type, WAYS_OF_FORM[asked.form])


@dataclass(frozen=True, slots=True)
class Way:
    """One question by number."""

    facts: tuple[int, ...]
    form: int
    guess: float
    seconds: float
    """With the feedback, of its first fact; each further one costs what the regime's row says."""


class Bank:
    """A pack and the same by number."""

    def __init__(self, name: str, pack: Pack) -> None:
        self.name = name
        self.catalogue = Catalogue(pack)
        catalogue = self.catalogue
        self.fact_ids = list(catalogue.facts)
        self.number = {identity: number for number, identity in enumerate(self.fact_ids)}
        self.topic_of = [catalogue.topic_number[identity] for identity in self.fact_ids]
        self.topics = len(catalogue.topics)
        self.facts = len(self.fact_ids)
        self.in_topic: list[list[int]] = [[] for _ in range(self.topics)]
        for number, topic in enumerate(self.topic_of):
            self.in_topic[topic].append(number)
        self.twin = [
            next((self.number[twin] for twin in catalogue.facts[identity].twins if twin in self.number), -1)
            for identity in self.fact_ids
        ]
        asked = dict.fromkeys(one.id for several in catalogue.questions_of.values() for one in several)
        self.question_ids = list(asked)
        self.question_of = questions = pack.questions
        self.ways = [
            Way(
                tuple(self.number[one] for one in questions[identity].tests if one in self.number),
                FORM_NUMBER[questions[identity].form],
                way_of(questions[identity])[0],
                way_of(questions[identity])[1] + FEEDBACK_SECONDS,
            )
            for identity in self.question_ids
        ]
        place = {identity: number for number, identity in enumerate(self.question_ids)}
        self.ways_of = [
            sorted((place[one.id] for one in catalogue.questions_of[identity]), key=lambda way: self.ways[way].form)
            for identity in self.fact_ids
        ]
        self.way_number = place


@cache
def made_bank(each: int) -> Bank:
    """Return 14 topics of `each` facts, each with its twin across and one question of each form."""
    names = [f"a{number}" for number in range(7)]
    facts = [
        fact(name, side, number, f"{name}.{other[0]}.{number}")
        for name in names
        for side, other in (("marketing", "sales"), ("sales", "marketing"))
        for number in range(each)
    ]
    Random(1).shuffle(facts)
    questions = [question(one.id, number, kind) for one in facts for number, kind in enumerate(WAYS) if number < 3]
    return Bank(f"14 topics x {each}", pack_of(facts, questions, names))


@cache
def built_in_bank() -> Bank:
    """Return the built-in pack as it is."""
    read = read_pack(Path(ROOT) / "questions" / "sales-marketing", QUESTION_TYPES, None)
    assert read.pack is not None
    return Bank("built-in bank", read.pack)
