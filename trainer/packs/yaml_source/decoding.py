"""From a file's bytes to text that the parser may see: UTF-8, one kind of line break, NFC, nothing invisible."""

import re

from trainer.domain.message import message
from trainer.packs.fault import COLUMNS, Place
from trainer.packs.limits import MAX_FILE_BYTES
from trainer.packs.reading_rules import RULES
from trainer.packs.yaml_source.origin import Origin, text_of

MAX_BYTES = MAX_FILE_BYTES
MAX_LINE = 20_000
"""Characters: longer ones are no text a learner reads, and freeze a window's layout."""
MAX_TABS = 20
"""Faults noted for tabs in one file; a file full of tabs needs no more."""

_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_RARE_BREAKS = ("\r", "\x85", "\u2028", "\u2029", "\ufeff")


def decode(origin: Origin) -> bool:
    """Decode the origin's bytes; False where the text is unreadable as a whole and a fault says why."""
    data = origin.data
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1_048_576:.0f}"
        origin.note(RULES["Y11"], 0, message("The file is too big ({size} MB).", size=size))
        return False
    try:
        origin.text = text_of(data)
    except UnicodeDecodeError as error:
        _note_not_utf8(data, error.start, origin)
        return False
    return _has_no_tabs(origin) and _has_only_plain_breaks(origin)


def invisible_at(text: str) -> Place | None:
    """Return where the first character stands that no pack may contain."""
    found = _INVISIBLE.search(text)
    return None if found is None else place_at(text, found.start())


def place_at(text: str, index: int) -> Place:
    """Return the place of a character of the text."""
    return text.count("\n", 0, index) * COLUMNS + min(index - text.rfind("\n", 0, index) - 1, COLUMNS - 1)


def _note_not_utf8(data: bytes, start: int, origin: Origin) -> None:
    before = data[:start].decode("utf-8-sig")
    origin.text = data.decode("utf-8-sig", errors="replace")
    sentence = message("A character here is not UTF-8.")
    origin.note(RULES["Y12"], place_at(before, len(before)), sentence)


def _has_no_tabs(origin: Origin) -> bool:
    """Note tabs; those inside a line are read on as spaces, an indentation of tabs cannot be."""
    if "\t" not in origin.text:
        return True
    tabbed = [number for number, line in enumerate(origin.lines) if "\t" in line]
    for number in tabbed[:MAX_TABS]:
        column = min(origin.lines[number].index("\t"), COLUMNS - 1)
        origin.note(RULES["Y06"], number * COLUMNS + column, message("There is a tab."))
    origin.text = origin.text.replace("\t", " ")
    return not any("\t" in line[: len(line) - len(line.lstrip())] for line in origin.lines)


def _has_only_plain_breaks(origin: Origin) -> bool:
    text = origin.text
    place = invisible_at(text) if any(rare in text for rare in _RARE_BREAKS) else None
    if place is not None:
        origin.note(RULES["Y12"], place, message("There is an invisible character."))
        return False
    long = _long_line(text)
    if long is not None:
        sentence = message("This line is longer than {max_line} characters.", max_line=MAX_LINE)
        origin.note(RULES["Y11"], place_at(text, long), sentence)
        return False
    return True


def _long_line(text: str) -> int | None:
    """Return where a line starts that is too long; steps from line end to line end, MAX_LINE at a time."""
    at = 0
    while len(text) - at > MAX_LINE:
        end = text.rfind("\n", at, at + MAX_LINE + 1)
        if end < 0:
            return at
        at = end + 1
    return None
