"""The packs one can study, as they are offered."""

from typing import NamedTuple


class PackLine(NamedTuple):
    """One pack."""

    folder: str
    title: str
    facts: int
    questions: int
    in_use: bool
