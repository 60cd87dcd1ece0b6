"""Numbers as people type them in Japan: full width, separators, 万 and 億, kanji digits, an IME's 。 for a point."""

import re
import unicodedata
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
