"""What ten years cost: the database of 730,000 reviews beside that of 73,000, and what is slower for it.

Run `python -m tests.benchmarks.ten_years [REVIEWS]` (about ten minutes; REVIEWS is the longer log). The answers are
made up in the mix of a real pack: sessions of twenty, four kinds of order, typed texts, one in five wrong.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Final
from uuid import UUID

from sqlalchemy import insert

from tests.benchmarks.made_learner import MadeFact, made_facts
from tests.storage.records import answered_record
from trainer.domain.hash_chain import EMPTY, Head, entry_of
from trainer.domain.learner import FactEvent, FactState, QuestionState
from trainer.domain.question import Form, QuestionId
from trainer.domain.response import Response
from trainer.domain.review import Answered
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId, PackId
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.learner_state import (
    FactRecord,
    LearnerState,
    events_of,
    question_after,
    rebuild,
    record_after,
)
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.log_rows import entry_row
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.storage.learner.state_rows import event_row
from trainer.storage.learner.tables import FACT_EVENT, LOG_ENTRY
from trainer.study.ports import StateChanges

LARGEST: Final = 180_000_000
"""Bytes of the longer log's database."""
REVIEWS: Final = 730_000
PACK: Final = PackId("ten.years")
TODAY: Final = StudyDay(24_000)
_FACTS: Final = 20_000
_DAYS: Final = 3650
_A_SESSION: Final = 20
_AT_A_TIME: Final = 2_000
_ASKED: Final = 200


def answers(reviews: int, chance: Random) -> Iterator[Answered]:
    """Yield so many answers over ten years."""
    facts = made_facts(_FACTS)
    session = ""
    for number in range(reviews):
        if number % _A_SESSION == 0:
            session = str(UUID(int=chance.getrandbits(128)))
        yield _answer(
            number, facts[chance.randrange(_FACTS)], session, TODAY - _DAYS + number * _DAYS // reviews, chance
        )


def _answer(number: int, fact: MadeFact, session: str, day: int, chance: Random) -> Answered:
    right = chance.random() < 0.8
    keys = tuple(chance.sample("abcdefgh"[: chance.choice((4, 4, 4, 6))], 4))
    typed = chance.random() < 0.25
    text = "".join(chance.choices("あいうえおかきくけこさしすせそ", k=6))
    plain = answered_record(
        number=chance.getrandbits(128),
        pack=PACK,
        fact=fact.fact,
        question=fact.question,
        study_day=StudyDay(day),
        taken_for=None if right else fact.twin,
        seed=chance.getrandbits(53),
        milliseconds=chance.randrange(2_000, 40_000),
        response=Response((text if typed else keys[0],)),
    )
    return replace(
        plain,
        utc_ms=day * 86_400_000 + 40_000_000 + number % 200 * 15_000,
        order=() if typed else keys,
        form=Form.PRODUCE if typed else Form.RECOGNISE,
        question_type="cloze" if typed else "single",
        session=session,
        position=number % _A_SESSION + 1,
        predicted_recall=chance.random(),
    )


def write(folder: Path, reviews: int) -> DataFolder:
    """Write a log of so many reviews with its events, in the order of time, and the state of it."""
    data = DataFolder(folder)
    data.prepare()
    storage = open_storage(data, lambda: str(UUID(int=1)))
    made, state = answers(reviews, Random(11)), _State()
    head, sequence = EMPTY, 0
    while chunk := list(islice(made, _AT_A_TIME)):
        with storage.database.writing() as connection:
            words = storage.database.words.on(connection)
            rows, events = [], []
            for answered in chunk:
                sequence += 1
                entry = entry_of(answered, sequence, head)
                head = Head(entry.place, entry.hash)
                rows.append(entry_row(entry, words))
                found = events_of(answered, sequence)
                events += [event_row(PACK, fact, event, sequence, words) for fact, event in found.items()]
                state.note(answered, sequence, found)
            connection.execute(insert(LOG_ENTRY), rows)
            connection.execute(insert(FACT_EVENT), events)
    storage.log.replace_state(PACK, state.learner_state())
    storage.close()
    return data


class _State:
    """The state of the log so far, folded answer by answer: a whole log need not be in memory."""

    def __init__(self) -> None:
        self._model = FsrsModel()
        self._records: dict[FactId, FactRecord] = {}
        self._questions: dict[QuestionId, QuestionState] = {}

    def note(self, answered: Answered, sequence: int, events: Mapping[FactId, FactEvent]) -> None:
        """Take one answer in."""
        for fact, event in events.items():
            known = self._records.get(fact) or FactRecord(FactState(fact), {})
            self._records[fact] = record_after(known, event, self._model)
        asked = self._questions.get(answered.question)
        self._questions[answered.question] = question_after(asked, answered, sequence)

    def learner_state(self) -> LearnerState:
        """Return it; what the sides of a pair hold is left out."""
        confusions = [one for record in self._records.values() for one in record.confusions.values()]
        return LearnerState(
            facts={fact: record.state for fact, record in self._records.items()},
            confusions={(one.fact, one.taken_for): one for one in confusions},
            questions=self._questions,
        )


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(data: DataFolder) -> dict[str, float]:
    """Return what a learner waits for, in seconds, and the bytes of the database."""
    found: dict[str, float] = {"bytes": float(data.database.stat().st_size)}
    start = time.perf_counter()
    storage = open_storage(data, lambda: str(UUID(int=1)))
    found["open"] = time.perf_counter() - start
    found["state"] = _seconds(lambda: storage.log.state(PACK))
    found["days"] = _seconds(lambda: storage.log.study_days(PACK))
    times = _answer_times(storage)
    found["answer p50"], found["answer p99"] = times[49], times[98]
    found["replay and rebuild"] = _seconds(lambda: rebuild(storage.log.replay(PACK), FsrsModel()))
    found["chain"] = _seconds(storage.log.verify_chain)
    storage.close()
    return found


def _answer_times(storage: Storage) -> list[float]:
    times = []
    for answered in islice(answers(_ASKED, Random(5)), _ASKED):
        today = replace(answered, study_day=TODAY, device=storage.device)
        events = events_of(today, 0)
        times.append(_seconds(lambda one=today, its=events: storage.log.append(one, its, StateChanges())))  # type: ignore[misc]
    return quantiles(times, n=100)


def main(reviews: int) -> bool:
    """Measure both; print one line a figure. Return whether the longer log is small enough."""
    with tempfile.TemporaryDirectory() as name:
        short = measure(write(Path(name) / "short", reviews // 10))
        long = measure(write(Path(name) / "long", reviews))
    print(f"{'':20} {reviews // 10:>12,} {reviews:>12,} {'ratio':>8}")
    for figure, value in long.items():
        number = ",.0f" if figure == "bytes" else ",.4f"
        print(f"{figure:20} {short[figure]:>12{number}} {value:>12{number}} {value / short[figure]:>8.1f}")
    print(f"bytes a review       {short['bytes'] / reviews * 10:>12,.0f} {long['bytes'] / reviews:>12,.0f}")
    return long["bytes"] <= LARGEST * reviews / REVIEWS


if __name__ == "__main__":
    sys.exit(0 if main(int(sys.argv[1]) if len(sys.argv) > 1 else REVIEWS) else 1)
