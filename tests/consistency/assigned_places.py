"""Where it is said what somebody assigned asks, sends and proves: of every rule, every date and every stand."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from tests.assigning.made import answer, assignment
from trainer.domain.assignment import COLLECTED, PassRule, Personal
from trainer.domain.clock import Moment
from trainer.domain.log_records import HandedIn
from trainer.domain.message import message
from trainer.domain.passing import Passed, Share
from trainer.domain.review import ReviewId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import PackId
from trainer.study.assignment_sentences import (
    PROVES,
    PROVES_NOT,
    from_text,
    handed_in_text,
    never_sent,
    pass_rules,
    progress_text,
    sent,
    until_text,
)

_NOW: Final = Moment(1_796_100_000_000, 540)


def what_is_sent_and_what_never() -> Iterator[object]:
    """Yield it of an assignment that collects nothing more, and of one that collects all."""
    for collect in ((), COLLECTED):
        made = replace(assignment(), collect=collect)
        yield sent(made), never_sent(made)
    yield PROVES, PROVES_NOT


def what_counts() -> Iterator[object]:
    """Yield every rule."""
    rules = (
        PassRule(seen_all=True, score=0.8),
        PassRule(score=0.8, of="best"),
        PassRule(score=0.8, of="first"),
        PassRule(held_days=1),
        PassRule(held_days=3),
        PassRule(score=0.8, test_questions=20),
    )
    for rule in rules:
        yield pass_rules(replace(assignment(), passing=rule))


def until_when_and_how_far() -> Iterator[object]:
    """Yield every date, and every stand of handing in."""
    yield until_text(message("today"), None), until_text(None, 1), until_text(None, 14), until_text(None, None)
    yield until_text(message("today"), None, "12:00"), from_text(message("tomorrow"), until_text(None, None))
    under_way = Passed(Share(3, 20), Share(2, 20), None)
    for personal in (None, Personal("1", exempt=True), Personal("1", paused=True)):
        yield progress_text(under_way, personal)
    yield progress_text(Passed(Share(20, 20), Share(18, 20), answer(1, _NOW.utc_ms)), None)
    yield progress_text(Passed(Share(0, 20), Share(0, 20), None), None)
    yield handed_in_text(None, _NOW)
    record = HandedIn(
        ReviewId("r"), "d", _NOW.utc_ms, 540, StudyDay(20_788), PackId("p"), result="a.mres", answers=1, head="0" * 64
    )
    yield handed_in_text(record, _NOW)


ASSIGNED_PLACES: tuple[Callable[[], object], ...] = (
    what_is_sent_and_what_never,
    what_counts,
    until_when_and_how_far,
)
