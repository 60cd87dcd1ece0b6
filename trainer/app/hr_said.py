"""What one of HR's commands came to."""

from collections.abc import Mapping
from typing import NamedTuple

from trainer.domain.message import Message


class Said(NamedTuple):
    """What a command came to."""

    told: Mapping[str, object]
    """For machines."""
    lines: tuple[Message, ...]
    """For people."""
    code: int = 0
