"""What is found fault with while a pack is made: at once for the block in hand, kept for those nobody touched."""

from collections.abc import Iterator
from typing import NamedTuple

from trainer.authoring.editing.edited_pack import HEADING, Block, BlockId, Blocks
from trainer.authoring.live_lint import LiveFinding, fixed, live_findings, waived
from trainer.authoring.workshop import Workshop
from trainer.authoring.workshop_pages import PACK_PAGE, block_at, pages_of_facts
from trainer.authoring.workshop_snapshot import FindingLine
from trainer.domain.message import message
from trainer.packs.plain_values import Path

_RANK = {"error": 0, "warning": 1, "info": 2}


class _Known(NamedTuple):
    block: Block
    facts: Blocks
    heading: Block
    found: tuple[LiveFinding, ...]


class Findings:
    """The findings of one pack; a block is looked at again when it, the facts or the heading changed."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._known: dict[BlockId, _Known] = {}

    def lines(self) -> tuple[FindingLine, ...]:
        """Return all of them, errors first, then in the order of the pack, each with the page it can be mended on."""
        return tuple(sorted(self._lines(), key=lambda line: _RANK[line.severity]))

    def _lines(self) -> Iterator[FindingLine]:
        pack = self._workshop.pack
        for gone in [one for one in self._known if pack.block(one) is None]:
            del self._known[gone]
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
        pack, known, block = self._workshop.pack, self._known.get(name), self._workshop.pack.block(name)
        if block is None:
            return ()
        around = pack.facts, pack.heading
        if (
            known is None
            or known.block is not block
            or known.facts is not pack.facts
            or known.heading is not pack.heading
        ):
            found = live_findings(self._workshop, name)
            known = self._known[name] = _Known(block, *around, found)
        return known.found

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
