"""A big learner's data, written fast: a valid chain, the state derived from it, and a layout."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, insert

from tests.storage.records import answered_record, event_of
from trainer.domain.grade import FactOutcome
from trainer.domain.hash_chain import EMPTY, Head, entry_of
from trainer.domain.learner import Confusion, FactEvent, FactState, Memory, QuestionState
from trainer.domain.question import QuestionId
from trainer.domain.response import Confidence
from trainer.domain.review import Answered
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId, PackId
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.derived_state import replace_state
from trainer.storage.learner.log_rows import entry_row
from trainer.storage.learner.open_database import open_storage
from trainer.storage.learner.state_rows import event_row
from trainer.storage.learner.tables import FACT_EVENT, LOG_ENTRY
from trainer.storage.learner.words import WordsOn
from trainer.study.home import Layout, PlotLine
from trainer.study.ports import LearnerState

PACK: Final = PackId("made.pack")
TODAY: Final = StudyDay(20_779)
_DAYS: Final = 200
_AT_A_TIME: Final = 5_000


class MadeFact(NamedTuple):
    """A fact to answer: its question, and the fact it may be taken for."""

    fact: FactId
    question: QuestionId
    twin: FactId


def made_facts(count: int) -> tuple[MadeFact, ...]:
    """Return `count` facts, each with one question and its neighbour as twin."""
    names = [FactId(f"aspect{number % 11}.s.fact{number}") for number in range(count)]
    return tuple(MadeFact(name, QuestionId(f"{name}.1"), names[index - 1]) for index, name in enumerate(names))


def make_learner(
    folder: Path,
    *,
    facts: Sequence[MadeFact],
    reviews: int,
    pack: PackId = PACK,
    today: StudyDay = TODAY,
    seed: int = 7,
    mixed_up: float = 1.0,
) -> DataFolder:
    """Write a data folder with so many reviews, the last ones on the day before `today`; all in one transaction.

    One answer in five is wrong. Of those a share `mixed_up` took the fact for its twin, and was sure.
    """
    data = DataFolder(folder)
    data.prepare()
    rng = Random(seed)
    storage = open_storage(data, lambda: str(UUID(int=rng.getrandbits(128))))
    with storage.database.writing() as connection:
        words = storage.database.words.on(connection)
        learner = _Learner(pack, words)
        answers = _answers(pack, facts, reviews, today, rng)
        if mixed_up < 1:
            answers = _merely_wrong(answers, mixed_up, Random(seed + 1))
        head, sequence = EMPTY, 0
        while chunk := list(islice(answers, _AT_A_TIME)):
            rows = []
            for answered in chunk:
                sequence += 1
                entry = entry_of(answered, sequence, head)
                head = Head(entry.place, entry.hash)
                rows.append(entry_row(entry, words))
                learner.note(answered, sequence)
            connection.execute(insert(LOG_ENTRY), rows)
        _write_events(connection, learner.events)
        replace_state(connection, pack, learner.state())
    storage.layouts.keep(pack, "made", json.dumps(_layout(pack, facts), ensure_ascii=False))
    storage.close()
    return data


def _answers(pack: PackId, facts: Sequence[MadeFact], reviews: int, today: StudyDay, rng: Random) -> Iterator[Answered]:
    for number in range(reviews):
        fact = facts[number % len(facts)]
        correct = rng.random() < 0.8
        yield answered_record(
            number=rng.getrandbits(128),
            pack=pack,
            fact=fact.fact,
            question=fact.question,
            study_day=StudyDay(today - _DAYS + number * _DAYS // reviews),
            taken_for=None if correct else fact.twin,
            seed=rng.getrandbits(53),
        )


def _merely_wrong(answers: Iterable[Answered], mixed_up: float, rng: Random) -> Iterator[Answered]:
    for one in answers:
        if one.correct or rng.random() < mixed_up:
            yield one
        else:
            outcomes = (FactOutcome(one.outcomes[0].fact, correct=False),)
            yield replace(one, outcomes=outcomes, lures=(), confidence=Confidence.GUESS)


class _Learner:
    """A simple fold over the answers; the memory is made up, the rest is as the log says."""

    def __init__(self, pack: PackId, words: WordsOn) -> None:
        self._pack = pack
        self._words = words
        self.events: list[dict[str, Any]] = []
        self._facts: dict[FactId, FactState] = {}
        self._confusions: dict[tuple[FactId, FactId], Confusion] = {}
        self._questions: dict[QuestionId, QuestionState] = {}

    def note(self, answered: Answered, sequence: int) -> None:
        """Take one answer in."""
        outcome, day = answered.outcomes[0], answered.study_day
        tested = event_of(answered, outcome.fact)
        self._note_event(outcome.fact, tested, sequence)
        before = self._facts.get(outcome.fact, FactState(outcome.fact))
        stability = (
            3.0 if before.memory is None else min(before.memory.stability * (2 if outcome.correct else 0.4), 365)
        )
        self._facts[outcome.fact] = FactState(
            outcome.fact,
            Memory(stability, 5.0, day),
            before.answers + 1,
            before.right + outcome.correct,
            before.right_days + outcome.correct,
            sequence,
            outcome.correct,
            answered.question,
        )
        asked = self._questions.get(answered.question)
        self._questions[answered.question] = QuestionState(
            answered.question, 1 if asked is None else asked.asked + 1, sequence, day
        )
        if outcome.taken_for is not None:
            self._note_event(outcome.taken_for, event_of(answered, outcome.taken_for), sequence)
            pair = (outcome.fact, outcome.taken_for)
            times = self._confusions[pair].times if pair in self._confusions else 0
            self._confusions[pair] = Confusion(*pair, times + 1, day)

    def _note_event(self, fact: FactId, event: FactEvent, sequence: int) -> None:
        self.events.append(event_row(self._pack, fact, event, sequence, self._words))

    def state(self) -> LearnerState:
        """Return what was derived."""
        return LearnerState(self._facts, self._confusions, self._questions)


def _write_events(connection: Connection, events: list[dict[str, Any]]) -> None:
    events.sort(key=lambda row: (row["fact"], row["sequence"]))
    for start in range(0, len(events), _AT_A_TIME):
        connection.execute(insert(FACT_EVENT), events[start : start + _AT_A_TIME])


def _layout(pack: PackId, facts: Sequence[MadeFact]) -> Layout:
    return Layout(
        pack=pack,
        title_ja="作った問題集",
        title_en="Made pack",
        aspects=tuple((f"観点{row}", f"Aspect {row}") for row in range(11)),
        left=("左", "Left"),
        right=("右", "Right"),
        plots=tuple(
            PlotLine(one.fact, number % 11, "left", f"事実{number}", f"Fact {number}", "文", "Text", (one.twin,))
            for number, one in enumerate(facts)
        ),
    )
