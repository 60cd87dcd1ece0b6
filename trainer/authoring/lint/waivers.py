"""W29: only rules that exist are set aside, and only warnings and notes."""

from collections.abc import Callable, Collection, Iterator

from trainer.authoring.lint.bank import Bank
from trainer.authoring.lint.examples import card
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.domain.message import message
from trainer.packs.entry import Entry


def _entries(bank: Bank) -> Iterator[Entry]:
    if bank.root is not None:
        yield bank.root
    yield from bank.read.facts_written
    yield from (one.entry for written in bank.read.written for one in written.wordings)


def waiver_rule(known: Collection[str]) -> LintRule:
    """Return the rule; `known` are the ids that may be set aside."""

    def _unknown(bank: Bank) -> Iterator[Finding]:
        for entry in _entries(bank):
            for id_ in Finding(entry).waived:
                if id_ not in known:
                    yield Finding(entry, "lint", message('There is no rule "{id}", or it cannot be set aside.', id=id_))

    check: Callable[[Bank], Iterator[Finding]] = _unknown
    return LintRule(
        id="W29",
        severity="warning",
        sentence=message("A rule is named here that cannot be set aside."),
        mend=message("Only rules that begin with W or I can be."),
        bad=card("f.1.1", rest="lint: {ignore: W99, because: 例}"),
        good=card("f.1.1", rest="lint: {ignore: W26, because: 例}"),
        check=check,
    )
