"""Three records of every kind, with every field used somewhere; what the frozen log was made of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from tests.storage.records import DAY, GOAL, PACK, TWIN, answered_record
from trainer.domain.grade import FactOutcome
from trainer.domain.log_records import (
    AssignmentOpened,
    BroughtBack,
    ClockNoted,
    CopiedFromDevice,
    ForecastSaid,
    HandedIn,
    KeyCorrected,
    NoticeAcknowledged,
    OwnWordingAccepted,
    OwnWordsOnPair,
    PackRolledBack,
    PackUpdated,
    ProgressReset,
    SetAside,
)
from trainer.domain.question import Form, QuestionId
from trainer.domain.response import Confidence, Response
from trainer.domain.review import (
    Answered,
    AnswerRedone,
    AnswerUndone,
    Credit,
    Draw,
    LogRecord,
    RegistrationLink,
    ReviewId,
)
from trainer.domain.study_day import StudyDay

HERE: Final = "de71ce00-0000-4000-8000-00000000000a"
THERE: Final = "de71ce00-0000-4000-8000-00000000000b"
REGISTRATION: Final = "4e615740-0000-4000-8000-000000000001"
_QUESTION: Final = QuestionId("role.m.goal.1")
_HASH: Final = "0123456789abcdef" * 4
_FIRST_MS: Final = DAY * 86_400_000 + 40_000_000


def _id(number: int) -> ReviewId:
    return ReviewId(str(UUID(int=0xE0000 + number)))


def _plain_answer() -> Answered:
    return replace(answered_record(number=0), confidence=None)


def _wrong_answer() -> Answered:
    return replace(
        answered_record(number=0, taken_for=TWIN, response=Response(("“ﾘｰﾄﾞ”\n", "\ud800"))),
        first_response=Response(("りーど",)),
        form=Form.PRODUCE,
        question_type="cloze",
        reason="contrast",
        reason_fact=TWIN,
        predicted_recall=None,
        probe=True,
        session_kind="timed_test",
        language="en",
        order=(),
        arm="together",
        arm_probability=0.5,
        lot="pairs/1",
    )


def _full_answer() -> Answered:
    return replace(
        _plain_answer(),
        outcomes=(FactOutcome(GOAL, correct=True), FactOutcome(TWIN, correct=False)),
        correct=False,
        confidence=Confidence.GUESS,
        session_kind="check_day",
        variant="2",
        draw=Draw(17, (("price", "1200"), ("rate", "0.08"))),
        reserved=True,
        hint_shown=True,
        matched="accept:ja:1",
        pack_hash=_HASH,
        credited=(Credit(GOAL, 1), Credit(TWIN, 0.25)),
        goal="exam",
        link=RegistrationLink(REGISTRATION),
    )


_OTHERS: Final[Sequence[tuple[type[LogRecord], Sequence[dict[str, Any]]]]] = (
    (
        SetAside,
        (
            {"fact": GOAL, "question": None},
            {"fact": None, "question": _QUESTION, "why": "「古い」"},
            {"fact": TWIN, "question": None, "link": RegistrationLink(REGISTRATION)},
        ),
    ),
    (
        BroughtBack,
        (
            {"fact": GOAL, "question": None},
            {"fact": None, "question": _QUESTION},
            {"fact": TWIN, "question": None, "link": RegistrationLink(REGISTRATION)},
        ),
    ),
    (
        OwnWordingAccepted,
        (
            {"question": _QUESTION, "wording": "リード"},
            {"question": _QUESTION, "wording": "lead", "answer": _id(1)},
            {"question": _QUESTION, "wording": " ", "answer": _id(2)},
        ),
    ),
    (
        OwnWordsOnPair,
        (
            {"fact": GOAL, "other": TWIN, "words": "目標は数、役割は人。"},
            {"fact": TWIN, "other": GOAL, "words": 'a "b" \\ c'},
            {"fact": GOAL, "other": TWIN, "words": ""},
        ),
    ),
    (
        ClockNoted,
        tuple({"false_day": StudyDay(DAY + gap), "true_day": DAY} for gap in (400, 1, -1)),
    ),
    (NoticeAcknowledged, tuple({"notice_hash": _HASH[number:] + _HASH[:number]} for number in range(3))),
    (
        HandedIn,
        tuple(
            {"result": str(_id(900 + number)), "answers": number, "head": _HASH, "link": RegistrationLink(REGISTRATION)}
            for number in range(3)
        ),
    ),
    (
        ForecastSaid,
        (
            {"about": "all", "for_day": StudyDay(DAY + 30), "mean": 0.82, "low": 0.7, "high": 1},
            {"about": "exam", "for_day": DAY, "mean": 0, "low": -0.0, "high": 0.1, "verdict": "late", "minutes": 20},
            {"about": "role × m", "for_day": DAY, "mean": 1e-9, "low": 0.0, "high": 1.0, "minutes": 0},
        ),
    ),
    (
        PackUpdated,
        tuple(
            {
                "from_version": f"0.{minor}.0",
                "from_hash": _HASH,
                "to_version": f"0.{minor + 1}.0",
                "to_hash": _HASH[::-1],
            }
            for minor in range(3)
        ),
    ),
    (PackRolledBack, tuple({"update": _id(number)} for number in (30, 31, 32))),
    (ProgressReset, ({}, {"fact": GOAL}, {"fact": TWIN, "link": RegistrationLink(REGISTRATION)})),
    (
        KeyCorrected,
        (
            {"question": _QUESTION, "rev": 2},
            {"question": _QUESTION, "rev": 3, "told": True},
            {"question": _QUESTION, "rev": 4, "told": False},
        ),
    ),
    (CopiedFromDevice, tuple({"source": THERE, "place": place, "head": _HASH} for place in (1, 2, 30))),
)


def every_kind() -> Iterator[LogRecord]:
    """Yield the records in the order in which they were written: by two devices in turn, an hour and more apart."""
    for number, record in enumerate(_records(), start=1):
        device = THERE if number % 5 in {0, 1} else HERE
        yield replace(record, id=_id(number), device=device, utc_ms=_FIRST_MS + number * 3_600_000)


def _records() -> Iterator[LogRecord]:
    answers = (_plain_answer(), _wrong_answer(), _full_answer())
    yield from answers
    yield from (replace(one, milliseconds=one.milliseconds + 1) for one in answers)
    base = (_id(0), HERE, 0, 540, DAY, PACK)
    for cancelled in (2, 3, 6):
        yield AnswerUndone(*base, _id(cancelled))
    for taken_back in (7, 8, 9):
        yield AnswerRedone(*base, _id(taken_back))
    for made, samples in _OTHERS:
        for fields in samples:
            yield made(*base, **fields)
    # What came to be later stands at the end, so that the lines before it stay as they are.
    yield OwnWordingAccepted(*base, question=_QUESTION, wording="商談", answer=_id(3), variant="b")
    yield NoticeAcknowledged(*base, notice_hash=_HASH, collected=("confidence", "flags"))
    for rev in (1, 2, 3):
        told = f'{{"assignment":"A1","rev":{rev},"title":{{"ja":"基礎"}}}}'
        yield AssignmentOpened(*base, assignment=told, person="0001", link=RegistrationLink(REGISTRATION))
