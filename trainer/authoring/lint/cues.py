"""W16 and W17: the right option echoes the stem, or is the middle of all options."""

from collections.abc import Iterator

from trainer.authoring.lint.bank import Bank, LintOption
from trainer.authoring.lint.examples import FAIR, JOBS, single
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.authoring.lint.wording import grams, letters, likeness, mean
from trainer.domain.message import message

RUN = 3
ECHO, NO_ECHO = 0.5, 0.2
"""Shares of an option's runs that are in the stem."""
_MIDDLE, _AHEAD = 0.3, 1.5
"""How like the others the right option is on average, and how many times the next one."""
_FEWEST = 4
"""Options; among three, one is always in the middle."""


def _echo(option: LintOption, stem: str) -> float:
    runs = grams(letters(option.text.in_("ja")), RUN)
    return mean(run in stem for run in runs)


def _clang(bank: Bank) -> Iterator[Finding]:
    for item in bank.chosen:
        key, stem = item.key, letters(item.question.stem.in_("ja"))
        if key is None or _echo(key, stem) < ECHO:
            continue
        if all(_echo(option, stem) < NO_ECHO for option in item.wrong):
            yield Finding(key.entry, "text", within=item.entry)


def _middle(bank: Bank) -> Iterator[Finding]:
    for item in bank.chosen:
        key = item.key
        if key is None or len(item.options) < _FEWEST:
            continue
        runs = {id(option): grams(letters(option.text.in_("ja")), RUN - 1) for option in item.options}
        alike = {one: mean(likeness(runs[one], runs[other]) for other in runs if other != one) for one in runs}
        own = alike.pop(id(key))
        if own >= _MIDDLE and own >= _AHEAD * max(alike.values()):
            yield Finding(key.entry, "text", within=item.entry)


CLANG = LintRule(
    id="W16",
    severity="warning",
    sentence=message("Only the right option repeats words of the stem."),
    mend=message("Reword it, or use the words in wrong options too."),
    bad=single(FAIR, ("来場者を集める役", *JOBS[1:])),
    good=single(FAIR, JOBS),
    check=_clang,
)
CONVERGENCE = LintRule(
    id="W17",
    severity="warning",
    sentence=message("The right option is made of what the others have in common."),
    mend=message("Let the wrong options share words with each other too."),
    bad=single(
        FAIR, ("町の人に新製品を知らせる", "町の人に会費を集める", "株主に新製品を売る", "帳簿で在庫を知らせる")
    ),
    good=single(FAIR, JOBS),
    check=_middle,
)
