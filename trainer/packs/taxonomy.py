"""`pack.yaml`: what the pack is and the aspects, sides and levels its facts stand in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from trainer.domain.message import message
from trainer.domain.subject import Aspect, AspectId, Level, LevelId, PackId, Place, Side, SideId, Source
from trainer.domain.text import Text
from trainer.packs.entry import Entry
from trainer.packs.identity import Ids, read_waiver
from trainer.packs.limits import MAX_READINGS
from trainer.packs.sources import read_source_of

FORMAT = "qpack/1"
PLACES: tuple[Place, ...] = ("left", "right", "both")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """What `pack.yaml` says."""

    id: PackId
    version: str
    title: Text
    author: str
    licence: str
    source: Source
    aspects: tuple[Aspect, ...]
    sides: tuple[Side, ...]
    levels: tuple[Level, ...]
    readings: tuple[tuple[str, str], ...] = ()
    imported: bool = False
    """As it came from another program: what only an author can write may be missing."""


NO_TAXONOMY = Taxonomy(PackId(""), "", Text(""), "", "", Source(Text("")), (), (), ())
"""Where `pack.yaml` is missing or unreadable: the rest is still read for its faults."""


def read_taxonomy(entry: Entry) -> Taxonomy:
    """Read the root of `pack.yaml`."""
    imported = entry.one_of("stage", ("imported",), default="") == "imported"
    _read_origin(entry)
    entry.one_of("format", (FORMAT,))
    entry.text("description", required=False)
    entry.word("review-by", default="")
    read_waiver(entry)
    source = read_source_of(entry)
    taxonomy = Taxonomy(
        id=PackId(Ids().take(entry)),
        version=entry.word("version"),
        title=entry.text("title"),
        author=entry.word("author", default="" if imported else None),
        licence=entry.word("licence", default="" if imported else None),
        source=source or Source(Text("")),
        aspects=_all(entry, "aspects", lambda id_, name, _: Aspect(AspectId(id_), name)),
        sides=_all(entry, "sides", lambda id_, name, item: Side(SideId(id_), name, _place(item))),
        levels=_all(entry, "levels", lambda id_, name, _: Level(LevelId(id_), name)),
        readings=_readings(entry),
        imported=imported,
    )
    entry.finish()
    return taxonomy


def _read_origin(entry: Entry) -> None:
    """Read where an imported pack came from; a stranger's file is known again by its sum."""
    origin = entry.entry("origin")
    if origin is not None:
        for key in ("format", "file", "sha256", "when"):
            origin.word(key, default="")


def _readings(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Read words and how they are read; more than anybody writes are a fault, and then none beyond is read."""
    found = entry.mapping("readings")
    if len(found) > MAX_READINGS:
        sentence = message('"{key}" has {count} entries; {most} is the most.', key="readings", count=len(found),
                           most=MAX_READINGS)  # fmt: skip
        entry.fault("E32", sentence, key="readings")
    return tuple((word, reading) for word, reading in found[:MAX_READINGS] if word and reading)


def _all(entry: Entry, key: str, make: Callable[[str, Text, Entry], T]) -> tuple[T, ...]:
    ids = Ids()
    found = []
    for item in entry.entries(key):
        id_ = ids.take(item)
        made = make(id_, item.text("name"), item)
        if id_:
            found.append(made)
    return tuple(found)


def _place(entry: Entry) -> Place:
    word = entry.one_of("place", PLACES)
    return next((place for place in PLACES if place == word), "both")
