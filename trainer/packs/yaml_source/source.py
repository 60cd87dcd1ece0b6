"""Reading one source file strictly: all its faults in one pass, and whatever could be read."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from trainer.domain.message import message
from trainer.packs.fault import COLUMNS, Place
from trainer.packs.reading_rules import RULES
from trainer.packs.yaml_source.broken import BrokenParts
from trainer.packs.yaml_source.decoding import decode, place_at
from trainer.packs.yaml_source.node import Node
from trainer.packs.yaml_source.origin import Origin
from trainer.packs.yaml_source.slips import TRAILING_COMMENT, slips

MAX_ROUNDS = 20
MAX_WORK = 8_000_000
"""Characters parsed in all rounds of one file together, as long as it is more than one round."""
_ID = re.compile(r"\bid[:：]\s*[\"']?([a-z0-9][a-z0-9.-]*)")
_FULL_SPACE_START = re.compile("^(?: |- )*\u3000", re.MULTILINE)


@dataclass(slots=True)
class Source:
    """What was read of one file."""

    root: Node | None = None
    broken: bool = False
    """True where a part could not be read; the rest is in `root`."""
    broken_ids: set[str] = field(default_factory=set)
    """Ids seen in the parts that could not be read: they are not missing, only unread."""


def read_source(origin: Origin) -> Source:
    """Read the origin's bytes; faults are noted on `origin`, and after each the rest is read on."""
    if not decode(origin):
        return _unread(origin)
    from trainer.packs.yaml_source.events import Unreadable
    from trainer.packs.yaml_source.tree import EnoughNoted, Tree

    source = Source()
    text = origin.text
    parts: BrokenParts | None = None
    for _ in range(max(1, min(MAX_ROUNDS, MAX_WORK // max(1, len(text))))):
        tree = Tree(text, origin)
        known = len(origin.faults)
        try:
            tree.build()
        except EnoughNoted:
            return _unread(origin)
        except Unreadable as problem:
            origin.forget_since(known)
            if problem.final:
                origin.note(RULES[problem.rule], problem.place, problem.sentence)
                return _unread(origin)
            parts = parts or BrokenParts(origin)
            if not parts.set_aside(problem):
                break
            text = parts.text()
            continue
        _note_silent_slips(text, tree.spans, tree.runover, origin)
        source.root = tree.root
        break
    if parts is not None:
        source.broken = True
        source.broken_ids.update(_ID.findall(origin.text if source.root is None else parts.broken_text()))
    return source


def _unread(origin: Origin) -> Source:
    return Source(broken=True, broken_ids=set(_ID.findall(origin.text)))


def _note_silent_slips(
    text: str,
    spans: list[tuple[int, int]],
    runover: list[tuple[Place, int]],
    origin: Origin,
) -> None:
    """Note what parses but not as meant; `spans` are the quoted and block values, where everything is text."""
    if " #" in text:
        _note_trailing_comments(text, spans, origin)
    if "\u3000" in text:
        for match in _FULL_SPACE_START.finditer(text):
            if not (origin.full or _inside(match.end() - 1, spans)):
                sentence = message("There is a full-width space here.")
                origin.note(RULES["Y02"], place_at(text, match.end() - 1), sentence)
    for place, last in runover:
        first = place // COLUMNS
        found = list(slips(origin.lines[first : last + 1], first))
        for slip in found:
            origin.note(RULES[slip.rule], slip.place, slip.sentence)
        if not found:
            origin.note(RULES["Y14"], place, message("A value runs over several lines."))


def _note_trailing_comments(text: str, spans: list[tuple[int, int]], origin: Origin) -> None:
    start = text.find(" #")
    while start >= 0 and not origin.full:
        if not _inside(start, spans):
            begin = text.rfind("\n", 0, start) + 1
            if text[begin:start].strip(" "):
                origin.note(RULES["Y01"], place_at(text, start + 1), TRAILING_COMMENT)
            start = text.find("\n", start)
            if start < 0:
                return
        start = text.find(" #", start + 1)


def _inside(index: int, spans: list[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (index, len(spans) and spans[-1][1])) - 1
    return at >= 0 and spans[at][0] <= index < spans[at][1]
