"""The chain of what is handed in: every link holds the hash of the one before it, so no later change goes unseen.

A link's canonical form is one line of ASCII JSON: its kind (`answer` or `undo`) and its fields but `previous`, keys
sorted, no spaces, a field with its default value left out. Its hash is SHA-256 over `previous` (hex) and that line.
"""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from trainer.domain.assignment import HandedInAnswer, HandedInLink
from trainer.domain.hash_chain import EMPTY, Head

PlainLink = dict[str, str | int | bool | list[str] | list[list[str]]]
"""A link as JSON holds it; `previous` is not in it."""

_UNSAID: Final = ("previous",)


def plain_link(link: HandedInLink) -> PlainLink:
    """Return what is hashed of a link and written into a result, but for `previous`."""
    kind = "answer" if isinstance(link, HandedInAnswer) else "undo"
    plain: PlainLink = {"link": kind}
    defaults = link._field_defaults
    for name, value in link._asdict().items():
        if name not in _UNSAID and (name not in defaults or value != defaults[name]):
            plain[name] = _plain(value)
    return plain


def link_hash(link: HandedInLink) -> str:
    """Return the SHA-256 (hex) of a link in its place: over the hash before it and its canonical form."""
    line = json.dumps(plain_link(link), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return sha256((link.previous + line).encode("ascii")).hexdigest()


def chain_heads(links: Iterable[HandedInLink]) -> dict[str, tuple[Head, ...]]:
    """Return every place of each device's chain with its hash, in order; the links stand in the order of places.

    Raises ValueError where a link does not fit to the one before it.
    """
    heads: dict[str, list[Head]] = {}
    for link in links:
        chain = heads.setdefault(link.device, [])
        before = chain[-1] if chain else EMPTY
        if (link.place, link.previous) != (before.place + 1, before.hash):
            raise ValueError(f"link {link.place} of {link.device} does not follow the one before it")
        chain.append(Head(link.place, link_hash(link)))
    return {device: tuple(chain) for device, chain in heads.items()}


def _plain(value: object) -> str | int | bool | list[str] | list[list[str]]:
    match value:
        case str() | bool() | int():
            return value
        case tuple():
            return [list(map(str, one)) for one in value] if _of_pairs(value) else list(map(str, value))
        case _:
            raise TypeError(value)


def _of_pairs(value: tuple[object, ...]) -> bool:
    return any(isinstance(one, tuple) for one in value)
