"""Boxes that anybody can close and only one can open (X25519, the keys made from those that sign)."""

from nacl.exceptions import CryptoError
from nacl.public import SealedBox
from nacl.signing import SigningKey, VerifyKey

OVERHEAD = 48
"""Bytes by which a closed box is longer than what is in it."""


def close_box(public: bytes, content: bytes) -> bytes:
    """Return the content, readable only with the seed that `public` belongs to. Raises ValueError for no such key."""
    try:
        return SealedBox(VerifyKey(public).to_curve25519_public_key()).encrypt(content)
    except (CryptoError, RuntimeError) as error:
        raise ValueError("no public key") from error


def open_box(seed: bytes, box: bytes) -> bytes | None:
    """Return what is in a box; None where it was closed for somebody else, or changed."""
    try:
        return SealedBox(SigningKey(seed).to_curve25519_private_key()).decrypt(box)
    except (CryptoError, ValueError):
        return None
