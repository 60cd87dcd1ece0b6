"""A backup's bytes: a database, compressed by gzip, whose check sum tells when the disk has changed it."""

import gzip
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from trainer.domain.message import Message
from trainer.domain.progress_reporter import ProgressReporter
from trainer.storage.data_folder import create_private
from trainer.storage.durable_files import sync_file

LARGEST: Final = 1 << 30
"""Bytes of a database that is read out of a compressed file: ten years are a sixth of it."""
_LEVEL: Final = 3
_CHUNK: Final = 1 << 20
"""Bytes between two looks at the wish to stop."""
_GZIP: Final = 31
"""What zlib calls a gzip header and trailer."""

_MAGIC: Final = b"\x1f\x8b"


class NotPacked(ValueError):
    """These bytes are no compressed file, not all of one, or too much comes out of them."""


def pack(plain: Path, packed: Path, watch: ProgressReporter, doing: Message, since: float, until: float) -> str:
    """Compress a file into another one for this user only, and sync it; return the plain file's SHA-256 (hex).

    `watch` hears shares from `since` to `until`. Raises OSError, or what `watch` raises.
    """
    packed.unlink(missing_ok=True)
    create_private(packed)
    whole, done, digest = max(plain.stat().st_size, 1), 0, sha256()
    # Without name and time: the same record gives the same bytes.
    with plain.open("rb") as source, packed.open("wb") as raw, gzip.GzipFile("", "wb", _LEVEL, raw, 0.0) as target:
        while chunk := source.read(_CHUNK):
            watch(since + (until - since) * done / whole, doing)
            digest.update(chunk)
            target.write(chunk)
            done += len(chunk)
    sync_file(packed)
    return digest.hexdigest()


def unpacked(packed: Path, largest: int = LARGEST) -> Iterator[bytes]:
    """Yield the plain bytes of a compressed file, piece by piece. Raises NotPacked, also late; OSError."""
    reader, given = zlib.decompressobj(_GZIP), 0
    with packed.open("rb") as source:
        while not reader.eof:
            chunk = reader.unconsumed_tail or source.read(_CHUNK)
            if not chunk:
                raise NotPacked
            try:
                piece = reader.decompress(chunk, _CHUNK)
            except zlib.error as error:
                raise NotPacked from error
            given += len(piece)
            if given > largest:
                raise NotPacked
            yield piece
        if reader.unused_data or source.read(1):
            raise NotPacked


def unpack(packed: Path, plain: Path, watch: ProgressReporter, doing: Message, since: float, until: float) -> None:
    """Write the plain bytes of a compressed file into another one for this user only, and sync it.

    `watch` hears shares from `since` to `until`. Raises NotPacked, OSError, or what `watch` raises.
    """
    plain.unlink(missing_ok=True)
    create_private(plain)
    whole = max(packed.stat().st_size, 1)
    with plain.open("wb") as target:
        for number, piece in enumerate(unpacked(packed)):
            # How much will come is not known before; it is about three times what is there.
            share = min(number * _CHUNK / (3 * whole), 1.0)
            watch(since + (until - since) * share, doing)
            target.write(piece)
    sync_file(plain)


def is_packed(path: Path) -> bool:
    """Return whether a file begins as a compressed one does, whatever its name. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def plain_bytes(packed: Path) -> bytes:
    """Return all plain bytes of a compressed file. Raises NotPacked, OSError."""
    return b"".join(unpacked(packed))


def digest_of(packed: Path) -> str:
    """Return the SHA-256 (hex) of what a compressed file holds. Raises NotPacked, OSError."""
    digest = sha256()
    for piece in unpacked(packed):
        digest.update(piece)
    return digest.hexdigest()
