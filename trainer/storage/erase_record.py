"""Everything that is kept of one learner, place by place, and how it is wiped."""

import os
from collections.abc import Iterable
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

from trainer.domain.message import Message, message
from trainer.log import FILE_NAME
from trainer.storage import problems
from trainer.storage.data_folder import DataFolder
from trainer.storage.durable_files import sync_folder
from trainer.storage.learner.backup_names import SECOND, read_name
from trainer.storage.learner.set_aside import COMPANIONS, set_aside_files
from trainer.storage.learners import FILE as NAMES
from trainer.storage.learners import FOLDER as OTHER_LEARNERS
from trainer.storage.learners import forget_name, kept_name
from trainer.storage.outbox import FOLDER as OUTBOX
from trainer.storage.pack_histories import FILE as HISTORIES
from trainer.storage.signing_key import FILE as SIGNING_KEY

_ZEROS: Final = bytes(1 << 20)
_BESIDE: Final = ("", *COMPANIONS, ".restoring", ".incoming", ".joining", ".leaving", ".mending")
"""What may stand beside the database under its name."""
_OWN_FOLDERS: Final = ("backups", "cache", OUTBOX)
_OTHERS: Final = frozenset({"lock", *_OWN_FOLDERS, NAMES, OTHER_LEARNERS})
"""What the folder holds beside all that is wiped: nothing of this learner's, but a name in a list with others."""


class Place(NamedTuple):
    """One kind of what is kept, and the files of it that are there now."""

    what: Message
    where: Path
    files: tuple[Path, ...]


class NotErased(problems.StorageProblem):
    """Something could not be wiped."""


def places_of(folder: DataFolder, second: Path | None = None) -> tuple[Place, ...]:
    """Return every place, whether there is anything or not; `second` is this computer's part of the second folder."""
    data = folder.path
    aside = [one for path in (folder.database, folder.journal) for one in chain(*set_aside_files(path).values())]
    beside = [folder.database.with_name(folder.database.name + one) for one in _BESIDE]
    beside += [folder.database.with_name(f"{folder.database.name}{one}-journal") for one in _BESIDE[4:]]
    found = [
        Place(message("The learning record"), folder.database, _there(beside)),
        Place(
            message("The answer journal"),
            folder.journal,
            _there([folder.journal, folder.journal.with_name(f"{folder.journal.name}.new")]),
        ),
        Place(message("Files set aside"), data, tuple(sorted(aside))),
        Place(message("Backups"), folder.backups, _backups_in(folder.backups)),
        Place(message("Results that were handed in, and the key that signs them"), data / OUTBOX, _handed_in(data)),
        Place(message("Which pack goes on with which progress"), data / HISTORIES, _named(data, HISTORIES, "packs.")),
        Place(message("Question sets that were read, and the window’s place"), folder.cache, _cached(folder)),
        Place(message("The log for support"), data / FILE_NAME, _named(data, FILE_NAME, f"{FILE_NAME}.")),
    ]
    if second is not None:
        found.append(Place(message("Backups in the second folder"), second, _backups_in(second)))
    return tuple(found)


def name_place(data: Path) -> Place:
    """Return where the learner's name stands among others', which are left; no file of it is erased as a whole."""
    named_in = kept_name(data)
    return Place(message("Your name in the list of learners"), named_in or data, (named_in,) if named_in else ())


def erase(places: Iterable[Place], data: Path) -> None:
    """Overwrite and delete every file of these places, and forget the name; all others first where one is left.

    Raises NotErased, which names what is left.
    """
    left = []
    for place in places:
        left += [path for path in place.files if not _wiped(path)]
        if place.where.name.startswith(SECOND):
            with suppress(OSError):
                place.where.rmdir()
    forget_name(data)
    with suppress(OSError):
        sync_folder(data)
    if left:
        raise NotErased(
            message(
                "This could not be erased: {paths}. Everything else is. Allow writing there, or delete it by hand.",
                paths=", ".join(str(path) for path in left),
            )
        )


def strangers_in(folder: DataFolder) -> tuple[Path, ...]:
    """Return what lies in the data folder and is none of ours: it is left alone."""
    known = {path for place in places_of(folder) for path in place.files}
    if not folder.path.is_dir():
        return ()
    there = [*folder.path.iterdir(), *(folder.backups.iterdir() if folder.backups.is_dir() else ())]
    return tuple(sorted(one for one in there if one not in known and one.name not in _OTHERS))


def _wiped(path: Path) -> bool:
    try:
        if not path.is_symlink() and path.is_file():
            _overwrite(path)
        elif path.is_symlink() and path.resolve().is_file():
            _overwrite(path.resolve())
            path.resolve().unlink()
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _overwrite(path: Path) -> None:
    handle = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    try:
        left = os.fstat(handle).st_size
        while left > 0:
            left -= os.write(handle, _ZEROS[: min(left, len(_ZEROS))])
        os.fsync(handle)
    finally:
        os.close(handle)


def _there(paths: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(path for path in paths if path.is_symlink() or path.exists())


def _all_in(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(one for one in folder.rglob("*") if not one.is_dir())) if folder.is_dir() else ()


def _backups_in(folder: Path) -> tuple[Path, ...]:
    if not folder.is_dir():
        return ()
    return tuple(sorted(one for one in folder.iterdir() if read_name(one.name) is not None or one.suffix == ".part"))


def _named(data: Path, name: str, start: str) -> tuple[Path, ...]:
    if not data.is_dir():
        return ()
    return tuple(sorted(one for one in data.iterdir() if one.name == name or one.name.startswith(start)))


def _handed_in(data: Path) -> tuple[Path, ...]:
    return _named(data, SIGNING_KEY, f"{SIGNING_KEY}.") + _all_in(data / OUTBOX)


def _cached(folder: DataFolder) -> tuple[Path, ...]:
    return _all_in(folder.cache) + _named(folder.path, "window-place", "window-place.")
