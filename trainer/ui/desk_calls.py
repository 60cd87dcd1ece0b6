"""What the window asks of studying, and each call as a function that runs on the database lane."""

from collections.abc import Callable
from typing import Protocol

from trainer.domain.preferences import Preferences
from trainer.domain.progress import UNWATCHED, Watch
from trainer.domain.response import Confidence, Response
from trainer.domain.review import SessionKind
from trainer.domain.subject import FactId
from trainer.study.finding import Found
from trainer.study.home import HomeSnapshot
from trainer.study.reports import CalibrationReport, ConfusionReport, DaysReport, ForecastReport, StrengthReport
from trainer.study.snapshots import KeepingSnapshot, Step


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

    def strength(self) -> StrengthReport:
        """Return how strong each topic is."""
        ...

    def forecast(self) -> ForecastReport:
        """Return what will be held on the due date; takes some tenths of a second."""
        ...

    def confusions(self) -> ConfusionReport:
        """Return the pairs that are or were confused."""
        ...

    def calibration(self) -> CalibrationReport:
        """Return how sure goes with how right."""
        ...

    def days(self) -> DaysReport:
        """Return the last study days."""
        ...

    def change(self, preferences: Preferences) -> Preferences:
        """Keep the learner's settings."""
        ...

    def find(self, text: str) -> tuple[Found, ...]:
        """Return the facts and questions that have every word of `text` in them."""
        ...

    def prepare_finding(self) -> bool:
        """Make the search ready a little further; return whether there is more to do."""
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


def find(desk: Callable[[], Desk], text: str) -> tuple[Found, ...]:
    """Look for facts and questions."""
    return desk().find(text)


def prepare_finding(desk: Callable[[], Desk]) -> bool:
    """Make the search ready a little further."""
    return desk().prepare_finding()


def strength(desk: Callable[[], Desk]) -> StrengthReport:
    """Return how strong each topic is."""
    return desk().strength()


def forecast(desk: Callable[[], Desk]) -> ForecastReport:
    """Return what will be held on the due date; takes some tenths of a second."""
    return desk().forecast()


def confusions(desk: Callable[[], Desk]) -> ConfusionReport:
    """Return the pairs that are or were confused."""
    return desk().confusions()


def calibration(desk: Callable[[], Desk]) -> CalibrationReport:
    """Return how sure goes with how right."""
    return desk().calibration()


def days(desk: Callable[[], Desk]) -> DaysReport:
    """Return the last study days."""
    return desk().days()


def keeping(desk: Callable[[], Desk]) -> KeepingSnapshot:
    """Return folder and backups."""
    return desk().keeping()


def backup(desk: Callable[[], Desk], watch: Watch) -> KeepingSnapshot:
    """Make a backup."""
    return desk().backup_now(watch)


def change(desk: Callable[[], Desk], preferences: Preferences) -> Preferences:
    """Keep the settings."""
    return desk().change(preferences)
