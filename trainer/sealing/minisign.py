"""Signature files and keys as minisign writes them, so that its own program can verify ours.

The signature is over the content's BLAKE2b-512 ("ED"); a second one covers the first and the trusted comment.
"""

from base64 import b64decode, b64encode
from binascii import Error
from hashlib import blake2b
from typing import Final, NamedTuple

from trainer.sealing.signing import PUBLIC_BYTES, SIGNATURE_BYTES, is_signed, public_key, sign

_HASHED: Final = b"ED"
_KEY: Final = b"Ed"
_ID: Final = 8
_LINES: Final = 4
_UNTRUSTED: Final = "untrusted comment: "
_TRUSTED: Final = "trusted comment: "


class Signature(NamedTuple):
    """What a signature file says; nothing of it is true before `verifies` says so."""

    key: bytes
    """The eight bytes that name the key."""
    signature: bytes
    comment: str
    """The trusted comment."""
    over_all: bytes


def key_number(public: bytes) -> bytes:
    """Return the eight bytes that name a key in signature files."""
    return blake2b(public, digest_size=_ID).digest()


def public_line(public: bytes) -> str:
    """Return a public key as `minisign -P` takes it."""
    return b64encode(_KEY + key_number(public) + public).decode()


def read_public_line(line: str) -> bytes | None:
    """Return the 32 bytes of a public key from its line, None where it is none."""
    try:
        data = b64decode(line.strip(), validate=True)
    except (Error, ValueError):
        return None
    return data[2 + _ID :] if data[:2] == _KEY and len(data) == 2 + _ID + PUBLIC_BYTES else None


def signature_text(seed: bytes, content: bytes, comment: str) -> str:
    """Return a signature file over the content; `comment` is one line and is signed, too."""
    public = public_key(seed)
    signature = sign(seed, blake2b(content).digest())
    over_all = sign(seed, signature + comment.encode())
    first = b64encode(_HASHED + key_number(public) + signature).decode()
    return f"{_UNTRUSTED}minori\n{first}\n{_TRUSTED}{comment}\n{b64encode(over_all).decode()}\n"


def read_signature(text: str) -> Signature | None:
    """Return what a signature file says, None where it is none."""
    lines = text.splitlines()
    if len(lines) != _LINES or not lines[0].startswith(_UNTRUSTED) or not lines[2].startswith(_TRUSTED):
        return None
    try:
        first, over_all = b64decode(lines[1], validate=True), b64decode(lines[3], validate=True)
    except (Error, ValueError):
        return None
    if first[:2] != _HASHED or len(first) != 2 + _ID + SIGNATURE_BYTES:
        return None
    return Signature(first[2 : 2 + _ID], first[2 + _ID :], lines[2].removeprefix(_TRUSTED), over_all)


def verifies(public: bytes, content: bytes, signature: Signature) -> bool:
    """Return whether the owner of `public` signed this content and this comment."""
    return (
        signature.key == key_number(public)
        and is_signed(public, blake2b(content).digest(), signature.signature)
        and is_signed(public, signature.signature + signature.comment.encode(), signature.over_all)
    )
