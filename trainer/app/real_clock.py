"""The real clock, handed to everything else."""

import time

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
