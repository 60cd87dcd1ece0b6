"""Opening a folder for editing: what is on disk, the drafts on top of it, and what cannot be edited."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from trainer.authoring.editing.edited_pack import Block, BlockId, EditedPack
from trainer.authoring.editing.files_of_pack import DRAFTS, FileBlocks, blocks_of, joined, kind_of
from trainer.authoring.editing.ports import PackFolder
from trainer.domain.message import Message
from trainer.packs.cache import PackCache
from trainer.packs.file_bytes import Unread


class LeftAlone(NamedTuple):
    """A file that is not edited, and why."""

    file: str
    sentence: Message


@dataclass(frozen=True, slots=True)
class OnDisk:
    """The files of a folder as they were last read or written, and what they hold."""

    data: Mapping[str, bytes] = field(default_factory=dict)
    held: Mapping[str, FileBlocks] = field(default_factory=dict)
    unread: tuple[LeftAlone, ...] = ()

    @property
    def left_alone(self) -> tuple[LeftAlone, ...]:
        """Return the files that cannot be edited."""
        closed = (LeftAlone(name, one.closed) for name, one in self.held.items() if one.closed is not None)
        return (*self.unread, *closed)

    @property
    def blocks(self) -> Mapping[BlockId, Block]:
        """Return all finished blocks by their names."""
        found: dict[BlockId, Block] = {}
        for name, one in self.held.items():
            if not name.startswith(DRAFTS):
                found |= {key: block for key, block in one.blocks.items() if key not in found}
        return found

    @property
    def drafts(self) -> Mapping[BlockId, Block]:
        """Return the unfinished blocks, and the sheet of distinctions."""
        found: dict[BlockId, Block] = {}
        for name, one in self.held.items():
            if name.startswith(DRAFTS):
                found |= one.blocks
        return found

    def is_open(self, file: str) -> bool:
        """Return whether blocks of the file may be edited."""
        return all(one.file != file for one in self.left_alone)


def read_folder(folder: PackFolder, before: OnDisk | None = None, cache: PackCache | None = None) -> OnDisk:
    """Return what is on disk now; what is as it was `before`, or is in the cache, is not parsed again.

    Raises OSError where the folder cannot be read.
    """
    known = before if before is not None else OnDisk()
    data: dict[str, bytes] = {}
    unread: list[LeftAlone] = []
    for name in folder.names():
        if kind_of(name) is None:
            continue
        try:
            found = folder.read(name)
        except Unread as problem:
            unread.append(LeftAlone(name, problem.sentence))
            continue
        if found is not None:
            data[name] = found
    held = {
        name: known.held[name] if known.data.get(name) == one else blocks_of(name, one, cache)
        for name, one in data.items()
    }
    return OnDisk(data, held, tuple(unread))


def opened(disk: OnDisk) -> EditedPack:
    """Return the pack to edit: what is on disk, an unfinished block in place of the finished one of its name."""
    pack = joined(one for name, one in disk.held.items() if not name.startswith(DRAFTS))
    for name, block in disk.drafts.items():
        pack = pack.with_blocks(name.kind, {**pack.blocks(name.kind), name.id: block})
    return pack
