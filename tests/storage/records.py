"""Log records for the tests of this room and for the benchmarks."""

from uuid import UUID

from trainer.domain.grade import FactOutcome
from trainer.domain.learner import FactEvent
from trainer.domain.question import Form, QuestionId
from trainer.domain.response import Confidence, Response
from trainer.domain.review import Answered, AnswerUndone, ReviewId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId, PackId

PACK = PackId("test.pack")
DAY = StudyDay(20_779)
GOAL = FactId("role.m.goal")
TWIN = FactId("role.s.goal")
_MS_A_DAY = 86_400_000


def answered_record(
    *,
    number: int,
    pack: PackId = PACK,
    fact: FactId = GOAL,
    question: QuestionId | None = None,
    study_day: StudyDay = DAY,
    taken_for: FactId | None = None,
    seed: int = 1234567890123,
    milliseconds: int = 5_000,
    response: Response | None = None,
) -> Answered:
    """Return an answer to one fact; wrong where it was taken for another one. `number` makes the id."""
    correct = taken_for is None
    return Answered(
        id=ReviewId(str(UUID(int=number))),
        device="d0",
        utc_ms=study_day * _MS_A_DAY + 40_000_000 + number % 1000 * 10_000,
        offset_minutes=540,
        study_day=study_day,
        pack=pack,
        pack_version="0.1.0",
        question=question or QuestionId(f"{fact}.1"),
        question_rev=1,
        question_type="single",
        form=Form.RECOGNISE,
        outcomes=(FactOutcome(fact, correct, taken_for),),
        response=response or Response(("a" if correct else "b",)),
        first_response=None,
        order=("c", "a", "b", "d"),
        seed=seed,
        options=4,
        lures=() if taken_for is None else (taken_for,),
        correct=correct,
        confidence=Confidence.SURE,
        milliseconds=milliseconds,
        session="5e551011-0000-4000-8000-000000000001",
        session_kind="review",
        position=3,
        reason="due",
        reason_fact=None,
        predicted_recall=0.875,
        probe=False,
        language="ja",
        policy="simple/1",
        model="fsrs/6",
    )


def event_of(answered: Answered, fact: FactId) -> FactEvent:
    """Return what an answer means to one of its facts."""
    outcome = answered.outcomes[0]
    tested = outcome.fact == fact
    return FactEvent(
        sequence=0,
        study_day=answered.study_day,
        question=answered.showing,
        form=answered.form,
        tested=tested,
        correct=tested and outcome.correct,
        taken_for=outcome.taken_for if tested else outcome.fact,
        sure=answered.confidence is Confidence.SURE,
    )


def events_of(answered: Answered) -> dict[FactId, FactEvent]:
    """Return what an answer means to every fact it touches."""
    outcome = answered.outcomes[0]
    facts = [outcome.fact] if outcome.taken_for is None else [outcome.fact, outcome.taken_for]
    return {fact: event_of(answered, fact) for fact in facts}


def cancelled_record(*, number: int, cancels: Answered) -> AnswerUndone:
    """Return the undo of an answer on the same day."""
    return AnswerUndone(
        id=ReviewId(str(UUID(int=number))),
        device="d0",
        utc_ms=cancels.utc_ms + 1000,
        offset_minutes=540,
        study_day=cancels.study_day,
        pack=cancels.pack,
        cancels=cancels.id,
    )
