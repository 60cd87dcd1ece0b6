"""What a pack's source says, as plain values without places: for whoever changes it, never in place."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias
from unicodedata import category, normalize

from trainer.packs.yaml_source.node import PLACE, Node

Value: TypeAlias = str | tuple["Value", ...] | Mapping[str, "Value"]
"""A scalar, a sequence or a mapping, as in the source; nobody changes one that exists."""
Fields: TypeAlias = Mapping[str, Value]
"""One mapping: a fact, a question, a part of one."""
Path: TypeAlias = tuple[str | int, ...]
"""Where a value stands in a mapping: `("choices", 1, "why", "ja")`."""

NAMED_BY: Final = ("id", "key", "label")
"""What tells one part of a list from another, whatever its place."""
_BETWEEN: Final = "/"
_UNSEEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def plain(node: Node) -> Value:
    """Return a node of the strict reader without its places."""
    if isinstance(node, str):
        return node
    if isinstance(node, list):
        return tuple(plain(one) for one in node)
    return plain_fields(node)


def plain_fields(node: Mapping[str, Node]) -> Fields:
    """Return a mapping of the strict reader without its places."""
    return {key: plain(value) for key, value in node.items() if key != PLACE}


def value_at(fields: Value, path: Path) -> Value | None:
    """Return what stands at a path; None where nothing does."""
    value: Value | None = fields
    for step in path:
        value = _inside(value, step)
    return value


def word_at(fields: Value, path: Path) -> str:
    """Return the scalar at a path; empty where there is none."""
    found = value_at(fields, path)
    return found if isinstance(found, str) else ""


def with_value(fields: Fields, path: Path, value: Value | None) -> Fields:
    """Return the mapping with `value` at `path`, which is made where it is missing; None takes the key or part away.

    A number one beyond the end of a list adds a part. Raises IndexError for a number further out.
    """
    if not path:
        return value if isinstance(value, Mapping) else {}
    changed = _with(fields, path, value)
    return changed if isinstance(changed, Mapping) else {}


def name_of(fields: Fields, path: Path) -> str:
    """Return a path as a word that still fits when parts before it come and go: `choices/b/why/ja`."""
    words: list[str] = []
    value: Value | None = fields
    for step in path:
        below = _inside(value, step)
        words.append(_named(below) or str(step) if isinstance(step, int) else step)
        value = below
    return _BETWEEN.join(words)


def path_of(fields: Fields, name: str) -> Path | None:
    """Return the path that a word of `name_of` stands for; None where its part is not there any more."""
    path: list[str | int] = []
    value: Value | None = fields
    for word in name.split(_BETWEEN):
        step: str | int = word
        if isinstance(value, tuple):
            found = next((number for number, one in enumerate(value) if _named(one) == word), None)
            step = found if found is not None else int(word) if word.isdecimal() else -1
            if step == -1:
                return None
        path.append(step)
        value = _inside(value, step)
    return tuple(path)


def texts_in(value: Value, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every scalar with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from texts_in(one, (*path, number))
    else:
        for key, one in value.items():
            yield from texts_in(one, (*path, key))


def clean(text: str) -> str:
    """Return what somebody typed as a source may hold it: NFC, line feeds, nothing that cannot be seen or read back."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return normalize("NFC", "".join(one for one in _UNSEEN.sub("", lines) if one == "\n" or category(one) != "Cs"))


def _inside(value: Value | None, step: str | int) -> Value | None:
    if isinstance(step, int):
        return value[step] if isinstance(value, tuple) and 0 <= step < len(value) else None
    return value.get(step) if isinstance(value, Mapping) else None


def _with(value: Value | None, path: Path, new: Value | None) -> Value | None:
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return _with_part(value if isinstance(value, tuple) else (), step, rest, new)
    fields = dict(value) if isinstance(value, Mapping) else {}
    inner = _with(fields.get(step), rest, new)
    if inner is None:
        fields.pop(step, None)
    else:
        fields[step] = inner
    return fields


def _with_part(parts: tuple[Value, ...], at: int, rest: Path, new: Value | None) -> Value:
    if not 0 <= at <= len(parts):
        raise IndexError(at)
    inner = _with(parts[at] if at < len(parts) else None, rest, new)
    return (*parts[:at], *(() if inner is None else (inner,)), *parts[at + 1 :])


def _named(value: Value | None) -> str:
    if not isinstance(value, Mapping):
        return ""
    found = next((value[key] for key in NAMED_BY if key in value), "")
    return found if isinstance(found, str) else ""
