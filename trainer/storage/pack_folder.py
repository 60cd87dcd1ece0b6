"""The folder of a pack that is edited: its files read as any pack's, written whole or not at all."""

import os
from pathlib import Path
from typing import Final

from trainer.packs.file_bytes import bytes_of
from trainer.packs.folder import listed
from trainer.storage.durable_files import rename, sync_file, sync_folder

_DRAFTS: Final = "drafts"
_BEING_WRITTEN: Final = ".saving"


class DiskPackFolder:
    """A pack's folder on disk; one that is not there yet is made with the first file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> tuple[str, ...]:
        """Return the names of its files, those of the drafts too. Raises PackProblem where they are too many."""
        if not self._folder.is_dir():
            return ()
        found = [path.relative_to(self._folder).as_posix() for path in listed(self._folder).paths]
        drafts = sorted((self._folder / _DRAFTS).glob("*.yaml"))
        return (*found, *(f"{_DRAFTS}/{path.name}" for path in drafts))

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes; None where there is none. Raises Unread for what is no ordinary file of the pack."""
        path = self._folder / name
        return bytes_of(path, self._folder.resolve()) if os.path.lexists(path) else None

    def write(self, name: str, data: bytes) -> None:
        """Put a file in its place, for good when this returns. Raises OSError."""
        path = self._folder / name
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True)
            sync_folder(path.parent.parent)
        beside = path.with_name(f".{path.name}{_BEING_WRITTEN}")
        beside.write_bytes(data)
        sync_file(beside)
        rename(beside, path)

    def remove(self, name: str) -> None:
        """Take a file away for good. Raises OSError."""
        path = self._folder / name
        path.unlink(missing_ok=True)
        sync_folder(path.parent)
