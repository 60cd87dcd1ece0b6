"""A pack made of records, and two question types small enough to read at a glance."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from trainer.domain.asking import Asking, ChooseOne, Option, TypeText
from trainer.domain.grade import FactOutcome, Grade, PartMark, Refutation, Slip, Verdict
from trainer.domain.pack import Pack
from trainer.domain.question import Body, Form, Question, QuestionId
from trainer.domain.response import Response
from trainer.domain.subject import Aspect, AspectId, Fact, FactId, Level, LevelId, PackId, Side, SideId, Source
from trainer.domain.text import Language, Text
from trainer.packs.entry import Entry

MARKETING, SALES = SideId("marketing"), SideId("sales")
RIGHT, TWIN, OTHER = Response(("ok",)), Response(("twin",)), Response(("other",))


class PickOne:
    """Here "ok" is right, "twin" takes the first tested fact for its twin, anything else is merely wrong."""

    name = "pick"
    title = Text("選ぶ")
    form = Form.RECOGNISE

    def parse(self, entry: Entry) -> Body | None:
        """Never read from text."""
        raise NotImplementedError

    def ask(self, question: Question, pack: Pack, seed: int, language: Language) -> Asking:
        """Shuffle three options."""
        keys = ["ok", "twin", "other"]
        Random(seed).shuffle(keys)
        shape = ChooseOne(tuple(Option(key, key) for key in keys))
        prompt = question.stem.in_(language)
        return Asking(question.id, self.name, seed, language, prompt, shape, tuple(keys), 3, question.variant)

    def grade(self, question: Question, pack: Pack, asking: Asking, response: Response) -> Grade:
        """Compare the key."""
        key = response.parts[0] if response.parts else ""
        twins = pack.facts[question.tests[0]].twins
        taken = twins[0] if key == "twin" and twins else None
        outcomes = tuple(FactOutcome(fact, key == "ok", taken) for fact in question.tests)
        verdict = Verdict.RIGHT if key == "ok" else Verdict.WRONG
        wrong = () if key in ("ok", "") else (Refutation(key, "why", taken),)
        return Grade(verdict, outcomes, (PartMark(key, chosen=True, right=key == "ok"),), "ok", wrong)


class TypeOne(PickOne):
    """Here "ok" is right, "og" is near."""

    name = "type"
    form = Form.PRODUCE

    def ask(self, question: Question, pack: Pack, seed: int, language: Language) -> Asking:
        """Ask for a text."""
        prompt = question.stem.in_(language)
        return Asking(
            question.id, self.name, seed, language, prompt, TypeText(), (), 0, question.variant, retypable=True
        )

    def grade(self, question: Question, pack: Pack, asking: Asking, response: Response) -> Grade:
        """Compare the text."""
        if response.parts != ("og",):
            return super().grade(question, pack, asking, response)
        outcomes = tuple(FactOutcome(fact, correct=False) for fact in question.tests)
        slips = (Slip("o", differs=False), Slip("g", differs=True))
        return Grade(Verdict.NEAR, outcomes, (), "ok", slips=slips)


class ContrastOne(PickOne):
    """The same keys, asked as a contrast."""

    name = "contrast"
    form = Form.CONTRAST


TYPES = (PickOne(), ContrastOne(), TypeOne())
FORMS = {one.name: one.form for one in TYPES}


@dataclass(frozen=True, slots=True)
class NoBody(Body):
    """These types need nothing of their own."""


def question(fact: str, number: int, kind: str = "pick", *, also: Sequence[str] = (), retired: str = "") -> Question:
    """Return one question on a fact."""
    tests = tuple(FactId(one) for one in (fact, *also))
    stem = Text(f"{fact}の問{number}", f"question {number} on {fact}")
    decides = Text("決め手", "the point")
    identity = QuestionId(f"{fact}.{number}")
    return Question(identity, kind, tests, 1, stem, decides, FORMS[kind], NoBody(), retired=retired)


def fact(aspect: str, side: str, number: int, twin: str | None = None) -> Fact:
    """Return one fact."""
    identity = FactId(f"{aspect}.{side[0]}.{number}")
    source = Source(Text("出典", "A source"), "出版", "2020")
    twins = () if twin is None else (FactId(twin),)
    names = Text(f"{identity}の名", f"name of {identity}"), Text(f"{identity}の文", f"text of {identity}")
    return Fact(identity, AspectId(aspect), SideId(side), LevelId("know"), *names, source, twins)


def pack_of(facts: Sequence[Fact], questions: Sequence[Question], aspects: Sequence[str]) -> Pack:
    """Return a pack."""
    return Pack(
        id=PackId("small"),
        version="1",
        title=Text("小さなパック", "A small pack"),
        author="",
        licence="",
        aspects=tuple(Aspect(AspectId(one), Text(f"{one}観点", f"aspect {one}")) for one in aspects),
        sides=(
            Side(MARKETING, Text("マーケティング", "Marketing"), "left"),
            Side(SALES, Text("営業", "Sales"), "right"),
        ),
        levels=(Level(LevelId("know"), Text("知る", "Know")),),
        facts={one.id: one for one in facts},
        questions={one.id: one for one in questions},
        content_hash="0",
    )


def small_pack(aspects: int = 4, each: int = 2, kinds: Sequence[str] = ("pick", "contrast", "type")) -> Pack:
    """Return a pack with `each` facts a topic, each with its twin across and one question of each kind."""
    names = [f"a{number}" for number in range(aspects)]
    facts = [
        fact(name, side, number, f"{name}.{other[0]}.{number}")
        for name in names
        for side, other in (("marketing", "sales"), ("sales", "marketing"))
        for number in range(each)
    ]
    questions = [question(one.id, number, kind) for one in facts for number, kind in enumerate(kinds)]
    return pack_of(facts, questions, names)
