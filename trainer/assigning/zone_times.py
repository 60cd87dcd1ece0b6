"""Times as a plan writes them, in a zone of the IANA database."""

from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MS: Final = timedelta(milliseconds=1)


def zone_named(name: str) -> ZoneInfo | None:
    """Return a zone by its IANA name, None where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def first_ms(written: str, zone: ZoneInfo) -> int | None:
    """Return the first millisecond of a local time as 2026-12-01T00:00 or 2026-12-01; None where it is no time."""
    moment = _local(written)
    return None if moment is None else (moment.replace(tzinfo=zone) - _EPOCH) // _MS


def last_ms(written: str, zone: ZoneInfo) -> int | None:
    """Return the last millisecond that is still in time: of the second, the minute or the day that is written."""
    moment = _local(written)
    if moment is None:
        return None
    step = timedelta(seconds=1)
    if len(written) == _DAY:
        step = timedelta(days=1)
    elif len(written) == _MINUTE:
        step = timedelta(minutes=1)
    return ((moment + step).replace(tzinfo=zone) - _EPOCH) // _MS - 1


def day_in_zone(utc_ms: int, zone: str) -> str:
    """Return the day that a moment falls on in a zone."""
    return (_EPOCH + utc_ms * _MS).astimezone(zone_named(zone) or UTC).date().isoformat()


_DAY: Final = len("2026-12-01")
_MINUTE: Final = len("2026-12-01T00:00")
_SECOND: Final = len("2026-12-01T00:00:00")


def _local(written: str) -> datetime | None:
    if len(written) not in {_DAY, _MINUTE, _SECOND}:
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo is None else None
