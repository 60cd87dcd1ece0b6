"""The few things a learner may set; all have a default and none must be set."""

from typing import Literal, NamedTuple

from trainer.domain.focus import EVERYTHING, Focus
from trainer.domain.goal import Goal
from trainer.domain.study_day import DAY_STARTS_HOUR, StudyDay
from trainer.domain.text import FIRST_LANGUAGE, Language

ThemeChoice = Literal["system", "light", "dark"]
Use = Literal["make", "assign"]
"""What somebody does here beside learning: makes questions, hands out training."""


class Preferences(NamedTuple):
    """Language, look and minutes a day."""

    language: Language = FIRST_LANGUAGE
    theme: ThemeChoice = "system"
    minutes: int = 10
    text_percent: int = 100
    """100 to 200."""
    calm: bool = False
    """True: no motion."""
    due_day: StudyDay | None = None
    """The day by which the learner wants to hold it all; None: no such day."""
    due_from: StudyDay | None = None
    """The day on which `due_day` was set: the plan for it starts there."""
    unseen_in_test: bool = False
    """Whether a test may ask what was never met."""
    pack: str = ""
    """The folder of the pack that was chosen in the window; empty: the built-in one."""
    second_folder: str = ""
    """This computer's place in the folder where backups are copied as well; empty: nowhere."""
    goals: tuple[Goal, ...] = ()
    """Goals beside the learner's own, such as an assigned set; they share the minutes."""
    focus: Focus = EVERYTHING
    """What is practised at present."""
    day_starts: int = DAY_STARTS_HOUR
    """The hour at which a study day starts; what is in the log keeps its day."""
    uses: tuple[Use, ...] = ()
    """What was chosen beside learning; each has a place in the navigation that nobody else meets."""
