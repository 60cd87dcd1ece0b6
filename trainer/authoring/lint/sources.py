"""W24: a source can be found again, and is not older than the pack allows."""

import re
from collections.abc import Iterator

from trainer.authoring.lint.bank import Bank
from trainer.authoring.lint.examples import card
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.domain.message import message
from trainer.domain.subject import Source
from trainer.packs.entry import Entry
from trainer.packs.sources import read_source_of

_LICENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*")
_YEAR = re.compile(r"\d{4}")
_UNKNOWN = message("The source lacks its publisher or year.")


def sources_written(bank: Bank) -> Iterator[tuple[Entry, Source]]:
    """Yield the sources that facts and questions name for themselves."""
    for entry in (*bank.read.facts_written, *(item.entry for item in bank.items)):
        source = read_source_of(entry) if entry.has("source") else None
        if source is not None:
            yield entry, source


def _unfindable(bank: Bank) -> Iterator[Finding]:
    review_by = bank.root.word("review-by", default="") if bank.root is not None else ""
    for entry, source in sources_written(bank):
        if not (source.publisher and (source.year or source.accessed)):
            yield Finding(entry, "source", _UNKNOWN)
        elif _old(source, review_by):
            yield Finding(
                entry,
                "source",
                message(
                    "The source ({year}) is older than review-by ({review_by}).", year=source.year, review_by=review_by
                ),
            )
    yield from _of_the_pack(bank)


def _old(source: Source, review_by: str) -> bool:
    year, limit = _YEAR.search(source.year), _YEAR.search(review_by)
    return year is not None and limit is not None and year.group() < limit.group()


def _of_the_pack(bank: Bank) -> Iterator[Finding]:
    if bank.root is None:
        return
    if any(not (fact.source.title.ja or fact.source.title.en) for fact in bank.read.facts.values()):
        sentence = message("Some facts name no source, nor does the pack.")
        yield Finding(bank.root, None, sentence)
    licence = bank.root.word("licence", default="")
    if licence and not _LICENCE.fullmatch(licence):
        sentence = message("The licence is no SPDX name.")
        yield Finding(bank.root, "licence", sentence)


SOURCES = LintRule(
    id="W24",
    severity="warning",
    sentence=message("The source is incomplete."),
    mend=message("Give title, publisher and year (or accessed); write licences like CC-BY-4.0."),
    bad=card("f.1.1", rest="source: {title: 見本市の手引き}"),
    good=card("f.1.1", rest="source: {title: 見本市の手引き, publisher: 見本市協会, year: 2024}"),
    check=_unfindable,
)
