"""What the window asks of studying, and each call as a function that runs on the database lane."""

from collections.abc import Callable
from typing import Protocol

from trainer.domain.preferences import Preferences
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.domain.pure_job import PureJob
from trainer.domain.response import Confidence, Response
from trainer.domain.review import SessionKind
from trainer.domain.subject import FactId
from trainer.study.home import HomeSnapshot
from trainer.study.reports import CalibrationReport, ConfusionReport, DaysReport, ForecastReport, StrengthReport
from trainer.study.search import Found
from trainer.study.steps import BackupsSnapshot, Step


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

    def forecast_job(self) -> PureJob[ForecastReport]:
        """Return what will be held on the due date, as work of some tenths of a second that needs no lane."""
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

    def keeping(self) -> BackupsSnapshot:
        """Return where the data is and which backups there are."""
        ...

    def backup_now(self, watch: ProgressReporter = NO_PROGRESS) -> BackupsSnapshot:
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


def forecast(desk: Callable[[], Desk]) -> PureJob[ForecastReport]:
    """Return what will be held on the due date, as work of some tenths of a second that needs no lane."""
    return desk().forecast_job()


def confusions(desk: Callable[[], Desk]) -> ConfusionReport:
    """Return the pairs that are or were confused."""
    return desk().confusions()


def calibration(desk: Callable[[], Desk]) -> CalibrationReport:
    """Return how sure goes with how right."""
    return desk().calibration()


def days(desk: Callable[[], Desk]) -> DaysReport:
    """Return the last study days."""
    return desk().days()


def keeping(desk: Callable[[], Desk]) -> BackupsSnapshot:
    """Return folder and backups."""
    return desk().keeping()


def backup(desk: Callable[[], Desk], watch: ProgressReporter) -> BackupsSnapshot:
    """Make a backup."""
    return desk().backup_now(watch)


def change(desk: Callable[[], Desk], preferences: Preferences) -> Preferences:
    """Keep the settings."""
    return desk().change(preferences)
