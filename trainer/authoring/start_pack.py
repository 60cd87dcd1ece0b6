"""Beginning a pack from nothing: what it is called and what its two sides are."""

import re
import unicodedata
from hashlib import sha256
from typing import Final, NamedTuple

from trainer.authoring.editing.edited_pack import HEADING, Block
from trainer.authoring.editing.history import Change, Step
from trainer.authoring.workshop import Workshop
from trainer.domain.message import message
from trainer.packs.folder import PACK_FILE, TERMS_FILE
from trainer.packs.plain_values import Fields

LEVEL: Final = "tell-apart"
_LEVEL_NAME: Final = {"ja": "見分ける", "en": "Tell apart"}
_NOT_OF_AN_ID: Final = re.compile(r"[^a-z0-9]+")


class PackStart(NamedTuple):
    """What a new pack is to be."""

    title: str
    left: str
    """The name of the left side."""
    right: str
    author: str = ""
    licence: str = "CC-BY-4.0"
    language: str = "ja"
    """In which it is written: ja or en."""


def start_pack(workshop: Workshop, start: PackStart) -> None:
    """Give an empty pack its heading, two sides, one level, and a term for the name of each side; one step."""
    sides = (_side("left", start.left, start.language), _side("right", start.right, start.language))
    heading: Fields = {
        "format": "qpack/1",
        "id": f"draft.{id_of(start.title)}",
        "version": "0.1.0",
        "title": {start.language: start.title},
        "author": start.author or "—",
        "licence": start.licence,
        "levels": ({"id": LEVEL, "name": {start.language: _LEVEL_NAME[start.language]}},),
        "sides": sides,
        "aspects": (),
    }
    changes = [Change(HEADING, workshop.pack.heading, Block(PACK_FILE, heading))]
    for id_, word in (("left", start.left), ("right", start.right)):
        term: Fields = {"id": id_, "word": {start.language: word}}
        changes.append(Change(HEADING._replace(kind="terms", id=id_), None, Block(TERMS_FILE, term)))
    workshop.act(Step(message("A new pack"), tuple(changes)))


def id_of(words: str) -> str:
    """Return words as an id can hold them; of words without Latin letters a short sum."""
    plain = _NOT_OF_AN_ID.sub("-", unicodedata.normalize("NFKC", words).casefold()).strip("-")[:40]
    return plain if plain and plain[0].isalnum() else sha256(words.encode()).hexdigest()[:8]


def _side(id_: str, name: str, language: str) -> Fields:
    return {"id": id_, "name": {language: name}, "place": id_}
