"""A tree of keys and values as one row, and a row as a tree: `choices[2].text.ja` names a cell's column."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from trainer.exchange.item import Unusable
from trainer.packs.yaml_source.node import PLACE, Fields, Node

_KEY: Final = re.compile(r"[^\[\].]+")
_STEP: Final = re.compile(r"\.?([^\[\].]+)|\[([1-9][0-9]{0,3})\]")
_EMPTY: Final = "''"
"""A value that is there and empty; a cell with nothing in it is no value."""


def cells_of(node: Node, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the column and the text of every value; raises ValueError for a key that no column can be called by."""
    if isinstance(node, str):
        yield path, node or _EMPTY
    elif isinstance(node, list):
        for number, one in enumerate(node, 1):
            yield from cells_of(one, f"{path}[{number}]")
    else:
        for key, value in node.items():
            if key != PLACE:
                if not _KEY.fullmatch(key):
                    raise ValueError(key)
                yield from cells_of(value, f"{path}.{key}" if path else key)


def tree_of(cells: Iterable[tuple[str, str]]) -> Fields:
    """Return the tree of one row's cells, empty ones left out; raises Unusable, which names the column."""
    found: dict[tuple[str | int, ...], str] = {}
    for column, text in cells:
        if text:
            found[steps_of(column)] = "" if text == _EMPTY else text
    tree = _tree({path: text for path, text in found.items() if path})
    if not isinstance(tree, dict):
        raise Unusable("odd-column", "")
    return tree


def steps_of(column: str) -> tuple[str | int, ...]:
    """Return the keys and places that a column is called by; raises Unusable."""
    steps: list[str | int] = []
    at = 0
    while at < len(column):
        step = _STEP.match(column, at)
        if step is None:
            raise Unusable("odd-column", column[:60])
        steps.append(step[1] if step[1] is not None else int(step[2]))
        at = step.end()
    if not steps or isinstance(steps[0], int):
        raise Unusable("odd-column", column[:60])
    return tuple(steps)


def _tree(values: Mapping[tuple[str | int, ...], str]) -> Node:
    if () in values:
        if len(values) > 1:
            raise Unusable("odd-column", values[()][:60])
        return values[()]
    parts: dict[str | int, dict[tuple[str | int, ...], str]] = {}
    for path, text in values.items():
        parts.setdefault(path[0], {})[path[1:]] = text
    places = [step for step in parts if isinstance(step, int)]
    if not places:
        return {str(step): _tree(part) for step, part in parts.items()}
    if len(places) < len(parts):
        raise Unusable("odd-column", str(places[0]))
    # A row taken out of the middle of a list leaves no hole.
    return [_tree(parts[place]) for place in sorted(places)]
