"""Pack text for a terminal: ruby in brackets, control characters made visible, columns by display width."""

import re
import unicodedata

_RUBY = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
_NEVER_FIRST = "、。，．」』）］｝・ー！？ゝ々…"
_WIDE = ("W", "F", "A")


def plain(text: str) -> str:
    """Return pack text as it may be printed: no escape sequence, no bidi trick, ruby as 漢字（かんじ）."""
    readable = _RUBY.sub(r"\1（\2）", text)
    return "".join(char if char == "\n" or unicodedata.category(char)[0] != "C" else "␣" for char in readable)


def width(text: str) -> int:
    """Return the columns `text` takes; East Asian characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in _WIDE else 1 for char in text)


def wrapped(text: str, columns: int) -> list[str]:
    """Break `text` into lines of at most `columns`; closing marks hang over rather than begin a line."""
    lines = [""]
    for char in text:
        full = width(lines[-1]) + width(char) > columns and char not in _NEVER_FIRST
        if char == "\n" or full:
            lines.append("")
        if char != "\n":
            lines[-1] += char
    return lines


def padded(text: str, columns: int) -> str:
    """Return `text` filled with spaces up to `columns`."""
    return text + " " * max(0, columns - width(text))
