"""Text as it may be painted and spoken: what would turn or hide writing, made visible; pure."""

import re
import unicodedata

JOIN = "\u2060"
"""WORD JOINER: no line break here."""
BREAK = "\u200b"
"""ZERO WIDTH SPACE: a line break is welcome here."""
HIDDEN_MARK = "␣"
"""Stands where a pack has a control character that would turn or hide text."""
_LONGEST_WORD, _PIECE = 40, 20
"""Letters of a word that is left whole, and of the pieces of a longer one."""
_LONG_WORD = re.compile(f"[!-~]{{{_LONGEST_WORD + 1},}}")


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
    # Asked first: nothing that can be printed is odd, and most texts hold nothing else.
    return text if text.isprintable() else "".join(_visible(character) for character in text)


def literal(text: str) -> str:
    """Return the text as it may be painted and spoken.

    What would turn or hide writing is made visible; words that no window is wide enough for get places to break.
    """
    text = visible(text)
    return _LONG_WORD.sub(_broken, text) if len(text) > _LONGEST_WORD else text


def _broken(word: re.Match[str]) -> str:
    letters = word.group()
    return BREAK.join(letters[at : at + _PIECE] for at in range(0, len(letters), _PIECE))
