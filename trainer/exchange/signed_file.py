"""The container of assignments and results: a zip of bytes that are signed as they stand.

`payload` is UTF-8 whose first line names the kind; `signature` (64 bytes, Ed25519) is over the payload's bytes and
nothing else, by `public-key` (32 bytes). Attachments stand beside it and are named in the payload by their SHA-256,
which is for the reader of the payload to compare. Never signed: JSON that somebody wrote anew.
"""

from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Final, Literal, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from trainer.domain.message import message
from trainer.domain.problem import KnownProblem
from trainer.exchange.archive import content, opened
from trainer.exchange.item import Unusable
from trainer.sealing.signing import PUBLIC_BYTES, SIGNATURE_BYTES, is_signed, public_key, sign

Kind = Literal["massign", "mres"]
MOST_PAYLOAD: Final = 64 << 20
_PARTS: Final = ("payload", "signature", "public-key")
_WHEN: Final = (1980, 1, 1, 0, 0, 0)


class SignedContent(NamedTuple):
    """What was in a file whose signature holds; whether the key is anybody one knows is another question."""

    payload: bytes
    """Without the line that names the kind."""
    attachments: Mapping[str, bytes]
    public: bytes


class FileIncomplete(KnownProblem):
    """The file has not arrived whole (yet)."""


class FileAltered(KnownProblem):
    """The file is whole, and not what was signed."""


def signed_file(
    kind: Kind, payload: bytes, seed: bytes, attachments: Mapping[str, bytes] = MappingProxyType({})
) -> bytes:
    """Return the bytes of a signed file; the same content and key give the same bytes."""
    whole = f"minori-{kind} 1\n".encode() + payload
    parts = {"payload": whole, "signature": sign(seed, whole), "public-key": public_key(seed), **attachments}
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            entry = ZipInfo(name, _WHEN)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, data)
    return buffer.getvalue()


def read_signed_file(kind: Kind, data: bytes) -> SignedContent:
    """Return what a signed file holds.

    Raises:
        FileIncomplete: where it is no whole container (cut off, empty, still arriving).
        FileAltered: where the signature does not hold, or it is another kind of file.

    """
    try:
        archive = opened(data)
        names = archive.namelist()
        if any(part not in names for part in _PARTS):
            raise FileAltered(message("The file is not one that Minori wrote. Ask for it once more."))
        parts = {name: content(archive, name, MOST_PAYLOAD) for name in names}
    except Unusable as fault:
        raise FileIncomplete(message("The file has not arrived whole. Wait, or ask for it once more.")) from fault
    whole, signature, public = (parts.pop(name) for name in _PARTS)
    right_sizes = len(signature) == SIGNATURE_BYTES and len(public) == PUBLIC_BYTES
    if not right_sizes or not is_signed(public, whole, signature):
        raise FileAltered(message("The file was changed after it was signed. Ask for it once more."))
    head, _, payload = whole.partition(b"\n")
    if head != f"minori-{kind} 1".encode():
        raise FileAltered(message("The file is of another kind, or a newer Minori wrote it."))
    return SignedContent(payload, MappingProxyType(parts), public)
