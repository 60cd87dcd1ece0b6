"""A secret key behind a passphrase: Argon2id makes the key of a box (XSalsa20-Poly1305)."""

from base64 import b64decode, b64encode
from binascii import Error
from typing import Final

from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.secret import SecretBox

_HEAD: Final = "minori-key-1"
_PARTS: Final = 3
SALT_BYTES: Final = argon2id.SALTBYTES


def lock_key(seed: bytes, passphrase: str, salt: bytes) -> str:
    """Return one line that holds the seed behind the passphrase; `salt` is 16 bytes of real chance."""
    box = SecretBox(_key(passphrase, salt)).encrypt(seed)
    return f"{_HEAD}:{b64encode(salt).decode()}:{b64encode(box).decode()}"


def unlock_key(line: str, passphrase: str) -> bytes | None:
    """Return the seed; None where the passphrase is another one or the line was changed."""
    parts = line.strip().split(":")
    if len(parts) != _PARTS or parts[0] != _HEAD:
        return None
    try:
        salt, box = b64decode(parts[1], validate=True), b64decode(parts[2], validate=True)
        return SecretBox(_key(passphrase, salt)).decrypt(box)
    except (CryptoError, Error, ValueError):
        return None


def _key(passphrase: str, salt: bytes) -> bytes:
    return argon2id.kdf(
        SecretBox.KEY_SIZE,
        passphrase.encode(),
        salt,
        opslimit=argon2id.OPSLIMIT_INTERACTIVE,
        memlimit=argon2id.MEMLIMIT_INTERACTIVE,
    )
