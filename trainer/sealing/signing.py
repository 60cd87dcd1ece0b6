"""Ed25519 (RFC 8032): who signed these bytes, and have they been changed since."""

from hashlib import sha256
from typing import Final

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

SEED_BYTES: Final = 32
"""A secret key is its seed; whoever makes one brings as many bytes of real chance."""
PUBLIC_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64
_GROUPS: Final = 6
_DIGITS: Final = 10_000


def public_key(seed: bytes) -> bytes:
    """Return the 32 bytes that others may know. Raises ValueError unless the seed has 32 bytes."""
    return bytes(SigningKey(seed).verify_key)


def sign(seed: bytes, content: bytes) -> bytes:
    """Return the 64 bytes of the signature."""
    return SigningKey(seed).sign(content).signature


def is_signed(public: bytes, content: bytes, signature: bytes) -> bool:
    """Return whether the owner of `public` signed exactly this content; malformed keys sign nothing."""
    if len(public) != PUBLIC_BYTES or len(signature) != SIGNATURE_BYTES:
        return False
    try:
        VerifyKey(public).verify(content, signature)
    except BadSignatureError:
        return False
    return True


def key_id(public: bytes) -> str:
    """Return a short name for a public key: 16 hexadecimal digits."""
    return sha256(public).hexdigest()[:16]


def fingerprint(public: bytes) -> str:
    """Return what two people can read to each other: six groups of four digits."""
    digest = int.from_bytes(sha256(public).digest(), "big")
    groups = (digest // _DIGITS**place % _DIGITS for place in range(_GROUPS))
    return " ".join(f"{group:04d}" for group in groups)
