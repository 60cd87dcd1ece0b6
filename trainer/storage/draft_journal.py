"""What was typed into a pack since it was last saved, in a file beside the records."""

import os
from collections.abc import Sequence
from pathlib import Path

from trainer.storage.durable_files import rename, sync_file, sync_folder


class DiskDraftJournal:
    """A file of lines; it is made with the first one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def append(self, line: str) -> None:
        """Hand a line to the system. Raises OSError."""
        os.write(self._opened(), f"{line}\n".encode())

    def sync(self) -> None:
        """Force all lines to disk. Raises OSError."""
        if self._handle is not None:
            os.fsync(self._handle)

    def lines(self) -> Sequence[str]:
        """Return the whole lines; one that was not written to its end is none."""
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return ()
        return tuple(data.decode(errors="replace").split("\n")[:-1])

    def clear(self, lines: Sequence[str] = ()) -> None:
        """Begin anew with these lines, in one step: at every moment the old ones are there or these. Raises OSError."""
        self.close()
        if not self._path.exists() and not lines:
            return
        beside = self._path.with_name(f"{self._path.name}.new")
        beside.write_bytes("".join(f"{line}\n" for line in lines).encode())
        sync_file(beside)
        rename(beside, self._path)

    def close(self) -> None:
        """Let the file go."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _opened(self) -> int:
        if self._handle is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            torn = self._tail() not in {b"", b"\n"}
            self._handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            sync_folder(self._path.parent)
            if torn:
                os.write(self._handle, b"\n")
        return self._handle

    def _tail(self) -> bytes:
        """Return the last byte: a line that was not written to its end must not swallow the next one."""
        try:
            return self._path.read_bytes()[-1:]
        except FileNotFoundError:
            return b""
