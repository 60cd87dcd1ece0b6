"""Real chance, handed to everything else."""

import random
import uuid


def new_id() -> str:
    """Return a fresh UUID."""
    return str(uuid.uuid4())


def fresh_random() -> random.Random:
    """Return a generator seeded by the system's entropy."""
    return random.Random(random.SystemRandom().getrandbits(64))
