"""Anki's package, written: a collection of schema 11 under both names, so that old and new programs read it.

A note's guid is the question's lasting id: imported again, a newer version of the pack changes the note and keeps its
scheduling. Notes are as new as the pack's version, for Anki takes over only what is newer.
"""

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from hashlib import sha1, sha256
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from trainer.exchange.anki import Anki
from trainer.exchange.as_card import as_card
from trainer.exchange.item import ForeignItem
from trainer.exchange.writing import as_markup

_WHEN: Final = (1980, 1, 1, 0, 0, 0)
_BEGAN: Final = 1_577_836_800
"""2020, in seconds: before any version."""
_MODEL: Final = 1_577_836_800_001
_DECKS: Final = 1_577_836_900_000
_NOTES: Final = 1_577_900_000_000
_ROOM: Final = 10**11
_META: Final = b"\x08\x02"
"""The second generation of packages."""
_TAG: Final = re.compile(r"<[^>]*>")
_TABLES: Final = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
 ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
 models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
 usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
 flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
 mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
 ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL,
 odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
 ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""
_CSS: Final = ".card { font-size: 20px; text-align: left; line-height: 1.6; }"


class ApkgWriting:
    """Every question as a card."""

    name = "apkg"
    suffix = ".apkg"
    reader = Anki()

    def held(self, item: ForeignItem) -> ForeignItem | None:
        """Return the question as a card."""
        return as_card(item)

    def lost(self, item: ForeignItem) -> Sequence[str]:
        """Say that it is turned, not answered."""
        return () if item.kind == "card" else ("lost-asking",)

    def write(self, items: Sequence[ForeignItem], pack: str, version: str) -> bytes:
        """Return the package: a deck for every topic below that of the pack."""
        collection = _collection(items, pack, version)
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
            entries = {"meta": _META, "collection.anki21": collection, "collection.anki2": collection, "media": b"{}"}
            for name, data in entries.items():
                entry = ZipInfo(name, _WHEN)
                entry.compress_type = ZIP_DEFLATED
                archive.writestr(entry, data)
            archive.comment = self.mark(pack)
        return buffer.getvalue()

    def mark(self, pack: str) -> bytes:
        """Return the archive's comment."""
        return f"minori:{pack}:".encode()


def _collection(items: Sequence[ForeignItem], pack: str, version: str) -> bytes:
    mod = _BEGAN + _age(version)
    decks = {name: _DECKS + at for at, name in enumerate(dict.fromkeys((pack, *(_deck(one, pack) for one in items))))}
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(_TABLES)
        connection.execute(
            "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')",
            (
                _BEGAN,
                mod * 1000,
                _BEGAN * 1000,
                *(_json(one) for one in (_CONF, _model(mod), _decks(decks, mod), _DCONF)),
            ),
        )
        known: set[int] = set()
        for place, item in enumerate(items):
            number = _number(item.guid, known)
            fields = [as_markup(item.stem), as_markup(item.back)]
            plain = _TAG.sub("", fields[0])
            check = int(sha1(plain.encode(), usedforsecurity=False).hexdigest()[:8], 16)
            connection.execute(
                "INSERT INTO notes VALUES (?, ?, ?, ?, -1, '', ?, ?, ?, 0, '')",
                (number, item.guid, _MODEL, mod, "\x1f".join(fields), plain, check),
            )
            connection.execute(
                "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
                (number, number, decks[_deck(item, pack)], mod, place + 1),
            )
        connection.commit()
        return connection.serialize()


def _age(version: str) -> int:
    """Return seconds that grow with the version."""
    parts = [int(part) % 1000 for part in re.findall(r"\d+", version)[:3]]
    major, minor, patch = (*parts, 0, 0, 0)[:3]
    return (major * 1000 + minor) * 100 + min(patch, 99)


def _number(guid: str, known: set[int]) -> int:
    number = _NOTES + int.from_bytes(sha256(guid.encode()).digest()[:8], "big") % _ROOM
    while number in known:
        number += 1
    known.add(number)
    return number


def _deck(item: ForeignItem, pack: str) -> str:
    topic = item.topic.replace("::", "：").replace("\n", " ")
    return f"{pack}::{topic}" if topic else pack


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _fields() -> Iterator[dict[str, object]]:
    for at, name in enumerate(("Front", "Back")):
        yield {"name": name, "ord": at, "sticky": False, "rtl": False, "font": "Arial", "size": 20, "media": []}


def _model(mod: int) -> dict[str, object]:
    template = {
        "name": "Card 1", "ord": 0, "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}",
        "bqfmt": "", "bafmt": "", "did": None,
    }  # fmt: skip
    return {
        str(_MODEL): {
            "id": _MODEL, "name": "Minori", "type": 0, "mod": mod, "usn": -1, "sortf": 0, "did": None,
            "tmpls": [template], "flds": list(_fields()), "css": _CSS, "latexPre": "", "latexPost": "",
            "req": [[0, "any", [0]]], "tags": [], "vers": [],
        }
    }  # fmt: skip


def _decks(decks: dict[str, int], mod: int) -> dict[str, object]:
    names = {"Default": 1, **decks}
    return {
        str(number): {
            "id": number, "name": name, "mod": mod, "usn": -1, "desc": "", "dyn": 0, "conf": 1, "collapsed": False,
            "browserCollapsed": False, "extendNew": 0, "extendRev": 0, "newToday": [0, 0], "revToday": [0, 0],
            "lrnToday": [0, 0], "timeToday": [0, 0],
        }
        for name, number in names.items()
    }  # fmt: skip


_CONF: Final = {
    "curDeck": 1, "curModel": str(_MODEL), "activeDecks": [1], "nextPos": 1, "sortType": "noteFld",
    "sortBackwards": False, "addToCur": True, "newSpread": 0, "dueCounts": True, "estTimes": True,
    "collapseTime": 1200, "timeLim": 0,
}  # fmt: skip
_DCONF: Final = {
    "1": {
        "id": 1, "name": "Default", "mod": 0, "usn": 0, "autoplay": True, "timer": 0, "replayq": True, "maxTaken": 60,
        "dyn": False,
        "new": {"bury": False, "delays": [1, 10], "initialFactor": 2500, "ints": [1, 4, 7], "order": 1, "perDay": 20},
        "rev": {"bury": False, "ease4": 1.3, "ivlFct": 1, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2},
        "lapse": {"delays": [10], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0},
    }
}  # fmt: skip
