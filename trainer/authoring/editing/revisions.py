"""Whether a question is still the same after a change: its revision goes up when its key or its meaning changes."""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from trainer.domain.message import Message, message
from trainer.packs.plain_values import Fields, Value, value_at, word_at

_WHOLE: Final = (
    "type", "tests", "answer", "params", "where", "tolerance", "round", "bins", "script", "length", "accept", "except",
)  # fmt: skip
"""Keys of a question of which any change changes what is right."""
_OF_PARTS: Final = ("ok", "bin", "accept", "except", "fact", "script", "length")
"""Keys of its parts that say what is right."""
_PARTS: Final = ("choices", "reasons", "cases", "blanks", "items", "pairs")
_IN_ORDER: Final = "items"


class Revision(NamedTuple):
    """What is proposed after a change."""

    rev: int
    reset: Literal["keep", "relearn"]
    """keep: what is known of it stays; relearn: it is asked again."""
    because: Message


def proposed_revision(before: Fields, after: Fields) -> Revision | None:
    """Return what to propose where a question was as `before` in the folder; None where nothing needs to be decided."""
    rev, written = _rev(before), _rev(after)
    if dict(_key(before)) != dict(_key(after)):
        if written > rev:
            return None
        return Revision(rev + 1, "relearn", message("What is right has changed, so it is asked again."))
    if written > rev:
        return Revision(rev, "keep", message("Only the wording has changed, so what is known of it can stay."))
    return None


def _rev(fields: Fields) -> int:
    word = word_at(fields, ("rev",))
    return int(word) if word.isascii() and word.isdecimal() else 1


def _key(fields: Fields) -> Iterator[tuple[str, Value | None]]:
    """Yield all that says what is right, by a name each."""
    for key in _WHOLE:
        yield key, fields.get(key)
    for key in _PARTS:
        parts = fields.get(key, ())
        if not isinstance(parts, tuple):
            continue
        if key == _IN_ORDER:
            yield key, tuple(word_at(part, ("key",)) for part in parts)
        for at, part in enumerate(parts):
            name = word_at(part, ("key",)) or word_at(part, ("label",)) or str(at)
            for inner in _OF_PARTS:
                if (value := value_at(part, (inner,))) is not None:
                    yield f"{key}/{name}/{inner}", value
