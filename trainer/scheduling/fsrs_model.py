"""FSRS-6 from the `fsrs` library (MIT) behind our contract, fed with whole study days."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from fsrs import Card, Rating, Scheduler, State

from trainer.domain.learner import Memory
from trainer.domain.study_day import StudyDay
from trainer.scheduling.forgetting import HELD, LONGEST_INTERVAL_DAYS, due_after, recall

_FIRST_MIDDAY = datetime(1970, 1, 1, 12, tzinfo=UTC)
_ANY_CARD = 1
"""A card without an id waits a millisecond for one."""
_DAYS_KEPT = 4096
_LAST_DAY = 2_932_896
"""31 December 9999."""


class FsrsModel:
    """Wrong is Again, right is Good; no learning steps, no fuzz, never an interval inside a day."""

    name = "fsrs"
    version = "6/default-21/same-day"

    def __init__(self) -> None:
        self._scheduler = Scheduler(
            desired_retention=HELD,
            learning_steps=(),
            relearning_steps=(),
            maximum_interval=LONGEST_INTERVAL_DAYS,
            enable_fuzzing=False,
        )

    def after(self, memory: Memory | None, correct: bool, day: StudyDay) -> Memory:
        """Return the memory after an answer on `day`; one before `memory.day` moves nothing."""
        if memory is not None and day < memory.day:
            return memory
        rating = Rating.Good if correct else Rating.Again
        card, _ = self._scheduler.review_card(_card(memory), rating, _midday(day))
        if card.stability is None or card.difficulty is None:
            message = "fsrs returned a reviewed card without a memory"
            raise RuntimeError(message)
        return Memory(card.stability, card.difficulty, day)

    def recall(self, memory: Memory, day: StudyDay) -> float:
        """Return the chance of recall on `day`, 0 to 1."""
        return recall(memory.stability, day - memory.day)

    def due_day(self, memory: Memory) -> StudyDay:
        """Return the day nearest to recall having fallen to 90 %, a year on at the latest."""
        return StudyDay(memory.day + due_after(memory.stability))


class _CardOfOneReview(Card):
    """Made for a single review, so that the library need not copy it first, which would take longer than the review."""

    def __copy__(self) -> "_CardOfOneReview":
        return self


@lru_cache(_DAYS_KEPT)
def _midday(day: StudyDay) -> datetime:
    """Return a fixed UTC hour of the study day: consecutive days are exactly 24 hours apart.

    At both ends of the calendar, where only a clock gone wrong can be, all days are one.
    """
    return _FIRST_MIDDAY + timedelta(days=min(max(day, -_LAST_DAY // 4), _LAST_DAY - 2 * LONGEST_INTERVAL_DAYS))


def _card(memory: Memory | None) -> Card:
    if memory is None:
        return _CardOfOneReview(card_id=_ANY_CARD, due=_FIRST_MIDDAY)
    return _CardOfOneReview(
        card_id=_ANY_CARD,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_FIRST_MIDDAY,
        last_review=_midday(memory.day),
    )
