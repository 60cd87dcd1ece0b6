"""What the window asks of studying, and each call as a function that runs on the database lane."""

from collections.abc import Callable
from typing import Protocol

from trainer.domain.preferences import Preferences
from trainer.domain.progress import UNWATCHED, Watch
from trainer.domain.response import Confidence, Response
from trainer.domain.review import SessionKind
from trainer.domain.subject import FactId
from trainer.study.home import HomeSnapshot
from trainer.study.snapshots import KeepingSnapshot, MatrixSnapshot, Step


class Desk(Protocol):
    """What the window asks of studying; every call runs on the database lane."""

    def home(self) -> HomeSnapshot:
        """Return the field and the next act."""
        ...

    def begin(self, kind: SessionKind, fact: FactId | None = None) -> Step:
        """Start a session, or go on with the day's unfinished one."""
        ...

    def answer(self, response: Response, confidence: Confidence | None, milliseconds: int) -> Step:
        """Keep an answer; it is on disk when this returns."""
        ...

    def go_on(self) -> Step:
        """Go from feedback to what follows."""
        ...

    def ahead(self) -> Step | None:
        """Return what `go_on` will show, without going there; None where there is no feedback on screen."""
        ...

    def current(self) -> Step | None:
        """Return the step on screen, None before the first session."""
        ...

    def undo(self) -> Step:
        """Take back the newest answer."""
        ...

    def flag(self) -> Step:
        """Toggle 「この問題はおかしい」."""
        ...

    def matrix(self) -> MatrixSnapshot:
        """Return what is held, topic by topic."""
        ...

    def change(self, preferences: Preferences) -> Preferences:
        """Keep the learner's settings."""
        ...

    def keeping(self) -> KeepingSnapshot:
        """Return where the data is and which backups there are."""
        ...

    def backup_now(self, watch: Watch = UNWATCHED) -> KeepingSnapshot:
        """Make a verified backup."""
        ...


def home(desk: Callable[[], Desk]) -> HomeSnapshot:
    """Return the field and the next act."""
    return desk().home()


def begin(desk: Callable[[], Desk], kind: SessionKind, fact: FactId | None) -> Step:
    """Start or go on with a session."""
    return desk().begin(kind, fact)


def answer(desk: Callable[[], Desk], response: Response, confidence: Confidence | None, milliseconds: int) -> Step:
    """Keep an answer."""
    return desk().answer(response, confidence, milliseconds)


def go_on(desk: Callable[[], Desk]) -> Step:
    """Go from feedback to what follows."""
    return desk().go_on()


def ahead(desk: Callable[[], Desk]) -> Step | None:
    """Look at what follows."""
    return desk().ahead()


def current(desk: Callable[[], Desk]) -> Step | None:
    """Return the step on screen."""
    return desk().current()


def undo(desk: Callable[[], Desk]) -> Step:
    """Take back the newest answer."""
    return desk().undo()


def flag(desk: Callable[[], Desk]) -> Step:
    """Toggle the complaint."""
    return desk().flag()


def matrix(desk: Callable[[], Desk]) -> MatrixSnapshot:
    """Return what is held."""
    return desk().matrix()


def keeping(desk: Callable[[], Desk]) -> KeepingSnapshot:
    """Return folder and backups."""
    return desk().keeping()


def backup(desk: Callable[[], Desk], watch: Watch) -> KeepingSnapshot:
    """Make a backup."""
    return desk().backup_now(watch)


def change(desk: Callable[[], Desk], preferences: Preferences) -> Preferences:
    """Keep the settings."""
    return desk().change(preferences)
