"""What the log says of the learner beyond each fact's memory: the leaning by topic, and the pairs that held since."""

from trainer.domain.subject import Distinction
from trainer.scheduling import confusion
from trainer.scheduling.leaning import Leaning
from trainer.study.workspace import Workspace


def leaning(workspace: Workspace) -> Leaning:
    """Return the leaning over each fact's first answer of each study day, as it is now: the one plans are made with."""
    return workspace.notebook.leaning_before(())


def mended_pairs(workspace: Workspace) -> frozenset[Distinction]:
    """Return the confused pairs whose two facts both held since, on two days and in two forms: as plan and home do."""
    return confusion.mended_pairs(workspace.notebook.confusions.values(), workspace.catalogue.forms_of)
