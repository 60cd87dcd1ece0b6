"""Ten thousand moves of clock, time zone and summer time: nothing is lost, no interval negative, no day comes twice."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from tests.study.in_memory import MS_A_DAY, MS_AN_HOUR, HandClock
from tests.study.learner import Learner
from tests.study.small_pack import OTHER, RIGHT, TWIN, small_pack
from trainer.domain.clock import Moment
from trainer.domain.review import Answered, AnswerUndone
from trainer.domain.study_day import StudyDay, study_day
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.open_database import open_storage
from trainer.study import learner_state_store
from trainer.study.ports import ReviewLog
from trainer.study.steps import AskStep, EndStep

MOVES = 10_000
A_LEARNER = 50
"""Moves of one learner."""
ON_DISK = 50
WEST, EAST = -12 * 60, 14 * 60


def pass_a_while(clock: HandClock, chance: Random) -> None:
    """Move on by up to two days, as time does."""
    clock.utc_ms += chance.choice(
        [chance.randint(0, 60_000), chance.randint(0, MS_AN_HOUR), chance.randint(0, 2 * MS_A_DAY)]
    )


def set_the_clock(clock: HandClock, chance: Random) -> None:
    """Set it forward or back: by minutes, hours, some days or, seldom, years."""
    reach = chance.choice([MS_AN_HOUR // 2, 12 * MS_AN_HOUR, 12 * MS_AN_HOUR, 3 * MS_A_DAY])
    if chance.random() < 0.02:
        reach = 800 * MS_A_DAY
    clock.utc_ms = max(clock.utc_ms + chance.randint(-reach, reach), 0)


def travel(clock: HandClock, chance: Random) -> None:
    """Land in another time zone, in quarters of an hour."""
    clock.offset_minutes = chance.randrange(WEST, EAST + 1, 15)


def change_summer_time(clock: HandClock, chance: Random) -> None:
    """Put the local clock one hour forward or back."""
    clock.offset_minutes = min(max(clock.offset_minutes + chance.choice([-60, 60]), WEST), EAST)


KINDS: tuple[Callable[[HandClock, Random], None], ...] = (pass_a_while, set_the_clock, travel, change_summer_time)


class Found(NamedTuple):
    """What one learner's log holds after the moves."""

    given: list[str]
    """The questions answered, as the learner saw them."""
    answers: list[Answered]
    rebuilt: bool
    recalls: list[float]


def after_moves(seed: int, disk: ReviewLog | None = None) -> Found:
    """Answer once after every move, over restarts and new sessions, and take one answer in twenty back."""
    learner, chance, given = Learner(small_pack(aspects=3, each=3), seed), Random(seed), list[str]()
    learner.disk = disk
    step = learner.restart().start_session("review")
    for _ in range(A_LEARNER):
        chance.choice(KINDS)(learner.clock, chance)
        if chance.random() < 0.1:
            step = learner.restart().start_session("review")
        while not isinstance(step, AskStep):
            ended = isinstance(step, EndStep)
            step = (
                learner.desk.start_session(chance.choice(["learn", "test"])) if ended else learner.desk.next_question()
            )
        given.append(step.asking.question)
        step = learner.answer(chance.choice([RIGHT, RIGHT, TWIN, OTHER]), ms=chance.randint(0, 90_000))
        if chance.random() < 0.05:
            step = learner.desk.undo_answer()
            given.pop()
    answers = standing([one.record for one in (disk or learner.log).replay(learner.pack.id)])
    recalls = [one.predicted_recall for one in answers if one.predicted_recall is not None]
    return Found(given, answers, learner.restart().rebuild(), recalls)


def standing(records: list[Answered | AnswerUndone]) -> list[Answered]:
    """Return the answers that were not taken back."""
    undone = {one.cancels for one in records if isinstance(one, AnswerUndone)}
    return [one for one in records if isinstance(one, Answered) and one.id not in undone]


def broken_promises(found: Found) -> Iterator[str]:
    """Yield what went wrong."""
    if [one.question for one in found.answers] != found.given:
        yield "a review was lost"
    days = [one.study_day for one in found.answers]
    if any(later < earlier for earlier, later in pairwise(days)):
        yield "a study day came again after a later one"
    last: dict[str, StudyDay] = {}
    for one in found.answers:
        for outcome in one.outcomes:
            if one.study_day < last.get(outcome.fact, one.study_day):
                yield "an interval is negative"
            last[outcome.fact] = one.study_day
    if not found.rebuilt:
        yield "the stored state is not that of the log"
    if not all(0 <= recall <= 1 for recall in found.recalls):
        yield "a recall is no chance"


@pytest.mark.slow
def test_ten_thousand_moves_lose_nothing_and_repeat_no_day(tmp_path: Path) -> None:
    """Every answer given is in the log, its days only go on, and the log gives the stored state again.

    The disk has the log of one learner in fifty, memory that of the others.
    """
    answers = backwards = 0
    for seed in range(MOVES // A_LEARNER):
        with nullcontext() if seed % ON_DISK else log_on_disk(tmp_path / str(seed)) as disk:
            found = after_moves(seed, disk)
        assert list(broken_promises(found)) == []
        answers += len(found.answers)
        plain = [study_day(Moment(one.utc_ms, one.offset_minutes)) for one in found.answers]
        backwards += sum(later < earlier for earlier, later in pairwise(plain))
    assert answers > 0.9 * MOVES
    assert backwards > MOVES / 50, "the moves are tame: the plain calendar hardly ever went back"


@contextmanager
def log_on_disk(folder: Path) -> Iterator[ReviewLog]:
    """Hand out the log of a new data folder."""
    data = DataFolder(folder)
    data.prepare()
    storage = open_storage(data, lambda: "device")
    yield storage.log
    storage.close()


def test_control_without_the_latest_day_of_the_log_days_do_repeat(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same moves with the plain calendar day, and nothing settled, break the promises."""
    monkeypatch.setattr(learner_state_store, "study_day", lambda moment, *_: study_day(moment))
    monkeypatch.setattr(learner_state_store.LearnerStateStore, "settle", lambda *_: False)
    broken = {fault for seed in range(10) for fault in broken_promises(after_moves(seed))}
    assert {"a study day came again after a later one", "an interval is negative"} <= broken
