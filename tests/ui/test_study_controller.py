"""From a wish on a screen to the desk and back to a screen."""

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.reports.made_input import made_answers, made_input
from tests.ui import made
from tests.ui.windows import OneService, main_window
from trainer import translations
from trainer.domain.message import NOTHING, message
from trainer.domain.preferences import Preferences
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.domain.pure_job import PureJob
from trainer.domain.response import Confidence, Response
from trainer.domain.review import SessionKind
from trainer.domain.subject import FactId
from trainer.reports.forecast import ForecastReport
from trainer.reports.report import Made_co, ReportSpec
from trainer.study.author_notes import AuthorNote
from trainer.study.goals_outlook import GoalsOutlook
from trainer.study.home import HomeSnapshot
from trainer.study.known_pack import PackLine
from trainer.study.offer_test import ExamOffer
from trainer.study.search import Found
from trainer.study.service import StudyService
from trainer.study.steps import AskStep, BackupsSnapshot, EndStep, FeedbackStep, Progress, Step
from trainer.ui.controllers.workplaces import Workplaces
from trainer.ui.question.screen import QuestionScreen
from trainer.ui.screen import Surroundings
from trainer.ui.worker import Worker

ASK = AskStep(made.asking("?"), NOTHING, "new", NOTHING, Progress(0, 0.0), can_undo=False, flagged=False)


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

    def leave_session(self) -> EndStep | None:
        """Return how it went so far."""
        self._note("leave")
        return made.ending()

    def goes_on(self, kind: SessionKind) -> SessionKind | None:
        """No test was left."""
        self._note("goes on", kind)
        return None

    def offer_test(self) -> ExamOffer:
        """Offer a test."""
        return ExamOffer(20, 7, 14, unseen=False, may_choose=True)

    def goals_outlook(self) -> PureJob[GoalsOutlook]:
        """There is no goal."""
        return PureJob(lambda: GoalsOutlook((), None))

    def author_notes(self) -> tuple[AuthorNote, ...]:
        """Nothing was noted."""
        return ()

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

    def redo_answer(self) -> Step:
        """Give the feedback again."""
        self._note("redo")
        return made.feedback()

    def set_aside(self, fact: FactId) -> Step | None:
        """Give the feedback again."""
        self._note("aside", fact)
        return made.feedback()

    def bring_back(self, fact: FactId) -> Step | None:
        """Ask still."""
        self._note("back", fact)
        return ASK

    def flag_question(self) -> Step:
        """Ask still."""
        self._note("flag")
        return ASK

    def report(self, spec: ReportSpec[Made_co]) -> PureJob[Made_co]:
        """Return what a made learner comes to."""
        self._note("report", spec.name)
        return PureJob(lambda: spec.make(made_input(made_answers())))

    def keep_forecast(self, report: ForecastReport) -> None:
        """Note that the report that was shown is to be kept."""
        self._note("kept", report.told is not None)

    def preferences(self) -> Preferences:
        """Return the defaults."""
        return Preferences()

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
        return made.backups()

    def make_backup(self, watch: ProgressReporter = NO_PROGRESS) -> BackupsSnapshot:
        """Return a folder."""
        watch(1.0, message("done"))
        self._note("backup_now")
        return made.backups()


class Stage:
    """Window, controllers and service."""

    def __init__(self, around: Surroundings, background: Worker, packs: tuple[PackLine, ...] = ()) -> None:
        self.desk = WrittenDesk()
        self.window = main_window(around, background)
        self.window.stack.show_named("home")
        service: Callable[[], WrittenDesk] = lambda: self.desk
        self.workplaces = Workplaces(
            self.window, background, around.appearance, OneService(service, packs),
            Preferences(theme="light", calm=True),
        )  # fmt: skip
        self.study = self.workplaces.study
        self.steps: list[Step] = []
        self.study.step_shown.connect(self.steps.append)
        self.window.show()

    @property
    def question(self) -> QuestionScreen:
        """The question screen."""
        return self.window.stack.screen_of(QuestionScreen)


@pytest.fixture
def stage(around: Surroundings, background: Worker, qtbot: QtBot) -> Stage:
    """Return all of it."""
    made_stage = Stage(around, background)
    qtbot.addWidget(made_stage.window)
    return made_stage


def test_a_session_from_the_field_to_its_end(stage: Stage, qtbot: QtBot) -> None:
    """Begin, answer, go on, end: each wish reaches the desk, each step its screen."""
    home = stage.window.stack.named("home")
    with qtbot.waitSignal(stage.study.step_shown):
        home.begin_wanted.emit("fact", "role.m.goal")
    assert stage.window.stack.shown == "question"
    with qtbot.waitSignal(stage.study.step_shown):
        stage.question.answered.emit(Response(("a",)), Confidence.SURE, 900)
    assert isinstance(stage.steps[-1], FeedbackStep)
    with qtbot.waitSignal(stage.study.step_shown):
        stage.question.go_on_wanted.emit()
    assert stage.window.stack.shown == "session_summary"
    assert stage.desk.calls == [
        ("begin", "fact", "role.m.goal"),
        ("answer", Response(("a",)), Confidence.SURE, 900),
        ("go_on",),
    ]


def test_a_second_answer_while_one_is_written_is_not_taken(stage: Stage, qtbot: QtBot) -> None:
    """An impatient key never answers twice."""
    with qtbot.waitSignal(stage.study.step_shown):
        stage.study.begin("review")
    with qtbot.waitSignal(stage.study.step_shown):
        stage.question.answered.emit(Response(("a",)), None, 1)
        stage.question.answered.emit(Response(("b",)), None, 1)
        assert stage.question._busy
    assert [call[1] for call in stage.desk.calls if call[0] == "answer"] == [Response(("a",))]
    assert not stage.question._busy


@pytest.mark.parametrize("wish", ["undo", "redo", "flag"])
def test_undo_and_flag_reach_the_desk(stage: Stage, qtbot: QtBot, wish: str) -> None:
    """Small wishes go the same way."""
    with qtbot.waitSignal(stage.study.step_shown):
        stage.study.begin("review")
    with qtbot.waitSignal(stage.study.step_shown):
        getattr(stage.question, f"{wish}_wanted").emit()
    assert stage.desk.calls[-1] == (wish,)


def test_leaving_shows_the_field_as_it_is_now(stage: Stage, qtbot: QtBot, background: Worker) -> None:
    """After leaving, the home is asked for again."""
    with qtbot.waitSignal(stage.study.step_shown):
        stage.study.begin("review")
    stage.question.leave_wanted.emit()
    assert stage.window.stack.shown == "home"
    qtbot.waitUntil(lambda: not background.busy)
    assert stage.desk.calls[-1] == ("home",)


def test_who_leaves_while_an_answer_is_written_is_not_called_back(
    stage: Stage, qtbot: QtBot, background: Worker
) -> None:
    """The answer is kept, the field stays, and shows it."""
    with qtbot.waitSignal(stage.study.step_shown):
        stage.study.begin("review")
    stage.question.answered.emit(Response(("a",)), None, 1)
    stage.question.leave_wanted.emit()
    qtbot.waitUntil(lambda: not background.busy)
    assert stage.window.stack.shown == "home"
    assert [call[0] for call in stage.desk.calls if call[0] in ("answer", "home")][-2:] == ["answer", "home"]
    with qtbot.waitSignal(stage.study.step_shown):
        stage.study.begin("review")
    assert stage.window.stack.shown == "question"


def test_the_desk_is_only_touched_on_the_lane(stage: Stage, qtbot: QtBot, background: Worker) -> None:
    """The GUI thread never waits for the disk."""
    for name in ("progress", "settings", "home"):
        stage.window.stack.show_named(name)
    qtbot.waitUntil(lambda: not background.busy)
    assert threading.main_thread().name not in stage.desk.threads
    assert {"report", "keeping", "home"} <= {str(call[0]) for call in stage.desk.calls}


def test_settings_apply_at_once_and_are_kept(stage: Stage, qtbot: QtBot, background: Worker) -> None:
    """Language, theme and size change without a restart and go to the desk."""
    stage.window.stack.show_named("settings")
    english = Preferences(language="en", theme="dark", text_percent=125, calm=True)
    with qtbot.waitSignal(stage.workplaces.preferences.changed):
        stage.window.stack.named("settings").changed.emit(english)
    qtbot.waitUntil(lambda: not background.busy)
    assert translations.language() == "en"
    assert ("change", english) in stage.desk.calls
    assert stage.window.windowTitle().startswith("Settings")
    assert stage.window.stack.named("settings")._preferences == english


def test_leaving_a_session_shows_how_it_went_so_far(stage: Stage, qtbot: QtBot) -> None:
    """And from there to the field; a test asks before that."""
    with qtbot.waitSignal(stage.study.step_shown):
        stage.study.begin("review")
    with qtbot.waitSignal(stage.study.step_shown):
        stage.question.answered.emit(Response(("a",)), None, 900)
    with qtbot.waitSignal(stage.study.step_shown):
        stage.question.leave_wanted.emit()
    assert stage.window.stack.shown == "session_summary"
    assert ("leave",) in stage.desk.calls


def test_without_an_answer_leaving_leads_to_the_field_at_once(stage: Stage, qtbot: QtBot) -> None:
    """Control: there is nothing to show."""
    with qtbot.waitSignal(stage.study.step_shown):
        stage.study.begin("review")
    stage.question.leave_wanted.emit()
    assert stage.window.stack.shown == "home"
    assert ("leave",) not in stage.desk.calls


def test_a_test_is_introduced_before_it_begins(stage: Stage, qtbot: QtBot) -> None:
    """From the field as from the palette; only its own button begins it."""
    stage.window.stack.named("home").begin_wanted.emit("test", "")
    qtbot.waitUntil(lambda: stage.window.stack.shown == "exam")
    assert not any(call[0] == "begin" for call in stage.desk.calls)
    with qtbot.waitSignal(stage.study.step_shown):
        stage.window.stack.named("exam").start.click()
    assert ("begin", "test", None) in stage.desk.calls


def test_who_goes_elsewhere_while_leaving_begins_anew_there(stage: Stage, qtbot: QtBot, background: Worker) -> None:
    """The end of the session that was left calls nobody back and swallows nothing that is begun since."""
    with qtbot.waitSignal(stage.study.step_shown):
        stage.study.begin("review")
    with qtbot.waitSignal(stage.study.step_shown):
        stage.question.answered.emit(Response(("a",)), None, 900)
    stage.question.leave_wanted.emit()
    stage.study.leave_for("settings")
    qtbot.waitUntil(lambda: not background.busy)
    assert stage.window.stack.shown == "settings"
    with qtbot.waitSignal(stage.study.step_shown):
        stage.study.begin("review")
    assert stage.window.stack.shown == "question"
