"""What was read of packs, kept by the hash of what it was read from.

Parsed source files: an unchanged one is never parsed twice. Whole packs (`kept_pack.py`): an unchanged one is never
checked twice.
"""

import json
import os
from collections.abc import Collection
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import cast

from trainer.packs.yaml_source.node import Node

TREE_FORMAT = 1
"""Raised whenever what is kept changes."""
KEPT_OTHERS = 64
"""Files kept beside those of the pack read last: other packs, earlier states of a file being edited."""
KEPT_PACKS = 6
"""Whole packs kept, the newest ones."""


class PackCache:
    """A folder of files with a check sum; anything wrong with one only means that the source is read again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, digest: str) -> Node | None:
        """Return the root kept for the file with this SHA-256, or None."""
        content = self._found(self._path(digest))
        return None if content is None else cast("Node", json.loads(content))

    def keep(self, digest: str, root: Node) -> None:
        """Keep a file's root; where nothing can be written, the next start parses again and nothing else is lost."""
        self._put(self._path(digest), json.dumps(root, ensure_ascii=False, separators=(",", ":")).encode())

    def find_pack(self, name: str) -> bytes | None:
        """Return the whole pack kept under this name, or None."""
        return self._found(self._pack_path(name))

    def keep_pack(self, name: str, content: bytes) -> None:
        """Keep a whole pack, and of those kept before only the newest."""
        self._put(self._pack_path(name), content)
        with suppress(OSError):
            packs = sorted(self._folder.glob("*.pack"), key=lambda path: path.stat().st_mtime, reverse=True)
            for path in packs[KEPT_PACKS:]:
                path.unlink(missing_ok=True)

    def _found(self, path: Path) -> bytes | None:
        try:
            kept = path.read_bytes()
        except OSError:
            return None
        check, _, content = kept.partition(b"\n")
        return content if check.decode("ascii", "replace") == sha256(content).hexdigest() else None

    def _put(self, path: Path, content: bytes) -> None:
        part = path.with_suffix(f".{os.getpid()}.part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(sha256(content).hexdigest().encode() + b"\n" + content)
            part.replace(path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def tidy(self, used: Collection[str]) -> None:
        """Remove all entries but those used and the newest others."""
        names = {self._path(digest).name for digest in used}
        try:
            others = [path for path in self._folder.glob("*.json") if path.name not in names]
            if len(others) <= KEPT_OTHERS:
                return
            others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
            for path in others[KEPT_OTHERS:]:
                path.unlink(missing_ok=True)
        except OSError:
            return

    def _path(self, digest: str) -> Path:
        return self._folder / f"{digest}-{TREE_FORMAT}.json"

    def _pack_path(self, name: str) -> Path:
        return self._folder / f"{name}.pack"
