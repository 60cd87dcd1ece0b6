"""Where questions are and where none is yet: aspect × side against the types of question, and what hangs loose."""

from collections import Counter
from typing import Final, NamedTuple

from trainer.authoring.distinctions.draft_forms import DRAFTED_TYPES
from trainer.authoring.distinctions.sheet import names_in_heading, text_at
from trainer.authoring.editing.edited_pack import BlockId, EditedPack
from trainer.domain.message import Message, message
from trainer.domain.text import Language
from trainer.packs.plain_values import Fields, texts_in, word_at
from trainer.packs.wordings import TERM
from trainer.question_types import QUESTION_TYPES

SHOWN_TYPES: Final = tuple(each.name for each in QUESTION_TYPES)
ENOUGH_TYPES: Final = 2
"""Types a fact is asked in at least (rule W30)."""


class CoverageRow(NamedTuple):
    """One aspect on one side."""

    aspect: str
    side: str
    aspect_name: str
    side_name: str
    counts: tuple[int, ...]
    """Questions by type, in the order of `CoverageTable.types`; drafts too."""
    drafts: tuple[int, ...]
    """How many of those are not finished."""
    facts: int
    levels: tuple[tuple[str, int], ...]
    """Facts' levels with how many questions ask at each; 0 is a hole."""

    @property
    def total(self) -> int:
        """All its questions."""
        return sum(self.counts)

    @property
    def holes(self) -> tuple[int, ...]:
        """Which types are worth adding: none is there, and its facts are asked in fewer ways than they should be."""
        known = sum(1 for count in self.counts if count)
        return tuple(at for at, count in enumerate(self.counts) if not count) if known < ENOUGH_TYPES else ()


class CoverageTable(NamedTuple):
    """All rows that have a fact."""

    types: tuple[str, ...]
    """The types that occur, and those of the drafts."""
    rows: tuple[CoverageRow, ...]


class LooseEnd(NamedTuple):
    """Something that hangs in the air."""

    name: BlockId
    sentence: Message


def coverage_table(pack: EditedPack, unfinished: frozenset[BlockId], language: Language) -> CoverageTable:
    """Return the table of a pack as it stands, the drafts told apart."""
    asked = {id_: block.fields for id_, block in pack.questions.items() if not word_at(block.fields, ("retired",))}
    used = {word_at(fields, ("type",)) for fields in asked.values()}
    types = tuple(name for name in SHOWN_TYPES if name in used or name in DRAFTED_TYPES)
    counts: Counter[tuple[str, str, str]] = Counter()
    drafts: Counter[tuple[str, str, str]] = Counter()
    at_level: Counter[tuple[str, str, str]] = Counter()
    for id_, fields in asked.items():
        for aspect, side, level in _topics(pack, fields):
            counts[aspect, side, word_at(fields, ("type",))] += 1
            drafts[aspect, side, word_at(fields, ("type",))] += BlockId("questions", id_) in unfinished
            at_level[aspect, side, word_at(fields, ("level",)) or level] += 1
    aspects, sides = (names_in_heading(pack, key, language) for key in ("aspects", "sides"))
    rows = []
    for aspect, side in _places(pack, aspects, sides):
        here = [_topic(block.fields) for block in pack.facts.values() if _topic(block.fields)[:2] == (aspect, side)]
        rows.append(
            CoverageRow(
                aspect, side, aspects.get(aspect, aspect), sides.get(side, side),
                tuple(counts[aspect, side, name] for name in types),
                tuple(drafts[aspect, side, name] for name in types),
                len(here),
                tuple((level, at_level[aspect, side, level]) for level in dict.fromkeys(one[2] for one in here)),
            )
        )  # fmt: skip
    return CoverageTable(types, tuple(rows))


def loose_ends(pack: EditedPack) -> tuple[LooseEnd, ...]:
    """Return facts without a twin, and what names a term that the pack does not define."""
    found = [
        LooseEnd(BlockId("facts", id_), message("“{name}” has no twin.", name=text_at(block.fields, "name")))
        for id_, block in pack.facts.items()
        if not block.fields.get("twin")
    ]
    for id_, block in pack.questions.items():
        named = {word.removeprefix(TERM) for _, word in texts_in(block.fields) if word.startswith(TERM)}
        for term in sorted(named - set(pack.terms)):
            said = message("The term “{term}” is used and not defined.", term=term)
            found.append(LooseEnd(BlockId("questions", id_), said))
    return tuple(found)


def _topic(fields: Fields) -> tuple[str, str, str]:
    return word_at(fields, ("aspect",)), word_at(fields, ("side",)), word_at(fields, ("level",))


def _topics(pack: EditedPack, question: Fields) -> set[tuple[str, str, str]]:
    tests = question.get("tests", ())
    ids = (tests,) if isinstance(tests, str) else tests
    facts = (pack.facts.get(one) for one in ids if isinstance(one, str))
    return {_topic(fact.fields) for fact in facts if fact is not None}


def _places(pack: EditedPack, aspects: dict[str, str], sides: dict[str, str]) -> list[tuple[str, str]]:
    """Return the aspects and sides that have a fact, in the order of the heading."""
    there = dict.fromkeys(_topic(block.fields)[:2] for block in pack.facts.values())
    order = {id_: at for at, id_ in enumerate((*aspects, *sides))}
    return sorted(there, key=lambda place: (order.get(place[0], len(order)), order.get(place[1], len(order))))
