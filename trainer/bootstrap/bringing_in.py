"""What is brought in after the first paint, piece by piece on the main thread: the lane thread must import nothing."""

from trainer.storage.warm_up import STAGES
from trainer.storage.warm_up import bring_in as bring_in_library

_ROOMS = (
    "trainer.ui.study_flow",
    "trainer.packs.read_pack",
    "trainer.question_types",
    "trainer.scheduling.fsrs_model",
    "trainer.study.desk",
    "trainer.bootstrap.learner_desk",
    "trainer.ui.screens.question",
    "trainer.ui.doorbell",
    "trainer.ui.palette.command_palette",
)

PIECES: tuple[str, ...] = (*STAGES, *_ROOMS)


def bring_in(piece: str) -> None:
    """Import one of PIECES, in their order."""
    bring_in_library(piece)
