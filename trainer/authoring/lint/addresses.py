"""W53 to W55: a source says where it stands and when it was read there; a law also until when that may be believed."""

from collections.abc import Iterator

from trainer.authoring.lint.bank import Bank
from trainer.authoring.lint.examples import card
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.authoring.lint.sources import sources_written
from trainer.domain.message import message
from trainer.domain.subject import Source
from trainer.packs.entry import Entry
from trainer.packs.sources import read_source_of

_NOT_READ = message("It is not said on which day this address was read.")


def _all_sources(bank: Bank) -> Iterator[tuple[Entry, Source]]:
    """Yield the sources of facts and questions, and that of the pack where a fact has none of its own."""
    yield from sources_written(bank)
    if bank.root is not None and any(not entry.has("source") for entry in bank.read.facts_written):
        source = read_source_of(bank.root)
        if source is not None:
            yield bank.root, source


def _without_address(bank: Bank) -> Iterator[Finding]:
    for entry, source in _all_sources(bank):
        # One that nobody opened has no address that anybody knows.
        if source.verified and not source.url:
            yield Finding(entry, "source")
        elif source.url and not source.accessed:
            yield Finding(entry, "source", _NOT_READ)


def _law_for_ever(bank: Bank) -> Iterator[Finding]:
    for entry, source in _all_sources(bank):
        if source.kind == "law" and not source.review_by:
            yield Finding(entry, "source")


def _overdue(bank: Bank) -> Iterator[Finding]:
    for entry, source in _all_sources(bank):
        if source.review_by and source.review_by < bank.today:
            yield Finding(
                entry,
                "source",
                message("This source was to be looked at again by {day}.", day=source.review_by),
            )


def _example(*more: str) -> str:
    said = ("title: 見本市の手引き", "publisher: 見本市協会", "year: 2024", *more)
    return card("f.1.1", rest=f"source: {{{', '.join(said)}}}")


_ADDRESS = ("url: https://example.org/fair", "accessed: 2026-11-30")

WITHOUT_ADDRESS = LintRule(
    id="W53",
    severity="warning",
    sentence=message("The source has no address where it can be read."),
    mend=message("Give url and accessed (the day you read it there); if you have not opened it, verified: no."),
    bad=_example(),
    good=_example(*_ADDRESS),
    check=_without_address,
)
LAW_FOR_EVER = LintRule(
    id="W54",
    severity="warning",
    sentence=message("A law changes, and nothing says until when this holds."),
    mend=message("Give review-by: the day by which somebody looks at it again."),
    bad=_example(*_ADDRESS, "kind: law"),
    good=_example(*_ADDRESS, "kind: law", "review-by: 9999-12-31"),
    check=_law_for_ever,
)
OVERDUE = LintRule(
    id="W55",
    severity="warning",
    sentence=message("This source was to be looked at again by now."),
    mend=message("Read it again, mend what has changed, and set review-by anew."),
    bad=_example(*_ADDRESS, "review-by: 2024-06-30"),
    good=_example(*_ADDRESS, "review-by: 9999-12-31"),
    check=_overdue,
)
