"""The real clock and real chance, handed to everything else."""

import random
import time
import uuid

from trainer.domain.clock import Moment

_NS_A_MS = 1_000_000
_SECONDS_A_MINUTE = 60


class RealClock:
    """The machine's clock."""

    def now(self) -> Moment:
        """Return the present moment with the local offset of right now."""
        nanoseconds = time.time_ns()
        local = time.localtime(nanoseconds // 1_000_000_000)
        return Moment(nanoseconds // _NS_A_MS, local.tm_gmtoff // _SECONDS_A_MINUTE)

    def elapsed_ms(self) -> int:
        """Return milliseconds of the monotonic clock."""
        return time.monotonic_ns() // _NS_A_MS


def new_id() -> str:
    """Return a fresh UUID."""
    return str(uuid.uuid4())


def fresh_random() -> random.Random:
    """Return a generator seeded by the system's entropy."""
    return random.Random(random.SystemRandom().getrandbits(64))
