"""The file a node was read from: its name, its lines, and the faults found in it."""

from collections import Counter
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import NamedTuple
from unicodedata import normalize

from trainer.domain.message import Message, message
from trainer.domain.subject import FactId, SideId
from trainer.packs.effort import Effort
from trainer.packs.fault import COLUMNS, Fault, Place, Rule, excerpt
from trainer.packs.media import Media
from trainer.packs.reading_rules import CUT
from trainer.packs.wordings import Wordings

MAX_FAULTS = 299
"""Of one file in one pass; one more then says that there are others."""


def text_of(data: bytes) -> str:
    """Return a file's text: NFC, with line feeds; raises UnicodeDecodeError."""
    text = data.decode("utf-8-sig")
    return normalize("NFC", text.replace("\r\n", "\n") if "\r" in text else text)


def _shown_text_of(data: bytes) -> str:
    """Return a file's text for excerpts, also of a file that is no UTF-8."""
    try:
        return text_of(data)
    except UnicodeDecodeError:
        return data.decode("utf-8-sig", errors="replace")


class Known(NamedTuple):
    """What the pack has declared by the time questions are read."""

    facts: Collection[FactId] = frozenset()
    sides: tuple[SideId, ...] = ()
    effort: Effort = Effort()
    """Shared by all files of the pack; where nothing is known yet, nothing is worked out."""
    unwritten: Counter[str] | None = None
    """Of a pack as it came from elsewhere: what is missing, and how often; None for all others."""
    terms: Mapping[str, Wordings] = MappingProxyType({})
    """What each term of the pack's dictionary stands for in a list of accepted answers."""
    media: Media = Media()
    """The pack's pictures; where nothing is known yet, there are none."""


class Origin:
    """One source file while its pack is read."""

    __slots__ = ("_lines", "_noted", "data", "faults", "known", "name", "text")

    def __init__(self, name: str, faults: list[Fault], data: bytes = b"") -> None:
        self.name = name
        self.data = data
        self.text = ""
        self.faults = faults
        self.known = Known()
        self._lines: list[str] | None = None
        self._noted = 0

    @property
    def lines(self) -> list[str]:
        """Return the lines as first needed, so that an excerpt shows what the author wrote."""
        if self._lines is None:
            self._lines = (self.text or _shown_text_of(self.data)).split("\n")
        return self._lines

    @property
    def closed(self) -> bool:
        """Return whether a fault more would change nothing: it is not worth looking for its place."""
        return self._noted > MAX_FAULTS

    @property
    def full(self) -> bool:
        """Return whether so many faults were found that no more are noted."""
        return self._noted >= MAX_FAULTS

    def note(self, rule: Rule, place: Place, sentence: Message) -> None:
        """Note a fault at a place of this file; after MAX_FAULTS of them nobody reads on, and one more says so."""
        if self.closed:
            return
        self._noted += 1
        if self._noted > MAX_FAULTS:
            rule, sentence = CUT, message("This file has more faults than are listed here.")
        self.faults.append(self.fault(rule, place, sentence))

    def forget_since(self, known: int) -> None:
        """Drop the faults of this file noted after there were `known` in all: its text is read once more."""
        self._noted -= len(self.faults) - known
        del self.faults[known:]

    def fault(self, rule: Rule, place: Place, sentence: Message) -> Fault:
        """Return a fault at a place of this file."""
        line, column = divmod(place, COLUMNS)
        shown = excerpt(self.lines[line], column) if line < len(self.lines) else ""
        return Fault(rule.id, rule.severity, self.name, line + 1, column + 1, shown, sentence, rule.mend)
