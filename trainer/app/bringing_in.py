"""What is brought in after the first paint, piece by piece on the main thread: the lane thread must import nothing."""

from trainer.storage.warm_up import STAGES
from trainer.storage.warm_up import bring_in as bring_in_library

_ROOMS = (
    # From the bottom upwards, so that no piece brings half the house along.
    "trainer.study.steps",
    "trainer.packs.read_pack",
    "trainer.domain.folding",
    "trainer.question_types",
    "trainer.study.learner_context",
    "trainer.study.reports",
    "trainer.scheduling.fsrs_model",
    "trainer.study.service",
    "trainer.app.library_session",
    "trainer.ui.question.screen",
    "trainer.ui.single_instance",
    "trainer.ui.command_palette.command_palette",
)

PIECES: tuple[str, ...] = (*STAGES, *_ROOMS)


def bring_in(piece: str) -> None:
    """Import one of PIECES, in their order."""
    bring_in_library(piece)
