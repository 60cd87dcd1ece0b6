"""Whether anybody opened a file, as the kernel says (Linux)."""

import ctypes
import os
from pathlib import Path
from types import TracebackType
from typing import Self

_IN_ACCESS, _IN_OPEN = 0x1, 0x20
_MOST_BYTES = 4096


class Watched:
    """A file that is watched from entering to leaving; notices every program's every way of opening it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = -1

    def __enter__(self) -> Self:
        library = ctypes.CDLL(None, use_errno=True)
        self._file = library.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        watch = library.inotify_add_watch(self._file, os.fsencode(self._path), _IN_ACCESS | _IN_OPEN)
        assert self._file >= 0
        assert watch >= 0, os.strerror(ctypes.get_errno())
        return self

    def was_opened(self) -> bool:
        """Return whether the file was opened or read since entering or since this was last asked."""
        try:
            return bool(os.read(self._file, _MOST_BYTES))
        except BlockingIOError:
            return False

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        os.close(self._file)
