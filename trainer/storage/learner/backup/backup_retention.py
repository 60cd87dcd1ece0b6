"""Which backups to keep: many recent ones, few old ones."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

RECENT: Final = 10
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

_PERIODS: Final[tuple[tuple[int, Callable[[datetime], object]], ...]] = (
    (14, lambda moment: moment.date()),
    (8, lambda moment: moment.isocalendar()[:2]),
    (24, lambda moment: (moment.year, moment.month)),
)
"""So many days, weeks and months keep the newest backup made in them."""


def to_keep(moments: Sequence[int]) -> frozenset[int]:
    """Return which of the backups made at these moments (UTC ms) stay; the newest always does."""
    newest_first = sorted(set(moments), reverse=True)
    kept = set(newest_first[:RECENT])
    for count, period in _PERIODS:
        newest: dict[object, int] = {}
        for moment in newest_first:
            newest.setdefault(period(_EPOCH + timedelta(milliseconds=moment)), moment)
        kept.update(list(newest.values())[:count])
    return frozenset(kept)
