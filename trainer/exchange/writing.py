"""What a format that can be written has to say of itself."""

import re
from collections.abc import Sequence
from typing import Final, Protocol

from trainer.domain.ruby import RUBY
from trainer.exchange.item import ForeignFormat, ForeignItem

HTML: Final = re.compile(r"[<>&]")


class WritingFormat(Protocol):
    """One format that can be written."""

    @property
    def name(self) -> str:
        """The word after `--format`."""
        ...

    @property
    def suffix(self) -> str:
        """The ending of its files."""
        ...

    @property
    def reader(self) -> ForeignFormat:
        """Our own reader of it, which must find again what was written."""
        ...

    def held(self, item: ForeignItem) -> ForeignItem | None:
        """Return the question as this format has it; None where it has nothing of the kind."""
        ...

    def lost(self, item: ForeignItem) -> Sequence[str]:
        """Return keys of REASONS: what of a question is written otherwise, or not at all."""
        ...

    def write(self, items: Sequence[ForeignItem], pack: str, version: str) -> bytes:
        """Return the whole file: the same bytes for the same questions."""
        ...

    def mark(self, pack: str) -> bytes:
        """Return what every file of this pack has in it, and no other."""
        ...


def as_markup(text: str) -> str:
    """Return a text as HTML: readings as ruby, lines broken."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    spoken = RUBY.sub(lambda found: f"<ruby>{found[1]}<rt>{found[2]}</rt></ruby>", safe)
    return spoken.replace("\n", "<br>")


def topic_of(item: ForeignItem) -> str:
    """Return the topic as the name of a category, in which a slash would make two."""
    return item.topic.replace("/", "／").replace("\n", " ")
