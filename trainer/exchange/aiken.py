"""Aiken: a question, lettered options and `ANSWER: B`; Japanese letters and 正解 too."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from trainer.exchange.decoding import decoded
from trainer.exchange.item import ForeignChoice, ForeignItem, LeftOut, Reading, Wishes, reading_of
from trainer.exchange.markup import tidy

_OPTION: Final = re.compile(r"^\s*([A-Za-zＡ-Ｚａ-ｚア-コ])\s*[)）.．、]\s*(.+)$")
_ANSWER: Final = re.compile(r"^\s*(?:ANSWER|正解|答え?)\s*[:：]\s*(\S+)\s*$", re.IGNORECASE)
_FEWEST: Final = 2


class _Block(NamedTuple):
    line: int
    stem: list[str]
    options: list[tuple[str, str]]
    answer: str


class Aiken:
    """The format of one-line multiple choice that Moodle reads."""

    name = "aiken"
    suffixes = (".txt",)

    def recognises(self, name: str, data: bytes) -> bool:
        """Return whether answers are given in lines of their own."""
        text = decoded(data).text
        return any(_ANSWER.match(line) for line in text.split("\n")) and "::" not in text

    def read(self, data: bytes, wishes: Wishes) -> Reading:
        """Read every block that ends with its answer, or with the next empty line."""
        text, encoding = decoded(data, wishes.encoding)
        return reading_of(map(_item, _blocks(text)), encoding=encoding)


def _blocks(text: str) -> Iterator[_Block]:
    stem: list[str] = []
    options: list[tuple[str, str]] = []
    begun = 0
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if answer := _ANSWER.match(line):
            yield _Block(begun or number, stem, options, answer[1])
            stem, options, begun = [], [], 0
        elif not line.strip():
            # An empty line ends a block that never gets its answer; before the options it is only air.
            if options:
                yield _Block(begun, stem, options, "")
                stem, options, begun = [], [], 0
        elif option := _OPTION.match(line) if stem or options else None:
            options.append((_folded(option[1]), option[2]))
        else:
            begun = begun or number
            stem.append(line)
    if stem:
        yield _Block(begun, stem, options, "")


def _folded(letter: str) -> str:
    code = ord(letter)
    if "Ａ" <= letter <= "ｚ":
        return chr(code - 0xFEE0).upper()
    return letter.upper()


def _item(block: _Block) -> ForeignItem | LeftOut:
    where, stem = f"line {block.line}", tidy(" ".join(block.stem))
    right = [_folded(letter) for letter in block.answer if not letter.isspace()]
    if not stem:
        return LeftOut(where, "", "no-question")
    if len(block.options) < _FEWEST:
        return LeftOut(where, stem[:60], "one-option" if block.options else "no-answer")
    if not block.answer:
        return LeftOut(where, stem[:60], "no-answer")
    letters = [letter for letter, _ in block.options]
    if len(right) != 1 or letters.count(right[0]) != 1:
        return LeftOut(where, stem[:60], "key", block.answer)
    choices = tuple(ForeignChoice(tidy(text), letter == right[0]) for letter, text in block.options)
    return ForeignItem("single", stem, where, stem[:60], choices=choices)
