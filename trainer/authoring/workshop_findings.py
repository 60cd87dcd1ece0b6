"""What is found fault with while a pack is made: at once for the block in hand, kept for those nobody touched."""

from collections.abc import Iterator
from typing import NamedTuple

from trainer.authoring.editing.edited_pack import HEADING, Block, BlockId, EditedPack, Kind
from trainer.authoring.live_lint import LiveFinding, fixed, live_findings, waived
from trainer.authoring.workshop import Workshop
from trainer.authoring.workshop_pages import PACK_PAGE, block_at, blocks_of, pages_of_facts
from trainer.authoring.workshop_snapshot import FindingLine
from trainer.domain.message import message
from trainer.packs.plain_values import Path, texts_in

_RANK = {"error": 0, "warning": 1, "info": 2}


AT_ONCE = 40
"""Blocks looked at in one call: about a third of a second."""


class _Known(NamedTuple):
    block: Block
    facts: tuple[tuple[str, Block | None], ...]
    """Those the block names."""
    heading: Block
    found: tuple[LiveFinding, ...]


class Findings:
    """The findings of one pack; a block is looked at again when it, a fact it names or the heading changed.

    Few blocks are looked at a call, those of the page in hand first: nobody waits for a whole pack to be read.
    """

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._known: dict[BlockId, _Known] = {}
        self._marks: dict[BlockId, tuple[Block, int]] = {}
        self._budget = 0
        self.left = 0
        """How many blocks are still to be looked at."""

    def lines(self, page: str) -> tuple[FindingLine, ...]:
        """Return all that is known, errors first, then in the order of the pack, each with the page to mend it on."""
        pack = self._workshop.pack
        for gone in [one for one in self._known if pack.block(one) is None]:
            del self._known[gone]
        self._budget, self.left = AT_ONCE, 0
        for name, _ in blocks_of(pack, page):
            self._of(name)
        return tuple(sorted(self._lines(), key=lambda line: _RANK[line.severity]))

    def open_marks(self) -> int:
        """Return how many places of the whole pack only a person can write and nobody has yet."""
        pack, count = self._workshop.pack, 0
        kinds: tuple[Kind, ...] = ("facts", "questions")
        for kind in kinds:
            for id_, block in pack.blocks(kind).items():
                name = BlockId(kind, id_)
                known = self._marks.get(name)
                if known is None or known[0] is not block:
                    known = self._marks[name] = block, len(self._workshop.open_marks(name))
                count += known[1]
        return count

    def _lines(self) -> Iterator[FindingLine]:
        pack = self._workshop.pack
        pages = pages_of_facts(pack)
        yield from self._shown(HEADING, PACK_PAGE, ())
        for id_ in pack.facts:
            page, path = pages.get(id_, ("", ()))
            yield from self._shown(BlockId("facts", id_), page, path)
        for id_ in pack.questions:
            yield from self._shown(BlockId("questions", id_), id_, ())

    def _shown(self, name: BlockId, page: str, before: Path) -> Iterator[FindingLine]:
        for one in self._of(name):
            yield FindingLine(one.rule, one.severity, one.sentence, one.mend, page, (*before, *one.path), one.can_fix)

    def _of(self, name: BlockId) -> tuple[LiveFinding, ...]:
        pack, known = self._workshop.pack, self._known.get(name)
        block = pack.block(name)
        if block is None:
            return ()
        if known is not None and self._holds(known, block):
            return known.found
        if not self._budget:
            self.left += 1
            return () if known is None else known.found
        self._budget -= 1
        facts = known.facts if known is not None and known.block is block else tuple(_facts_in(pack, block))
        now = tuple((id_, pack.facts.get(id_)) for id_, _ in facts)
        found = live_findings(self._workshop, name)
        self._known[name] = _Known(block, now, pack.heading, found)
        return found

    def _holds(self, known: _Known, block: Block) -> bool:
        pack = self._workshop.pack
        same = known.block is block and known.heading is pack.heading
        return same and all(pack.facts.get(id_) is fact for id_, fact in known.facts)

    def fix(self, line: FindingLine) -> None:
        """Put right what nobody has to decide; nothing happens where it is not there any more."""
        at = block_at(self._workshop.pack, line.question, line.path)
        if at is None:
            return
        name, path = at
        found = next((one for one in self._of(name) if (one.rule, one.path) == (line.rule, path)), None)
        fields = None if found is None else fixed(self._workshop, name, found)
        if fields is not None:
            self._workshop.set_fields(name, fields, message("Put right"))

    def waive(self, line: FindingLine, reason: str) -> None:
        """Let it stay, with the reason."""
        at = block_at(self._workshop.pack, line.question, line.path)
        block = None if at is None else self._workshop.pack.block(at[0])
        if at is not None and block is not None and reason:
            self._workshop.set_fields(at[0], waived(block.fields, line.rule, reason), message("Left with a reason"))


def _facts_in(pack: EditedPack, block: Block) -> Iterator[tuple[str, Block | None]]:
    """Yield the facts that a block names anywhere."""
    for text in dict.fromkeys(text for _, text in texts_in(block.fields)):
        if text in pack.facts:
            yield text, pack.facts[text]
