"""The few things a learner may set; all have a default and none must be set."""

from typing import Literal, NamedTuple

from trainer.domain.text import Language

ThemeChoice = Literal["system", "light", "dark"]


class Preferences(NamedTuple):
    """Language, look and minutes a day."""

    language: Language = "ja"
    theme: ThemeChoice = "system"
    minutes: int = 10
    text_percent: int = 100
    """100 to 200."""
    calm: bool = False
    """True: no motion."""
