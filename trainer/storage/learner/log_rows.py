"""A log entry as a row of the log's table, and back: the one conversion there is. Standard library only.

Ids and hashes are bytes, words that come again are numbers (`codes`, `words`), what is unused is NULL. No hash depends
on any of this: a row becomes plain fields again before it is checked.
"""

import json
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any, Final, Protocol

from trainer.domain.canonical_form import FIELDS, FORMAT, FROM_PLAIN, KINDS, kind_of, plain_fields, record_from
from trainer.domain.review import Answered, LogEntry, RegistrationLink
from trainer.storage.learner.check_values import with_crc
from trainer.storage.learner.codes import CONFIDENCE, FORM, KIND, REASON, SESSION_KIND, Codes


class Numbers(Protocol):
    """Gives the number of a word."""

    def number(self, text: str) -> int:
        """Return it."""
        ...


class Texts(Protocol):
    """Gives the word of a number."""

    def text(self, number: int) -> str:
        """Return it; raises ValueError where there is none."""
        ...


_COMMON: Final = ("id", "device", "utc_ms", "offset_minutes", "study_day", "pack")
_REFERS: Final[Mapping[str, str]] = {"cancel": "cancels", "redo": "redoes"}
"""Which field of a kind names the entry that it is about; it stands in the column `refers_to`."""
_ANSWER: Final = (
    "pack_version",
    "question",
    "question_rev",
    "question_type",
    "form",
    "outcomes",
    "response",
    "first_response",
    "order",
    "seed",
    "options",
    "lures",
    "correct",
    "confidence",
    "milliseconds",
    "session",
    "session_kind",
    "position",
    "reason",
    "reason_fact",
    "predicted_recall",
    "probe",
    "language",
    "policy",
    "model",
)
"""An answer's fields with a column of their own; empty in all other rows."""
_OPTIONAL: Final = ("pack_hash", "goal")
"""The same, but left out of the record where the column is empty."""
_ANSWERED: Final = (*_ANSWER, *_OPTIONAL)
_NO_ANSWER: Final[Mapping[str, None]] = dict.fromkeys(_ANSWERED)
_OWN: Final = (*_COMMON, *_ANSWER)
_PLACED: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(KINDS, frozenset((*_COMMON, "link"))),
    **{kind: frozenset((*_COMMON, "link", name)) for kind, name in _REFERS.items()},
    "answer": frozenset((*_COMMON, "link", *_ANSWERED)),
}
"""The fields of each kind that have a column; all others are in `details`."""
_TEXTS_KEPT: Final = 4096
"""Of each column that is not a plain value."""
_UUID: Final = 16
"""Bytes."""


def _json(value: Any) -> str:
    # ASCII: a lone surrogate from a keyboard or clipboard would not fit into a TEXT column.
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def id_column(text: str) -> bytes | str:
    """Return an id as it is stored: a UUID as its 16 bytes, anything else as it is."""
    try:
        packed = bytes.fromhex(text.replace("-", ""))
    except ValueError:
        return text
    return packed if len(packed) == _UUID and read_id(packed) == text else text


def hash_of(value: object) -> str:
    """Return stored bytes as hex digits; raises TypeError for anything else, which damage can make of them."""
    if not isinstance(value, bytes):
        raise TypeError("these are no bytes")
    return value.hex()


def read_id(value: bytes | str) -> str:
    """Return the id of a stored one."""
    if isinstance(value, str):
        return value
    digits = hash_of(value)
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _order_column(keys: list[str], _: Numbers) -> str:
    # Most keys are one letter; JSON's quotes and commas would be three quarters of what is stored.
    short = all(len(key) == 1 and key.isascii() and key.isalnum() for key in keys)
    return "".join(keys) if short else _json(keys)


def _read_order(text: str, _: Texts) -> list[str]:
    return list(json.loads(text)) if text.startswith("[") else list(text)


def _code(codes: Codes) -> tuple[Callable[[Any, Numbers], Any], Callable[[Any, Texts], Any]]:
    return lambda word, _: codes.number(word), lambda number, _: codes.word(number)


def _to_word(text: str, words: Numbers) -> int:
    return words.number(text)


def _from_word(number: int, words: Texts) -> str:
    return words.text(number)


def _to_word_of_json(value: Any, words: Numbers) -> int:
    return words.number(_json(value))


def _from_word_of_json(number: int, words: Texts) -> Any:
    return json.loads(words.text(number))


_WORD: Final = (_to_word, _from_word)
_WORD_OF_JSON: Final = (_to_word_of_json, _from_word_of_json)
_JSON: Final = (lambda value, _: _json(value), lambda text, _: json.loads(text))
_TRUTH: Final = (lambda value, _: int(value), lambda value, _: bool(value))
_COLUMNS: Final[Mapping[str, tuple[Callable[[Any, Numbers], Any], Callable[[Any, Texts], Any]]]] = {
    "id": (lambda text, _: id_column(text), lambda value, _: read_id(value)),
    **dict.fromkeys(("device", "pack", "pack_version", "question", "question_type", "session", "reason_fact"), _WORD),
    **dict.fromkeys(("language", "policy", "model", *_OPTIONAL), _WORD),
    **dict.fromkeys(("outcomes", "lures"), _WORD_OF_JSON),
    **dict.fromkeys(("response", "first_response"), _JSON),
    **dict.fromkeys(("correct", "probe"), _TRUTH),
    "order": (_order_column, _read_order),
    "form": _code(FORM),
    "confidence": _code(CONFIDENCE),
    "session_kind": _code(SESSION_KIND),
    "reason": _code(REASON),
}
"""How a plain value becomes a column, and the way back; all other columns are plain values."""


def _columns(kind: str, plain: Mapping[str, Any], words: Numbers) -> dict[str, Any]:
    """Return the columns that hold a record's fields: every one, empty ones too."""
    columns: dict[str, Any] = {"kind": KIND.number(kind)}
    own = (*_COMMON, *_ANSWERED) if kind == "answer" else _COMMON
    for name in own:
        value = plain.get(name)
        columns[name] = value if value is None or name not in _COLUMNS else _COLUMNS[name][0](value, words)
    if kind != "answer":
        columns.update(_NO_ANSWER)
    columns["refers_to"] = id_column(plain[_REFERS[kind]]) if kind in _REFERS else None
    registration, place, previous = plain.get("link") or (None, None, None)
    columns["registration"] = None if registration is None else words.number(registration)
    columns["registration_place"] = place
    columns["registration_previous"] = None if previous is None else bytes.fromhex(previous)
    details = {name: value for name, value in plain.items() if name not in _PLACED[kind]}
    columns["details"] = _json(details) if details else None
    return columns


def entry_row(entry: LogEntry, words: Numbers) -> dict[str, Any]:
    """Return the row of an entry: every column, empty ones too."""
    columns = _columns(kind_of(entry.record), plain_fields(entry.record), words)
    # The place is that in the log unless another computer's entries have been joined to it.
    place = None if entry.place == entry.sequence else entry.place
    columns.update(sequence=entry.sequence, place=place, format=entry.format, hash=bytes.fromhex(entry.hash))
    return with_crc(columns)


def place_of(row: Mapping[str, Any]) -> int:
    """Return the place of a row in the chain of its device."""
    place: int = row["sequence"] if row["place"] is None else row["place"]
    return place


def plain_row(row: Mapping[str, Any], words: Texts) -> dict[str, Any]:
    """Return the fields of a row as plain JSON values. Raises ValueError, LookupError or TypeError on damage."""
    kind = KIND.word(row["kind"])
    plain = {name: _plain(name, row[name], words) for name in (_OWN if kind == "answer" else _COMMON)}
    if kind == "answer":
        plain.update((name, _plain(name, row[name], words)) for name in _OPTIONAL if row[name] is not None)
    elif kind in _REFERS:
        plain[_REFERS[kind]] = read_id(row["refers_to"])
    if row["registration"] is not None:
        plain["link"] = list(_link(row, words))
    if row["details"] is not None:
        plain.update(_details(kind, row["details"]))
    return plain


def _plain(name: str, value: Any, words: Texts) -> Any:
    return value if value is None or name not in _COLUMNS else _COLUMNS[name][1](value, words)


def _link(row: Mapping[str, Any], words: Texts) -> RegistrationLink:
    previous = hash_of(row["registration_previous"])
    return RegistrationLink(words.text(row["registration"]), row["registration_place"], previous)


def _details(kind: str, text: str) -> Mapping[str, Any]:
    details = json.loads(text)
    if not isinstance(details, dict) or not details.keys() <= set(FIELDS[kind]) - _PLACED[kind]:
        raise ValueError("these are not the details of a record")
    return details


def is_as_written(row: Mapping[str, Any], plain: Mapping[str, Any], words: Numbers) -> bool:
    """Return whether the columns are exactly those of the plain fields: what no hash covers is empty."""
    return all(row[name] == value for name, value in _columns(KIND.word(row["kind"]), plain, words).items())


def read_entry(row: Mapping[str, Any], words: Texts) -> LogEntry:
    """Return the entry of a row. Raises ValueError, LookupError or TypeError where the row was damaged."""
    if row["format"] != FORMAT:
        raise ValueError("an entry of an unknown format")
    kind = KIND.word(row["kind"])
    record = _answered(row, words) if kind == "answer" else record_from(kind, plain_row(row, words))
    return LogEntry(row["sequence"], place_of(row), row["format"], hash_of(row["hash"]), record)


def _answered(row: Mapping[str, Any], words: Texts) -> Answered:
    """Return the answer of a row; a replay makes one a row, so each text is read only once."""
    fields = dict(zip(_OWN, map(row.__getitem__, _OWN), strict=True))
    for name, read in _READ:
        if (value := fields[name]) is not None:
            fields[name] = read(value, words)
    for name in _OPTIONAL:
        if (value := row[name]) is not None:
            fields[name] = words.text(value)
    if row["registration"] is not None:
        fields["link"] = _link(row, words)
    if (details := row["details"]) is not None:
        fields.update(_read_details(details))
    return Answered(**fields)


@lru_cache(_TEXTS_KEPT)
def _read_details(text: str) -> Mapping[str, Any]:
    details = _details("answer", text)
    return {name: FROM_PLAIN[name](value) if name in FROM_PLAIN else value for name, value in details.items()}


def _reader(name: str) -> Callable[[Any, Texts], Any]:
    """Return how a column becomes its field at once; few texts come again and again in a long log."""
    from_column, made = _COLUMNS[name][1], FROM_PLAIN.get(name)
    if made is None or _COLUMNS[name] is _TRUTH:
        return from_column
    if _COLUMNS[name] is _WORD_OF_JSON:
        read = lru_cache(_TEXTS_KEPT)(partial(_made_of_json, made))
        return lambda number, words: read(words.text(number))
    return _kept(lambda value: made(from_column(value, _NO_WORDS)))


def _kept(read: Callable[[Any], Any]) -> Callable[[Any, Texts], Any]:
    kept = lru_cache(_TEXTS_KEPT)(read)
    return lambda value, _: kept(value)


def _made_of_json(made: Callable[[Any], Any], text: str) -> Any:
    return made(json.loads(text))


class _NoWords:
    """For columns that name no word."""

    def text(self, number: int) -> str:
        """Refuse."""
        raise ValueError(f"there is no word {number}")


_NO_WORDS: Final = _NoWords()
_READ: Final = tuple((name, _reader(name)) for name in _OWN if name in _COLUMNS)
