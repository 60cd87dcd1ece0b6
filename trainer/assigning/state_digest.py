"""One number for everything that was handed in: two consoles that have the same have the same one.

When something arrived is no part of it, for that is each console's own.
"""

from collections.abc import Mapping
from hashlib import sha256

from trainer.assigning.evidence import Evidence


def state_digest(evidence: Mapping[str, Evidence]) -> str:
    """Return the SHA-256 (hex) over all answers, undos and flags, whatever order they came in."""
    whole = sha256()
    for registration in sorted(evidence):
        one = evidence[registration]
        answers = sorted(answer._replace(received_ms=0) for answer in one.answers)
        undos = sorted(undo._replace(received_ms=0) for undo in one.undos)
        told = (registration, answers, undos, one.flags, sorted(one.odd), one.opened_ms, one.last_contact_ms)
        whole.update(f"{told!r}\n".encode())
    return whole.hexdigest()
