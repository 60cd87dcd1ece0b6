"""What a confined child may use, and how the system holds it to that."""

import sys
from typing import Final, NamedTuple

MEBIBYTE: Final = 1 << 20


class Limits(NamedTuple):
    """Of one child; beyond any of them it is ended and the file is refused."""

    memory: int = 1024 * MEBIBYTE
    """Bytes of address space."""
    cpu_s: int = 10
    """Seconds of processor time."""
    wall_s: float = 15.0
    """Seconds altogether."""
    answer: int = 256 * MEBIBYTE
    """Bytes of what it hands back."""


STANDARD: Final = Limits()


def hold_to(limits: Limits) -> None:
    """Hold this process to the limits, where the system knows any; a core dump would copy the file."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.cpu_s),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 32),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (bound, bound))
