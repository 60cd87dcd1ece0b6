"""Faults of a pack: where, what, and how to mend it, in both languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Literal, NamedTuple

from trainer.domain.message import NOTHING, Message, message

Severity = Literal["error", "warning", "info"]
Place = int
"""A line and a column in one number, both counted from 0: line * COLUMNS + column."""

COLUMNS = 100_000
"""No line of a pack is longer."""
_EXCERPT_CHARACTERS = 80
_LOOKED_AT = 2_000
"""Words that one is held against; among more, looking takes longer than finding the slip oneself."""


class Rule(NamedTuple):
    """One kind of fault."""

    id: str
    severity: Severity
    mend: Message
    """What to do about it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend in a pack; an "error" keeps the pack from being studied."""

    rule: str
    severity: Severity
    file: str
    """Relative to the pack's folder, with forward slashes."""
    line: int
    """From 1; 0 where the fault is about a whole file or folder."""
    column: int
    """In characters, from 1; 0 where the fault is about a whole file or folder."""
    excerpt: str
    sentence: Message
    mend: Message

    @property
    def place(self) -> str:
        """Return `file:line:column` as editors understand it."""
        return f"{self.file}:{self.line}:{self.column}"


def excerpt(line: str, column: int) -> str:
    """Return the part of `line` around `column` (from 0), at most 80 characters."""
    if len(line) <= _EXCERPT_CHARACTERS:
        return line.strip()
    start = max(0, min(column - _EXCERPT_CHARACTERS // 2, len(line) - _EXCERPT_CHARACTERS))
    return line[start : start + _EXCERPT_CHARACTERS].strip()


def did_you_mean(word: str, known: Iterable[str]) -> Message:
    """Return a closing sentence that names the nearest known word; empty where nothing is near."""
    near = get_close_matches(word[:64], list(islice(known, _LOOKED_AT)), n=1)
    if not near:
        return NOTHING
    return message(' Did you mean "{near}"?', near=near[0])
