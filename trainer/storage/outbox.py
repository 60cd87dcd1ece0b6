"""Results that are on their way: each lies here first, and leaves only when it really is where it was to go.

In the folder they go to a result appears under its name at once and whole: it is written beside it under a name that
nobody reads, forced to disk, and renamed. Nothing there is appended to, locked or deleted.
"""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from trainer.domain.message import message
from trainer.storage import problems
from trainer.storage.durable_files import sync_folder

FOLDER: Final = "outbox"
_WAITING: Final = ".waiting"
_KEPT: Final = 3
_PRIVATE_FOLDER: Final = 0o700
_PRIVATE: Final = 0o600
_FOR_OTHERS: Final = 0o666
"""What the folder's own rules leave of it: whoever collects is another user."""
_PART: Final = ".part"


class NotDelivered(problems.StorageProblem):
    """The result is written and waits: the folder it is to go to does not take it now."""


class Waiting(NamedTuple):
    """A result that is not where it was to go yet."""

    name: str
    folder: str
    registration: str
    written_ms: int
    offset_minutes: int
    links: int
    head: str
    """Hash of its newest link."""


class Outbox:
    """The results of one data folder."""

    def __init__(self, data_folder: Path) -> None:
        self._folder = data_folder / FOLDER

    def put(self, waiting: Waiting, data: bytes) -> None:
        """Keep a result until it is delivered, in the place of an earlier one. Raises a StorageProblem."""
        path = self._folder / waiting.name
        try:
            self._folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
            _write(path, path.with_name(f"{path.name}{_PART}"), data)
            note = json.dumps(waiting._asdict(), sort_keys=True).encode()
            _write(self._note_of(waiting.name), path.with_name(f"{path.name}{_WAITING}{_PART}"), note)
        except OSError as error:
            raise problems.of_os(error, path) from error
        self._drop_older(waiting)

    def waiting(self) -> tuple[Waiting, ...]:
        """Return what is not delivered yet, oldest first."""
        found = [one for path in self._folder.glob(f"*{_WAITING}") if (one := _read(path)) is not None]
        return tuple(sorted(found, key=lambda one: (one.written_ms, one.name)))

    def deliver(self, waiting: Waiting) -> None:
        """Put a result where it is to go; it has its name there only when all of it is on disk.

        Raises NotDelivered, or a StorageProblem where it is gone from the outbox.
        """
        source, folder = self._folder / waiting.name, Path(waiting.folder)
        try:
            data = source.read_bytes()
        except OSError as error:
            raise problems.of_os(error, source) from error
        try:
            if not folder.is_dir():
                raise FileNotFoundError(waiting.folder)
            target = folder / waiting.name
            if not _holds(target, data):
                _write(target, folder / f"~{waiting.name}.tmp", data, _FOR_OTHERS)
        except OSError as error:
            raise _not_delivered(error, folder) from error

    def delivered(self, waiting: Waiting) -> None:
        """Forget that a result waits; the newest few stay for whoever wants to look."""
        self._note_of(waiting.name).unlink(missing_ok=True)
        notes = {one.name for one in self.waiting()}
        with suppress(OSError):
            kept = sorted(self._folder.glob("*.mres"), key=lambda one: one.stat().st_mtime_ns, reverse=True)
            for path in kept[_KEPT:]:
                if path.name not in notes:
                    path.unlink(missing_ok=True)

    def _drop_older(self, waiting: Waiting) -> None:
        """Each file holds all of its registration: what waited before it needs to go nowhere any more."""
        for other in self.waiting():
            if other.registration == waiting.registration and other.name != waiting.name:
                with suppress(OSError):
                    self._note_of(other.name).unlink(missing_ok=True)

    def _note_of(self, name: str) -> Path:
        return self._folder / f"{name}{_WAITING}"


def _write(target: Path, part: Path, data: bytes, rights: int = _PRIVATE) -> None:
    """Write a file that has its name only when it is whole and on disk. Raises OSError."""
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), rights)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
        os.fsync(handle)
    except OSError:
        os.close(handle)
        with suppress(OSError):
            part.unlink()
        raise
    os.close(handle)
    part.replace(target)
    with suppress(OSError):
        # Not every share knows how to; the file itself is there.
        sync_folder(target.parent)


def _holds(target: Path, data: bytes) -> bool:
    with suppress(OSError):
        return target.read_bytes() == data
    return False


def _read(path: Path) -> Waiting | None:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        texts = [str(told[key]) for key in ("name", "folder", "registration", "head")]
        numbers = [int(told[key]) for key in ("written_ms", "offset_minutes", "links")]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    name, folder, registration, head = texts
    sound = Path(name).name == name and f"{name}{_WAITING}" == path.name
    return Waiting(name, folder, registration, numbers[0], numbers[1], numbers[2], head) if sound else None


def _not_delivered(error: OSError, folder: Path) -> NotDelivered:
    known = problems.of_os(error, folder)
    if isinstance(known, problems.DiskFull):
        sentence = message(
            "There is no room in the folder for results: {path}. The result waits here and is tried again.",
            path=problems.shown(folder),
        )
    elif isinstance(known, problems.ReadOnlyFolder):
        sentence = message(
            "The folder for results cannot be written: {path}. The result waits here and is tried again.",
            path=problems.shown(folder),
        )
    else:
        sentence = message(
            "The folder for results cannot be reached: {path}. The result waits here and is tried again.",
            path=problems.shown(folder),
        )
    return NotDelivered(sentence)
