"""Counters that people put behind a number: those of one class say the same, those of another say something else."""

import re
from collections.abc import Iterable
from typing import Final

CLASSES: Final[tuple[tuple[str, ...], ...]] = (
    ("人", "名", "名様", "人様", "にん", "めい", "people", "persons", "person", "人間"),
    ("件", "個", "社", "コ", "つ", "ツ", "箇", "点", "品", "けん", "こ", "しゃ", "items", "item", "cases", "case"),
    ("社", "companies", "company", "firms", "firm"),
    ("回", "度", "カい", "times", "time"),
    ("カ月", "カ月間", "月", "月間", "months", "month", "か月", "ケ月"),
    ("年", "年間", "カ年", "years", "year"),
    ("週", "週間", "weeks", "week"),
    ("日", "日間", "days", "day"),
    ("時間", "hours", "hour", "h"),
    ("分", "分間", "minutes", "minute", "min"),
    ("円", "yen", "jpy", "えん"),
    ("%", "パーセント", "percent", "プロ"),
    ("ポイント", "pt", "pts", "p", "ポイント差", "points", "point", "%ポイント"),
    ("倍", "x", "×", "times", "fold"),
    ("番目", "番", "位", "th", "st", "nd", "rd"),
    ("世帯", "戸", "households", "household"),
)
"""Every word of a row counts the same things; folded as a quantity is before it is read."""

TAILS: Final = re.compile(
    r"(?:です|でございます|である|だ|になります|となります|くらい|ぐらい|ほど|程度|前後|ね|よ|かな|。|!|！|？|\?|\.)+$"
)
"""Polite or careful endings that say nothing about the number."""
HEADS: Final = re.compile(
    r"^(?:約|およそ|おおよそ|だいたい|大体|ほぼ|たぶん|答えは|=|＝|about|approx\.?|around|roughly)+"
)


_ONE: Final = {
    "people": "person", "persons": "person", "items": "item", "cases": "case", "companies": "company",
    "firms": "firm", "times": "time", "months": "month", "years": "year", "weeks": "week", "days": "day",
    "hours": "hour", "minutes": "minute", "points": "point", "households": "household",
}  # fmt: skip


def of_one(unit: str) -> str:
    """Return the counter as it stands behind 1 in English: 1 month; any other as it is."""
    return _ONE.get(unit, unit)


def alike(unit: str) -> tuple[str, ...]:
    """Return every counter that says the same as `unit`, itself included, the longest first."""
    found: Iterable[str] = (word for row in CLASSES if unit in row for word in row)
    return tuple(sorted({unit, *found} - {""}, key=len, reverse=True))


def without_tail(plain: str) -> str:
    """Return what was typed without polite and careful words around it."""
    before = None
    while before != plain:
        before, plain = plain, HEADS.sub("", TAILS.sub("", plain)) or plain
    return plain
