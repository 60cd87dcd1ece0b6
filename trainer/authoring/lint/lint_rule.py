"""What a rule of good questions is: its words, its check, and the examples that are its test."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from trainer.authoring.lint.bank import Bank
from trainer.domain.message import Message
from trainer.packs.entry import Entry
from trainer.packs.fault import Rule, Severity


class Finding(NamedTuple):
    """Where a rule was broken."""

    entry: Entry
    key: str | None = None
    """The key whose value it is about; None for the entry as a whole."""
    sentence: Message | None = None
    """In place of the rule's own, where it can say more."""
    within: Entry | None = None
    """The question or fact around it, where `entry` is a part of one."""

    @property
    def waived(self) -> tuple[str, ...]:
        """Return the rules set aside here with `lint: {ignore: …, because: …}`."""
        whole = self.within or self.entry
        waiver = whole.entry("lint") if whole.is_a(dict, "lint") else None
        return waiver.words("ignore", required=False) if waiver is not None else ()


class LintRule(NamedTuple):
    """One rule; `bad` and `good` are files after `questions:` that break it once and not at all."""

    id: str
    severity: Severity
    sentence: Message
    mend: Message
    bad: str
    good: str
    check: Callable[[Bank], Iterable[Finding]]
    whole: bool = False
    """True where it holds questions against each other, so that one alone says nothing."""

    @property
    def rule(self) -> Rule:
        """Return the rule as faults carry it."""
        return Rule(self.id, self.severity, self.mend)
