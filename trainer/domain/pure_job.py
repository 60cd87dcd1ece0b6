"""Work that touches nothing of the learner's data any more, and may therefore go on beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class PureJob(Generic[Given]):
    """Returned by work on the database lane whose longer part is pure: what comes next on the lane need not wait."""

    work: Callable[[], Given]
    """Holds all it needs."""
