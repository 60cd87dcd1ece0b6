"""Pack text for a terminal: ruby in brackets, control characters made visible, columns by display width."""

import re
import unicodedata

_RUBY = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
_NEVER_FIRST = "、。，．」』）］｝・ー！？ゝ々…"
_WIDE = ("W", "F", "A")
_PIECES = re.compile(r"[!-~\u00a1-\u024f\u2018-\u201d]+ *| +|.")
"""A word of letters that stand together, or one letter of a writing without spaces."""


def plain(text: str) -> str:
    """Return pack text as it may be printed: no escape sequence, no bidi trick, ruby as 漢字（かんじ）."""
    readable = _RUBY.sub(r"\1（\2）", text)
    return "".join(char if char == "\n" or unicodedata.category(char)[0] != "C" else "␣" for char in readable)


def width(text: str) -> int:
    """Return the columns `text` takes; East Asian characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in _WIDE else 1 for char in text)


def wrapped(text: str, columns: int) -> list[str]:
    """Break `text` into lines of at most `columns`, between words where it has spaces.

    A closing mark hangs over rather than begins a line; a word that is longer than a line is broken.
    """
    return [line for part in text.split("\n") for line in _broken(part, columns)]


def _broken(text: str, columns: int) -> list[str]:
    lines = [""]
    for piece in _PIECES.findall(text):
        if width(lines[-1]) + width(piece.rstrip()) > columns and piece[0] not in _NEVER_FIRST and lines[-1]:
            lines[-1] = lines[-1].rstrip(" ")
            lines.append("")
            piece = piece.lstrip(" ")  # noqa: PLW2901 - a line does not begin with the space it was broken at
        while width(piece.rstrip()) > columns:
            cut = _fitting(piece, columns)
            lines[-1:] = [piece[:cut], ""]
            piece = piece[cut:]  # noqa: PLW2901 - the rest of it
        lines[-1] += piece
    lines[-1] = lines[-1].rstrip(" ")
    return lines


def _fitting(word: str, columns: int) -> int:
    """Return how many letters of a word fit into a line, at least one."""
    return max(1, next((at for at in range(len(word)) if width(word[: at + 1]) > columns), len(word)))


def padded(text: str, columns: int) -> str:
    """Return `text` filled with spaces up to `columns`."""
    return text + " " * max(0, columns - width(text))
