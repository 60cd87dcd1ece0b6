"""The rules of good questions applied to one question or fact alone: what they say of it in the whole bank, at once."""

from dataclasses import replace
from functools import partial

from trainer.authoring.lint import LINT_RULES
from trainer.authoring.lint.bank import Bank
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.packs.entry import Entry
from trainer.packs.fault import Fault
from trainer.packs.outer_door import behind_the_door
from trainer.packs.questions import Written
from trainer.packs.read_pack import ReadPack

_ALONE: tuple[LintRule, ...] = tuple(rule for rule in LINT_RULES if not rule.whole)


def lint_question(written: Written, around: ReadPack, today: str = "") -> tuple[Fault, ...]:
    """Return what is found in a question; of `around` the heading, the facts it names and the terms are looked at."""
    return _found(replace(around, written=(written,), facts_written=()), today)


def lint_fact(entry: Entry, around: ReadPack, today: str = "") -> tuple[Fault, ...]:
    """Return what is found in a fact."""
    return _found(replace(around, written=(), facts_written=(entry,)), today)


def _found(read: ReadPack, today: str) -> tuple[Fault, ...]:
    bank = Bank(read, today)
    found: dict[Fault, None] = {}
    for rule in _ALONE:
        found |= dict.fromkeys(behind_the_door(partial(_faults, rule, bank), lambda _: []))
    return tuple(sorted(found, key=lambda fault: (fault.line, fault.column, fault.rule)))


def _faults(rule: LintRule, bank: Bank) -> list[Fault]:
    """Return what a rule finds, without what it says of the pack as a whole."""
    return [
        finding.entry.fault_at(rule.rule, finding.sentence or rule.sentence, finding.key)
        for finding in rule.check(bank)
        if finding.entry is not bank.root and _holds(rule, finding)
    ]


def _holds(rule: LintRule, finding: Finding) -> bool:
    return rule.severity == "error" or rule.id not in finding.waived
