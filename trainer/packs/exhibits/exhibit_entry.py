"""A reader of an exhibit's part of a source: texts in one or both languages, figures, and how many there may be."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from trainer.domain.figures import names_in
from trainer.domain.filling import Figure, Named
from trainer.domain.message import message
from trainer.domain.text import Text
from trainer.packs.entry import Entry
from trainer.packs.limits import MAX_EXHIBIT_TEXT, MAX_ROWS
from trainer.packs.media import Media
from trainer.packs.placed_fields import PlacedFields
from trainer.packs.yaml_source.shapes import A_LIST_OF_TEXTS

_NUMBER: Final = re.compile(r"[-+−]?\d{1,12}(?:\.\d{1,6})?", re.ASCII)
_PLACE: Final = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
Ranges = Mapping[str, Sequence[Decimal]]
"""The figures drawn for the question, and what each may be."""


class ExhibitEntry(Entry):
    """One mapping of an exhibit; it notes its faults where `entry` would."""

    __slots__ = ("_ranges",)

    def __init__(self, entry: Entry, ranges: Ranges) -> None:
        # Another reader of the same mapping: what it asks for is asked for there.
        for part in (*PlacedFields.__slots__, *Entry.__slots__):
            setattr(self, part, getattr(entry, part))
        self._ranges = ranges

    @property
    def media(self) -> Media:
        """The pictures of the pack being read."""
        return self._origin.known.media

    def words(self, key: str, *, most: int = MAX_EXHIBIT_TEXT, required: bool = True) -> Text:
        """Return a text; a scalar is the same in both languages. More than `most` characters are a fault."""
        return self._checked(key, self._both(self.text(key, required=required)), most)

    def texts(self, key: str, most: int) -> tuple[Text, ...]:
        """Return a sequence of up to `most` texts, scalars and mappings as they come."""
        self._asked.append(key)
        value = self._fields.get(key)
        if not isinstance(value, list):
            if value:
                self._shape(key, A_LIST_OF_TEXTS)
            else:
                self._missing(key, required=True)
            return ()
        if len(value) > most:
            self._too_many(key, len(value), most)
        found = [Text(item, item) if isinstance(item, str) else self._of_item(key, item) for item in value[:most]]
        return tuple(self._checked(key, text, MAX_EXHIBIT_TEXT) for text in found)

    def figure(self, key: str, least: Decimal | None = None, most: Decimal | None = None) -> Figure:
        """Return a number, or the name of one that is drawn; beyond `least` and `most` it is a fault."""
        written = self.word(key)
        place = _PLACE.fullmatch(written)
        if place is not None:
            self._check_names(key, written)
            values = self._ranges.get(place[1], ())
            self._check_between(key, [values[0], values[-1], *_few(values)] if values else [], least, most)
            return Named(place[1])
        if not _NUMBER.fullmatch(written):
            if written:
                self.fault("E13", message('"{key}" is a number such as 1200 or 1.5, or "{{name}}" of a figure of '
                                          "params, in quotes.", key=key), key=key)  # fmt: skip
            return Decimal(0)
        number = Decimal(written.replace("−", "-"))
        self._check_between(key, [number], least, most)
        return number

    def parts(self, key: str, *, fewest: int = 1, most: int = MAX_ROWS) -> "tuple[ExhibitEntry, ...]":
        """Return a sequence of mappings; fewer or more are a fault."""
        found = self.entries(key, most=most)
        if found and len(found) < fewest:
            self.fault("E15", message('"{key}" needs at least {fewest} entries.', key=key, fewest=fewest), key=key)
        return tuple(ExhibitEntry(one, self._ranges) for one in found)

    def part(self, key: str) -> "ExhibitEntry | None":
        """Return a nested mapping; a missing one is a fault."""
        found = self.entry(key)
        if found is None and not self.has(key):
            self._missing(key, required=True)
        return None if found is None else ExhibitEntry(found, self._ranges)

    def pass_over(self) -> None:
        """Leave the other keys unread without a word: nobody knows yet what they ought to be."""
        self._asked.extend(self._fields)

    @staticmethod
    def _both(text: Text) -> Text:
        return Text(text.ja, text.en or text.ja)

    def _of_item(self, key: str, item: object) -> Text:
        if isinstance(item, dict):
            return self._odd_text(key, item)
        self._shape(key, A_LIST_OF_TEXTS)
        return Text("-")

    def _checked(self, key: str, text: Text, most: int) -> Text:
        longest = max(len(text.ja), len(text.en))
        if longest > most:
            sentence = message('"{key}" has {count} characters; {most} is the most.', key=key, count=longest, most=most)
            self.fault("E32", sentence, key=key)
            return Text(text.ja[:most], text.en[:most])
        for words in text:
            self._check_names(key, words)
        return text

    def _check_names(self, key: str, words: str) -> None:
        for name in names_in(words):
            if name not in self._ranges:
                sentence = message("{{{name}}} in the exhibit is not among the params of the question.", name=name)
                self.fault("E13", sentence, key=key)

    def _check_between(self, key: str, numbers: Sequence[Decimal], least: Decimal | None, most: Decimal | None) -> None:
        low, high = min(numbers, default=None), max(numbers, default=None)
        if least is not None and low is not None and low < least:
            self.fault("E60", message('"{key}" is {number}; {least} is the least.', key=key, number=str(low),
                                      least=str(least)), key=key)  # fmt: skip
        if most is not None and high is not None and high > most:
            self.fault("E60", message('"{key}" is {number}; {most} is the most.', key=key, number=str(high),
                                      most=str(most)), key=key)  # fmt: skip


def _few(values: Sequence[Decimal]) -> Sequence[Decimal]:
    """Return the values of a list, which need not be in order; of a range of steps the ends say all."""
    return values if isinstance(values, tuple) else ()
