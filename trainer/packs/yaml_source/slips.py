"""Slips of the hand that YAML takes for something else; named line by line, where the parser only says it is lost."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from trainer.domain.message import Message, message
from trainer.packs.fault import COLUMNS, Place

_START = r"^(?P<lead> *+(?:- ++)*+)"
"""Never given back: a line of nothing but dashes would be tried from each of them."""
_KEY = r"(?P<key>[A-Za-z][\w.-]*)"
_FULL_SPACE = re.compile(rf"{_START}(?:{_KEY}:)?(?P<slip>\u3000)", re.ASCII)
_FULL_COLON = re.compile(rf"{_START}{_KEY} ?(?P<slip>：)", re.ASCII)
_NO_SPACE = re.compile(rf"{_START}{_KEY}(?P<slip>:)(?=[^\s\u3000])(?!.*: )", re.ASCII)
_VALUE = re.compile(rf"{_START}(?:{_KEY}: +)?(?P<value>\S.*)$", re.ASCII)
_BLOCK_HEADER = re.compile(r"^ *+(?:- ++)*+(?:[^\s#].*?: +|(?<= ))[|>][+-]?[1-9]?[+-]? *$")
_STARTS_BADLY = re.compile(r"[@%`*&!]|[|?-](?: |$)|[|>].")
_WHOLE = re.compile(r"""\{[^{}]*\}|\[[^\[\]]*\]|"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_COLON = re.compile(r":(?= |$)")
_INNER = re.compile(r"""(?:^|, *)(?:[^\s,:"']+): +(?P<value>[^,"']*)""")
_TEXT_AFTER = message("Text follows the closing quote or bracket.")


class Slip(NamedTuple):
    """One slip: its rule, place and sentence."""

    rule: str
    place: Place
    sentence: Message


def slips(lines: Iterable[str], first: int) -> Iterator[Slip]:
    """Yield the slips in the lines of one broken part; `first` is the number (from 0) of the first line.

    Lines of a block value (`|`) are text and never slips.
    """
    block: int | None = None
    for number, line in enumerate(lines, first):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (not line.strip() or indent > block):
            continue
        block = indent if _BLOCK_HEADER.match(line) else None
        if block is None and not line.lstrip().startswith("#"):
            slip = _slip(line, number * COLUMNS)
            if slip is not None:
                yield slip


def _slip(line: str, at: Place) -> Slip | None:
    if match := _FULL_SPACE.match(line):
        return Slip("Y02", at + match.start("slip"), message("There is a full-width space here."))
    if match := _FULL_COLON.match(line):
        sentence = message('The ":" after "{key}" is full-width.', key=match["key"])
        return Slip("Y03", at + match.start("slip"), sentence)
    if match := _NO_SPACE.match(line):
        return Slip("Y03", at + match.start("slip"), message('There is no space after "{key}:".', key=match["key"]))
    match = _VALUE.match(line.rstrip())
    if match and (match["lead"].strip() or match["key"]):
        return _value_slip(match["value"], at + match.start("value"))
    return None


def _value_slip(value: str, at: Place) -> Slip | None:
    if _STARTS_BADLY.match(value):
        return Slip("Y05", at, message('A value cannot start with "{sign}".', sign=value[0]))
    if value[0] in "{[\"'":
        return _bracketed_slip(value, at)
    if (colon := _COLON.search(value)) and value[: colon.start()].strip():
        return Slip("Y04", at + colon.start(), message('The value contains ": ".'))
    if (hash_ := value.find(" #")) >= 0:
        return Slip("Y01", at + hash_ + 1, TRAILING_COMMENT)
    return None


TRAILING_COMMENT = message('From this "#" to the end of the line everything is a comment and lost.')


def _bracketed_slip(value: str, at: Place) -> Slip | None:
    whole = _WHOLE.match(value)
    if whole is not None and whole.end() < len(value):
        after = value[whole.end() :].lstrip()
        if after.startswith("#"):
            return Slip("Y01", at + value.index("#", whole.end()), TRAILING_COMMENT)
        return Slip("Y05", at, _TEXT_AFTER)
    if whole is not None and value[0] == "{":
        for inner in _INNER.finditer(value[1:-1]):
            if colon := _COLON.search(inner["value"]):
                place = at + 1 + inner.start("value") + colon.start()
                return Slip("Y04", place, message('The value contains ": ".'))
    return None
