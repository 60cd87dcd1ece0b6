"""The world a learner lives in: a clock that may be wrong, mishaps by their weight, and what is counted."""

from dataclasses import dataclass, field

from tests.study.in_memory import MS_A_DAY, MS_AN_HOUR, HandClock
from tests.study.small_pack import small_pack
from trainer.domain.clock import Moment

START_MS = 20_600 * MS_A_DAY
MOST_ANSWERS = 6
MOST_STEPS = 25
"""Of a day, before a kill; a day has about so many."""
MISHAPS = (
    ("none", 80),
    ("kill", 12),
    ("full disk", 3),
    ("lost database", 1),
    ("going back", 2),
    ("flipped bit", 2),
)
"""Of one day, by weight."""
AHEAD_MS = (9 * MS_AN_HOUR, MS_A_DAY, 400 * MS_A_DAY, 4_200 * MS_A_DAY, 2_900_000 * MS_A_DAY, -MS_A_DAY)
"""Nine hours, a day, 400 days, to 2038, to 9999, a day behind."""
WEEK = 7
PACK = small_pack(aspects=12, each=2)


class Broken(AssertionError):
    """A promise was broken."""


class SetClock(HandClock):
    """The learner's clock, which may be wrong, beside the true time."""

    def __init__(self) -> None:
        super().__init__(START_MS)
        self.ahead_ms = 0

    def now(self) -> Moment:
        """Return what the computer's clock shows."""
        return Moment(self.utc_ms + self.ahead_ms, self.offset_minutes)

    def elapsed_ms(self) -> int:
        """Return a clock that nobody can set."""
        return self.utc_ms


@dataclass
class Counts:
    """What a life went through."""

    days: int = 0
    answers: int = 0
    undone: int = 0
    kills: int = 0
    backups: int = 0
    healed: int = 0
    unnoticed: int = 0
    """Flipped bits that changed nothing anybody looked at; they are put right by the life itself."""
    wrong_clocks: int = 0
    told: list[str] = field(default_factory=list)
    """The kinds of problems that were said."""
