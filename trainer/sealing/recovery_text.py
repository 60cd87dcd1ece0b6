"""A secret key as letters on paper, with a check that tells a slip of the pen."""

from base64 import b32decode, b32encode
from binascii import Error
from hashlib import sha256
from typing import Final

from trainer.sealing.signing import SEED_BYTES

_CHECK: Final = 3
_GROUP: Final = 4
_A_LINE: Final = 7


def recovery_text(seed: bytes) -> str:
    """Return a secret key as two lines of seven groups of four letters A-Z and digits 2-7."""
    letters = b32encode(seed + _check(seed)).decode()
    groups = [letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP)]
    return "\n".join(" ".join(groups[at : at + _A_LINE]) for at in range(0, len(groups), _A_LINE))


def seed_from_recovery(text: str) -> bytes | None:
    """Return the secret key, however it was spaced and in whatever case; None where a letter is wrong or missing."""
    letters = "".join(one for one in text.upper() if one.isalnum()).replace("0", "O").replace("1", "I")
    try:
        data = b32decode(letters)
    except (Error, ValueError):
        return None
    seed, check = data[:-_CHECK], data[-_CHECK:]
    return seed if len(seed) == SEED_BYTES and check == _check(seed) else None


def _check(seed: bytes) -> bytes:
    return sha256(b"minori-recovery" + seed).digest()[:_CHECK]
