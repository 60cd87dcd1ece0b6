"""What a foreign file holds, in words that every format shares."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, Protocol

from trainer.domain.message import NOTHING, Message

Kind = Literal["card", "single", "multi", "truefalse", "short", "numeric", "match", "order", "cloze"]
"""The name of the question type that asks it."""
KINDS: Final[frozenset[str]] = frozenset(
    {"card", "single", "multi", "truefalse", "short", "numeric", "match", "order", "cloze"}
)


class ForeignChoice(NamedTuple):
    """One option to choose, or one answer that is accepted."""

    text: str
    ok: bool = False
    why: str = ""
    """What the file says of this option; empty where it says nothing."""


class ForeignItem(NamedTuple):
    """One question, as far as its file says it; nothing is made up."""

    kind: Kind
    stem: str
    """Plain text; a cloze has its blanks as `[[1]]`."""
    where: str
    """As a person finds it: "line 12", "Sheet1!C7", "note 1554689672054"."""
    name: str = ""
    """What the file calls it, for reports."""
    guid: str = ""
    """The file's own lasting id; empty where it has none."""
    topic: str = ""
    """Deck, category, tag, sheet or chapter."""
    choices: tuple[ForeignChoice, ...] = ()
    """Options; of a short answer the wordings, of a number the value."""
    pairs: tuple[tuple[str, str], ...] = ()
    """Of a match: left and right; of a cloze: label and an accepted wording."""
    back: str = ""
    """Of a card."""
    order: tuple[str, ...] = ()
    """Of an order, in the right one."""
    why: str = ""
    """What the file says to everybody after the answer."""
    tolerance: str = "0"
    """Of a number."""


class LeftOut(NamedTuple):
    """An item that does not come in, or one that comes in changed."""

    where: str
    name: str
    reason: str
    """A key of REASONS."""
    detail: str = ""
    said: Message = NOTHING
    """A sentence of its own, from whoever reads packs; it does not cross the border."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading one file."""

    items: tuple[ForeignItem, ...]
    left_out: tuple[LeftOut, ...] = ()
    changed: tuple[LeftOut, ...] = ()
    encoding: str = ""
    title: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    """Of a table: which part of a question was read from which column."""


def reading_of(
    found: Iterable[ForeignItem | LeftOut], changed: Collection[LeftOut] = (), encoding: str = "", title: str = ""
) -> Reading:
    """Return what was found, told apart; raises Unusable where there is nothing. `found` may add to `changed`."""
    items: list[ForeignItem] = []
    left_out: list[LeftOut] = []
    for one in found:
        if isinstance(one, LeftOut):
            left_out.append(one)
        else:
            items.append(one)
    if not items and not left_out:
        raise Unusable("no-items")
    return Reading(tuple(items), tuple(left_out), tuple(changed), encoding, title)


class Wishes(NamedTuple):
    """What the person said of the file; what they left open is found out."""

    name: str
    encoding: str = ""
    columns: tuple[tuple[str, str], ...] = ()


class ForeignFormat(Protocol):
    """One format that can be read."""

    @property
    def name(self) -> str:
        """The word after `--format`."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Endings of its files."""
        ...

    def recognises(self, name: str, data: bytes) -> bool:
        """Return whether a file of one of the endings is of this format."""
        ...

    def read(self, data: bytes, wishes: Wishes) -> Reading:
        """Read a whole file; raises Unusable, which says why nothing of it can be read."""
        ...


class Unusable(Exception):
    """Nothing of the file can be read."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail
