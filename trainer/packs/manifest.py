"""What a sealed pack holds, file by file: the one text that is signed.

UTF-8 JSON with sorted keys, no floats and no date, so that the same pack always gives the same bytes.
"""

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Final, NamedTuple

from trainer.domain.message import message
from trainer.packs.folder import PackProblem
from trainer.packs.limits import MAX_FILES

FORMAT: Final = "qpack/1"
_NAME: Final = re.compile(r"(?:pack|terms)\.yaml|(?:facts|questions)/[^/\\:]{1,150}\.yaml|media/[A-Za-z0-9._-]{1,110}")
_ID: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}")
_VERSION: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9}){1,2}[0-9A-Za-z.+-]{0,40}")
_MOST_TEXT: Final = 200


class FileLine(NamedTuple):
    """One file of the pack."""

    path: str
    size: int
    sha256: str


class Manifest(NamedTuple):
    """What the author vouches for."""

    pack: str
    version: str
    title: str
    author: str
    key: str
    """The author's public key as minisign writes it; empty for an unsigned pack."""
    files: tuple[FileLine, ...]


class NoSealedPack(PackProblem):
    """The file is no sealed pack, or not all of one."""


def manifest_of(pack: str, version: str, title: str, author: str, key: str, files: Mapping[str, bytes]) -> Manifest:
    """Return what is to be signed of these files, in order of their names."""
    lines = (FileLine(name, len(data), sha256(data).hexdigest()) for name, data in sorted(files.items()))
    return Manifest(pack, version, title, author, key, tuple(lines))


def manifest_text(manifest: Manifest) -> bytes:
    """Return the bytes that are signed."""
    told = {**manifest._asdict(), "format": FORMAT, "files": [line._asdict() for line in manifest.files]}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"


def read_manifest(text: bytes) -> Manifest:
    """Return what a manifest says; only one that is written exactly as we write it is one. Raises NoSealedPack."""
    try:
        told = json.loads(text)
        files = tuple(FileLine(str(one["path"]), int(one["size"]), str(one["sha256"])) for one in told["files"])
        pack, version, title, author, key = (str(told[word]) for word in Manifest._fields[:-1])
        manifest = Manifest(pack, version, title, author, key, files)
        same = manifest_text(manifest) == text
    except (ValueError, LookupError, TypeError, RecursionError, OverflowError) as error:
        raise _unreadable() from error
    if not same or not _is_possible(manifest):
        raise _unreadable()
    return manifest


def _is_possible(manifest: Manifest) -> bool:
    names = [line.path for line in manifest.files]
    folded = {name.casefold() for name in names}
    return (
        _ID.fullmatch(manifest.pack) is not None
        and _VERSION.fullmatch(manifest.version) is not None
        and max(len(manifest.title), len(manifest.author), len(manifest.key)) <= _MOST_TEXT
        and len(folded) == len(names) <= MAX_FILES
        and "pack.yaml" in names
        and all(_NAME.fullmatch(name) and ".." not in name and name.isprintable() for name in names)
    )


def _unreadable() -> NoSealedPack:
    return NoSealedPack(
        message("The list of files in this sealed pack cannot be read. Ask the author for the pack once more.")
    )
