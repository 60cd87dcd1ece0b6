"""Drawn numbers put into texts: `{clicks}` becomes what was drawn for it."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from trainer.domain.numerals import shown_number

NAME: Final = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
"""The place of a number in a text; ruby, which has a bar in it, is none."""


def filled(text: str, figures: Mapping[str, Decimal]) -> str:
    """Return the text with the numbers in their places; a name that nothing was drawn for stays as it is."""
    return NAME.sub(lambda found: shown_number(figures[found[1]]) if found[1] in figures else found[0], text)


def names_in(text: str) -> tuple[str, ...]:
    """Return the names of the numbers that the text has places for."""
    return tuple(NAME.findall(text))
