"""Rules of good questions: one module a rule or family, one entry each in LINT_RULES; questions/README.md lists them.

Basis: Haladyna, Downing and Rodriguez 2002 (Applied Measurement in Education 15:309); the NBME guide on testwiseness;
石井秀宗 2021 (test_guideline). A warning may be set aside with a reason, since some rules depend on purpose.
"""

from functools import partial

from trainer.authoring.lint import (
    absolutes,
    accepted,
    addresses,
    coverage,
    cues,
    english,
    exhibits,
    figures,
    form,
    hinging,
    invisible,
    length,
    levels,
    look_alike,
    misplaced,
    negative,
    number_of_options,
    of_the_above,
    position,
    promised,
    sources,
    stems,
    twice,
    units,
    why,
)
from trainer.authoring.lint.bank import Bank
from trainer.authoring.lint.lint_rule import LintRule
from trainer.authoring.lint.waivers import waiver_rule
from trainer.domain.message import message
from trainer.packs.fault import Fault
from trainer.packs.folder import PACK_FILE
from trainer.packs.outer_door import behind_the_door
from trainer.packs.read_pack import ReadPack
from trainer.packs.reading_rules import RULES

_RULES: tuple[LintRule, ...] = (
    twice.CONTRADICTING,
    of_the_above.SHUFFLED_OF_THE_ABOVE,
    twice.NEAR_DUPLICATE,
    length.LONGEST_KEY,
    position.ONE_PLACE,
    of_the_above.OF_THE_ABOVE,
    negative.NEGATIVE_STEM,
    absolutes.ABSOLUTES,
    cues.CLANG,
    cues.CONVERGENCE,
    form.MIXED_FORM,
    figures.UNSORTED_FIGURES,
    number_of_options.NUMBER_OF_OPTIONS,
    stems.NO_QUESTION,
    stems.TOO_LONG,
    why.BARE_WHY,
    sources.SOURCES,
    addresses.WITHOUT_ADDRESS,
    addresses.LAW_FOR_EVER,
    addresses.OVERDUE,
    hinging.HINGING,
    accepted.OTHER_LIST,
    accepted.IN_THE_STEM,
    accepted.OWN_WORDING,
    accepted.OTHER_LANGUAGE,
    promised.ONLY_SAID,
    english.MISSING_ENGLISH,
    invisible.INVISIBLE,
    look_alike.LOOK_ALIKE,
    units.MISSING_UNIT,
    why.REPEATED_WHY,
    coverage.FEW_QUESTIONS,
    coverage.HOLES,
    levels.LEVEL_AND_VERB,
    misplaced.ONE_REASON_FOR_ALL,
    exhibits.EXHIBIT_LANGUAGES,
    exhibits.EXHIBIT_TELLS,
    exhibits.EXHIBIT_GROWS,
    exhibits.EXHIBIT_OF_ANOTHER_SCENE,
)
LINT_RULES: tuple[LintRule, ...] = (
    *_RULES,
    waiver_rule({rule.id for rule in _RULES if rule.severity != "error"}),
)


def lint(read: ReadPack, today: str = "") -> tuple[Fault, ...]:
    """Return what the rules find in a pack that was read, in order of file and place; `today` as 2026-11-30."""
    bank = Bank(read, today)
    found: dict[Fault, None] = {}
    for rule in LINT_RULES:
        faults = behind_the_door(partial(_found, rule, bank), partial(_broken_down, rule))
        found |= dict.fromkeys(faults)
    return tuple(sorted(found, key=lambda fault: (fault.file, fault.line, fault.column, fault.rule)))


def _found(rule: LintRule, bank: Bank) -> list[Fault]:
    return [
        finding.entry.fault_at(rule.rule, finding.sentence or rule.sentence, finding.key)
        for finding in rule.check(bank)
        if rule.severity == "error" or rule.id not in finding.waived
    ]


def _broken_down(rule: LintRule, kind: str) -> list[Fault]:
    """Return that a rule could not be applied: the others still are, and nobody takes silence for praise."""
    id_, severity, mend = RULES["E33"]
    sentence = message("Rule {rule} could not be applied: nobody foresaw this pack ({kind}).", rule=rule.id, kind=kind)
    return [Fault(id_, severity, PACK_FILE, 0, 0, "", sentence, mend)]
