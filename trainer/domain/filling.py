"""What fills the places of a text or a chart: the wording of a language, and the numbers drawn for one showing."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple, NewType, Protocol

from trainer.domain.figures import filled
from trainer.domain.numerals import shown_number
from trainer.domain.text import Language, Text

Named = NewType("Named", str)
"""A figure that is drawn: the name of its parameter."""
Figure = Decimal | Named


class Filling(Protocol):
    """Puts words and numbers in the places of texts and figures."""

    def words(self, text: Text) -> str:
        """Return the words of a text."""
        ...

    def number(self, figure: Figure) -> Decimal:
        """Return the number of a figure."""
        ...


class DrawnFilling(NamedTuple):
    """What one showing puts in: the wording of its language, the numbers drawn for it."""

    language: Language
    figures: Mapping[str, Decimal]

    def words(self, text: Text) -> str:
        """Return the wording, its places filled."""
        return filled(text.in_(self.language), self.figures)

    def number(self, figure: Figure) -> Decimal:
        """Return the number as written, or as it was drawn."""
        return figure if isinstance(figure, Decimal) else self.figures.get(figure, Decimal(0))


def quantity(number: Decimal, unit: str) -> str:
    """Return a number with its unit as people write it: 1,200円, 5%, 34 pt."""
    between = " " if unit[:1].isascii() and unit[:1].isalpha() else ""
    return f"{shown_number(number)}{between}{unit}"
