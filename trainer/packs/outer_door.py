"""The outer door of packs: whatever goes wrong behind it is a sentence that names the place and what to do."""

from collections.abc import Callable
from typing import NoReturn, TypeVar

from trainer.domain.message import message
from trainer.domain.problem import KnownProblem
from trainer.log import note_bug
from trainer.packs.folder import PackProblem

T = TypeVar("T")


class UnforeseenInPack(PackProblem):
    """Something in a pack that no reader of ours foresaw: a bug, but the author of the pack can work on."""


def behind_the_door(work: Callable[[], T], refused: Callable[[str], T]) -> T:
    """Return what `work` gives; where it breaks down in a way nobody foresaw, what `refused` makes of the kind.

    Known problems pass. The bug is noted in the log, since a sentence is all that is seen of it.
    """
    try:
        return work()
    except KnownProblem:
        raise
    except Exception as error:  # noqa: BLE001 - the outer door of strangers' files: behind it everything is a sentence
        note_bug(type(error), error.__traceback__)
        return refused(type(error).__name__)


def refuse_pack(name: str) -> Callable[[str], NoReturn]:
    """Return what refuses the pack of that name as a whole."""

    def refused(kind: str) -> NoReturn:
        raise UnforeseenInPack(
            message(
                'The pack "{name}" cannot be read: something in it was not foreseen ({kind}). '
                "Take out what was changed last, and please report it with the pack.",
                name=name,
                kind=kind,
            )
        )

    return refused
