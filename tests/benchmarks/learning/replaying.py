"""A long log of one learner, for replay times."""

from random import Random

from trainer.domain.grade import FactOutcome
from trainer.domain.question import Form, QuestionId
from trainer.domain.response import Response
from trainer.domain.review import Answered, LogEntry, ReviewId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId, PackId

FACTS = 2000
A_DAY = 100


def long_log(reviews: int, chance: Random) -> list[LogEntry]:
    """Return so many answers over 2,000 facts, a hundred a day, four in five right."""
    return [LogEntry(number, number, 1, "", _answer(number, chance)) for number in range(1, reviews + 1)]


def _answer(number: int, chance: Random) -> Answered:
    fact, correct = FactId(f"f{chance.randrange(FACTS)}"), chance.random() < 0.8
    lures = () if correct else (FactId(f"f{chance.randrange(FACTS)}"),)
    return Answered(
        id=ReviewId(f"r{number}"), device="d", utc_ms=0, offset_minutes=0, study_day=StudyDay(number // A_DAY),
        pack=PackId("p"), pack_version="1", question=QuestionId(f"{fact}.1"), question_rev=1,
        question_type="single", form=Form.RECOGNISE,
        outcomes=(FactOutcome(fact, correct, lures[0] if lures else None),), response=Response(), first_response=None,
        order=(), seed=0, options=4, lures=lures, correct=correct, confidence=None, milliseconds=0, session="s",
        session_kind="review", position=1, reason="due", reason_fact=None, predicted_recall=None, probe=False,
        language="ja", policy="", model="",
    )  # fmt: skip
