"""Anki's text import: tabs between columns, named in the lines before them."""

from collections.abc import Sequence

from trainer.exchange.as_card import as_card
from trainer.exchange.delimited import Delimited
from trainer.exchange.item import ForeignItem
from trainer.exchange.writing import as_markup, topic_of

_HEAD = ("#separator:tab", "#html:true", "#guid column:1", "#tags column:4", "#columns:guid\tFront\tBack\tTopic")


class AnkiTextWriting:
    """Every question as a line: guid, front, back, topic."""

    name = "anki-text"
    suffix = ".txt"
    reader = Delimited()

    def held(self, item: ForeignItem) -> ForeignItem | None:
        """Return the question as a card; a topic is one tag."""
        card = as_card(item)
        return card._replace(topic=topic_of(card).replace(" ", "_"))

    def lost(self, item: ForeignItem) -> Sequence[str]:
        """Say that it is turned, not answered."""
        return () if item.kind == "card" else ("lost-asking",)

    def write(self, items: Sequence[ForeignItem], pack: str, version: str) -> bytes:
        """Return a line a question."""
        rows = ("\t".join(_cell(one) for one in (item.guid, item.stem, item.back, item.topic)) for item in items)
        return ("\n".join((*_HEAD, *rows)) + "\n").encode()

    def mark(self, pack: str) -> bytes:
        """Return how its lines begin."""
        return f"\n{pack}:".encode()


def _cell(text: str) -> str:
    return as_markup(text).replace("\t", " ").replace('"', "&quot;")
