"""A pack as it is edited: its heading, facts, questions, terms and distinctions as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal, NamedTuple, TypeAlias

from trainer.packs.folder import PACK_FILE
from trainer.packs.plain_values import Fields

Kind = Literal["heading", "terms", "facts", "questions", "distinctions"]
"""What a block is."""
LISTED: Final[tuple[Kind, ...]] = ("terms", "facts", "questions", "distinctions")
"""The kinds of which a pack has many."""
HEADING_ID: Final = "pack"
"""The name of the one block that is the heading."""


class BlockId(NamedTuple):
    """The name of a block: it never changes."""

    kind: Kind
    id: str


class Block(NamedTuple):
    """One fact, question, term or distinction, or the heading of the pack."""

    file: str
    """Where it is written: `questions/role.yaml`."""
    fields: Fields
    """As in the source, the keys of the format; no value of it is ever changed in place."""


Blocks: TypeAlias = Mapping[str, Block]
"""Blocks of one kind by their ids, in order."""


@dataclass(frozen=True, slots=True)
class EditedPack:
    """One state of a pack that is being made; another edit gives another one."""

    heading: Block = field(default_factory=lambda: Block(PACK_FILE, {}))
    terms: Blocks = field(default_factory=dict)
    facts: Blocks = field(default_factory=dict)
    questions: Blocks = field(default_factory=dict)
    distinctions: Blocks = field(default_factory=dict)
    """Each is (aspect, left, right, decides, source); in the order they are shown."""

    def blocks(self, kind: Kind) -> Blocks:
        """Return all blocks of a kind by their ids, in order."""
        match kind:
            case "heading":
                return {HEADING_ID: self.heading}
            case "terms":
                return self.terms
            case "facts":
                return self.facts
            case "questions":
                return self.questions
            case "distinctions":
                return self.distinctions

    def block(self, name: BlockId) -> Block | None:
        """Return a block; None where it is not there (any more)."""
        return self.blocks(name.kind).get(name.id)

    def with_blocks(self, kind: Kind, blocks: Blocks) -> "EditedPack":
        """Return the pack with other blocks of a kind."""
        match kind:
            case "heading":
                return replace(self, heading=blocks[HEADING_ID])
            case "terms":
                return replace(self, terms=blocks)
            case "facts":
                return replace(self, facts=blocks)
            case "questions":
                return replace(self, questions=blocks)
            case "distinctions":
                return replace(self, distinctions=blocks)


HEADING: Final = BlockId("heading", HEADING_ID)
