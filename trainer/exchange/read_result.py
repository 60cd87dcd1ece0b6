"""The payload of a result, read strictly: what is not as Minori writes it is refused whole."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, NoReturn, TypeVar

from trainer.domain.assignment import HandedInAnswer, HandedInLink, HandedInUndo, Result
from trainer.domain.handed_in_chain import chain_heads
from trainer.domain.message import message
from trainer.domain.question import QuestionId
from trainer.exchange.item import Unusable
from trainer.exchange.signed_file import FileAltered
from trainer.exchange.strict_json import Json, read_json

MOST_LINKS: Final = 1_000_000
_FORMAT: Final = 1
_LONGEST: Final = 4096
_LARGEST: Final = 1 << 53
_HASH: Final = 64
Plain = Mapping[str, Json]
Read = TypeVar("Read")

_ANSWER: Final = frozenset({"link", *HandedInAnswer._fields})
_UNDO: Final = frozenset({"link", *HandedInUndo._fields})
_RESULT: Final = frozenset(
    {
        "format",
        "assignment",
        "rev",
        "registration",
        "person",
        "pack_hash",
        "app",
        "written_ms",
        "offset_minutes",
        "acknowledged_ms",
        "device",
        "flagged",
        "links",
    }
)


def read_payload(payload: bytes, device_key: bytes) -> Result:
    """Return the result that a signed payload says; raises FileAltered where it is none, or its chain has a gap."""
    try:
        whole = read_json(payload.decode())
    except (Unusable, UnicodeDecodeError) as fault:
        raise _refused() from fault
    if not isinstance(whole, dict) or not whole.keys() <= _RESULT:
        _refuse()
    if whole.get("format") != _FORMAT:
        raise FileAltered(message("The file is of another kind, or a newer Minori wrote it."))
    result = Result(
        assignment=_text(whole, "assignment"),
        rev=_number(whole, "rev"),
        registration=_text(whole, "registration"),
        person=_text(whole, "person"),
        pack_hash=_text(whole, "pack_hash"),
        app=_text(whole, "app"),
        written_ms=_number(whole, "written_ms"),
        offset_minutes=_number(whole, "offset_minutes"),
        acknowledged_ms=_number(whole, "acknowledged_ms"),
        device=_text(whole, "device"),
        flagged=tuple(QuestionId(one) for one in _texts(whole, "flagged")),
        links=tuple(map(_link, _objects(whole, "links"))),
        device_key=device_key,
    )
    try:
        chain_heads(result.links)
    except ValueError as fault:
        raise _refused() from fault
    return result


def _link(plain: Plain) -> HandedInLink:
    kind = plain.get("link")
    if kind == "answer" and plain.keys() <= _ANSWER:
        return _answer(plain)
    if kind == "undo" and plain.keys() <= _UNDO:
        return _undo(plain)
    return _refuse()


def _answer(plain: Plain) -> HandedInAnswer:
    return HandedInAnswer(
        id=_text(plain, "id"),
        device=_text(plain, "device"),
        place=_number(plain, "place"),
        previous=_hash(plain, "previous"),
        question=QuestionId(_text(plain, "question")),
        rev=_number(plain, "rev"),
        variant=_text(plain, "variant"),
        draw=_pairs(plain, "draw"),
        order=_texts(plain, "order"),
        response=_texts(plain, "response"),
        claimed=_truth(plain, "claimed"),
        milliseconds=_number(plain, "milliseconds"),
        utc_ms=_number(plain, "utc_ms"),
        offset_minutes=_number(plain, "offset_minutes"),
        reserved=_or(plain, "reserved", _truth, otherwise=False),
        kind=_or(plain, "kind", _text, otherwise=""),
        confidence=_or(plain, "confidence", _text, otherwise=""),
        arm=_or(plain, "arm", _text, otherwise=""),
        seed=_or(plain, "seed", _number, otherwise=0),
        language=_or(plain, "language", _text, otherwise=""),
    )


def _undo(plain: Plain) -> HandedInUndo:
    return HandedInUndo(
        id=_text(plain, "id"),
        device=_text(plain, "device"),
        place=_number(plain, "place"),
        previous=_hash(plain, "previous"),
        of=_text(plain, "of"),
        redo=_truth(plain, "redo"),
        utc_ms=_number(plain, "utc_ms"),
        offset_minutes=_number(plain, "offset_minutes"),
    )


def _or(plain: Plain, key: str, read: Callable[[Plain, str], Read], *, otherwise: Read) -> Read:
    """Return the value, or the default that was left out because it is one."""
    return read(plain, key) if key in plain else otherwise


def _text(plain: Plain, key: str) -> str:
    value = plain.get(key)
    return value if isinstance(value, str) and len(value) <= _LONGEST and "\0" not in value else _refuse()


def _number(plain: Plain, key: str) -> int:
    value = plain.get(key)
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and isinstance(value, int) and abs(value) <= _LARGEST else _refuse()


def _truth(plain: Plain, key: str) -> bool:
    value = plain.get(key)
    return value if isinstance(value, bool) else _refuse()


def _hash(plain: Plain, key: str) -> str:
    value = _text(plain, key)
    return value if len(value) == _HASH and set(value) <= set("0123456789abcdef") else _refuse()


def _list(plain: Plain, key: str) -> list[Json]:
    value = plain.get(key, [])
    return value if isinstance(value, list) and len(value) <= MOST_LINKS else _refuse()


def _texts(plain: Plain, key: str) -> tuple[str, ...]:
    return tuple(_text({key: one}, key) for one in _list(plain, key))


def _pairs(plain: Plain, key: str) -> tuple[tuple[str, str], ...]:
    read: list[tuple[str, str]] = []
    for one in _list(plain, key):
        match one:
            case [str() as name, str() as value]:
                read.append((name, value))
            case _:
                _refuse()
    return tuple(read)


def _objects(plain: Plain, key: str) -> list[Plain]:
    found = [MappingProxyType(one) for one in _list(plain, key) if isinstance(one, dict)]
    return list(found) if len(found) == len(_list(plain, key)) else _refuse()


def _refused() -> FileAltered:
    return FileAltered(message("The result says what no Minori writes. Ask for it once more."))


def _refuse() -> NoReturn:
    raise _refused()
