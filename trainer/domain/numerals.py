"""Numbers as people type them in Japan: full width, separators, 万 and 億, kanji digits, an IME's 。 for a point."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal

UNITS = "十百千万億兆"
KANJI_DIGITS = "〇零一二三四五六七八九"

_LONGEST = 40
"""Characters; a longer text is not a number anyone typed."""
_SMALL = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
_LARGE = {"万": Decimal(10**4), "億": Decimal(10**8), "兆": Decimal(10**12)}
_TO_ASCII = str.maketrans("〇零一二三四五六七八九", "00123456789")
_TOKENS = re.compile(rf"[0-9]+(?:\.[0-9]+)?|\.[0-9]+|[{UNITS}]")
_GROUPED = re.compile(r"(?<![0-9,])([0-9]{1,3}(?:,[0-9]{3})+)(?![0-9,])")
_SIGNS = re.compile(r"^(?:(マイナス|[-−–—―‐ー─▲△])|プラス|\+)")
_JAPANESE_WORDS: Mapping[str, int] = {
    "ゼロ": 0, "れい": 0, "ひとつ": 1, "ふたつ": 2, "みっつ": 3, "よっつ": 4, "いつつ": 5, "むっつ": 6, "ななつ": 7,
    "やっつ": 8, "ここのつ": 9, "とお": 10, "ひとり": 1, "ふたり": 2, "いち": 1, "に": 2, "さん": 3, "よん": 4, "し": 4,
    "ご": 5, "ろく": 6, "なな": 7, "しち": 7, "はち": 8, "きゅう": 9, "く": 9, "じゅう": 10,
}  # fmt: skip
_ENGLISH_WORDS: Mapping[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_AROUND = re.compile(r"^(?:約|およそ|ほぼ|=|[¥\\$€£])+")


def read_number(text: str) -> Decimal | None:
    """Return the number that `text` says, or None where it says none; a unit other than 万, 億 and the like is none."""
    plain = "".join(unicodedata.normalize("NFKC", text[:500]).split()).replace("_", " ")
    plain = _AROUND.sub("", plain)
    sign = _SIGNS.match(plain)
    if sign:
        plain = _AROUND.sub("", plain[sign.end() :])
    number = amount(_without_separators(plain))
    if number is None:
        return None
    return -number if sign and sign.group(1) else number


def _without_separators(plain: str) -> str:
    """Return `plain` without thousands separators, and with 。 and ・ between digits as the point."""
    plain = re.sub(r"(?<=[0-9])、(?=[0-9])", ",", plain)
    plain = re.sub(r"(?<=[0-9])[。・](?=[0-9])", ".", plain)
    plain = _GROUPED.sub(lambda found: found.group(1).replace(",", ""), plain)
    return plain.rstrip("。") if plain.endswith("。") else plain


def amount(plain: str) -> Decimal | None:
    """Return the value of digits mixed with 十百千万億兆 (1万2千, 1.2億, 三百, 二五), or None.

    Units must fall from left to right, as they are said.
    """
    if not plain or len(plain) > _LONGEST:
        return None
    ascii_digits = plain.translate(_TO_ASCII)
    tokens = _TOKENS.findall(ascii_digits)
    if "".join(tokens) != ascii_digits:
        return None
    return _sum(tokens)


def _sum(tokens: list[str]) -> Decimal | None:
    total, rest, last_large = Decimal(0), tokens, Decimal("Infinity")
    while rest:
        large = next((index for index, token in enumerate(rest) if token in _LARGE), len(rest))
        section = _section(rest[:large])
        unit = _LARGE[rest[large]] if large < len(rest) else Decimal(1)
        if section is None or unit >= last_large:
            return None
        total, last_large, rest = total + section * unit, unit, rest[large + 1 :]
    return total


def _section(tokens: list[str]) -> Decimal | None:
    """Return the value of tokens without 万, 億, 兆; None where they make no number."""
    total, number, last = Decimal(0), None, Decimal("Infinity")
    if not tokens:
        return None
    for token in tokens:
        unit = _SMALL.get(token)
        if unit is None:
            if number is not None:
                return None
            number = Decimal(token)
            continue
        if unit >= last:
            return None
        total, number, last = total + (Decimal(1) if number is None else number) * unit, None, unit
    return total + (number or Decimal(0))


def number_in_words(text: str) -> Decimal | None:
    """Return the number that `text` says in words: ひとつ, ふたり, ゼロ, three, twenty-five; else None."""
    plain = text.casefold().strip()
    if plain in _JAPANESE_WORDS:
        return Decimal(_JAPANESE_WORDS[plain])
    total, found = 0, False
    for word in re.split(r"[\s-]+|(?<=ty)(?=[a-z])", plain):
        if word not in _ENGLISH_WORDS or (found and not 0 < _ENGLISH_WORDS[word] < 10 <= total):  # noqa: PLR2004
            return None
        total, found = total + _ENGLISH_WORDS[word], True
    return Decimal(total) if found else None


def plain_number(value: Decimal) -> str:
    """Return `value` in plain digits, without exponent or trailing zeros."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def shown_number(value: Decimal) -> str:
    """Return `value` for people: plain digits, from 10,000 on with thousands separators."""
    text = plain_number(value)
    if abs(value) < 10_000:  # noqa: PLR2004 - four digits read well without a separator
        return text
    whole, point, decimals = text.partition(".")
    return f"{int(whole):,}{point}{decimals}"
