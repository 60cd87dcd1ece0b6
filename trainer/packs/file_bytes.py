"""The bytes of one file of a pack: an ordinary file inside the folder, and never more of it than is allowed."""

import os
import stat
from pathlib import Path

from trainer.domain.message import Message, message
from trainer.domain.problem import KnownProblem
from trainer.packs.limits import MAX_FILE_BYTES

_WAITS_FOR_NOBODY = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class Unread(KnownProblem):
    """The file is not read; the sentence says why."""

    def __init__(self, sentence: Message, *, too_big: bool = False) -> None:
        super().__init__(sentence)
        self.too_big = too_big


def size_of(path: Path) -> int:
    """Return how many bytes the file holds; 0 where that cannot be known, for then it is not read either."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def bytes_of(path: Path, folder: Path) -> bytes:
    """Return the file's bytes; `folder` is the pack's, resolved.

    Raises Unread for what is no ordinary file, lies outside, is too big, or cannot be read; a pipe is not waited for.
    """
    try:
        if not path.resolve().is_relative_to(folder):
            raise Unread(message("The file points outside the pack."))
        # Before opening, which may set a device going.
        if not stat.S_ISREG(path.stat().st_mode):
            raise Unread(message("This is not an ordinary file."))
        return _read(path)
    except OSError as error:
        raise Unread(message("The file cannot be read ({reason}).", reason=error.strerror or "")) from error
    except RuntimeError as error:  # Path.resolve, up to Python 3.12
        raise Unread(message("The file is a link that leads round in a circle.")) from error


def _read(path: Path) -> bytes:
    handle = os.open(path, os.O_RDONLY | _WAITS_FOR_NOBODY)
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise Unread(message("This is not an ordinary file."))
        data = b"" if found.st_size > MAX_FILE_BYTES else file.read(MAX_FILE_BYTES + 1)
    if found.st_size > MAX_FILE_BYTES or len(data) > MAX_FILE_BYTES:
        size = f"{max(found.st_size, len(data)) / 1_048_576:.0f}"
        raise Unread(message("The file is too big ({size} MB).", size=size), too_big=True)
    return data
