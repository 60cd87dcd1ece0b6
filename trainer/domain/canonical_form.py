"""The canonical form of log records: the bytes that are hashed, frozen for good and independent of every table.

One line of ASCII JSON with sorted keys and no spaces: the format's number, the word for the kind of record, and the
record's fields. A field that has its default value is left out, so a field that a later version adds changes no hash
of an earlier record. Kinds and fields may be added; a word, a field or a value's shape that is here never changes.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from operator import attrgetter
from typing import Any, Final, NamedTuple

from trainer.domain.grade import FactOutcome
from trainer.domain.log_records import (
    AssignmentOpened,
    BroughtBack,
    ClockNoted,
    CopiedFromDevice,
    ForecastSaid,
    HandedIn,
    KeyCorrected,
    NoticeAcknowledged,
    OwnWordingAccepted,
    OwnWordsOnPair,
    PackRolledBack,
    PackUpdated,
    ProgressReset,
    SetAside,
)
from trainer.domain.question import Form
from trainer.domain.response import Confidence, Response
from trainer.domain.review import Answered, AnswerRedone, AnswerUndone, Credit, Draw, LogRecord, RegistrationLink

FORMAT: Final = 1
"""Of all records so far; another number would be another way to write the same fields."""

KINDS: Final[Mapping[str, type[LogRecord]]] = {
    "answer": Answered,
    "cancel": AnswerUndone,
    "redo": AnswerRedone,
    "set_aside": SetAside,
    "bring_back": BroughtBack,
    "own_wording": OwnWordingAccepted,
    "own_words_on_pair": OwnWordsOnPair,
    "clock_note": ClockNoted,
    "notice_acknowledged": NoticeAcknowledged,
    "handed_in": HandedIn,
    "forecast_said": ForecastSaid,
    "pack_updated": PackUpdated,
    "pack_rolled_back": PackRolledBack,
    "reset": ProgressReset,
    "key_corrected": KeyCorrected,
    "copied_from_device": CopiedFromDevice,
    "assignment_opened": AssignmentOpened,
}
"""Every kind of record by its word."""

_WORDS: Final = {made: word for word, made in KINDS.items()}


def _number(value: float | None) -> float | None:
    # An int would be read back as a float and hash differently; adding 0.0 turns -0.0 into 0.0, as SQLite does.
    return None if value is None else float(value) + 0.0


def _outcomes(value: tuple[FactOutcome, ...]) -> list[list[Any]]:
    return [[fact, bool(correct), taken_for] for fact, correct, taken_for in value]


def _parts(value: Response | None) -> list[str] | None:
    return None if value is None else list(value.parts)


def _link(value: RegistrationLink | None) -> list[Any] | None:
    return None if value is None else list(value)


def _draw(value: Draw | None) -> list[Any] | None:
    return None if value is None else [value.seed, [list(pair) for pair in value.values]]


_TO_PLAIN: Final[Mapping[str, Callable[[Any], Any]]] = {
    "form": lambda value: value.value,
    "outcomes": _outcomes,
    "response": _parts,
    "first_response": _parts,
    "order": list,
    "lures": list,
    "correct": bool,
    "confidence": lambda value: None if value is None else value.value,
    "predicted_recall": _number,
    "probe": bool,
    "arm_probability": _number,
    "draw": _draw,
    "reserved": bool,
    "hint_shown": bool,
    "credited": lambda value: [[fact, _number(share)] for fact, share in value],
    "link": _link,
    "mean": _number,
    "low": _number,
    "high": _number,
    "told": bool,
    "collected": list,
}
"""How the fields that are not yet plain JSON values become so, by name in whatever kind of record."""

FROM_PLAIN: Final[Mapping[str, Callable[[Any], Any]]] = {
    "form": Form,
    "outcomes": lambda value: tuple(FactOutcome(fact, bool(correct), taken) for fact, correct, taken in value),
    "response": lambda value: Response(tuple(value)),
    "first_response": lambda value: None if value is None else Response(tuple(value)),
    "order": tuple,
    "lures": tuple,
    "correct": bool,
    "confidence": lambda value: None if value is None else Confidence(value),
    "probe": bool,
    "draw": lambda value: None if value is None else Draw(value[0], tuple((name, text) for name, text in value[1])),
    "reserved": bool,
    "hint_shown": bool,
    "credited": lambda value: tuple(Credit(fact, share) for fact, share in value),
    "link": lambda value: None if value is None else RegistrationLink(*value),
    "told": bool,
    "collected": tuple,
}
"""How plain JSON values become the fields again."""


class _Plan(NamedTuple):
    """How one kind of record is written: its fields' names and their reader, defaults, and conversions."""

    word: str
    names: tuple[str, ...]
    read: Callable[[Any], tuple[Any, ...]]
    defaults: Mapping[str, Any]
    conversions: tuple[tuple[str, Callable[[Any], Any]], ...]


def _plan(made: type[LogRecord]) -> _Plan:
    names = tuple(field.name for field in fields(made))
    return _Plan(
        word=_WORDS[made],
        names=names,
        read=attrgetter(*names),
        defaults={field.name: field.default for field in fields(made) if field.default is not MISSING},
        conversions=tuple((name, _TO_PLAIN[name]) for name in names if name in _TO_PLAIN),
    )


_PLANS: Final = {made: _plan(made) for made in _WORDS}
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {plan.word: plan.names for plan in _PLANS.values()}
"""The fields of every kind, in the order of its record."""


def kind_of(record: LogRecord) -> str:
    """Return the word for the kind of a record."""
    return word_of(type(record))


def word_of(made: type[LogRecord]) -> str:
    """Return the word for a kind of record."""
    return _WORDS[made]


def plain_fields(record: LogRecord) -> dict[str, Any]:
    """Return the fields that are hashed as plain JSON values: those that differ from their default."""
    plan = _PLANS[type(record)]
    values = dict(zip(plan.names, plan.read(record), strict=True))
    for name, default in plan.defaults.items():
        if values[name] == default:
            del values[name]
    for name, to_plain in plan.conversions:
        if name in values:
            values[name] = to_plain(values[name])
    return values


def record_from(kind: str, plain: Mapping[str, Any]) -> LogRecord:
    """Make a record from plain values again.

    Raises ValueError, KeyError or TypeError where they are not those of a record.
    """
    read = {name: FROM_PLAIN[name](value) if name in FROM_PLAIN else value for name, value in plain.items()}
    return KINDS[kind](**read)


def canonical_line(kind: str, plain: Mapping[str, Any]) -> bytes:
    """Return the bytes of plain fields. Raises ValueError for a number that is none."""
    return _line({"format": FORMAT, "kind": kind, **plain})


def canonical(record: LogRecord) -> bytes:
    """Return a record's canonical form; raises ValueError for a number that is none."""
    return canonical_line(kind_of(record), plain_fields(record))


def canonical_link(device: str, place: int, previous_hash: str, record_hash: str) -> bytes:
    """Return the canonical form of an entry: a record's hash in its place in the chain of its device."""
    return _line(
        {"format": FORMAT, "device": device, "place": place, "previous_hash": previous_hash, "record_hash": record_hash}
    )


def read_canonical(line: bytes) -> LogRecord:
    """Make a record from its canonical form again; raises ValueError, KeyError or TypeError where it is none."""
    plain = json.loads(line)
    if plain.pop("format") != FORMAT:
        raise ValueError("a record of an unknown format")
    return record_from(plain.pop("kind"), plain)


def _line(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":")).encode("ascii")
