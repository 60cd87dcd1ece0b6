"""One mapping of a pack's source, and noting faults where they stand in it."""

from collections.abc import Iterable, Sequence

from trainer.domain.message import Message, message
from trainer.packs.fault import COLUMNS, Fault, Place, Rule, did_you_mean
from trainer.packs.reading_rules import RULES, rule_of
from trainer.packs.yaml_source.node import PLACE, Fields, place_of
from trainer.packs.yaml_source.origin import Origin
from trainer.packs.yaml_source.places import key_place, value_place

UNFINISHED = frozenset({"decides", "why", "lure", "because", "source", "author", "licence"})
"""What no foreign file holds; in a pack of the stage "imported" it is told and not demanded."""


class PlacedFields:
    """Keys and values that know where they are written."""

    __slots__ = ("_fields", "_origin")

    def __init__(self, fields: Fields, origin: Origin) -> None:
        self._fields = fields
        self._origin = origin

    @property
    def source(self) -> tuple[Fields, Origin]:
        """What is written, and the file it is written in."""
        return self._fields, self._origin

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in the order they are written, an author's own (`x-…`) left out."""
        return tuple([key for key in self._fields if key != PLACE and not key.startswith("x-")])

    def inherits(self, key: str) -> bool:
        """Return whether the key is that of another mapping, which this one varies."""
        return self._holder(key) is not self._fields

    def fault(self, rule: str, sentence: Message, *, key: str | None = None) -> None:
        """Note a fault at the key's value, or at the entry."""
        self._note(rule_of(rule), sentence, key)

    @property
    def place(self) -> str:
        """`file:line` of the entry."""
        return f"{self._origin.name}:{place_of(self._fields) // COLUMNS + 1}"

    def fault_at(self, rule: Rule, sentence: Message, key: str | None) -> Fault:
        """Return a fault at the key's value, or at the entry, without noting it."""
        return self._origin.fault(rule, self._at(key), sentence)

    def _holder(self, key: str) -> Fields:  # noqa: ARG002 - what varies another mapping has two
        """Return the mapping that the key is written in."""
        return self._fields

    @property
    def imported(self) -> bool:
        """Return whether the pack stands as it came from elsewhere: what only an author can write may be missing."""
        return self._origin.known.unwritten is not None

    def _missing(self, key: str, *, required: bool) -> None:
        unwritten = self._origin.known.unwritten
        if required and unwritten is not None and key in UNFINISHED:
            unwritten[key] += 1
        elif required:
            empty = message('"{key}" is empty.', key=key)
            self._note(RULES["E01"], empty if key in self._fields else message('"{key}" is missing.', key=key), key)

    def _unknown(self, fields: Fields, key: str, known: Iterable[str]) -> None:
        if self._origin.closed:
            return
        near = did_you_mean(key, sorted(known))
        sentence = message('There is no key "{key}" here.{near}', key=key, near=near)
        self._origin.note(RULES["E02"], key_place(self._origin.lines, fields, key), sentence)

    def _not_allowed(self, key: str, word: str, allowed: Sequence[str]) -> None:
        near, can_be = did_you_mean(word, allowed), ", ".join(allowed)
        sentence = message(
            '"{key}" cannot be "{word}"; it can be {can_be}.{near}', key=key, word=word, can_be=can_be, near=near
        )
        self._note(RULES["E04"], sentence, key)

    def _too_many(self, key: str, count: int, most: int) -> None:
        sentence = message('"{key}" has {count} entries; {most} is the most.', key=key, count=count, most=most)
        self._note(RULES["E32"], sentence, key)

    def _shape(self, key: str, sentence: Message) -> None:
        self._note(RULES["E03"], message('"{key}": {sentence}', key=key, sentence=sentence), key)

    def _note(self, rule: Rule, sentence: Message, key: str | None) -> None:
        self._origin.note(rule, self._at(key), sentence)

    def _at(self, key: str | None) -> Place:
        if key is None:
            return place_of(self._fields)
        holder = self._holder(key)
        if key not in holder or self._origin.closed:
            return place_of(holder)
        return value_place(self._origin.lines, holder, key)
