"""Characters that a terminal obeys instead of showing, made visible."""

import re

_OBEYED = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls and escapes, what turns the direction of writing, breaks of other kinds, halves of characters, tags."""


def visible(text: str) -> str:
    r"""Return `text` with escapes such as \u001b for what a terminal obeys; line breaks and tabs stay."""
    return re.sub(_OBEYED, _escaped, text)


def visible_line(text: str) -> str:
    """Return `text` as `visible` does, and as one line: a name or a word of a pack can then forge no line."""
    return visible(text.replace("\t", " ").replace("\n", "\\n"))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
