"""A typed number with or without its unit; a unit such as 万円 also takes the amount in full."""

import re
import unicodedata
from decimal import Decimal

from trainer.domain.message import message
from trainer.domain.numerals import UNITS, amount, number_in_words, plain_number, read_number, shown_number
from trainer.domain.text import Language, Text
from trainer.question_types.common.counters import alike, of_one, without_tail
from trainer.translations import say

_LONGEST = 500
_LARGE = "万億兆"
_COUNTERS = str.maketrans(dict.fromkeys("ヵヶケか箇", "カ"))
_YEN = "¥\\"
_TENTHS = ("%", "割")
_WARI = re.compile(r"(.+)割(?:(.+)分)?")
_TIMES = ("倍",)
_MOST_DECIMALS = 2


def read_quantity(typed: str, unit: Text) -> Decimal | None:
    """Return the number that was typed, counted in `unit`; None where it cannot be read as a number of these.

    With the unit 万円 these are the same: 120, 120万, 120万円, 1,200,000円, ¥120万. Another counter of the same class
    (人, 名) is read, one of another class is not: 3kg are no 3人.
    """
    whole = _plain(typed[:_LONGEST])
    units = sorted({_plain(unit.ja), _plain(unit.en)} - {""}, key=len, reverse=True)
    for plain in dict.fromkeys((whole, without_tail(whole))):
        for word in units:
            number = _in_tenths(plain, word) if word in _TENTHS else None
            number = _counted_in(plain, word) if number is None else number
            if number is not None:
                return number
        number = _number(plain)
        if number is not None:
            return number
    return None


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split()).translate(_COUNTERS)


def _number(plain: str) -> Decimal | None:
    """Return the number in digits, kanji, or words."""
    number = read_number(plain)
    return number_in_words(plain) if number is None else number


def _in_tenths(plain: str, unit: str) -> Decimal | None:
    """Return 3割5分 in percent, and 35% in 割; None where nothing of the kind was typed."""
    if unit == "割":
        percent = next((each for each in alike("%") if plain.endswith(each)), None)
        share = None if percent is None else read_number(plain.removesuffix(percent))
        return None if share is None else share / 10
    found = _WARI.fullmatch(plain)
    if found is None:
        return None
    tenths, hundredths = read_number(found[1]), read_number(found[2] or "0")
    return None if tenths is None or hundredths is None else tenths * 10 + hundredths


def _counted_in(plain: str, unit: str) -> Decimal | None:
    """Return the number where `plain` names the unit, one like it, or an amount that the unit divides, else None."""
    rest = unit.lstrip(UNITS)
    multiple = unit[: len(unit) - len(rest)]
    if not multiple:
        plain = plain.lstrip("x×") if unit in _TIMES else plain
        number = _number(plain) if unit in _TIMES else None
        endings = (each for each in alike(unit) if plain.endswith(each))
        read = (_number(plain.removesuffix(ending)) for ending in endings)
        return next((one for one in read if one is not None), number)
    return _in_multiples(plain, rest, multiple)


def _in_multiples(plain: str, rest: str, multiple: str) -> Decimal | None:
    """Return how many 万 of 円 were typed where the amount is named in full (1,200,000円, ¥1,200,000) or with 万."""
    paid = rest == "円" and plain.startswith(tuple(_YEN))
    plain = plain.lstrip(_YEN) if paid else plain
    ending = next((each for each in alike(rest) if rest and plain.endswith(each)), "")
    in_full = any(each in plain for each in (*_LARGE, multiple[-1]))
    if not (ending or paid or in_full):
        return None
    whole, scale = read_number(plain.removesuffix(ending)), amount(f"1{multiple}")
    if whole is None or not scale:
        return None
    # ¥120 behind which 万円 stands was meant as 120 of them.
    return whole if paid and not ending and not in_full and abs(whole) < scale else whole / scale


def shown_quantity(value: Decimal, unit: Text, language: Language) -> str:
    """Return `value` with its unit; a long fraction is cut to two decimals."""
    _, _, decimals = plain_number(value).partition(".")
    number = shown_number(round(value, _MOST_DECIMALS) if len(decimals) > _MOST_DECIMALS * 2 else value)
    word = unit.in_(language)
    word = of_one(word) if value == 1 else word
    if not word[:1].isalnum():
        return f"{number}{word}"
    return say(message("{number} {unit}", number=number, unit=word), language)
