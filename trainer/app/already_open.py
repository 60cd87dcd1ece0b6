"""What a start says where another copy of the program has the folder."""

from pathlib import Path

from trainer.domain.message import message
from trainer.domain.problem import KnownProblem


class AlreadyOpen(KnownProblem):
    """Another copy has this learner's data open, and no window of it answered."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            message("Another Minori has this data open ({folder}). Close it, then start again.", folder=str(folder))
        )
