"""Rules of good questions: one module a rule, one entry each in LINT_RULES."""

from trainer.packs.fault import Fault
from trainer.packs.lint import coverage, english, why
from trainer.packs.lint.lint_rule import LintRule
from trainer.packs.read_pack import ReadPack

LINT_RULES: tuple[LintRule, ...] = (
    why.BARE_WHY,
    why.REPEATED_WHY,
    english.MISSING_ENGLISH,
    coverage.FEW_QUESTIONS,
)


def lint(read: ReadPack) -> tuple[Fault, ...]:
    """Return what the rules find in a pack that was read, in order of file and place."""
    found: dict[Fault, None] = {}
    for rule in LINT_RULES:
        for finding in rule.check(read):
            if rule.id not in finding.waived:
                found[finding.entry.fault_at(rule.rule, finding.sentence or rule.sentence, finding.key)] = None
    return tuple(sorted(found, key=lambda fault: (fault.file, fault.line, fault.column, fault.rule)))
