"""A pack as one file that nobody can change unseen: `.qpack`.

A zip with fixed times and order: `manifest.json` (what is signed), `manifest.json.minisig` (minisign's format), after a
change of keys `author.minisig` (the former key's signature over the new one), then the pack's files.
"""

import zlib
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from types import MappingProxyType
from typing import Final, Literal, NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from trainer.domain.message import message
from trainer.packs.limits import MAX_FILES, MAX_MEDIA_BYTES, MAX_PACK_BYTES
from trainer.packs.manifest import Manifest, NoSealedPack, manifest_of, manifest_text, read_manifest
from trainer.sealing.minisign import public_line, read_public_line, read_signature, signature_text, verifies
from trainer.sealing.signing import fingerprint, public_key

ENDING: Final = ".qpack"
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.json.minisig"
SUCCESSION: Final = "author.minisig"
_WHEN: Final = (1980, 1, 1, 0, 0, 0)
_MOST_MANIFEST: Final = 4 << 20
_MOST_BYTES: Final = MAX_PACK_BYTES + MAX_MEDIA_BYTES
_OWN: Final = 3
"""Entries that are not the pack's."""

Seal = Literal["signed", "unsigned"]


class Heading(NamedTuple):
    """What a sealed pack says of itself."""

    pack: str
    version: str
    title: str
    author: str


class SealedPack(NamedTuple):
    """What was in a file whose every byte is as its manifest says."""

    manifest: Manifest
    public: bytes | None
    """Whose signature holds; None for a pack that nobody signed."""
    former: bytes | None
    """The public key before this one, which vouches for it; None where none does."""
    files: Mapping[str, bytes]

    @property
    def fingerprint(self) -> str:
        """Return what two people can read to each other; empty for an unsigned pack."""
        return "" if self.public is None else fingerprint(self.public)


class SealBroken(NoSealedPack):
    """The file was changed after it was sealed."""


def seal(heading: Heading, files: Mapping[str, bytes], seed: bytes | None, former: bytes | None = None) -> bytes:
    """Return the bytes of a sealed pack; the same pack and key give the same bytes.

    `seed` is the author's secret key, None for an unsigned pack; `former` the secret key that this one replaces.
    """
    key = "" if seed is None else public_line(public_key(seed))
    text = manifest_text(manifest_of(*heading, key, files))
    entries = {MANIFEST: text}
    if seed is not None:
        entries[SIGNATURE] = signature_text(seed, text, f"{heading.pack} {heading.version}").encode()
    if former is not None:
        entries[SUCCESSION] = signature_text(former, key.encode(), public_line(public_key(former))).encode()
    entries |= dict(sorted(files.items()))
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            entry = ZipInfo(name, _WHEN)
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(entry, data)
    return buffer.getvalue()


def open_sealed(data: bytes) -> SealedPack:
    """Return what a sealed pack holds, every file compared with the manifest, the manifest with its signature.

    Whether the key is anybody's one knows is another question. Raises NoSealedPack, SealBroken where it was changed.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _opened(archive)
    except (
        BadZipFile,
        KeyError,
        ValueError,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        zlib.error,
    ) as error:
        raise NoSealedPack(
            message("This is no sealed pack, or not all of one. Fetch the file once more, and try again.")
        ) from error


def _opened(archive: ZipFile) -> SealedPack:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    size = sum(entry.file_size for entry in entries)
    if len(names) > MAX_FILES + _OWN or len(set(names)) < len(names) or size > _MOST_BYTES or MANIFEST not in names:
        raise NoSealedPack(message("This is no sealed pack: it holds more than a pack can, or no list of its files."))
    text = _content(archive, MANIFEST, _MOST_MANIFEST)
    manifest = read_manifest(text)
    if {line.path for line in manifest.files} != set(names) - {MANIFEST, SIGNATURE, SUCCESSION}:
        raise _broken()
    public = _signed_by(archive, names, manifest, text)
    files = {}
    for line in manifest.files:
        files[line.path] = _content(archive, line.path, line.size)
        if sha256(files[line.path]).hexdigest() != line.sha256:
            raise _broken()
    return SealedPack(manifest, public, _former(archive, names, manifest), MappingProxyType(files))


def _signed_by(archive: ZipFile, names: list[str], manifest: Manifest, text: bytes) -> bytes | None:
    if SIGNATURE not in names and not manifest.key:
        return None
    public = read_public_line(manifest.key)
    written = _content(archive, SIGNATURE, 2_000) if SIGNATURE in names else b""
    signature = read_signature(written.decode("utf-8", "replace"))
    if public is None or signature is None or not verifies(public, text, signature):
        raise _broken()
    return public


def _former(archive: ZipFile, names: list[str], manifest: Manifest) -> bytes | None:
    if SUCCESSION not in names:
        return None
    signature = read_signature(_content(archive, SUCCESSION, 2_000).decode("utf-8", "replace"))
    former = read_public_line(signature.comment) if signature is not None else None
    if former is None or signature is None or not verifies(former, manifest.key.encode(), signature):
        raise _broken()
    return former


def _content(archive: ZipFile, name: str, most: int) -> bytes:
    with archive.open(name) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise _broken()
    return data


def _broken() -> SealBroken:
    return SealBroken(
        message("The pack was changed after its author sealed it. Do not use it; ask the author for it once more.")
    )
