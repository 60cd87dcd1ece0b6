"""Who is meant by an employee code, and what their part in an assignment is called: the same on every device."""

from hashlib import sha256
from typing import Final
from unicodedata import category, normalize
from uuid import UUID, uuid5

_UUID_BYTES: Final = 16
_UNSEEN: Final = "Cf"
"""Characters that only steer others: a code that was copied may hold them."""


def shown_code(written: str) -> str:
    """Return an employee code as it is shown: half-width where there is a choice, leading zeros kept."""
    return "".join(one for one in normalize("NFKC", written) if category(one) != _UNSEEN).strip()


def compared_code(written: str) -> str:
    """Return what two writings of one employee code have in common: NFKC, trimmed, without case."""
    return shown_code(written).casefold()


def registration_of(organisation_key: bytes, assignment: str, code: str) -> str:
    """Return the UUID of a person's part in an assignment; both of a person's computers come to the same one.

    UUIDv5 of "<assignment>/<compared code>" in the namespace of the first 16 bytes of the public key's SHA-256.
    """
    namespace = UUID(bytes=sha256(organisation_key).digest()[:_UUID_BYTES])
    return str(uuid5(namespace, f"{assignment}/{compared_code(code)}"))
