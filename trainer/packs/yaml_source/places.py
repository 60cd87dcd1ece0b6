"""Finding again, in the source, where something stands that a fault is about."""

import re
from collections.abc import Sequence

from trainer.packs.fault import COLUMNS, Place
from trainer.packs.yaml_source.node import Fields, place_of

_NOTHING_THERE = re.compile(r" *(?:#.*)?$")


def key_place(lines: Sequence[str], fields: Fields, key: str) -> Place:
    """Return the place of a key; the mapping's own where it is written in some other way."""
    own = place_of(fields)
    line, column = divmod(own, COLUMNS)
    word = rf"(?P<key>[\"']?){re.escape(key)}(?P=key) *:"
    if line < len(lines) and lines[line][column : column + 1] == "{":
        return _in_flow(lines, own, rf"[{{,] *(?P<at>){word}")
    pattern = re.compile(word)
    for number in range(line, min(len(lines), line + _LINES_OF_A_MAPPING)):
        text = lines[number]
        indent = len(text) - len(text.lstrip(" "))
        if number > line and indent < column and text.strip(" ") and not text.lstrip(" ").startswith("#"):
            break
        if (indent == column or number == line) and pattern.match(text, column):
            return number * COLUMNS + column
    return own


def value_place(lines: Sequence[str], fields: Fields, key: str) -> Place:
    """Return the place of a key's value: behind the colon, or on the next line that is not empty."""
    place = key_place(lines, fields, key)
    number, column = divmod(place, COLUMNS)
    colon = lines[number].find(":", column + len(key)) if number < len(lines) else -1
    if colon < 0:
        return place
    start = colon + 1
    for below in range(number, len(lines)):
        text = lines[below]
        if _NOTHING_THERE.match(text, start):
            start = 0
            continue
        indent = len(text) - len(text.lstrip(" "))
        if below == number or indent > column or (indent == column and text.startswith("- ", indent)):
            return below * COLUMNS + len(text) - len(text[start:].lstrip(" "))
        break
    return place


def item_place(lines: Sequence[str], fields: Fields, key: str, word: str) -> Place:
    """Return the place of a scalar in a key's sequence."""
    place = value_place(lines, fields, key)
    return _in_flow(lines, place, rf"(?<![\w.-])(?P<at>){re.escape(word)}(?![\w.-])")


def _in_flow(lines: Sequence[str], place: Place, pattern: str) -> Place:
    """Return where the pattern's `at` first matches from a place on; the place itself where it does not."""
    found = re.compile(pattern)
    line, column = divmod(place, COLUMNS)
    for number in range(line, min(line + _LINES_OF_A_SEQUENCE, len(lines))):
        if match := found.search(lines[number], column if number == line else 0):
            return number * COLUMNS + match.start("at")
    return place


_LINES_OF_A_SEQUENCE = 200
_LINES_OF_A_MAPPING = 5_000
"""A key further down is named at the start of its mapping: three hundred faults would take too long to place."""
