"""Work that touches nothing of the learner's data any more, and may therefore go on beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Given_co = TypeVar("Given_co", covariant=True)


@dataclass(frozen=True, slots=True)
class PureJob(Generic[Given_co]):
    """Returned by work on the database lane whose longer part is pure: what comes next on the lane need not wait."""

    work: Callable[[], Given_co]
    """Holds all it needs."""
