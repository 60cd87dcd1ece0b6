"""Between the files of a folder and the blocks of an edited pack: which file holds what, and as which values."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Final, NamedTuple

from trainer.authoring.editing.edited_pack import LISTED, Block, BlockId, EditedPack, Kind
from trainer.domain.message import Message, message
from trainer.packs.cache import PackCache
from trainer.packs.folder import PACK_FILE, TERMS_FILE
from trainer.packs.plain_values import Fields, Value, plain_fields
from trainer.packs.splicing import values_of

DRAFTS: Final = "drafts/"
"""The folder of what is not finished; no reader of packs looks into it."""
X_FILE: Final = "x-file"
"""In a draft: the file it is for."""
_NOT_FOLLOWED: Final = message(
    "This file has faults of form, so it is left as it is. Mend it in a text editor; the check lists them."
)
_NO_IDS: Final = message("An entry of this file has no id of its own, so the file is left as it is. Give it one.")
_WRONG_ROOT: Final = message("This file holds something else than its folder says, so it is left as it is.")


class FileBlocks(NamedTuple):
    """What one file holds."""

    rest: Fields
    """What stands in it beside the list of its blocks."""
    blocks: Mapping[BlockId, Block]
    closed: Message | None = None
    """Why nothing of it can be edited."""


def kind_of(name: str) -> Kind | None:
    """Return what blocks a file of that name holds; None for a file that is none of a pack's."""
    if name == PACK_FILE:
        return "heading"
    if name == TERMS_FILE:
        return "terms"
    bare = name.removeprefix(DRAFTS)
    if name.startswith(DRAFTS):
        return next((kind for kind in LISTED if bare == f"{kind}.yaml"), None)
    return next((kind for kind in LISTED if name.startswith(f"{kind}/") and name.endswith(".yaml")), None)


def blocks_of(name: str, data: bytes, cache: PackCache | None = None) -> FileBlocks:
    """Return the blocks of one file of a pack; what the cache knows is not parsed again."""
    known = cache.find(sha256(data).hexdigest()) if cache is not None else None
    kind, fields = kind_of(name), plain_fields(known) if isinstance(known, dict) else values_of(data)
    if fields is None or kind is None:
        return FileBlocks({}, {}, _NOT_FOLLOWED)
    if kind == "heading":
        return FileBlocks({}, {BlockId("heading", "pack"): Block(name, fields)})
    listed = fields.get(kind, ())
    if not isinstance(listed, tuple):
        return FileBlocks({}, {}, _WRONG_ROOT)
    found: dict[BlockId, Block] = {}
    for one in listed:
        id_ = one.get("id", "") if isinstance(one, Mapping) else ""
        if not isinstance(one, Mapping) or not isinstance(id_, str) or not id_ or BlockId(kind, id_) in found:
            return FileBlocks({}, {}, _NO_IDS)
        found[BlockId(kind, id_)] = _block(name, one)
    return FileBlocks({key: value for key, value in fields.items() if key != kind}, found)


def _block(name: str, fields: Fields) -> Block:
    if not name.startswith(DRAFTS):
        return Block(name, fields)
    file = fields.get(X_FILE, "")
    own = {key: value for key, value in fields.items() if key != X_FILE}
    return Block(file if isinstance(file, str) and file else name, own)


def as_draft(block: Block) -> Fields:
    """Return what is written of an unfinished block."""
    return {**block.fields, X_FILE: block.file}


def root_of(kind: Kind, blocks: Iterable[Fields], rest: Fields | None = None) -> Fields:
    """Return what a file with these blocks says as a whole."""
    parts: tuple[Value, ...] = tuple(blocks)
    return {**(rest or {}), kind: parts}


def by_file(pack: EditedPack, kind: Kind) -> Mapping[str, dict[BlockId, Block]]:
    """Return the blocks of a kind by the file they are for, in order."""
    files: dict[str, dict[BlockId, Block]] = {}
    for id_, block in pack.blocks(kind).items():
        files.setdefault(block.file, {})[BlockId(kind, id_)] = block
    return files


def joined(files: Iterable[FileBlocks]) -> EditedPack:
    """Return the pack that the files hold together; of two blocks of one name the first."""
    heading = Block(PACK_FILE, {})
    found: dict[Kind, dict[str, Block]] = {kind: {} for kind in LISTED}
    for name, block in _all(files):
        if name.kind == "heading":
            heading = block
        else:
            found[name.kind].setdefault(name.id, block)
    return EditedPack(heading, found["terms"], found["facts"], found["questions"], found["distinctions"])


def _all(files: Iterable[FileBlocks]) -> Iterator[tuple[BlockId, Block]]:
    for file in files:
        yield from file.blocks.items()
