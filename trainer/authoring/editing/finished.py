"""What may be written into the pack: sound and whole; nothing that the rest still points to is taken away."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final

from trainer.authoring.editing.edited_pack import HEADING, Block, BlockId, EditedPack, Kind
from trainer.packs.plain_values import Fields, texts_in, word_at
from trainer.packs.wordings import TERM

_LISTS: Final[Mapping[str, str]] = {"aspect": "aspects", "side": "sides", "level": "levels"}
"""Keys of a fact, and the lists of the heading they point into."""


def unfinished_blocks(
    pack: EditedPack,
    saved: Mapping[BlockId, Block],
    changed: Collection[BlockId],
    is_open: Callable[[BlockId, Block], bool],
) -> frozenset[BlockId]:
    """Return the blocks that stay as they are in the pack, or out of it.

    `saved` is what lies in the pack, `changed` what differs from it; `is_open` tells of a block alone.
    A block that was taken away is among them while something that stays points to it.
    """
    there = [(name, block) for name in changed if (block := pack.block(name)) is not None]
    found = {name for name, block in there if is_open(name, block)}
    if HEADING in changed and _lacks_what_facts_need(pack):
        found.add(HEADING)
    if HEADING in found:
        before = saved.get(HEADING)
        known = _listed(before.fields if before is not None else {})
        found |= {name for name, block in there if name.kind == "facts" and not _places(block.fields) <= known}
    missing = {name.id for name in found if name.kind == "facts" and name not in saved}
    if missing:
        found |= {
            BlockId("questions", id_) for id_, block in pack.questions.items()
            if not missing.isdisjoint(word for _, word in texts_in(block.fields))
        }  # fmt: skip
    gone = [name for name in saved if name.kind in {"facts", "terms"} and pack.block(name) is None]
    if gone:
        used = set(_words(pack, saved, found))
        found |= {name for name in gone if (name.id if name.kind == "facts" else f"{TERM}{name.id}") in used}
    return frozenset(found)


def _lacks_what_facts_need(pack: EditedPack) -> bool:
    known = _listed(pack.heading.fields)
    return any(not _places(block.fields) <= known for block in pack.facts.values())


def _listed(heading: Fields) -> set[tuple[str, str]]:
    """Return the aspects, sides and levels of a heading."""
    found = set()
    for key, listed in _LISTS.items():
        entries = heading.get(listed, ())
        found |= {(key, word_at(one, ("id",))) for one in (entries if isinstance(entries, tuple) else ())}
    return found


def _places(fact: Fields) -> set[tuple[str, str]]:
    return {(key, word_at(fact, (key,))) for key in _LISTS}


def _words(pack: EditedPack, saved: Mapping[BlockId, Block], found: Collection[BlockId]) -> Iterator[str]:
    """Yield every word of the questions and facts as they will lie in the pack."""
    kinds: tuple[Kind, ...] = ("facts", "questions")
    for kind in kinds:
        for id_, block in pack.blocks(kind).items():
            name = BlockId(kind, id_)
            to_be = saved.get(name) if name in found else block
            if to_be is not None:
                yield from (word for _, word in texts_in(to_be.fields))
