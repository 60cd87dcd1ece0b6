"""Packs that came as one file, unpacked for good: one folder a version, so that an earlier one is never far.

`packs/<id>/<version>-<8 hex of its manifest>/` in the data folder; beside them `authors.json`, the key each pack was
first signed with. What a folder holds is never changed: another version lies in another folder.
"""

import json
import os
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal

from trainer.storage import problems
from trainer.storage.durable_files import rename, sync_file, sync_folder, write_whole

FOLDER: Final = "packs"
AUTHORS: Final = "authors.json"
_PART: Final = ".part"

Trust = Literal["unsigned", "first", "same", "followed", "other", "lost"]
"""Nobody signed it; signed and seen for the first time; by the key of before; by a new key that the former vouches for;
by another key; unsigned though an earlier version was signed."""


class PackLibrary:
    """The unpacked packs of one data folder."""

    def __init__(self, data_folder: Path) -> None:
        self._folder = data_folder / FOLDER
        self._authors = self._folder / AUTHORS

    def trust(self, pack: str, public: bytes | None, former: bytes | None) -> Trust:
        """Return what is known of whoever signed a pack of this id."""
        known = self._known().get(pack)
        if known is None:
            return "unsigned" if public is None else "first"
        if public is None:
            return "lost"
        if known == public.hex():
            return "same"
        return "followed" if former is not None and known == former.hex() else "other"

    def pin(self, pack: str, public: bytes) -> None:
        """Remember whose pack it is from now on. Raises a StorageProblem."""
        known = {**self._known(), pack: public.hex()}
        self._write(self._authors, json.dumps(known, sort_keys=True).encode())

    def versions(self, pack: str) -> tuple[Path, ...]:
        """Return the folders of this pack's versions, the one that came last at the end."""
        try:
            found = [(one.stat().st_mtime_ns, one) for one in (self._folder / pack).iterdir() if one.is_dir()]
        except OSError:
            return ()
        return tuple(folder for _, folder in sorted(found) if not folder.name.endswith(_PART))

    def unpack(self, pack: str, version: str, files: Mapping[str, bytes]) -> Path:
        """Return the folder that holds exactly these files, made now or before; all of it or none.

        Raises a StorageProblem.
        """
        mark = sha256(b"".join(sha256(f"{name}\0".encode() + files[name]).digest() for name in sorted(files)))
        folder = self._folder / pack / f"{version}-{mark.hexdigest()[:8]}"
        if folder.is_dir():
            return folder
        part = folder.with_name(f"{folder.name}.{os.getpid()}{_PART}")
        try:
            for name, data in files.items():
                path = part / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                sync_file(path)
            for inner in {(part / name).parent for name in files}:
                sync_folder(inner)
            rename(part, folder)
        except OSError as error:
            shutil.rmtree(part, ignore_errors=True)
            raise problems.of_os(error, folder) from error
        return folder

    def _known(self) -> Mapping[str, str]:
        try:
            told = json.loads(self._authors.read_text(encoding="utf-8"))
            return {str(pack): str(key) for pack, key in told.items()}
        except (OSError, ValueError, AttributeError):
            return {}

    def _write(self, path: Path, data: bytes) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, data)
        except OSError as error:
            raise problems.of_os(error, path) from error
