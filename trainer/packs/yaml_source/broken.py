"""Setting aside the parts of a file that cannot be followed, so that the rest can still be read."""

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from trainer.packs.fault import COLUMNS
from trainer.packs.reading_rules import RULES
from trainer.packs.yaml_source.origin import Origin
from trainer.packs.yaml_source.slips import Slip, slips

if TYPE_CHECKING:
    from trainer.packs.yaml_source.events import Unreadable  # not at run time: it imports yaml

_DASH = re.compile(r"^( *)- ", re.MULTILINE)
_TOP = re.compile(r"[^\s#\-]")
_FELT_LATER = ("Y02", "Y03")
"""Slips that make a line part of the next: the parser stumbles one line later."""


class BrokenParts:
    """A file's lines in parts: one for every top-level key and every entry of the outermost sequences."""

    def __init__(self, origin: Origin) -> None:
        self._origin = origin
        self._lines = origin.text.split("\n")
        dash = _DASH.search(origin.text)
        entry = " " * len(dash[1]) + "- " if dash else None
        starts = [
            number
            for number, line in enumerate(self._lines)
            if _TOP.match(line) or (entry is not None and line.startswith(entry))
        ]
        self._starts = starts if starts and starts[0] == 0 else [0, *starts]
        self._ends = [*(end for _, end in pairwise(self._starts)), len(self._lines)]
        self._aside: dict[int, str] = {}

    def set_aside(self, problem: "Unreadable") -> bool:
        """Note the problem, or the slips that explain it, and drop its part; False if nothing more can be read."""
        line = problem.place // COLUMNS
        part = bisect_right(self._starts, line) - 1
        if part in self._aside:
            self._note(problem)
            return False
        found = self._slips(part)
        if not found and part and part - 1 not in self._aside:
            found = [slip for slip in self._slips(part - 1) if slip.rule in _FELT_LATER]
            part -= bool(found)
        first, end = self._starts[part], self._ends[part]
        for slip in found:
            self._origin.note(RULES[slip.rule], slip.place, slip.sentence)
        if not any(slip.place // COLUMNS <= line for slip in found):
            self._note(problem)
        self._aside[part] = "\n".join(self._lines[first:end])
        self._lines[first:end] = [""] * (end - first)
        return not self._holds_others(part)

    def text(self) -> str:
        """Return the text with empty lines where parts were set aside."""
        return "\n".join(self._lines)

    def broken_text(self) -> str:
        """Return the parts that were set aside."""
        return "\n".join(self._aside.values())

    def _slips(self, part: int) -> list[Slip]:
        first = self._starts[part]
        return list(slips(self._origin.lines[first : self._ends[part]], first))

    def _note(self, problem: "Unreadable") -> None:
        self._origin.note(RULES[problem.rule], problem.place, problem.sentence)

    def _holds_others(self, part: int) -> bool:
        """Return whether the part is a top-level key whose entries are parts of their own."""
        following = self._ends[part]
        top = _TOP.match(self._aside[part]) is not None
        return top and following < len(self._lines) and _TOP.match(self._lines[following]) is None
