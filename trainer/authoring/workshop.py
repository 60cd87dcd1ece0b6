"""A pack being made, from opening its folder to saving it: what a screen or a command does with it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Final, Literal, NamedTuple

from trainer.authoring.editing.block_reading import BlockReading, ReadBlock
from trainer.authoring.editing.edited_pack import LISTED, Block, BlockId, EditedPack, Kind
from trainer.authoring.editing.finished import unfinished_blocks
from trainer.authoring.editing.history import Change, History, Step
from trainer.authoring.editing.languages import with_text
from trainer.authoring.editing.new_ids import new_id
from trainer.authoring.editing.open_marks import OpenMark, open_marks, without_closed_marks
from trainer.authoring.editing.open_pack import LeftAlone, OnDisk, opened, read_folder
from trainer.authoring.editing.ports import DraftJournal, NoJournal, PackFolder
from trainer.authoring.editing.save_pack import Conflict, Saved, save_pack
from trainer.authoring.editing.written_steps import line_of, replayed
from trainer.domain.clock import Clock
from trainer.domain.message import Message, message
from trainer.domain.pack import Pack
from trainer.domain.question import Question
from trainer.packs.cache import PackCache
from trainer.packs.plain_values import Fields, Value, with_value
from trainer.packs.plain_values import Path as ValuePath
from trainer.packs.questions import BodyParser

_SYNC_MS: Final = 900
"""What is typed is on disk no later than a second after."""
_PREFIXES: Final[Mapping[Kind, str]] = {"facts": "f", "questions": "q", "terms": "t", "distinctions": "d"}


class Preview(NamedTuple):
    """A question as a learner meets it."""

    question: Question
    pack: Pack
    """With this question and all facts that can be read."""


class Snapshot(NamedTuple):
    """One state of a pack beside its folder; nothing in it changes any more, so another thread may read it."""

    disk: OnDisk
    pack: EditedPack
    unfinished: frozenset[BlockId]
    parsers: Sequence[BodyParser]
    media: Path | None


class Workshop:
    """One pack that is being made; every act gives a new state, and all of them can be taken back."""

    def __init__(
        self,
        folder: PackFolder,
        parsers: Sequence[BodyParser],
        random: Random,
        clock: Clock,
        journal: DraftJournal | None = None,
        media: Path | None = None,
        cache: PackCache | None = None,
    ) -> None:
        """Open the folder; what was typed and not saved before is there again.

        `media` is where its pictures lie, `cache` what has been parsed before.

        Raises OSError where the folder or the journal cannot be read.
        """
        self._folder = folder
        self._parsers = parsers
        self.random = random
        """What ids are drawn from."""
        self._clock = clock
        self._journal: DraftJournal = journal or NoJournal()
        self._media = media
        self._disk: OnDisk = read_folder(folder, cache=cache)
        self._base = opened(self._disk)
        again = replayed(self._journal.lines(), self._base)
        self._history = History(self._base)
        if again.step.changes:
            self._history = self._history.after(again.step)
        self._conflicts: dict[BlockId, Conflict] = {one.name: one for one in again.conflicts}
        self._reading: BlockReading | None = None
        self._synced_ms = clock.elapsed_ms()
        self._unsynced = False

    @property
    def pack(self) -> EditedPack:
        """The pack as it stands."""
        return self._history.pack

    @property
    def undo_label(self) -> Message | None:
        """What `undo` takes back; None where there is nothing."""
        return self._history.can_undo

    @property
    def redo_label(self) -> Message | None:
        """What `redo` does again; None where there is nothing."""
        return self._history.can_redo

    @property
    def left_alone(self) -> tuple[LeftAlone, ...]:
        """The files that cannot be edited, and why."""
        return self._disk.left_alone

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The blocks that were changed here and outside, until `resolve` says which holds."""
        return tuple(self._conflicts.values())

    def changed_outside(self) -> tuple[str, ...]:
        """Return the files that somebody else has changed since they were read; saving takes them over or asks.

        Raises OSError where the folder cannot be read.
        """
        now = read_folder(self._folder, self._disk).data
        return tuple(name for name in {**self._disk.data, **now} if now.get(name) != self._disk.data.get(name))

    @property
    def changed(self) -> tuple[BlockId, ...]:
        """The blocks that differ from the folder."""
        kinds: tuple[Kind, ...] = ("heading", *LISTED)
        return tuple(
            BlockId(kind, id_)
            for kind in kinds
            for id_ in dict.fromkeys((*self.pack.blocks(kind), *self._base.blocks(kind)))
            if self.pack.blocks(kind).get(id_) != self._base.blocks(kind).get(id_)
        )

    def set_text(self, name: BlockId, path: ValuePath, text: str, *, joined: bool = False) -> None:
        """Write what was typed; `joined` makes it one step with the typing before it in the same place."""
        block = self._block(name)
        self._put(name, block._replace(fields=with_text(block.fields, path, text)), path, joined=joined)

    def set_value(self, name: BlockId, path: ValuePath, value: Value | None) -> None:
        """Put any value in a place; None takes it away: a key, a choice, a case."""
        block = self._block(name)
        self._put(name, block._replace(fields=with_value(block.fields, path, value)), path)

    def set_fields(self, name: BlockId, fields: Fields, label: Message) -> None:
        """Put other fields in place of a block's: another type, a fix, a waiver."""
        block = self._block(name)
        self.act(Step(label, (Change(name, block, without_closed_marks(block._replace(fields=fields))),)))

    def add(self, kind: Kind, fields: Fields, file: str, behind: str | None = None) -> BlockId:
        """Add a fact, question, term or distinction; its id is made here unless the fields bring one."""
        id_ = fields.get("id")
        name = BlockId(kind, id_ if isinstance(id_, str) and id_ else self.fresh_id(kind))
        block = Block(file, {"id": name.id, **{key: value for key, value in fields.items() if key != "id"}})
        self.act(Step(message("New"), (Change(name, None, block, behind),)))
        return name

    def remove(self, name: BlockId) -> None:
        """Take a block away; one that learners have met is better retired."""
        order = list(self.pack.blocks(name.kind))
        at = order.index(name.id)
        behind = order[at - 1] if at else ""
        self.act(Step(message("Taken away"), (Change(name, self._block(name), None, behind),)))

    def act(self, step: Step, *, joined: bool = False) -> None:
        """Do a step: all its changes at once, taken back as a whole. It is in the journal when this returns."""
        self._history = self._history.after(step, joined=joined)
        self._note(step)

    def undo(self) -> Step:
        """Take the last step back; return what that changed."""
        self._history, step = self._history.undone()
        self._note(step)
        return step

    def redo(self) -> Step:
        """Do the step again that was taken back last; return what that changed."""
        self._history, step = self._history.redone()
        self._note(step)
        return step

    def settle(self) -> None:
        """Force what was typed to disk; to be called every second while something is typed. Raises OSError."""
        if self._unsynced:
            self._journal.sync()
            self._unsynced = False
        self._synced_ms = self._clock.elapsed_ms()

    def fresh_id(self, kind: Kind) -> str:
        """Return an id that nothing of the pack has."""
        return new_id(self.pack, _PREFIXES.get(kind, "x"), self.random)

    def read(self, name: BlockId) -> ReadBlock:
        """Return what the reader of packs makes of a block."""
        return self.reading.read(name, self._block(name))

    @property
    def reading(self) -> BlockReading:
        """A reader of single blocks of the pack as it stands."""
        if self._reading is None:
            self._reading = BlockReading(self.pack, self._parsers, self._media)
        self._reading = self._reading.of(self.pack)
        return self._reading

    def preview(self, name: BlockId) -> Preview | None:
        """Return a question as a learner meets it; None while it cannot be asked."""
        written = self.read(name).written
        return None if written is None else Preview(written.question, self.reading.shown(written))

    def open_marks(self, name: BlockId) -> tuple[OpenMark, ...]:
        """Return what only a person can write and nobody has yet."""
        return open_marks(self._block(name))

    @property
    def unfinished(self) -> frozenset[BlockId]:
        """The blocks that stay drafts: a mark is open, an error is in them, or a fact they need is unfinished."""
        changed = dict.fromkeys((*self.changed, *self._disk.drafts))
        return unfinished_blocks(self.pack, self._disk.blocks, changed, self._is_open)

    def snapshot(self) -> Snapshot:
        """Return the pack as it stands, to be checked as a whole or handed out."""
        return Snapshot(self._disk, self.pack, self.unfinished, self._parsers, self._media)

    def saved_block(self, name: BlockId) -> Block | None:
        """Return a block as it lies in the folder; None of a new one."""
        return self._base.block(name)

    def save(self) -> Saved:
        """Write what is finished into the pack and the rest into its drafts, merged with what others changed.

        Raises OSError where that cannot be; all is in the journal still.
        """
        saved = save_pack(self._folder, self._disk, self.pack, self.unfinished, tuple(self._conflicts))
        merged = tuple(Change(name, self.pack.block(name), saved.pack.block(name)) for name in saved.merged)
        if merged:
            self._history = self._history.after(Step(message("Changed outside"), merged))
        self._disk, self._base = saved.disk, opened(saved.disk)
        self._conflicts = {one.name: one for one in saved.conflicts}
        kept = tuple(Change(name, self._base.block(name), self.pack.block(name)) for name in self.changed)
        self._journal.clear([line_of(Step(message("Not saved yet"), kept))] if kept else ())
        self._unsynced = False
        return saved

    def resolve(self, name: BlockId, take: Literal["mine", "theirs"]) -> None:
        """Decide which of two changes of a block holds; it is written with the next saving."""
        conflict = self._conflicts.pop(name)
        if take == "theirs":
            step = Step(message("Taken over from outside"), (Change(name, conflict.mine, conflict.theirs),))
            self.act(step)

    def _put(self, name: BlockId, block: Block, path: ValuePath, *, joined: bool = False) -> None:
        where = "/".join(str(step) for step in path)
        change = Change(name, self._block(name), without_closed_marks(block))
        self.act(Step(message("Change of {what}", what=where), (change,)), joined=joined)

    def _block(self, name: BlockId) -> Block:
        block = self.pack.block(name)
        if block is None:
            raise KeyError(name)
        return block

    def _note(self, step: Step) -> None:
        if not step.changes:
            return
        self._journal.append(line_of(step))
        self._unsynced = True
        if self._clock.elapsed_ms() - self._synced_ms >= _SYNC_MS:
            self.settle()

    def _is_open(self, name: BlockId, block: Block) -> bool:
        return name.kind != "distinctions" and (bool(open_marks(block)) or not self.reading.read(name, block).sound)
