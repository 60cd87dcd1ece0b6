"""A goal: facts to be held by a day. Several share the minutes of one day."""

from typing import NamedTuple

from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId, PackId


class Goal(NamedTuple):
    """One beside the learner's own, which is whatever no other goal names, by the due date of the settings."""

    id: str
    """Constant; it stands in the log on every answer that was given for it."""
    name: str
    """As people call it, in whatever language."""
    pack: PackId
    facts: tuple[FactId, ...]
    due_day: StudyDay | None = None
    """None: no date; a goal whose date is over is over, too."""
    due_from: StudyDay | None = None
    """The first day of its plan."""
    assigned: bool = False
    """Whether somebody else set it: what it names cannot be put aside."""
    registration: str = ""
    """What answers to its facts are handed in for, also when the date is over; empty: nothing."""


OWN = ""
"""The id of the learner's own goal."""
