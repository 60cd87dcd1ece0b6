"""Anki's packages, of all three generations: an archive with a database in it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from typing import Final, Literal
from zipfile import ZipFile

from trainer.exchange.archive import content, opened
from trainer.exchange.cards import Note, NoteType, read_note
from trainer.exchange.item import LeftOut, Reading, Unusable, Wishes, reading_of
from trainer.exchange.strict_json import Json, objects, read_json

NEWEST: Final = "collection.anki21b"
_NAMES: Final = (NEWEST, "collection.anki21", "collection.anki2")
"""The last is a dummy wherever one of the others is there."""
_MOST: Final = 256 << 20
_CLOZE: Final = 1
_JOURNAL: Final = 18
"""Where a database says how it is written."""
_LENGTH_FIRST: Final = 2
_MORE: Final = 128
_WIDEST: Final = 64
_BETWEEN: Final = "\x1f"


class Anki:
    """`.apkg` and `.colpkg`; scheduling stays behind."""

    name = "apkg"
    suffixes = (".apkg", ".colpkg", ".zip")

    def recognises(self, name: str, data: bytes) -> bool:
        """Return whether a collection is inside."""
        return data.startswith(b"PK") and b"collection.anki2" in data

    def read(self, data: bytes, wishes: Wishes) -> Reading:
        """Read every note."""
        with opened(data) as archive:
            database = _database(archive)
        changed: list[LeftOut] = []
        # In memory: the child that reads it may write no file.
        with closing(sqlite3.connect(":memory:")) as connection:
            try:
                # Marked as of the ordinary journal: one in memory has no other.
                connection.deserialize(database[:_JOURNAL] + b"\x01\x01" + database[_JOURNAL + 2 :])
                connection.create_collation("unicase", _compare)
                return reading_of((read_note(note, changed) for note in _notes(connection)), changed)
            except (sqlite3.Error, UnicodeDecodeError) as error:
                raise Unusable("damaged", str(error)) from error


def _compare(one: str, other: str) -> int:
    a, b = one.casefold(), other.casefold()
    return (a > b) - (a < b)


def _database(archive: ZipFile) -> bytes:
    names = archive.namelist()
    name = next((name for name in _NAMES if name in names), None)
    if name is None:
        raise Unusable("damaged", "collection.anki2")
    data = content(archive, name)
    return _unpacked(data) if name == NEWEST else data


def _unpacked(data: bytes) -> bytes:
    try:
        from zstandard import ZstdDecompressor, ZstdError
    except ModuleNotFoundError as error:
        raise Unusable("newer-anki") from error
    try:
        # A stream reader: the frames do not say how large they are.
        with ZstdDecompressor(max_window_size=1 << 27).stream_reader(BytesIO(data)) as reader:
            whole = reader.read(_MOST + 1)
    except ZstdError as error:
        raise Unusable("damaged", str(error)) from error
    if len(whole) > _MOST:
        raise Unusable("too-large")
    return bytes(whole)


def _notes(connection: sqlite3.Connection) -> Iterator[Note]:
    tables = {str(row[0]) for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "notes" not in tables:
        raise Unusable("damaged", "notes")
    types = _new_types(connection) if "notetypes" in tables else _old_types(connection)
    decks = _new_decks(connection) if "decks" in tables else _old_decks(connection)
    rows = connection.execute(
        "SELECT n.id, n.guid, n.mid, n.flds, n.tags,"
        " (SELECT c.did FROM cards c WHERE c.nid = n.id ORDER BY c.ord LIMIT 1)"
        " FROM notes n ORDER BY n.id"
    )
    for number, guid, kind, fields, tags, deck in rows:
        topic = decks.get(deck, "") or next(iter(str(tags).split()), "")
        type_ = types.get(kind, NoteType(("1", "2"), "{{1}}", "{{2}}", cloze=False))
        yield Note(f"note {number}", str(guid), type_, str(fields).split(_BETWEEN), topic)


def _old_types(connection: sqlite3.Connection) -> dict[int, NoteType]:
    found = {}
    for key, model in _column(connection, "models").items():
        first = next(iter(objects(model, "tmpls")), {})
        names = tuple(str(field.get("name", "")) for field in objects(model, "flds"))
        cloze = model.get("type") == _CLOZE
        found[int(key)] = NoteType(names, str(first.get("qfmt", "")), str(first.get("afmt", "")), cloze)
    return found


def _old_decks(connection: sqlite3.Connection) -> dict[int, str]:
    return {int(key): short_deck(str(deck.get("name", "")), "::") for key, deck in _column(connection, "decks").items()}


def _column(connection: sqlite3.Connection, name: Literal["models", "decks"]) -> dict[str, dict[str, Json]]:
    """Return the objects of one of the two columns that hold JSON, by their numbers."""
    row = connection.execute("SELECT models, decks FROM col").fetchone()
    read = read_json(str(row[0 if name == "models" else 1])) if row else {}
    if not isinstance(read, dict):
        raise Unusable("damaged", name)
    return {key: one for key, one in read.items() if isinstance(one, dict) and key.lstrip("-").isdecimal()}


def _new_types(connection: sqlite3.Connection) -> dict[int, NoteType]:
    fields: dict[int, list[str]] = {}
    for kind, name in connection.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        fields.setdefault(kind, []).append(str(name))
    found = {}
    for kind, config in connection.execute("SELECT ntid, config FROM templates WHERE ord = 0"):
        parts = dict(protobuf(config))
        front, back = (parts.get(field, b"").decode("utf-8", "replace") for field in (1, 2))
        found[kind] = NoteType(tuple(fields.get(kind, ())), front, back, "{{cloze:" in front)
    return found


def _new_decks(connection: sqlite3.Connection) -> dict[int, str]:
    return {
        number: short_deck(str(name), _BETWEEN) for number, name in connection.execute("SELECT id, name FROM decks")
    }


def short_deck(name: str, between: str) -> str:
    """Return the last part of a deck's name; the deck that everybody has is none."""
    last = name.rsplit(between, maxsplit=1)[-1].strip()
    return "" if last == "Default" else last


def protobuf(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the bytes of every field of a message that has its length before it."""
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        if key & 7 == _LENGTH_FIRST:
            length, at = _varint(data, at)
            yield key >> 3, data[at : at + length]
            at += length
        elif key & 7 == 0:
            _, at = _varint(data, at)
        else:
            at += {1: 8, 5: 4}.get(key & 7, len(data))


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(data) and shift < _WIDEST:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < _MORE:
            break
    return value, at
