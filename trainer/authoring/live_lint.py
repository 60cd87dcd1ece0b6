"""What is wrong with a block while it is written: the reader's faults and the rules of good questions, at once.

The same rules as `check`; those that hold questions against each other take the whole pack and are asked apart.
"""

from typing import NamedTuple

from trainer.authoring.editing.block_reading import ReadBlock
from trainer.authoring.editing.edited_pack import Block, BlockId
from trainer.authoring.editing.open_marks import open_marks
from trainer.authoring.fixes import FIXES
from trainer.authoring.lint.one_block import lint_fact, lint_question
from trainer.authoring.workshop import Workshop
from trainer.domain.message import Message
from trainer.packs.fault import Fault, Severity
from trainer.packs.plain_values import Fields, clean, word_at
from trainer.packs.plain_values import Path as ValuePath


class LiveFinding(NamedTuple):
    """One thing to mend in a block, where to click and what to do."""

    rule: str
    severity: Severity
    sentence: Message
    mend: Message
    path: ValuePath
    """Of the value it is about; empty for the block as a whole."""
    can_fix: bool = False
    """Whether `fixed` can mend it."""


def live_findings(workshop: Workshop, name: BlockId, today: str = "") -> tuple[LiveFinding, ...]:
    """Return what is wrong with a block as it stands; `today` as 2026-11-30."""
    block = workshop.pack.block(name)
    return () if block is None else _findings(workshop, name, block, today, with_fixes=True)


def fixed(workshop: Workshop, name: BlockId, finding: LiveFinding) -> Fields | None:
    """Return the block's fields with a finding mended; None where only a person can."""
    block = workshop.pack.block(name)
    return None if block is None else _fixed(workshop, name, block, finding)


def waived(fields: Fields, rule: str, because: str, language: str = "ja") -> Fields:
    """Return the fields with a rule set aside for a reason; what was set aside before stays, its reason before this."""
    lint = fields.get("lint", {})
    ignored = lint.get("ignore", ()) if not isinstance(lint, (str, tuple)) else ()
    known = (ignored,) if isinstance(ignored, str) else ignored
    rules = tuple(dict.fromkeys((*(known if isinstance(known, tuple) else ()), rule)))
    before = word_at(lint, ("because",)) or word_at(lint, ("because", language))
    reason = " ".join(part for part in (before, clean(because).strip()) if part)
    return {**fields, "lint": {"ignore": rules, "because": {language: reason}}}


def _findings(
    workshop: Workshop, name: BlockId, block: Block, today: str, *, with_fixes: bool
) -> tuple[LiveFinding, ...]:
    read = workshop.reading.read(name, block)
    faults = (*read.faults, *_said_of(workshop, read, block, today))
    marked = {mark.path for mark in open_marks(block)}
    found = {
        one: None
        for one in (_as_finding(read, fault) for fault in faults)
        if one.rule != "E01" or one.path not in marked
    }
    if not with_fixes:
        return tuple(found)
    return tuple(
        one._replace(can_fix=one.rule in FIXES and _fixed(workshop, name, block, one) is not None) for one in found
    )


def _said_of(workshop: Workshop, read: ReadBlock, block: Block, today: str) -> tuple[Fault, ...]:
    around = workshop.reading.around(block.fields)
    if read.written is not None:
        return () if read.written.question.retired else lint_question(read.written, around, today)
    return lint_fact(read.entry, around, today) if read.fact is not None and read.entry is not None else ()


def _as_finding(read: ReadBlock, fault: Fault) -> LiveFinding:
    return LiveFinding(fault.rule, fault.severity, fault.sentence, fault.mend, read.path_of(fault))


def _fixed(workshop: Workshop, name: BlockId, block: Block, finding: LiveFinding) -> Fields | None:
    fix = FIXES.get(finding.rule)
    if fix is None:
        return None
    mended = block._replace(fields=fix(block.fields, finding.path))
    if mended == block:
        return None
    before = {one[:3] for one in _findings(workshop, name, block, "", with_fixes=False)}
    after = {one[:3] for one in _findings(workshop, name, mended, "", with_fixes=False)}
    return mended.fields if after < before else None
