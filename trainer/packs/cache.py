"""Parsed source files, kept by the hash of their content: an unchanged file is never parsed twice."""

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
"""Entries kept beside those of the pack read last: other packs, earlier states of a file being edited."""


class PackCache:
    """A folder of JSON files; anything wrong with one only means that the source is parsed again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, digest: str) -> Node | None:
        """Return the root kept for the file with this SHA-256, or None."""
        try:
            kept = self._path(digest).read_bytes()
        except OSError:
            return None
        check, _, content = kept.partition(b"\n")
        if check.decode("ascii", "replace") != sha256(content).hexdigest():
            return None
        return cast("Node", json.loads(content))

    def keep(self, digest: str, root: Node) -> None:
        """Keep a file's root; where nothing can be written, the next start parses again and nothing else is lost."""
        content = json.dumps(root, ensure_ascii=False, separators=(",", ":")).encode()
        path = self._path(digest)
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
