"""A workshop on a folder of a test, and blocks typed into it as an author would."""

from pathlib import Path
from random import Random

from tests.study.in_memory import HandClock
from trainer.authoring.editing.edited_pack import BlockId, Kind
from trainer.authoring.workshop import Workshop
from trainer.packs.plain_values import Fields, Value, value_at
from trainer.packs.plain_values import Path as ValuePath
from trainer.packs.splicing import values_of
from trainer.question_types import QUESTION_TYPES
from trainer.storage.draft_journal import DiskDraftJournal
from trainer.storage.pack_folder import DiskPackFolder


def workshop_on(folder: Path, *, seed: int = 1, journal: str = "journal") -> Workshop:
    """Return a workshop on `folder/pack`, with a journal beside it."""
    pack = folder / "pack"
    return Workshop(
        DiskPackFolder(pack), QUESTION_TYPES, Random(seed), HandClock(), DiskDraftJournal(folder / journal), pack
    )


def entries_of(source: str, kind: Kind) -> tuple[Fields, ...]:
    """Return the entries of a source."""
    values = values_of(source.encode())
    assert values is not None
    listed = values[kind]
    assert isinstance(listed, tuple)
    return tuple(one for one in listed if not isinstance(one, (str, tuple)))


def typed(workshop: Workshop, kind: Kind, fields: Fields, file: str) -> BlockId:
    """Type a block field by field, letter runs as they come, as an editor does."""
    id_ = fields["id"]
    name = workshop.add(kind, {"id": id_}, file)
    for path, value in _leaves(fields):
        if path == ("id",):
            continue
        if isinstance(value, str):
            workshop.set_text(name, path, value[:2])
            workshop.set_text(name, path, value, joined=True)
        else:
            workshop.set_value(name, path, value)
    return name


def _leaves(value: Value, path: ValuePath = ()) -> list[tuple[ValuePath, Value]]:
    if isinstance(value, str) or not value:
        return [(path, value)]
    parts = enumerate(value) if isinstance(value, tuple) else value.items()
    return [leaf for step, part in parts for leaf in _leaves(part, (*path, step))]


def value_in(workshop: Workshop, name: BlockId, *path: str | int) -> Value | None:
    """Return a value of a block."""
    block = workshop.pack.block(name)
    return None if block is None else value_at(block.fields, path)
