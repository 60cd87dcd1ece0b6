"""Real chance, handed to everything else; apart from the clock, which a window needs first: `uuid` takes 10 ms."""

import os
import random
import uuid


def new_id() -> str:
    """Return a fresh UUID."""
    return str(uuid.uuid4())


def fresh_random() -> random.Random:
    """Return a generator seeded by the system's entropy."""
    return random.Random(random.SystemRandom().getrandbits(64))


def fresh_bytes(number: int) -> bytes:
    """Return so many bytes of the system's entropy, for keys."""
    return os.urandom(number)
