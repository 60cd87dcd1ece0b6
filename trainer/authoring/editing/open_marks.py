"""What only a person can write: marked in a draft, and while a mark is open the question is never finished."""

from typing import Final, NamedTuple

from trainer.authoring.editing.edited_pack import Block
from trainer.domain.message import Message, message
from trainer.packs.plain_values import Fields, Path, name_of, path_of, with_value, word_at

X_OPEN: Final = "x-open"
"""In a draft: the paths of its marks, as `name_of` writes them."""
_ASKED: Final = {
    "stem": message("Write the case or the question here."),
    "text": message("Write a case of your own here."),
    "why": message("Write why one might think so, and why it is not so."),
    "decides": message("Write what decides between the two."),
    "accept": message("Write what people type for it."),
    "name": message("Give it a short name."),
    "source": message("Write where this stands."),
}
_OTHERWISE: Final = message("Only a person can write this.")


class OpenMark(NamedTuple):
    """One place that is still to be written."""

    path: Path
    asked: Message
    """What is to be written there."""


def open_marks(block: Block) -> tuple[OpenMark, ...]:
    """Return the marks of a block that are still open; one is closed by whatever is written there."""
    marks = block.fields.get(X_OPEN, ())
    paths = [path_of(block.fields, name) for name in marks if isinstance(name, str)] if isinstance(marks, tuple) else []
    return tuple(OpenMark(path, asked_at(path)) for path in paths if path is not None and not _filled(block, path))


def asked_at(path: Path) -> Message:
    """Return what is to be written at a path."""
    return next((_ASKED[step] for step in reversed(path) if isinstance(step, str) and step in _ASKED), _OTHERWISE)


def with_marks(fields: Fields, paths: tuple[Path, ...]) -> Fields:
    """Return a draft whose paths are marked as still to be written."""
    return {**fields, X_OPEN: tuple(name_of(fields, path) for path in paths)} if paths else fields


def without_closed_marks(block: Block) -> Block:
    """Return the block without the marks that are closed."""
    if X_OPEN not in block.fields:
        return block
    paths = tuple(mark.path for mark in open_marks(block))
    bare = with_value(block.fields, (X_OPEN,), None)
    return block._replace(fields=with_marks(bare, paths))


def _filled(block: Block, path: Path) -> bool:
    return bool(word_at(block.fields, path).strip())
