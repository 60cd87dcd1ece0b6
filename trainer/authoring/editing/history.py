"""Every step of making a pack, back and forth without end: what is kept of a step is what it changed, not the pack."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from trainer.authoring.editing.edited_pack import Block, BlockId, Blocks, EditedPack
from trainer.domain.message import NOTHING, Message


class Change(NamedTuple):
    """What became of one block."""

    name: BlockId
    before: Block | None
    """None: it is new."""
    after: Block | None
    """None: it is taken away."""
    behind: str | None = None
    """For a block that comes or goes: the id it stands behind; None at the end, empty at the start."""

    @property
    def backwards(self) -> "Change":
        """Return what takes the change back."""
        return Change(self.name, self.after, self.before, self.behind)


class Step(NamedTuple):
    """What one act of the author changed; it is taken back as a whole."""

    label: Message
    changes: tuple[Change, ...]

    @property
    def backwards(self) -> "Step":
        """Return the step that takes it back."""
        return Step(self.label, tuple(change.backwards for change in reversed(self.changes)))


@dataclass(frozen=True, slots=True)
class _Link:
    """One step on top of all before it: a list that is shared by every later one."""

    step: Step
    below: "_Link | None"


@dataclass(frozen=True, slots=True)
class History:
    """One state of the pack, with the way that led to it and the steps that were taken back."""

    pack: EditedPack
    _done: _Link | None = None
    _undone: _Link | None = None

    @property
    def can_undo(self) -> Message | None:
        """Return what would be taken back; None where nothing can."""
        return self._done.step.label if self._done is not None else None

    @property
    def can_redo(self) -> Message | None:
        """Return what would be done again; None where nothing can."""
        return self._undone.step.label if self._undone is not None else None

    def after(self, step: Step, *, joined: bool = False) -> "History":
        """Return the history one step on; `joined` makes it one step with the last, as while a word is typed."""
        pack = applied(self.pack, step.changes)
        below = self._done
        if joined and below is not None and _same_place(below.step, step):
            step, below = _as_one(below.step, step), below.below
        return History(pack, _Link(step, below), None)

    def undone(self) -> "tuple[History, Step]":
        """Return the history one step back, and the step that leads there; empty where nothing can be taken back."""
        if self._done is None:
            return self, Step(NOTHING, ())
        back = self._done.step.backwards
        pack = applied(self.pack, back.changes)
        return History(pack, self._done.below, _Link(self._done.step, self._undone)), back

    def redone(self) -> "tuple[History, Step]":
        """Return the history one step on again, and the step that leads there; empty where nothing was taken back."""
        if self._undone is None:
            return self, Step(NOTHING, ())
        step = self._undone.step
        return History(applied(self.pack, step.changes), _Link(step, self._done), self._undone.below), step


def applied(pack: EditedPack, changes: Sequence[Change]) -> EditedPack:
    """Return the pack after the changes."""
    for change in changes:
        kind = change.name.kind
        pack = pack.with_blocks(kind, _changed(pack.blocks(kind), change))
    return pack


def _changed(blocks: Blocks, change: Change) -> Blocks:
    id_, new = change.name.id, dict(blocks)
    if change.after is None:
        new.pop(id_, None)
        return new
    there = id_ in new
    new[id_] = change.after
    if there or change.behind is None:
        return new
    del new[id_]
    ordered = list(new)
    at = ordered.index(change.behind) + 1 if change.behind in new else 0 if not change.behind else len(ordered)
    ordered.insert(at, id_)
    new[id_] = change.after
    return {key: new[key] for key in ordered}


def _same_place(one: Step, other: Step) -> bool:
    return one.label == other.label and [each.name for each in one.changes] == [each.name for each in other.changes]


def _as_one(one: Step, other: Step) -> Step:
    return Step(
        one.label,
        tuple(
            Change(first.name, first.before, second.after, first.behind)
            for first, second in zip(one.changes, other.changes, strict=True)
        ),
    )
