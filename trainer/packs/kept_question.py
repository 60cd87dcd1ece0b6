"""The rest of a question from its source, when it is asked: what its type keeps, and its exhibit."""

from collections import Counter
from typing import TYPE_CHECKING

from trainer.domain.question import Body
from trainer.packs.declared import Declared
from trainer.packs.effort import Effort
from trainer.packs.entry import Entry
from trainer.packs.media import Media
from trainer.packs.variants import varied
from trainer.packs.yaml_source.node import Fields
from trainer.packs.yaml_source.origin import Known, Origin

if TYPE_CHECKING:
    from trainer.domain.exhibit import Exhibit
    from trainer.packs.questions import BodyParser


def rest_of(source: Fields, variant: str, parser: "BodyParser", declared: Declared) -> "tuple[Body, Exhibit | None]":
    """Return what was left unread of a question in one of its wordings; an empty `variant` is its own.

    The source was read whole before, without an error: one now is a bug, and raises ValueError.
    """
    origin = Origin("", [])
    unwritten = Counter[str]() if declared.imported else None
    origin.known = Known(declared.facts, declared.sides, Effort(), unwritten, declared.terms, Media(declared.folder))
    entry = Entry(source, origin)
    if variant:
        entry = varied(entry, variant)
    body = parser.parse(entry)
    if body is None:
        raise ValueError(entry.place)
    return body, _exhibit(entry, body)


def _exhibit(entry: Entry, body: Body) -> "Exhibit | None":
    if not entry.has("exhibit"):
        return None
    from trainer.packs.exhibits import read_exhibit  # a dozen kinds, for few questions

    return read_exhibit(entry, body.figures)
