"""Our own text format, written: always the same keys in the same order, every text quoted."""

from collections.abc import Iterable, Iterator
from typing import Final

from trainer.packs.yaml_source.node import PLACE, Node

_ESCAPED: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def quoted(text: str) -> str:
    """Return a text as a scalar that no reader takes for anything else."""
    return '"' + "".join(_ESCAPED.get(character, character) for character in text) + '"'


def line(indent: int, key: str, text: str) -> str:
    """Return `key: "text"`, so far in."""
    return f"{' ' * indent}{key}: {quoted(text)}"


def optional(indent: int, key: str, text: str) -> Iterator[str]:
    """Yield the line where there is a text."""
    if text:
        yield line(indent, key, text)


def listing(indent: int, key: str, words: Iterable[str]) -> Iterator[str]:
    """Yield a list of words, one a line."""
    yield f"{' ' * indent}{key}:"
    for word in words:
        yield f"{' ' * (indent + 2)}- {quoted(word)}"


def tree(node: Node, indent: int = 0) -> Iterator[str]:
    """Yield a whole tree, keys in its own order, every text quoted, a block each for lists and mappings."""
    space = " " * indent
    if isinstance(node, dict):
        for key, value in node.items():
            if key == PLACE:
                continue
            if isinstance(value, str):
                yield f"{space}{key}: {quoted(value)}"
            else:
                yield f"{space}{key}:"
                yield from tree(value, indent + 2)
    elif isinstance(node, list):
        for one in node:
            first, *rest = [f"{space}  {quoted(one)}"] if isinstance(one, str) else tree(one, indent + 2)
            yield f"{space}- {first[indent + 2 :]}"
            yield from rest
