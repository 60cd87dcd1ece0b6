"""Ids, made once: short, readable, and the same for nobody else who works on the pack at the same time."""

from random import Random
from typing import Final

from trainer.authoring.editing.edited_pack import LISTED, EditedPack

_SIGNS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
"""None that is taken for another."""
_LENGTH: Final = 6


def new_id(pack: EditedPack, prefix: str, random: Random) -> str:
    """Return an id that no block of the pack has, as `q.k3x9qa`."""
    while True:
        id_ = f"{prefix}.{''.join(random.choices(_SIGNS, k=_LENGTH))}"
        if not any(id_ in pack.blocks(kind) for kind in LISTED):
            return id_


def part_key(taken: "set[str] | frozenset[str]") -> str:
    """Return the next free letter for a choice, a case or a pair; `k27` and so on behind z."""
    letters = (chr(code) for code in range(ord("a"), ord("z") + 1))
    free = next((letter for letter in letters if letter not in taken), "")
    return free or next(key for number in range(27, 10_000) if (key := f"k{number}") not in taken)
