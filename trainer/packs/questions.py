"""`questions/*.yaml`: what every question has; the rest is its type's."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple, Protocol

from trainer.domain.message import message
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.domain.question import Body, Form, Question, QuestionId
from trainer.domain.subject import LevelId
from trainer.packs.entry import Entry
from trainer.packs.exhibits import read_exhibit
from trainer.packs.files import READ_SHARE
from trainer.packs.identity import Ids, read_waiver
from trainer.packs.outer_door import behind_the_door
from trainer.packs.sources import read_source_of
from trainer.packs.taxonomy import Taxonomy
from trainer.packs.variants import WrittenVariant, read_variants
from trainer.packs.varied_entry import VARIANTS


class BodyParser(Protocol):
    """Reads what only one question type understands."""

    @property
    def name(self) -> str:
        """The word after `type:`."""
        ...

    @property
    def form(self) -> Form:
        """What answering this type demands."""
        ...

    def parse(self, entry: Entry) -> Body | None:
        """Read the type's own keys; faults are noted on `entry`, None if the body is unusable."""
        ...


class Written(NamedTuple):
    """A question beside its source, for the rules of good questions."""

    question: Question
    entry: Entry
    variants: tuple[WrittenVariant, ...] = ()

    @property
    def wordings(self) -> tuple[WrittenVariant, ...]:
        """Return the question in every wording, its own first: whatever is said of questions is said of variants."""
        return (WrittenVariant(self.question, self.entry), *self.variants)


_JOINING: Final = message("Putting the pack together.")
_A_STEP: Final = 250
"""Questions between two words on how far it is."""


def read_questions(
    entries: list[Entry], taxonomy: Taxonomy, parsers: Sequence[BodyParser], watch: ProgressReporter = NO_PROGRESS
) -> list[Written]:
    """Read the questions in file order; those that cannot be used are left out with a fault."""
    by_name = {parser.name: parser for parser in parsers}
    levels = tuple(level.id for level in taxonomy.levels)
    ids = Ids()
    found = []
    for done, entry in enumerate(entries):
        if not done % _A_STEP:
            watch(READ_SHARE + (1 - READ_SHARE) * done / len(entries), _JOINING)
        written = behind_the_door(partial(_written, entry, ids, by_name, levels), partial(_unforeseen, entry))
        if written is not None:
            found.append(written)
    for entry in entries:
        ids.retire(entry)
        if entry.word("type", default="") in by_name:
            entry.finish()
    return found


def _written(entry: Entry, ids: Ids, by_name: Mapping[str, BodyParser], levels: Sequence[str]) -> Written | None:
    id_ = ids.take(entry)
    parser = by_name.get(entry.one_of("type", tuple(by_name)))
    read = partial(_question, id_, parser, levels)
    question = read(entry)
    variants = read_variants(entry, read) if entry.has(VARIANTS) else ()
    if question is None:
        return None
    if variants:
        question = replace(question, variants=tuple([_sharing(one.question, question) for one in variants]))
    return Written(question, entry, variants)


def _sharing(variant: Question, question: Question) -> Question:
    """Return the variant; where its body is the question's, with that one: a pack is kept in memory whole."""
    return replace(variant, body=question.body) if variant.body == question.body else variant


def _question(id_: str, parser: BodyParser | None, levels: Sequence[str], entry: Entry) -> Question | None:
    """Read a question as it is written, or in one of its other wordings."""
    tests = entry.facts("tests", required=True)
    stem, decides = entry.text("stem"), entry.text("decides")
    level = entry.one_of("level", levels, default="")
    source, rev = read_source_of(entry), _rev(entry)
    new_case = entry.one_of("case", ("new",), default="") == "new"
    retired = entry.word("retired", default="")
    read_waiver(entry)
    body = parser.parse(entry) if parser is not None else None
    exhibit = read_exhibit(entry, None if body is None else body.figures)
    if parser is None or body is None or not id_ or not tests:
        return None
    return Question(
        QuestionId(id_), parser.name, tests, rev, stem, decides, parser.form, body,
        LevelId(level) if level else None, new_case, source, retired, exhibit,
    )  # fmt: skip


def _unforeseen(entry: Entry, kind: str) -> None:
    entry.fault("E33", message("This cannot be read: nobody foresaw it ({kind}).", kind=kind))


def _rev(entry: Entry) -> int:
    word = entry.word("rev", default="1")
    if word.isascii() and word.isdecimal() and 0 < len(word) <= _MAX_DIGITS and int(word) > 0:
        return int(word)
    entry.fault("E04", message('"rev" is a whole number from 1.'), key="rev")
    return 1


_MAX_DIGITS = 6
