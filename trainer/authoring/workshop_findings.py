"""What is found fault with while a pack is made: at once for the block in hand, kept for those nobody touched."""

from collections.abc import Iterator
from typing import NamedTuple

from trainer.authoring.editing.edited_pack import Block, BlockId, Blocks
from trainer.authoring.live_lint import LiveFinding, fixed, live_findings, waived
from trainer.authoring.workshop import Workshop
from trainer.authoring.workshop_snapshot import FindingLine
from trainer.domain.message import message

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
        self._known: dict[str, _Known] = {}

    def lines(self) -> tuple[FindingLine, ...]:
        """Return all of them, errors first, in the order of the questions."""
        return tuple(sorted(self._lines(), key=lambda line: _RANK[line.severity]))

    def _lines(self) -> Iterator[FindingLine]:
        pack = self._workshop.pack
        for id_ in [one for one in self._known if one not in pack.questions]:
            del self._known[id_]
        for id_, block in pack.questions.items():
            for one in self._of(id_, block):
                yield FindingLine(one.rule, one.severity, one.sentence, one.mend, id_, one.path, one.can_fix)

    def _of(self, id_: str, block: Block) -> tuple[LiveFinding, ...]:
        pack, known = self._workshop.pack, self._known.get(id_)
        if (
            known is None
            or known.block is not block
            or known.facts is not pack.facts
            or known.heading is not pack.heading
        ):
            found = live_findings(self._workshop, BlockId("questions", id_))
            known = self._known[id_] = _Known(block, pack.facts, pack.heading, found)
        return known.found

    def fix(self, line: FindingLine) -> None:
        """Put right what nobody has to decide; nothing happens where it is not there any more."""
        found = self._again(line)
        name = BlockId("questions", line.question)
        fields = None if found is None else fixed(self._workshop, name, found)
        if fields is not None:
            self._workshop.set_fields(name, fields, message("Put right"))

    def waive(self, line: FindingLine, reason: str) -> None:
        """Let it stay, with the reason."""
        block = self._workshop.pack.questions.get(line.question)
        if block is not None and reason:
            name = BlockId("questions", line.question)
            self._workshop.set_fields(name, waived(block.fields, line.rule, reason), message("Left with a reason"))

    def _again(self, line: FindingLine) -> LiveFinding | None:
        block = self._workshop.pack.questions.get(line.question)
        if block is None:
            return None
        same = (one for one in self._of(line.question, block) if (one.rule, one.path) == (line.rule, line.path))
        return next(same, None)
