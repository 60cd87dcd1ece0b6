"""Reading a stranger's file in a child that reaches nothing but it; plain data comes back and is checked."""

from importlib.util import find_spec
from pathlib import Path
from typing import Final, cast

from trainer.confinement.confined import Json, in_a_child
from trainer.confinement.limits import MEBIBYTE, Limits
from trainer.exchange.formats import format_of
from trainer.exchange.item import KINDS, ForeignChoice, ForeignItem, Kind, LeftOut, Reading, Unusable, Wishes

WORK: Final = "trainer.exchange.confined_reading:read_in_the_child"
IMPORTS: Final = (
    "trainer.exchange.formats", *(["zstandard"] if find_spec("zstandard") else []), "encodings.cp437",
    "encodings.cp932", "encodings.utf_16", "encodings.utf_16_le", "encodings.utf_16_be",
    "encodings.utf_8_sig", "encodings.euc_jp",
)  # fmt: skip
"""What reading imports late: inside the child no file can be opened any more."""
_CROSSING: Final = 4
"""Fields of what was left out that cross the border."""
LARGEST: Final = 256 * MEBIBYTE
"""Bytes of a file."""
_LIMITS: Final = Limits(memory=1536 * MEBIBYTE, cpu_s=120, wall_s=180.0, answer=512 * MEBIBYTE)


def read_confined(path: Path, format_: str, wishes: Wishes) -> tuple[str, Reading]:
    """Return the format's name and what came of reading; raises Unusable and the child's own known problems."""
    if path.stat().st_size > LARGEST:
        raise Unusable("too-large")
    columns: list[Json] = [[part, column] for part, column in wishes.columns]
    answer = in_a_child(
        WORK,
        [str(path), format_, wishes.name, wishes.encoding, columns],
        readable=[path],
        imports=IMPORTS,
        limits=_LIMITS,
    )
    return _from_json(answer.value)


def read_in_the_child(path: str, format_: str, name: str, encoding: str, columns: list[list[str]]) -> Json:
    """Read the file; a known problem comes back as its reason."""
    wishes = Wishes(name, encoding, tuple((part, column) for part, column in columns))
    try:
        data = Path(path).read_bytes()
        found = format_of(name, data, format_)
        return [found.name, _as_json(found.read(data, wishes))]
    except Unusable as problem:
        return [problem.reason, problem.detail]


def _as_json(reading: Reading) -> Json:
    return cast(
        "Json",
        {
            "items": [_plain(item) for item in reading.items],
            "left_out": [list(one[:_CROSSING]) for one in reading.left_out],
            "changed": [list(one[:_CROSSING]) for one in reading.changed],
            "encoding": reading.encoding,
            "title": reading.title,
            "columns": [list(one) for one in reading.columns],
        },
    )


def _plain(item: ForeignItem) -> Json:
    parts = (_listed(item.choices), _listed(item.pairs), item.back, list(item.order), item.why, item.tolerance)
    return cast("Json", [item.kind, item.stem, item.where, item.name, item.guid, item.topic, *parts])


def _listed(value: object) -> Json:
    return cast("Json", [list(one) for one in cast("tuple[tuple[str], ...]", value)])


def _from_json(value: Json) -> tuple[str, Reading]:
    match value:
        case [str(reason), str(detail)]:
            raise Unusable(reason, detail)
        case [str(name), dict(told)]:
            return name, Reading(
                tuple(_item(one) for one in _parts(told, "items")),
                tuple(_left_out(one) for one in _parts(told, "left_out")),
                tuple(_left_out(one) for one in _parts(told, "changed")),
                _word(told.get("encoding")),
                _word(told.get("title")),
                tuple(
                    (_word(part), _word(column)) for part, column in cast("list[list[Json]]", _parts(told, "columns"))
                ),
            )
    raise Unusable("damaged", "answer")


def _parts(told: dict[str, Json], key: str) -> list[Json]:
    value = told.get(key)
    if not isinstance(value, list):
        raise Unusable("damaged", key)
    return value


def _word(value: Json) -> str:
    if not isinstance(value, str):
        raise Unusable("damaged", "answer")
    return value


def _left_out(value: Json) -> LeftOut:
    match value:
        case [str(where), str(name), str(reason), str(detail)]:
            return LeftOut(where, name, reason, detail)
    raise Unusable("damaged", "answer")


def _item(value: Json) -> ForeignItem:
    match value:
        case [str(kind), str(stem), str(where), str(name), str(guid), str(topic), list(choices), list(pairs), str(back),
              list(order), str(why), str(tolerance)] if kind in KINDS:  # fmt: skip
            return ForeignItem(
                cast("Kind", kind), stem, where, name, guid, topic, tuple(_choice(one) for one in choices),
                tuple(_pair(one) for one in pairs), back, tuple(_word(one) for one in order), why, tolerance,
            )  # fmt: skip
    raise Unusable("damaged", "answer")


def _choice(value: Json) -> ForeignChoice:
    match value:
        case [str(text), bool(ok), str(why)]:
            return ForeignChoice(text, ok, why)
    raise Unusable("damaged", "answer")


def _pair(value: Json) -> tuple[str, str]:
    match value:
        case [str(left), str(right)]:
            return left, right
    raise Unusable("damaged", "answer")
