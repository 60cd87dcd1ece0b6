"""Which backups to keep: many recent ones, few old ones, and never more than the disk can spare."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

RECENT: Final = 10
LARGEST_TOTAL: Final = 1_500_000_000
"""Bytes of all backups in one folder."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SHARES: Final = (1.0, 0.75, 0.5, 0.35, 0.25, 0.15, 0.0)
"""Of the numbers below; the first that keeps within the total counts. One of each always stays."""

_PERIODS: Final[tuple[tuple[int, Callable[[datetime], object]], ...]] = (
    (14, lambda moment: moment.date()),
    (8, lambda moment: moment.isocalendar()[:2]),
    (24, lambda moment: (moment.year, moment.month)),
)
"""So many days, weeks and months keep the newest backup made in them."""


class Kept(NamedTuple):
    """What is known of a backup without opening it."""

    utc_ms: int
    sequence: int = 0
    """Up to where it holds the log."""
    whole: bool = True
    """Whether its whole chain was read back."""
    bytes: int = 0


def to_keep(backups: Sequence[Kept], now_ms: int, largest: int = LARGEST_TOTAL) -> frozenset[Kept]:
    """Return which backups stay at the moment `now_ms` (UTC).

    The newest always does, and the newest whose whole chain was read back: it may be the last one before damage that
    nobody has noticed yet. What a clock that was ahead has made is kept by the same rules, apart from the others, so
    that neither pushes the other out.
    """
    always = frozenset(_newest(backups) + _newest([one for one in backups if one.whole]))
    past = [one for one in backups if one.utc_ms <= now_ms]
    ahead = [one for one in backups if one.utc_ms > now_ms]
    kept = always
    for share in _SHARES:
        kept = always | _by_rule(past, share) | _by_rule(ahead, share)
        if sum(one.bytes for one in kept) <= largest:
            break
    return kept


def _newest(backups: Iterable[Kept]) -> list[Kept]:
    return sorted(backups, key=lambda one: (one.sequence, one.utc_ms))[-1:]


def _by_rule(backups: Sequence[Kept], share: float) -> frozenset[Kept]:
    newest_first = sorted(set(backups), reverse=True)
    kept = set(newest_first[: _part(RECENT, share)])
    for count, period in _PERIODS:
        newest: dict[object, Kept] = {}
        for one in newest_first:
            newest.setdefault(period(_EPOCH + timedelta(milliseconds=one.utc_ms)), one)
        kept.update(list(newest.values())[: _part(count, share)])
    return frozenset(kept)


def _part(count: int, share: float) -> int:
    return max(1, int(count * share))
