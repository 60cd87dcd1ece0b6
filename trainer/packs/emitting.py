"""Our own format, written: the same keys in the same order every time, and no text that a reader takes otherwise."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from trainer.packs.plain_values import Fields, Value

ORDER: Final = (
    *("format", "stage", "id", "key", "label", "reserved", "was", "type", "kind", "version", "tests", "rev", "level"),
    *("aspect", "side", "case", "retired", "fact", "bin", "lure", "ok", "fixed", "file", "name", "place", "title"),
    *("description", "author", "licence", "origin", "review-by", "publisher", "year", "verified", "url", "accessed"),
    *("word", "readings", "abbreviations", "synonyms", "ja", "en", "stem", "text", "decides", "exhibit"),
    *("columns", "rows", "cells", "steps", "points", "turns", "who", "says", "from", "to", "subject", "body", "fields"),
    *("value", "x", "y", "low", "high", "alt", "params", "where", "answer", "round", "tolerance", "unit", "traps"),
    *("left", "right", "script", "length", "accept", "except", "lures", "wrong", "back", "because", "bins", "cases"),
    *("choices", "reasons", "blanks", "items", "pairs", "spare", "why", "misplaced", "twin", "source", "levels"),
    *("sides", "aspects", "lint", "ignore", "facts", "questions", "terms", "variants"),
)
"""In what order keys stand; an author's own come last, all others as they were given."""
_PLACES: Final = {key: place for place, key in enumerate(ORDER)}
_AS_GIVEN: Final = frozenset({"params", "readings"})
"""Mappings whose keys are the author's words."""
_PLAIN: Final = re.compile(r"[A-Za-z0-9][\w.-]*", re.ASCII)
_SENTENCE: Final = re.compile(r"[^\W_](?:[\w、。・「」『』（）〜～？！…％.,!?%/()-]| (?! |$))*")
"""Words that need no quotes in a block."""
_KEY: Final = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)
_ESCAPED: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_SHORT: Final = 90
_STEP: Final = 2


def quoted(text: str) -> str:
    """Return a text as a scalar that no reader takes for anything else."""
    return '"' + "".join(_ESCAPED.get(character, character) for character in text) + '"'


def scalar(text: str, plain: re.Pattern[str] = _SENTENCE) -> str:
    """Return a text as it is where no reader takes it for anything else, else quoted."""
    return text if plain.fullmatch(text) else quoted(text)


def in_order(fields: Fields, within: str = "") -> list[str]:
    """Return the keys of a mapping in the order they are written; `within` is the key it stands under."""
    if within in _AS_GIVEN:
        return list(fields)
    return sorted(fields, key=place_in_order)


def place_in_order(key: str) -> int:
    """Return where a key stands among others."""
    return _PLACES.get(key, len(_PLACES) + key.startswith("x-"))


def mapping_lines(fields: Fields, indent: int, within: str = "") -> Iterator[str]:
    """Yield the lines of a mapping, so far in."""
    for key in in_order(fields, within):
        yield from key_lines(key, fields[key], indent)


def key_lines(key: str, value: Value, indent: int) -> Iterator[str]:
    """Yield the lines of one key and its value, so far in."""
    lead = f"{' ' * indent}{key if _KEY.fullmatch(key) else quoted(key)}:"
    if isinstance(value, str):
        yield f"{lead} {scalar(value)}"
    elif isinstance(value, Mapping):
        if value:
            yield lead
            yield from mapping_lines(value, indent + _STEP, key)
        else:
            yield f"{lead} {{}}"
    else:
        yield from _sequence_lines(lead, value, indent)


def part_lines(value: Value, indent: int) -> Iterator[str]:
    """Yield the lines of one part of a sequence, its dash so far in."""
    dash = f"{' ' * indent}- "
    if isinstance(value, str):
        yield f"{dash}{scalar(value)}"
        return
    if isinstance(value, tuple) or not value:
        yield f"{dash}{_flow(value) if isinstance(value, tuple) else '{}'}"
        return
    lines = mapping_lines(value, indent + _STEP)
    yield dash + next(lines)[indent + _STEP :]
    yield from lines


def _sequence_lines(lead: str, parts: tuple[Value, ...], indent: int) -> Iterator[str]:
    flow = _flow(parts)
    if not parts or (flow and len(lead) + len(flow) < _SHORT):
        yield f"{lead} {flow or '[]'}"
        return
    yield lead
    for part in parts:
        yield from part_lines(part, indent + _STEP)


def _flow(parts: tuple[Value, ...]) -> str:
    """Return a sequence of scalars in brackets; empty where one is no scalar."""
    words = [scalar(part, _PLAIN) for part in parts if isinstance(part, str)]
    return f"[{', '.join(words)}]" if len(words) == len(parts) else ""
