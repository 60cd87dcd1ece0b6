"""What is said of the whole record: saved for another computer, joined to another one, erased."""

from typing import Final, NamedTuple

from trainer.domain.message import Message, counted, message


class Joined(NamedTuple):
    """What came of joining two records."""

    answers: int
    """Of both together, taken back or not."""
    new: int
    """Entries that were not here before."""
    changed: bool = False
    """Whether anything of this record is another now, if only the order."""


class KeptPlace(NamedTuple):
    """Where something of the learner is kept."""

    what: Message
    where: str
    files: int


class Erased(NamedTuple):
    """What is out of reach of an erasing."""

    left: tuple[str, ...]
    """What lies beside it all and is none of ours, or another computer's."""
    had_second: bool
    """Whether there was a second folder: a program that copies it may have copies."""


LEFT: Final = message(
    "Out of reach: files you saved for another computer, what you handed in, and copies that a backup or sync program "
    "made; and a disk may keep old contents where no program reads them."
)
SECOND: Final = message("If the second folder is copied by a cloud service, delete its older versions there.")
ERASED: Final = message("Erased: everything named above.")
WILL_BE_ERASED: Final = message("This will be erased for good:")


def saved(answers: int, path: str) -> Message:
    """Say that the record was saved."""
    return message(
        "Saved and read back: {answers} in {path}.",
        answers=counted("one answer", "{count} answers", answers),
        path=path,
    )


def joined_to(joined: Joined) -> Message:
    """Say what joining brought."""
    return message(
        "{new} came from the other computer; your record now has {answers}.",
        new=counted("One entry", "{count} entries", joined.new),
        answers=counted("one answer", "{count} answers", joined.answers),
    )


def line_of(place: KeptPlace) -> Message:
    """Say what is in a place and where it is."""
    return message(
        "{what}: {path} ({files})",
        what=place.what,
        path=place.where,
        files=counted("one file", "{count} files", place.files),
    )


def out_of_reach(erased: Erased) -> tuple[Message, ...]:
    """Say what an erasing does not reach."""
    others = message("Not ours, or another computer’s, and left alone: {paths}", paths=", ".join(erased.left))
    return (LEFT, *((SECOND,) if erased.had_second else ()), *((others,) if erased.left else ()))
