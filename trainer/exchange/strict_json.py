"""JSON from a stranger: no NaN, no key twice, no nesting that Python cannot follow."""

import json
import re
from typing import Final

from trainer.exchange.item import Unusable

_DEEPEST: Final = 100
_QUOTED: Final = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)', re.DOTALL)
"""A string, also one that never ends, so that no text is gone over twice."""
_BRACKET: Final = re.compile(r"[\[\]{}]")
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def read_json(text: str) -> Json:
    """Return what the text holds; raises Unusable."""
    depth = deepest = 0
    for bracket in _BRACKET.findall(_QUOTED.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        raise Unusable("too-deep")
    try:
        read: Json = json.loads(text, parse_constant=_refuse, object_pairs_hook=_once)
    except ValueError as error:
        raise Unusable("damaged", str(error)) from error
    return read


def _refuse(word: str) -> Json:
    raise ValueError(word)


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("key twice")
    return found


def objects(holder: dict[str, Json], key: str) -> list[dict[str, Json]]:
    """Return the objects of a list; none where it is no list."""
    value = holder.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
