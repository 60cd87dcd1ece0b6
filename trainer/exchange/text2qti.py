"""text2qti: numbered questions, `*a)` before what is right; blocks that would run code are refused."""

import re
from collections.abc import Iterator
from typing import Final

from trainer.exchange.item import ForeignChoice, ForeignItem, LeftOut
from trainer.exchange.markdown_words import plain

_NUMBERED: Final = re.compile(r"^(\d{1,5})\.\s+(.*)$")
_CHOICE: Final = re.compile(r"^(\*?)([a-z])\)\s+(.*)$")
_BOX: Final = re.compile(r"^\[([* ])\]\s+(.*)$")
_NUMBER: Final = re.compile(r"^=\s+(.*)$")
_SHORT: Final = re.compile(r"^\*\s+(.*)$")
_NOTE: Final = re.compile(r"^\.\.\.\s+(.*)$")
_RANGE: Final = re.compile(r"^\[(-?[0-9.]+),\s*(-?[0-9.]+)\]$")
_ABOUT: Final = re.compile(r"^(-?[0-9.]+)(?:\s*\+-\s*([0-9.]+))?$")
_FEWEST: Final = 2


def read_text2qti(text: str) -> Iterator[ForeignItem | LeftOut]:
    """Yield every numbered question."""
    begun, lines = 0, []
    for number, line in enumerate([*text.split("\n"), "0. "], 1):
        found = _NUMBERED.match(line)
        if not found:
            lines.append(line)
            continue
        if begun:
            yield _question(begun, lines)
        begun, lines = number, [found[2]]


def _question(number: int, lines: list[str]) -> ForeignItem | LeftOut:
    where = f"line {number}"
    asked: list[str] = []
    choices: list[ForeignChoice] = []
    kinds: list[str] = []
    why: list[str] = []
    for line in lines:
        kind, right, words = _part(line)
        if kind:
            kinds.append(kind)
            choices.append(ForeignChoice(words, right))
        elif note := _NOTE.match(line.strip()):
            if choices:
                choices[-1] = choices[-1]._replace(why=plain(note[1]))
            else:
                why.append(note[1])
        elif not choices:
            asked.append(line)
        elif line.strip() and line[:1].isspace():
            choices[-1] = choices[-1]._replace(text=plain(f"{choices[-1].text}\n{line}"))
    stem = plain("\n".join(asked))
    item = ForeignItem("single", stem, where, stem[:60], choices=tuple(choices), why=plain("\n".join(why)))
    if any(line.startswith("```{") and ".run" in line for line in lines):
        return LeftOut(where, stem[:60], "script")
    return _of_kind(item, kinds, asked)


def _part(line: str) -> tuple[str, bool, str]:
    if found := _CHOICE.match(line):
        return "choice", bool(found[1]), plain(found[3])
    if found := _BOX.match(line):
        return "box", found[1] == "*", plain(found[2])
    if found := _NUMBER.match(line):
        return "number", True, found[1].strip()
    if found := _SHORT.match(line):
        return "short", True, plain(found[1])
    return "", False, ""


def _of_kind(item: ForeignItem, kinds: list[str], asked: list[str]) -> ForeignItem | LeftOut:
    if not item.stem:
        return LeftOut(item.where, "", "no-question")
    if not kinds:
        essay = any(re.fullmatch(r"_{3,}|\^{3,}", line.strip()) for line in asked)
        return LeftOut(item.where, item.name, "essay" if essay else "no-answer")
    if kinds[0] == "number":
        return _numeric(item)
    if kinds[0] == "short":
        return item._replace(kind="short")
    right = sum(choice.ok for choice in item.choices)
    if len(item.choices) < _FEWEST:
        return LeftOut(item.where, item.name, "one-option")
    if not right:
        return LeftOut(item.where, item.name, "no-answer")
    if kinds[0] == "choice" and right > 1:
        return LeftOut(item.where, item.name, "two-answers")
    return item._replace(kind="multi" if kinds[0] == "box" else "single")


def _numeric(item: ForeignItem) -> ForeignItem | LeftOut:
    words = item.choices[0].text
    if found := _RANGE.match(words):
        low, high = float(found[1]), float(found[2])
        value, room = f"{(low + high) / 2:g}", f"{(high - low) / 2:g}"
    elif found := _ABOUT.match(words):
        value, room = found[1], found[2] or "0"
    else:
        return LeftOut(item.where, item.name, "no-number", words[:40])
    return item._replace(kind="numeric", choices=(ForeignChoice(value, ok=True),), tolerance=room)
