"""The folder of one learner, and the lock that keeps a second copy of the program out. Standard library only."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from trainer.storage import problems

_PRIVATE_FOLDER: Final = 0o700
_PRIVATE_FILE: Final = 0o600


class DataFolder:
    """Where one learner's data is. Nothing is created before `prepare`."""

    def __init__(self, path: Path) -> None:
        self.path = _real(path)
        # Of a link it is the file it leads to that is read, set aside and replaced; the link stays.
        self.database = _followed(self.path / "minori.sqlite")
        self.journal = self.path / "answers.journal"
        self.backups = self.path / "backups"
        self.cache = self.path / "cache"
        self.ended_badly = False
        """Whether the program that had the folder last was killed, or the system ended under it; known once taken."""
        self.leaving = self.path / "minori.sqlite.leaving"
        """The record while it is written into a file for another computer."""
        self.incoming = self.path / "minori.sqlite.incoming"
        """The record of another computer while it is looked at."""
        self.joining = self.path / "minori.sqlite.joining"
        """Both records as one, until it takes the database's place."""
        self._lock: int | None = None

    def prepare(self) -> None:
        """Create the folder and what is in it, for this user only. Raises a StorageProblem.

        Only the folder itself must be there: without a cache everything is parsed again, and backing up says by itself
        where its folder cannot be made.
        """
        try:
            self._create(self.path)
        except OSError as error:
            raise problems.of_os(error, self.path) from error
        for folder in (self.backups, self.cache):
            with suppress(OSError):
                self._create(folder)

    def take(self) -> bool:
        """Lock the folder for this process; False where another copy has it.

        The system lets go when the process ends, however it ends. Raises a StorageProblem.
        """
        if self._lock is not None:
            return True
        path = self.path / "lock"
        try:
            lock = os.open(path, os.O_RDWR | os.O_CREAT, _PRIVATE_FILE)
        except OSError as error:
            raise problems.of_os(error, path) from error
        if not _locked(lock):
            os.close(lock)
            return False
        self._lock = lock
        self._note_open(lock)
        return True

    def release(self) -> None:
        """Let another copy have the folder; without the lock nothing happens."""
        if self._lock is not None:
            with suppress(OSError):
                os.ftruncate(self._lock, 0)
            os.close(self._lock)
            self._lock = None

    def _note_open(self, lock: int) -> None:
        """Leave a word in the lock that only an end in good order takes away again."""
        with suppress(OSError):
            self.ended_badly = os.read(lock, 1) != b""
            os.lseek(lock, 0, os.SEEK_SET)
            os.write(lock, b"open")

    @staticmethod
    def _create(folder: Path) -> None:
        if folder.is_dir():
            return
        folder.mkdir(mode=_PRIVATE_FOLDER, parents=True)
        if stat.S_IMODE(folder.stat().st_mode) != _PRIVATE_FOLDER:
            folder.chmod(_PRIVATE_FOLDER)


def _real(path: Path) -> Path:
    try:
        return path.expanduser().resolve()
    except RuntimeError as error:
        # There is no such user, this one has no home, or links lead in a circle.
        raise problems.no_such_home(path) from error
    except OSError as error:
        raise problems.of_os(error, path) from error


def _followed(path: Path) -> Path:
    """Return the file a link leads to; the link itself where there is no place for such a file."""
    real = Path(os.path.realpath(path))
    with suppress(OSError):
        return real if real.parent.is_dir() else path
    # Its name is too long, as preparing the folder will say.
    return path


def create_private(path: Path) -> None:
    """Create an empty file for this user only, unless it exists. Raises OSError.

    SQLite gives its journal the same rights as the file it belongs to.
    """
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, _PRIVATE_FILE))


if sys.platform == "win32":
    import msvcrt

    def _locked(lock: int) -> bool:
        try:
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(lock: int) -> bool:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
