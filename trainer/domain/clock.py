"""Time comes in: a clock for moments and one for durations."""

from typing import NamedTuple, Protocol


class Moment(NamedTuple):
    """A point in time as it is stored: UTC in milliseconds, and the local offset in minutes east of UTC."""

    utc_ms: int
    offset_minutes: int


class Clock(Protocol):
    """Where the time comes from; only `bootstrap` reads the real one."""

    def now(self) -> Moment:
        """Return the present moment."""
        ...

    def elapsed_ms(self) -> int:
        """Return milliseconds of a clock that never runs backwards; only differences mean anything."""
        ...
