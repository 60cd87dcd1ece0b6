"""Wordings as the rules compare them: what a reader sees as the same is the same."""

import re
import unicodedata
from collections.abc import Iterable

_NOT_READ = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def letters(text: str) -> str:
    """Return the letters and digits only, after NFKC and without case."""
    if text.isascii():
        return _NOT_READ.sub("", text.lower())
    return _NOT_READ.sub("", unicodedata.normalize("NFKC", text).casefold())


def grams(text: str, size: int) -> frozenset[str]:
    """Return the runs of `size` characters; a shorter text is a run of its own."""
    if len(text) <= size:
        return frozenset((text,)) if text else frozenset()
    return frozenset([text[at : at + size] for at in range(len(text) - size + 1)])


def numbers(text: str) -> tuple[str, ...]:
    """Return the numbers in digits, without separators of thousands."""
    return tuple(found.replace(",", "") for found in _NUMBER.findall(unicodedata.normalize("NFKC", text)))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of runs that two texts have in common (Dice), 0 to 1."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


def mean(values: Iterable[float]) -> float:
    """Return the mean; 0 of nothing."""
    found = list(values)
    return sum(found) / len(found) if found else 0.0
