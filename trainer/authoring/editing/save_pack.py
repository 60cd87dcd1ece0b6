"""Writing an edited pack back: only what changed, merged with what others did meanwhile, never a broken pack between.

Files are written whole, one after the other, in an order in which every state on the way can be studied: what others
point to comes first and goes last.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple

from trainer.authoring.editing.edited_pack import LISTED, Block, BlockId, EditedPack, Kind
from trainer.authoring.editing.files_of_pack import DRAFTS, as_draft, blocks_of, root_of
from trainer.authoring.editing.open_pack import LeftAlone, OnDisk, opened, read_folder
from trainer.authoring.editing.ports import PackFolder
from trainer.domain.message import message
from trainer.packs.plain_values import Fields, Value
from trainer.packs.splicing import spliced, whole

_CANNOT_CHANGE: Final = message(
    "This file is written in a way that cannot be changed here without loss, so it is left as it is. "
    "Make the change in a text editor."
)
_GROWING: Final = ("sides", "aspects", "levels")
"""Lists of the heading that facts point into."""


class Conflict(NamedTuple):
    """A block that was changed here and outside since it was read: a person decides, until then both are kept."""

    name: BlockId
    base: Block | None
    mine: Block | None
    theirs: Block | None


class Saved(NamedTuple):
    """What came of saving."""

    disk: OnDisk
    """As it is now: what the next saving starts from."""
    pack: EditedPack
    """With what others changed."""
    written: tuple[str, ...]
    """The files that were written."""
    merged: tuple[BlockId, ...]
    """The blocks that others changed, taken over."""
    conflicts: tuple[Conflict, ...]
    """What is not written, because others changed it too."""
    left_alone: tuple[LeftAlone, ...]
    """What is not written, because the file cannot be changed."""


def save_pack(
    folder: PackFolder,
    disk: OnDisk,
    pack: EditedPack,
    unfinished: Collection[BlockId] = (),
    unresolved: Collection[BlockId] = (),
) -> Saved:
    """Write what differs from `disk`; unfinished blocks go to the drafts, `unresolved` ones stay as they are on disk.

    Raises OSError where a file cannot be read or written; what was written until then can be studied.
    """
    now = read_folder(folder, disk)
    merged, taken, conflicts = _merged(pack, opened(disk), opened(now), unresolved)
    writing = merged
    for conflict in conflicts:
        writing = _with(writing, conflict.name, conflict.theirs)
    saving = _Saving(folder, now)
    saving.save(writing, unfinished)
    return Saved(
        saving.disk, merged, tuple(saving.written), taken, conflicts,
        tuple(saving.left_alone),
    )  # fmt: skip


def _merged(
    mine: EditedPack, base: EditedPack, theirs: EditedPack, unresolved: Collection[BlockId]
) -> tuple[EditedPack, tuple[BlockId, ...], tuple[Conflict, ...]]:
    """Return the pack with what others changed, which that is, and what both changed."""
    taken, conflicts = [], []
    for name in _names(base, theirs, mine):
        was, outside, own = base.block(name), theirs.block(name), mine.block(name)
        if own == outside or (outside == was and name not in unresolved):
            continue
        if own == was and name not in unresolved:
            mine = _with(mine, name, outside)
            taken.append(name)
        else:
            conflicts.append(Conflict(name, was, own, outside))
    return mine, tuple(taken), tuple(conflicts)


def _names(*packs: EditedPack) -> Iterator[BlockId]:
    kinds: tuple[Kind, ...] = ("heading", *LISTED)
    for kind in kinds:
        for id_ in dict.fromkeys(id_ for pack in packs for id_ in pack.blocks(kind)):
            yield BlockId(kind, id_)


def _with(pack: EditedPack, name: BlockId, block: Block | None) -> EditedPack:
    blocks = dict(pack.blocks(name.kind))
    if block is not None:
        blocks[name.id] = block
    elif name.kind != "heading":
        blocks.pop(name.id, None)
    return pack.with_blocks(name.kind, blocks)


def is_on_the_way(name: BlockId, before: Block | None, after: Block | None, there: Block | None) -> bool:
    """Return whether a saving of our own that was cut off leaves a block so: nobody else has changed it."""
    if after is None or there is None:
        return False
    if name.kind == "heading":
        return there.fields == _grown(before.fields if before is not None else {}, after.fields)
    return name.kind == "facts" and before is None and there == _alone({name: after})[name]


class _Saving:
    """One saving: what is on disk while it goes on."""

    def __init__(self, folder: PackFolder, now: OnDisk) -> None:
        self._folder = folder
        self._now = now
        self._data = dict(now.data)
        self._held = dict(now.held)
        self.written: list[str] = []
        self.left_alone: list[LeftAlone] = []

    @property
    def disk(self) -> OnDisk:
        """What is on disk now."""
        return OnDisk(self._data, self._held, self._now.unread)

    def save(self, pack: EditedPack, unfinished: Collection[BlockId]) -> None:
        """Write the pack; the drafts first, so that nothing that leaves them is anywhere else or lost."""
        before = self._now.blocks
        finished = {name: block for kind in LISTED for name, block in self._finished(pack, kind, unfinished, before)}
        self._save_drafts(pack, unfinished, only_new=True)
        self._heading(pack, unfinished, growing=True)
        new = {name: block for name, block in finished.items() if name not in before}
        gone = {name: block for name, block in before.items() if name not in finished}
        self._facts({**_of("facts", before), **_alone(_of("facts", new))})
        self._write_kind("terms", {**_of("terms", finished), **_of("terms", gone)})
        self._facts({**_of("facts", finished), **_of("facts", gone)})
        self._write_kind("questions", _of("questions", finished))
        self._facts(_of("facts", finished))
        self._write_kind("terms", _of("terms", finished))
        self._heading(pack, unfinished, growing=False)
        self._save_drafts(pack, unfinished, only_new=False)

    def _finished(
        self, pack: EditedPack, kind: Kind, unfinished: Collection[BlockId], before: Mapping[BlockId, Block]
    ) -> Iterator[tuple[BlockId, Block]]:
        """Yield what the files are to hold: an unfinished block as it was, if it was there."""
        if kind == "distinctions":
            return
        for id_, block in pack.blocks(kind).items():
            name = BlockId(kind, id_)
            if name not in unfinished:
                yield name, block
            elif name in before:
                yield name, before[name]
        for name, block in before.items():
            if name.kind == kind and name in unfinished and pack.block(name) is None:
                yield name, block

    def _facts(self, blocks: Mapping[BlockId, Block]) -> None:
        self._write_kind("facts", blocks)

    def _heading(self, pack: EditedPack, unfinished: Collection[BlockId], *, growing: bool) -> None:
        heading = pack.heading
        if BlockId("heading", "pack") in unfinished or not heading.fields:
            return
        held = self._held.get(heading.file)
        before = next(iter(held.blocks.values())).fields if held is not None and held.blocks else {}
        fields = _grown(before, heading.fields) if growing else heading.fields
        if fields != before:
            self._put(heading.file, fields)

    def _write_kind(self, kind: Kind, blocks: Mapping[BlockId, Block]) -> None:
        files: dict[str, list[Fields]] = {
            name: [] for name, one in self._held.items()
            if not name.startswith(DRAFTS) and one.blocks and next(iter(one.blocks)).kind == kind
        }  # fmt: skip
        for block in blocks.values():
            files.setdefault(block.file, []).append(block.fields)
        for file, listed in files.items():
            self._write_file(file, kind, listed)

    def _write_file(self, file: str, kind: Kind, listed: list[Fields]) -> None:
        held = self._held.get(file)
        if held is not None and [one.fields for one in held.blocks.values()] == listed:
            return
        if not listed and held is not None and not held.rest:
            self._remove(file)
        else:
            self._put(file, root_of(kind, listed, held.rest if held is not None else None))

    def _save_drafts(self, pack: EditedPack, unfinished: Collection[BlockId], *, only_new: bool) -> None:
        """Write what is not finished; `only_new` takes nothing away yet."""
        for kind in LISTED:
            file = f"{DRAFTS}{kind}.yaml"
            open_ = {
                id_: block for id_, block in pack.blocks(kind).items()
                if kind == "distinctions" or BlockId(kind, id_) in unfinished
            }  # fmt: skip
            held = self._held.get(file)
            known = {name.id: block for name, block in held.blocks.items()} if held is not None else {}
            wanted = {**known, **open_} if only_new else open_
            if wanted == known and list(wanted) == list(known):
                continue
            if wanted:
                self._put(file, root_of(kind, [_as_draft(block, file) for block in wanted.values()]))
            else:
                self._remove(file)

    def _put(self, file: str, fields: Fields) -> None:
        old = self._data.get(file)
        if not self._now.is_open(file):
            return
        data = whole(fields) if old is None else spliced(old, fields)
        if data is None:
            self.left_alone.append(LeftAlone(file, _CANNOT_CHANGE))
            return
        self._folder.write(file, data)
        self._data[file] = data
        self._held[file] = blocks_of(file, data)
        self.written.append(file)

    def _remove(self, file: str) -> None:
        if file in self._data:
            self._folder.remove(file)
            del self._data[file], self._held[file]
            self.written.append(file)


def _as_draft(block: Block, file: str) -> Fields:
    return block.fields if block.file == file else as_draft(block)


def _of(kind: Kind, blocks: Mapping[BlockId, Block]) -> Mapping[BlockId, Block]:
    return {name: block for name, block in blocks.items() if name.kind == kind}


def _alone(blocks: Mapping[BlockId, Block]) -> Mapping[BlockId, Block]:
    """Return new facts without their twins, which may not be there yet."""
    return {
        name: block._replace(fields={key: value for key, value in block.fields.items() if key != "twin"})
        for name, block in blocks.items()
    }


def _grown(before: Fields, after: Fields) -> Fields:
    """Return the heading as before with what is new in its lists."""
    if not before:
        return after
    return {**before, **{key: _both(before.get(key, ()), after.get(key, ())) for key in _GROWING if key in after}}


def _both(before: Value, after: Value) -> Value:
    if not isinstance(before, tuple) or not isinstance(after, tuple):
        return before
    known = {one.get("id") for one in before if isinstance(one, Mapping)}
    return (*before, *(one for one in after if isinstance(one, Mapping) and one.get("id") not in known))
