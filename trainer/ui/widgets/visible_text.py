"""What would turn or hide writing, made visible; pure."""

import re
import unicodedata

JOIN = "\u2060"
"""WORD JOINER: no line break here."""
BREAK = "\u200b"
"""ZERO WIDTH SPACE: a line break is welcome here."""
HIDDEN_MARK = "␣"
"""Stands where a pack has a control character that would turn or hide text."""
_ODD = re.compile(
    r"[^\n -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u2bff\u3000-\ud7ff\uf900-\ufaff\uff01-\uffef]"
)
"""Whatever may need a closer look."""


def _visible(character: str) -> str:
    if character in "\n\u2028\u2029":
        return "\n"
    if character == "\t":
        return " "
    if character in (JOIN, BREAK, "\ufeff", "\u00ad", "\r"):
        return ""
    if character in "\u200c\u200d":  # joiners inside emoji and Indic words
        return character
    return HIDDEN_MARK if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co") else character


def visible(text: str) -> str:
    """Return the text with every control character dropped or made visible; lone surrogates too."""
    return "".join(_visible(character) for character in text) if _ODD.search(text) else text
