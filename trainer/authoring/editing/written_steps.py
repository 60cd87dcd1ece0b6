"""Steps as lines of a journal, and what of them still holds when the folder is opened again."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, cast
from zlib import crc32

from trainer.authoring.editing.edited_pack import LISTED, Block, BlockId, EditedPack, Kind
from trainer.authoring.editing.history import Change, Step
from trainer.authoring.editing.save_pack import Conflict, is_on_the_way
from trainer.domain.message import message
from trainer.packs.plain_values import Fields, Value

_KINDS: Final[tuple[Kind, ...]] = ("heading", *LISTED)
_LABEL: Final = message("What was typed before")


class Replayed(NamedTuple):
    """What a journal holds that is not in the folder."""

    step: Step
    conflicts: tuple[Conflict, ...]
    """Blocks that somebody else changed after they were typed here."""


def line_of(step: Step) -> str:
    """Return a step as one line, with a sum that tells a torn one."""
    changes = [
        [change.name.kind, change.name.id, _json(change.before), _json(change.after), change.behind]
        for change in step.changes
    ]
    text = json.dumps(changes, ensure_ascii=False, separators=(",", ":"))
    return f"{crc32(text.encode()):08x} {text}"


def replayed(lines: Iterable[str], pack: EditedPack) -> Replayed:
    """Return what the lines change in the pack as it is on disk now; a torn line is none."""
    first: dict[BlockId, Change] = {}
    last: dict[BlockId, Change] = {}
    for change in _changes(lines):
        first.setdefault(change.name, change)
        last[change.name] = change
    changes, conflicts = [], []
    for name, change in last.items():
        there, before = pack.block(name), first[name].before
        if there == change.after:
            continue
        changes.append(Change(name, there, change.after, first[name].behind))
        if there != before and not is_on_the_way(name, before, change.after, there):
            conflicts.append(Conflict(name, before, change.after, there))
    return Replayed(Step(_LABEL, tuple(changes)), tuple(conflicts))


def _changes(lines: Iterable[str]) -> Iterator[Change]:
    for line in lines:
        sum_, _, text = line.partition(" ")
        if f"{crc32(text.encode()):08x}" != sum_:
            continue
        for kind, id_, before, after, behind in json.loads(text):
            named = next((one for one in _KINDS if one == kind), None)
            if named is not None:
                yield Change(BlockId(named, id_), _block(before), _block(after), behind)


def _json(block: Block | None) -> object:
    return None if block is None else [block.file, block.fields]


def _block(written: object) -> Block | None:
    if not isinstance(written, list):
        return None
    file, fields = written
    return Block(str(file), cast("Fields", _frozen(fields)))


def _frozen(value: object) -> Value:
    if isinstance(value, Mapping):
        return {str(key): _frozen(one) for key, one in value.items()}
    if isinstance(value, list):
        return tuple(_frozen(one) for one in value)
    return str(value)
