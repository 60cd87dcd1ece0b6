"""A typed number with or without its unit; a unit such as 万円 also takes the amount in full."""

import unicodedata
from decimal import Decimal

from trainer.domain.numerals import UNITS, amount, plain_number, read_number, shown_number
from trainer.domain.text import Language, Text

_LONGEST = 500
_LARGE = "万億兆"
_COUNTERS = str.maketrans(dict.fromkeys("ヵヶケか箇", "カ"))
_PERCENT = ("パーセント", "percent")
_MOST_DECIMALS = 2


def read_quantity(typed: str, unit: Text) -> Decimal | None:
    """Return the number that was typed, counted in `unit`; None where it cannot be read as a number.

    With the unit 万円 these are the same: 120, 120万, 120万円, 1,200,000円.
    """
    plain = _plain(typed[:_LONGEST])
    for word in sorted({_plain(unit.ja), _plain(unit.en)} - {""}, key=len, reverse=True):
        number = _counted_in(plain, word)
        if number is not None:
            return number
    return read_number(plain)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split()).translate(_COUNTERS)


def _counted_in(plain: str, unit: str) -> Decimal | None:
    """Return the number where `plain` names the unit or an amount that the unit divides, else None."""
    rest = unit.lstrip(UNITS)
    multiple = unit[: len(unit) - len(rest)]
    if not multiple:
        endings = (unit, *_PERCENT) if unit == "%" else (unit,)
        ending = next((each for each in endings if plain.endswith(each)), None)
        return None if ending is None else read_number(plain.removesuffix(ending))
    named = rest != "" and plain.endswith(rest)
    if named:
        plain = plain.removesuffix(rest)
    elif not any(each in plain for each in (*_LARGE, multiple[-1])):
        return None
    whole, scale = read_number(plain), amount(f"1{multiple}")
    return None if whole is None or not scale else whole / scale


def shown_quantity(value: Decimal, unit: Text, language: Language) -> str:
    """Return `value` with its unit; a long fraction is cut to two decimals."""
    _, _, decimals = plain_number(value).partition(".")
    number = shown_number(round(value, _MOST_DECIMALS) if len(decimals) > _MOST_DECIMALS * 2 else value)
    word = unit.in_(language)
    return f"{number}{' ' if language == 'en' and word[:1].isalnum() else ''}{word}"
