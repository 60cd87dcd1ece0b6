"""What a screen is: its line in the registry, and what its module offers once it is wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar, runtime_checkable

from PySide6.QtWidgets import QWidget

from trainer.domain.clock import Clock
from trainer.domain.message import Message
from trainer.domain.preferences import Use
from trainer.ui.theme.appearance import Appearance

if TYPE_CHECKING:
    from trainer.study.service import StudyService

S = TypeVar("S", bound=QWidget)
Data = TypeVar("Data")


class Surroundings(NamedTuple):
    """What every screen may be built from."""

    appearance: Appearance
    clock: Clock


class Sample(NamedTuple, Generic[S]):
    """One showing of a screen with made contents, for the gallery and the walker."""

    name: str
    """Of the picture's file."""
    show: Callable[[S], None]


@dataclass(frozen=True, slots=True)
class Screen(Generic[S]):
    """What a screen's module offers as `SCREEN`."""

    build: Callable[[Surroundings], S]
    read: "Callable[[StudyService], Callable[[S], None]] | None" = None
    """Run on the database thread whenever the screen is shown; what it returns shows what was read. See `reads`."""
    samples: tuple[Sample[S], ...] = ()
    """Without any, the gallery shows the screen as it is built, or what the tests have made for it."""


def reads(
    read: "Callable[[StudyService], Data]", show: Callable[[S, Data], None]
) -> "Callable[[StudyService], Callable[[S], None]]":
    """Return the two halves of filling a screen as one: `read` on the database thread, then `show` on the screen."""

    def then_show(service: "StudyService") -> Callable[[S], None]:
        data = read(service)
        return lambda screen: show(screen, data)

    return then_show


class ScreenSpec(NamedTuple):
    """One line in `screens.SCREENS`."""

    name: str
    title: Message
    """For navigation, palette and window title."""
    icon: str
    """File in assets/icons, without suffix; empty: not in the navigation."""
    shortcut: str
    """Key sequence, or empty."""
    words: str
    """What else the palette finds it by: readings, romaji and other words, in any language."""
    module: str
    """Where its class and its `SCREEN` stand; imported when called, so that only what is shown is loaded."""
    alone: bool = False
    """True: no navigation beside it, and the palette does not lead to it."""
    use: Use | None = None
    """Whose place it is, beside learning; it is met only where that use is chosen in the settings."""

    def is_for(self, uses: tuple[Use, ...]) -> bool:
        """Return whether who chose these uses meets the screen."""
        return self.use is None or self.use in uses

    def load(self) -> Screen[QWidget]:
        """Import the module and return what it offers."""
        offered: object = vars(import_module(self.module))["SCREEN"]
        if not isinstance(offered, Screen):
            raise TypeError(self.module)
        return offered


@runtime_checkable
class NamesFirstFocus(Protocol):
    """A screen that says where the keyboard begins.

    Not a focus proxy: Qt leaves the children of a widget with a proxy out of the Tab order.
    """

    first_focus: QWidget
