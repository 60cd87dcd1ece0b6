"""What the shell knows of a screen before it is built."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from trainer.domain.clock import Clock
from trainer.ui.theme.appearance import Appearance


class Surroundings(NamedTuple):
    """What every screen may be built from."""

    appearance: Appearance
    clock: Clock


class ScreenSpec(NamedTuple):
    """One line in `screens.SCREENS`."""

    name: str
    title: str
    """English id of the words, for navigation and window title."""
    icon: str
    """File in assets/icons, without suffix; empty: not in the navigation."""
    shortcut: str
    """Key sequence, or empty."""
    build: Callable[[Surroundings], QWidget]
    """Imports its module when called, so that only what is shown is loaded."""
    alone: bool = False
    """True: no navigation beside it."""
