"""`source:` of a pack, a fact or a question: who says so, where it stands, and until when that may be believed."""

from datetime import date
from typing import Final, get_args
from urllib.parse import urlsplit

from trainer.domain.message import message
from trainer.domain.subject import Source, SourceKind
from trainer.packs.entry import Entry

SOURCE_KINDS: Final[tuple[SourceKind, ...]] = get_args(SourceKind)
_SCHEMES: Final = frozenset({"http", "https"})
_LONGEST: Final = 500
"""Characters of an address: more cannot be read before it is opened."""
_DAY: Final = len("2026-11-30")


def read_source_of(entry: Entry) -> Source | None:
    """Read an optional `source:`; a bare text is its title."""
    if not entry.has("source"):
        return None
    if entry.is_a(str, "source"):
        return Source(entry.text("source"))
    inner = entry.entry("source")
    if inner is None:
        return None
    return Source(
        title=inner.text("title"),
        publisher=inner.word("publisher", default=""),
        year=inner.word("year", default=""),
        verified=inner.flag("verified", default=True),
        url=_address(inner),
        accessed=_day(inner, "accessed"),
        kind=_kind(inner),
        review_by=_day(inner, "review-by"),
    )


def is_day(written: str) -> bool:
    """Return whether a word is a day of the calendar, written like 2026-11-30."""
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return len(written) == _DAY


def _kind(entry: Entry) -> SourceKind | None:
    word = entry.one_of("kind", SOURCE_KINDS, default="")
    return next((kind for kind in SOURCE_KINDS if kind == word), None)


def _day(entry: Entry, key: str) -> str:
    written = entry.word(key, default="")
    if not written or is_day(written):
        return written
    entry.fault("E51", message('"{written}" is no day of the calendar.', written=written), key=key)
    return ""


def _address(entry: Entry) -> str:
    """Return an address that is what it looks like: no sign that hides or turns others, no name before an @."""
    written = entry.word("url", default="")
    if not written or _is_plain_address(written):
        return written
    entry.fault("E50", message("This is no address that can be shown whole and opened."), key="url")
    return ""


def _is_plain_address(written: str) -> bool:
    if len(written) > _LONGEST or not all("!" <= char <= "~" for char in written) or set(written) & set('"<>\\^`{|}'):
        return False
    try:
        parts = urlsplit(written)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return parts.scheme in _SCHEMES and bool(host) and "." in (host or "") and "@" not in parts.netloc
