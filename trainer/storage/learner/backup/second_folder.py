"""A second folder for backups, which the learner chose: on another disk, or where another program keeps copies.

Each computer has a folder of its own in it, so that two of them thin out only what is theirs.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from trainer.domain.message import Message, message
from trainer.storage import problems
from trainer.storage.data_folder import create_private
from trainer.storage.durable_files import rename, sync_file
from trainer.storage.learner.backup.packing import NotPacked, digest_of
from trainer.storage.learner.backup.write_backup import thin_out
from trainer.storage.learner.backup_names import SECOND

_UNFINISHED: Final = "unfinished.copy.part"
_TRIED: Final = "minori-tried.part"
_COMES_BACK_CHANGED: Final = message("What is written there does not come back.")


class SecondFolderFails(problems.StorageProblem):
    """The second folder does not take a backup."""


def place_in(second: Path, device: str) -> Path:
    """Return where this computer's backups are in the second folder."""
    return second / f"{SECOND}{device[:8]}"


def check_second_folder(second: Path, data: Path) -> None:
    """Try the folder out with a real file.

    Raises SecondFolderFails where it cannot be written, or is the folder of the learner's data itself.
    """
    if not second.is_absolute() or not second.is_dir():
        raise _fails(second, message("It is not there."))
    if second.resolve().is_relative_to(data.resolve()):
        raise _fails(second, message("It lies in the folder of your data, which it is to stand in for."))
    tried = second / _TRIED
    try:
        try:
            tried.write_bytes(_TRIED.encode("ascii"))
            sync_file(tried)
            if tried.read_bytes() != _TRIED.encode("ascii"):
                raise _fails(second, _COMES_BACK_CHANGED)
        finally:
            tried.unlink(missing_ok=True)
    except OSError as error:
        raise _fails(second, problems.of_os(error, second).sentence) from error


def is_on_the_same_disk(second: Path, data: Path) -> bool:
    """Return whether both go when one disk goes; False where the system cannot tell."""
    try:
        return second.stat().st_dev == data.stat().st_dev and os.name == "posix"
    except OSError:
        return False


def keep_also(backup: Path, place: Path, now_ms: int) -> None:
    """Copy a backup to this computer's place in the second folder and read it back there.

    Raises SecondFolderFails; then no copy is left.
    """
    second, unfinished = place.parent, place / _UNFINISHED
    if not second.is_dir():
        # A disk that is not plugged in: never a folder made in its place.
        raise _fails(second, message("It is not there."))
    try:
        try:
            place.mkdir(mode=0o700, exist_ok=True)
            unfinished.unlink(missing_ok=True)
            create_private(unfinished)
            shutil.copyfile(backup, unfinished)
            sync_file(unfinished)
            if digest_of(unfinished) != digest_of(backup):
                raise _fails(second, _COMES_BACK_CHANGED)
            rename(unfinished, place / backup.name)
        finally:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
        thin_out(place, now_ms)
    except OSError as error:
        raise _fails(second, problems.of_os(error, second).sentence) from error
    except NotPacked as error:
        raise _fails(second, _COMES_BACK_CHANGED) from error


def places_in(second: Path) -> list[Path]:
    """Return every computer's folder of backups in the second folder."""
    if not second.is_dir():
        return []
    return sorted(one for one in second.iterdir() if one.name.startswith(SECOND) and one.is_dir())


def _fails(second: Path, why: Message) -> SecondFolderFails:
    return SecondFolderFails(
        message(
            "The second folder for backups does not take any: {path}. {why} The backups beside your data are made all "
            "the same. Choose another folder in the settings, or none.",
            path=str(second),
            why=why,
        )
    )
