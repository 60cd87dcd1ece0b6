"""The chain of what is handed in: every link holds the hash of the one before it, so no later change goes unseen.

A link's canonical form is one line of ASCII JSON: its kind (`answer` or `undo`) and its fields but `previous`, keys
sorted, no spaces, a field with its default value left out. Its hash is SHA-256 over `previous` (hex) and that line.
"""

import json
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from typing import Final, TypeGuard

from trainer.domain.assignment import HandedInAnswer, HandedInLink, HandedInUndo
from trainer.domain.hash_chain import EMPTY, Head

PlainLink = dict[str, str | int | bool | list[str] | list[list[str]]]
"""A link as JSON holds it; `previous` is not in it."""

_UNSAID: Final = "previous"
_KEPT: Final = 4096
"""Lines that are kept: a link is checked, hashed and stored one after another."""
_NOTHING: Final = object()


def _names(made: type[HandedInAnswer] | type[HandedInUndo]) -> tuple[tuple[str, object], ...]:
    """Return each field with its default."""
    return tuple((name, made._field_defaults.get(name, _NOTHING)) for name in made._fields)


_KINDS: Final = {HandedInAnswer: ("answer", _names(HandedInAnswer)), HandedInUndo: ("undo", _names(HandedInUndo))}


def plain_link(link: HandedInLink) -> PlainLink:
    """Return what is hashed of a link and written into a result, but for `previous`."""
    kind, names = _KINDS[type(link)]
    plain: PlainLink = {"link": kind}
    values: tuple[str | int | bool | tuple[object, ...], ...] = tuple(link)
    for (name, default), value in zip(names, values, strict=True):
        if name != _UNSAID and value != default:
            plain[name] = _plain(value) if isinstance(value, tuple) else value
    return plain


@lru_cache(_KEPT)
def link_line(link: HandedInLink) -> str:
    """Return the canonical form of a link: one line of ASCII JSON."""
    return json.dumps(plain_link(link), ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def link_hash(link: HandedInLink) -> str:
    """Return the SHA-256 (hex) of a link in its place: over the hash before it and its canonical form."""
    return sha256((link.previous + link_line(link)).encode("ascii")).hexdigest()


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


def _plain(value: tuple[object, ...]) -> list[str] | list[list[str]]:
    return [list(map(str, one)) for one in value] if _of_pairs(value) else list(map(str, value))


def _of_pairs(value: tuple[object, ...]) -> TypeGuard[tuple[tuple[object, ...], ...]]:
    return any(isinstance(one, tuple) for one in value)
