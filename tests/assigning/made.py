"""Assignments and answers made by hand, where a test is about what becomes of them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from trainer.assigning.enrolled import Enrolled
from trainer.domain.assignment import Assignment, Notice, PassRule
from trainer.domain.kept_answer import KeptAnswer, WrongFact
from trainer.domain.question import QuestionId
from trainer.domain.subject import FactId, PackId
from trainer.domain.text import Text

DAY = 86_400_000
TOKYO = "Asia/Tokyo"


def ms(text: str) -> int:
    """Return a moment of Tokyo, such as 2026-12-14T23:59:59.999."""
    return round(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(TOKYO)).timestamp() * 1000)


DUE = ms("2026-12-14T23:59:59")
LATER = ms("2026-12-15T09:00:00")
QUESTIONS = tuple(QuestionId(f"q{number:02}") for number in range(20))
FACTS = tuple(FactId(f"f{number:02}") for number in range(20))
TESTED = {question: (fact,) for question, fact in zip(QUESTIONS, FACTS, strict=True)}
EIGHTY = PassRule(seen_all=True, score=0.8)


def assignment(
    passing: PassRule = EIGHTY, *, due_ms: int | None = DUE, due_days: int | None = None, valid_days: int | None = None
) -> Assignment:
    """Return one of twenty items, open from the first of December."""
    return Assignment(
        id="A1",
        rev=1,
        organisation="あおば商事",
        organisation_key=bytes(32),
        title=Text("営業とマーケティングの基礎", "Basics"),
        pack=PackId("made"),
        pack_version="1",
        pack_hash="0" * 64,
        facts=FACTS,
        questions=QUESTIONS,
        open_ms=ms("2026-12-01T00:00:00"),
        due_ms=due_ms,
        due_days=due_days,
        zone=TOKYO,
        passing=passing,
        valid_days=valid_days,
        collect=(),
        notice=Notice(Text("新入社員の基礎研修"), "人事部", "2027-12-31"),
        return_to="",
    )


def enrolled(person: str = "E0001") -> Enrolled:
    """Return somebody of one group without anything of their own."""
    return Enrolled(f"registration of {person}", person, "高橋 花", ("S1",))


def answer(
    number: int,
    at: int,
    *,
    right: bool = True,
    received: int | None = None,
    device: str = "d1",
    place: int = 0,
    kind: str = "learn",
    reserved: bool = False,
) -> KeptAnswer:
    """Return an answer to one of the twenty items."""
    return KeptAnswer(
        id=f"{device}/{number}/{at}/{place}",
        device=device,
        place=place,
        question=QUESTIONS[number],
        correct=right,
        as_claimed=False,
        wrong=() if right else (WrongFact(FACTS[number]),),
        utc_ms=at,
        offset_minutes=540,
        received_ms=at if received is None else received,
        milliseconds=4000,
        kind=kind,
        reserved=reserved,
    )


def twenty(at: int, right: int, *, received: int | None = None, kind: str = "learn") -> tuple[KeptAnswer, ...]:
    """Return an answer to each item, a second apart, the last one `at`; the first so many are right."""
    return tuple(
        answer(n, at - (19 - n) * 1000, right=n < right, received=received, place=n + 1, kind=kind) for n in range(20)
    )
