"""The pages of the workshop's editor: a question, the two sides of a row, or the pack; each is made of blocks."""

from collections.abc import Mapping
from typing import Final

from trainer.authoring.editing.edited_pack import HEADING, BlockId, EditedPack
from trainer.packs.plain_values import Path, Value, word_at

PACK_PAGE: Final = "the-pack"
"""The page of the pack's heading; no id of a question has it, for those are made here or hold a dot."""
_ROW: Final = "row:"
_SIDES: Final = ("left", "right")


def row_page(row: str) -> str:
    """Return the name of a row's page."""
    return f"{_ROW}{row}"


def row_of_page(page: str) -> str:
    """Return the row that a page is about; empty where it is about none."""
    return page.removeprefix(_ROW) if page.startswith(_ROW) else ""


def block_at(pack: EditedPack, page: str, path: Path) -> tuple[BlockId, Path] | None:
    """Return the block and the path in it that a field of a page stands for; None where it is not there."""
    row = row_of_page(page)
    name, rest = BlockId("questions", page), path
    if page == PACK_PAGE:
        name = HEADING
    elif row:
        block = pack.distinctions.get(row)
        side = path[0] if path else ""
        if block is None:
            return None
        rest = path[1:]
        name = BlockId("facts", word_at(block.fields, (side,))) if side in _SIDES else BlockId("distinctions", row)
    return None if pack.block(name) is None else (name, rest)


def blocks_of(pack: EditedPack, page: str) -> tuple[tuple[BlockId, Path], ...]:
    """Return the blocks of a page, each with the path its own paths begin with there."""
    row = row_of_page(page)
    if not row:
        name = HEADING if page == PACK_PAGE else BlockId("questions", page)
        return ((name, ()),) if pack.block(name) is not None else ()
    block = pack.distinctions.get(row)
    if block is None:
        return ()
    named = tuple((BlockId("facts", word_at(block.fields, (side,))), (side,)) for side in _SIDES)
    return tuple((name, path) for name, path in named if pack.block(name) is not None)


def fields_of_page(pack: EditedPack, page: str) -> Mapping[str, Value]:
    """Return what the fields of a page hold."""
    row = row_of_page(page)
    if not row:
        block = pack.block(HEADING if page == PACK_PAGE else BlockId("questions", page))
        return {} if block is None else block.fields
    own = pack.distinctions.get(row)
    sides = {str(path[0]): found.fields for name, path in blocks_of(pack, page) if (found := pack.block(name))}
    return sides if own is None else {**sides, "row": own.fields}


def pages_of_facts(pack: EditedPack) -> dict[str, tuple[str, Path]]:
    """Return for each fact of a row the page and the place it can be written at."""
    found: dict[str, tuple[str, Path]] = {}
    for row, block in pack.distinctions.items():
        for side in _SIDES:
            found.setdefault(word_at(block.fields, (side,)), (row_page(row), (side,)))
    return found
