"""JSON from a stranger: no NaN, no key twice, no nesting that Python cannot follow."""

import json
from typing import Final

from trainer.exchange.item import Unusable

_DEEPEST: Final = 100
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def read_json(text: str) -> Json:
    """Return what the text holds; raises Unusable."""
    depth = deepest = 0
    quoted = escaped = False
    for character in text:
        if quoted:
            quoted = escaped or character != '"'
            escaped = character == "\\" and not escaped
        elif character == '"':
            quoted = True
        elif character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
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
