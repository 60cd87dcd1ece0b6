"""From a wish on a screen to the desk and back to a screen."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.reports.made_input import made_answers, made_input
from tests.ui import made
from trainer import translations
from trainer.domain.message import message
from trainer.domain.preferences import Preferences
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.domain.pure_job import PureJob
from trainer.domain.response import Confidence, Response
from trainer.domain.review import SessionKind
from trainer.domain.subject import FactId
from trainer.reports.report import Made_co, ReportSpec
from trainer.study.home import HomeSnapshot
from trainer.study.search import Found
from trainer.study.service import StudyService
from trainer.study.steps import AskStep, BackupsSnapshot, FeedbackStep, Progress, Step
from trainer.ui.controllers.study import StudyController
from trainer.ui.screen import ScreenSpec, Surroundings
from trainer.ui.screens import SCREENS
from trainer.ui.shell import Shell
from trainer.ui.worker import Worker


class PlainQuestion(QWidget):
    """A question screen with nothing but its contract."""

    answered = Signal(object, object, int)
    go_on_wanted = Signal()
    undo_wanted = Signal()
    flag_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[object] = []
        self.busy: list[bool] = []
        self.away: list[bool] = []

    def show_step(self, step: AskStep | FeedbackStep) -> None:
        """Keep the step."""
        self.steps.append(step)

    def set_away(self, away: bool) -> None:
        """Keep the state."""
        self.away.append(away)

    def set_busy(self, busy: bool) -> None:
        """Keep the state."""
        self.busy.append(busy)


QUESTION = ScreenSpec("question", "Question", "", "", lambda _around: PlainQuestion(), alone=True)
ASK = AskStep(made.asking("?"), "", "new", "", Progress(0, 0.0), can_undo=False, flagged=False)


class WrittenDesk(StudyService):
    """Answers by the book and notes what was asked, and on which thread."""

    def __init__(self) -> None:  # without the parts of a learner: what the window asks is answered here
        self.calls: list[tuple[object, ...]] = []
        self.threads: set[str] = set()

    def _note(self, *call: object) -> None:
        self.calls.append(call)
        self.threads.add(threading.current_thread().name)

    def show_home(self) -> HomeSnapshot:
        """Return a home."""
        self._note("home")
        return made.home()

    def start_session(self, kind: SessionKind, fact: FactId | None = None) -> Step:
        """Ask."""
        self._note("begin", kind, fact)
        return ASK

    def submit_answer(self, response: Response, confidence: Confidence | None, milliseconds: int) -> Step:
        """Give feedback."""
        self._note("answer", response, confidence, milliseconds)
        return made.feedback()

    def next_question(self) -> Step:
        """End."""
        self._note("go_on")
        return made.ending()

    def current_step(self) -> Step | None:
        """Return the question."""
        self._note("current")
        return ASK

    def undo_answer(self) -> Step:
        """Ask again."""
        self._note("undo")
        return ASK

    def flag_question(self) -> Step:
        """Ask still."""
        self._note("flag")
        return ASK

    def report(self, spec: ReportSpec[Made_co]) -> PureJob[Made_co]:
        """Return what a made learner comes to."""
        self._note("report", spec.name)
        return PureJob(lambda: spec.make(made_input(made_answers())))

    def change_preferences(self, preferences: Preferences) -> Preferences:
        """Keep."""
        self._note("change", preferences)
        return preferences

    def search(self, text: str) -> tuple[Found, ...]:
        """Find nothing."""
        self._note("find", text)
        return ()

    def prepare_search(self) -> bool:
        """Be ready at once."""
        return False

    def list_backups(self) -> BackupsSnapshot:
        """Return a folder."""
        self._note("keeping")
        return made.keeping()

    def make_backup(self, watch: ProgressReporter = NO_PROGRESS) -> BackupsSnapshot:
        """Return a folder."""
        watch(1.0, message("done"))
        self._note("backup_now")
        return made.keeping()


class Stage:
    """Window, flow and desk."""

    def __init__(self, around: Surroundings, background: Worker) -> None:
        self.desk = WrittenDesk()
        specs = tuple(QUESTION if spec.name == "question" else spec for spec in SCREENS)
        self.shell = Shell(around, background, specs)
        self.shell.take_keys()
        self.shell.show_screen("home")
        desk: Callable[[], WrittenDesk] = lambda: self.desk
        self.flow = StudyController(
            self.shell, background, around.appearance, desk, Preferences(theme="light", calm=True)
        )
        self.shell.show()

    @property
    def question(self) -> PlainQuestion:
        """The question screen."""
        screen = self.shell.screen_named("question")
        assert isinstance(screen, PlainQuestion)
        return screen


@pytest.fixture
def stage(around: Surroundings, background: Worker, qtbot: QtBot) -> Stage:
    """Return all of it."""
    made_stage = Stage(around, background)
    qtbot.addWidget(made_stage.shell)
    return made_stage


def test_a_session_from_the_field_to_its_end(stage: Stage, qtbot: QtBot) -> None:
    """Begin, answer, go on, end: each wish reaches the desk, each step its screen."""
    home = stage.shell.screen_named("home")
    with qtbot.waitSignal(stage.flow.step_shown):
        home.begin_wanted.emit("fact", "role.m.goal")
    assert stage.shell.shown == "question"
    with qtbot.waitSignal(stage.flow.step_shown):
        stage.question.answered.emit(Response(("a",)), Confidence.SURE, 900)
    assert isinstance(stage.question.steps[-1], FeedbackStep)
    with qtbot.waitSignal(stage.flow.step_shown):
        stage.question.go_on_wanted.emit()
    assert stage.shell.shown == "ending"
    assert stage.desk.calls == [
        ("begin", "fact", "role.m.goal"),
        ("answer", Response(("a",)), Confidence.SURE, 900),
        ("go_on",),
    ]


def test_a_second_answer_while_one_is_written_is_not_taken(stage: Stage, qtbot: QtBot) -> None:
    """An impatient key never answers twice."""
    with qtbot.waitSignal(stage.flow.step_shown):
        stage.flow.begin("review")
    with qtbot.waitSignal(stage.flow.step_shown):
        stage.question.answered.emit(Response(("a",)), None, 1)
        stage.question.answered.emit(Response(("b",)), None, 1)
    assert [call[1] for call in stage.desk.calls if call[0] == "answer"] == [Response(("a",))]
    assert stage.question.busy[-2:] == [True, False]


@pytest.mark.parametrize("wish", ["undo", "flag"])
def test_undo_and_flag_reach_the_desk(stage: Stage, qtbot: QtBot, wish: str) -> None:
    """Small wishes go the same way."""
    with qtbot.waitSignal(stage.flow.step_shown):
        stage.flow.begin("review")
    with qtbot.waitSignal(stage.flow.step_shown):
        getattr(stage.question, f"{wish}_wanted").emit()
    assert stage.desk.calls[-1] == (wish,)


def test_leaving_shows_the_field_as_it_is_now(stage: Stage, qtbot: QtBot, background: Worker) -> None:
    """After leaving, the home is asked for again."""
    with qtbot.waitSignal(stage.flow.step_shown):
        stage.flow.begin("review")
    stage.question.leave_wanted.emit()
    assert stage.shell.shown == "home"
    qtbot.waitUntil(lambda: not background.busy)
    assert stage.desk.calls[-1] == ("home",)


def test_who_leaves_while_an_answer_is_written_is_not_called_back(
    stage: Stage, qtbot: QtBot, background: Worker
) -> None:
    """The answer is kept, the field stays, and shows it."""
    with qtbot.waitSignal(stage.flow.step_shown):
        stage.flow.begin("review")
    stage.question.answered.emit(Response(("a",)), None, 1)
    stage.question.leave_wanted.emit()
    qtbot.waitUntil(lambda: not background.busy)
    assert stage.shell.shown == "home"
    assert [call[0] for call in stage.desk.calls if call[0] in ("answer", "home")][-2:] == ["answer", "home"]
    with qtbot.waitSignal(stage.flow.step_shown):
        stage.flow.begin("review")
    assert stage.shell.shown == "question"


def test_the_desk_is_only_touched_on_the_lane(stage: Stage, qtbot: QtBot, background: Worker) -> None:
    """The GUI thread never waits for the disk."""
    for name in ("strength", "settings", "home"):
        stage.shell.show_screen(name)
    qtbot.waitUntil(lambda: not background.busy)
    assert threading.main_thread().name not in stage.desk.threads
    assert {"report", "keeping", "home"} <= {str(call[0]) for call in stage.desk.calls}


def test_settings_apply_at_once_and_are_kept(stage: Stage, qtbot: QtBot, background: Worker) -> None:
    """Language, theme and size change without a restart and go to the desk."""
    stage.shell.show_screen("settings")
    english = Preferences(language="en", theme="dark", text_percent=125, calm=True)
    with qtbot.waitSignal(stage.flow.preferences_changed):
        stage.shell.screen_named("settings").changed.emit(english)
    qtbot.waitUntil(lambda: not background.busy)
    assert translations.language() == "en"
    assert ("change", english) in stage.desk.calls
    assert stage.shell.windowTitle().startswith("Settings")
    assert stage.shell.screen_named("settings")._preferences == english
