"""The words behind a command: options with a value, flags, and whatever is named."""

from collections.abc import Sequence
from typing import NamedTuple

from trainer.app.unknown_option import UnknownOption, missing_value, unknown_word
from trainer.domain.message import message


class OptionWords(NamedTuple):
    """What stood behind a command."""

    named: tuple[str, ...]
    """Files, folders, names, in their order."""
    values: dict[str, str]
    """By option, as `--to`."""
    flags: frozenset[str]


def read_words(words: Sequence[str], values: Sequence[str], flags: Sequence[str]) -> OptionWords:
    """Read `--to X`, `--to=X`, flags and names, in any order; raises UnknownOption, which names the nearest option."""
    said: dict[str, str] = {}
    waved: set[str] = set()
    named: list[str] = []
    rest = list(words)
    while rest:
        word, mark, value = rest.pop(0).partition("=")
        if word in values:
            said[word] = value if mark else value_behind(word, rest)
        elif word in flags and not mark:
            waved.add(word)
        elif word.startswith("--"):
            raise unknown_word(word, [*values, *flags])
        else:
            named.append(f"{word}{mark}{value}")
    return OptionWords(tuple(named), said, frozenset(waved))


def is_behind(rest: Sequence[str]) -> bool:
    """Return whether a value stands behind an option, and not the next option."""
    return bool(rest) and bool(rest[0].strip()) and not rest[0].startswith("--")


def value_behind(word: str, rest: list[str]) -> str:
    """Take the value that stands behind an option. Raises UnknownOption where there is none."""
    if not is_behind(rest):
        raise UnknownOption(message("Put a value behind {word}.", word=word))
    return rest.pop(0)


def place_behind(word: str, rest: list[str]) -> str:
    """Take the folder, or the learner's name, that stands behind an option. Raises UnknownOption where none does."""
    if not is_behind(rest):
        raise missing_value(word)
    return rest.pop(0)
