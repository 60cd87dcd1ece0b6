"""Rules of good questions: one module a rule or family, one entry each in LINT_RULES; questions/README.md lists them.

Basis: Haladyna, Downing and Rodriguez 2002 (Applied Measurement in Education 15:309); the NBME guide on testwiseness;
石井秀宗 2021 (test_guideline). A warning may be set aside with a reason, since some rules depend on purpose.
"""

from trainer.authoring.lint import (
    absolutes,
    coverage,
    cues,
    english,
    figures,
    form,
    hinging,
    length,
    levels,
    negative,
    number_of_options,
    of_the_above,
    position,
    sources,
    stems,
    twice,
    units,
    why,
)
from trainer.authoring.lint.bank import Bank
from trainer.authoring.lint.lint_rule import LintRule
from trainer.authoring.lint.waivers import waiver_rule
from trainer.packs.fault import Fault
from trainer.packs.read_pack import ReadPack

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
    hinging.HINGING,
    english.MISSING_ENGLISH,
    units.MISSING_UNIT,
    why.REPEATED_WHY,
    coverage.FEW_QUESTIONS,
    coverage.HOLES,
    levels.LEVEL_AND_VERB,
)
LINT_RULES: tuple[LintRule, ...] = (
    *_RULES,
    waiver_rule({rule.id for rule in _RULES if rule.severity != "error"}),
)


def lint(read: ReadPack) -> tuple[Fault, ...]:
    """Return what the rules find in a pack that was read, in order of file and place."""
    bank = Bank(read)
    found: dict[Fault, None] = {}
    for rule in LINT_RULES:
        for finding in rule.check(bank):
            if rule.severity == "error" or rule.id not in finding.waived:
                found[finding.entry.fault_at(rule.rule, finding.sentence or rule.sentence, finding.key)] = None
    return tuple(sorted(found, key=lambda fault: (fault.file, fault.line, fault.column, fault.rule)))
