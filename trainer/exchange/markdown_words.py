"""The words of a piece of Markdown: marks for bold, links and headings go, code and formulas stay as written."""

import re
from typing import Final

from trainer.exchange.markup import tidy

_LINK: Final = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_BOLD: Final = re.compile(r"(?<![\\\w*_])(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(?![\w*_])")
_ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~>|])")
_MOST: Final = 0x500
_FENCE: Final = re.compile(r"^\s*```\w*\s*$")


def plain(text: str) -> str:
    """Return the text without the marks of Markdown."""
    lines = []
    fenced = False
    for line in text.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        else:
            lines.append(line if fenced else _words(line))
    return tidy("\n".join(lines))


def _words(line: str) -> str:
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[1])
        return chr(0xE100 + len(kept) - 1) if len(kept) <= _MOST else found[0]

    line = _ESCAPED.sub(keep, re.sub(r"^#{1,6}\s+", "", line))
    line = _BOLD.sub(r"\2", _BOLD.sub(r"\2", _LINK.sub(r"\1", line)))
    for number, character in enumerate(kept[:_MOST]):
        line = line.replace(chr(0xE100 + number), character)
    return line
