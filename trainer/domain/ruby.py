"""Readings written into a text as {漢字|かんじ}."""

import re
from typing import Final

RUBY: Final = re.compile(r"\{([^{}|\n]{1,40})\|([^{}|\n]{1,80})\}")
"""The base and its reading."""


def without_ruby(text: str) -> str:
    """Return the text with the bases alone."""
    return RUBY.sub(lambda found: found[1], text) if "{" in text else text


def readings(text: str) -> tuple[str, ...]:
    """Return the readings in their order."""
    return tuple(found[2] for found in RUBY.finditer(text)) if "{" in text else ()
