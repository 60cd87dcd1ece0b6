"""The question prepared during the feedback and shown ahead of the desk's word, when something comes in between."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.screens.question_samples import SAMPLES, Sample
from tests.screens.question_steps import ask_step, feedback_step
from tests.study.learner import ask
from tests.ui.test_study_controller import WrittenDesk
from tests.ui.windows import OneService, main_window
from trainer import translations
from trainer.domain.clock import Moment
from trainer.domain.preferences import Preferences
from trainer.domain.response import Confidence, Response
from trainer.domain.review import SessionKind
from trainer.domain.subject import FactId
from trainer.domain.text import Language
from trainer.study.steps import AskStep, FeedbackStep, Step
from trainer.ui.controllers.workplaces import Workplaces
from trainer.ui.question.screen import PREPARE_MS, QuestionScreen
from trainer.ui.screen import Surroundings
from trainer.ui.theme.appearance import Appearance
from trainer.ui.worker import Worker

ONE, SEVERAL, OTHER = SAMPLES[0], SAMPLES[1], SAMPLES[2]
PREFERENCES = Preferences(theme="light", calm=True)
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Desk(WrittenDesk):
    """Asks ONE, then SEVERAL, unless `next` says otherwise than `promised`."""

    def __init__(self) -> None:
        super().__init__()
        self.language: Language = "ja"
        self.promised: Sample = SEVERAL
        self.next: Sample = SEVERAL
        self.flagged = False
        self.step: Step = self._ask(ONE)

    def _ask(self, sample: Sample) -> AskStep:
        return replace(ask_step(sample, self.language), flagged=self.flagged)

    def _show(self, step: Step) -> Step:
        self.step = step
        return step

    def start_session(self, kind: SessionKind, fact: FactId | None = None) -> Step:
        """Go on where it stands."""
        self._note("begin", kind, fact)
        return self._show(self._told()) if isinstance(self.step, FeedbackStep) else self.step

    def current_step(self) -> Step:
        """Return it."""
        return self.step

    def submit_answer(self, response: Response, confidence: Confidence | None, milliseconds: int) -> Step:
        """Say it was wrong."""
        self._note("answer", response, confidence, milliseconds)
        return self._show(self._told())

    def _told(self) -> FeedbackStep:
        told = feedback_step(ONE, ONE.wrong, self.language)
        return replace(told, flagged=self.flagged, following=self._ask(self.promised))

    def next_question(self) -> Step:
        """Ask what really comes."""
        self._note("go_on")
        return self._show(self._ask(self.next))

    def undo_answer(self) -> Step:
        """Ask ONE again."""
        self._note("undo")
        return self._show(self._ask(ONE))

    def flag_question(self) -> Step:
        """Note it."""
        self._note("flag")
        self.flagged = not self.flagged
        told = isinstance(self.step, FeedbackStep)
        return self._show(self._told() if told else replace(ask(self.step), flagged=self.flagged))

    def change_preferences(self, preferences: Preferences) -> Preferences:
        """Speak the language from now on."""
        self.language = preferences.language
        if isinstance(self.step, FeedbackStep):
            self._show(replace(self.step, following=self._ask(self.promised)))
        return preferences


class Painted(QObject):
    """Hears when a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count."""
        self.times += event.type() == QEvent.Type.Paint
        return False


class WaitingLane:
    """Runs what it was given when told to."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Future[Any], Callable[[], Any]]] = []
        self.on_submit: Callable[[], None] = lambda: None

    def submit(self, work: Callable[..., Any], *args: object) -> Future[Any]:
        """Keep the work."""
        self.on_submit()
        future: Future[Any] = Future()
        self._waiting.append((future, lambda: work(*args)))
        return future

    def run(self) -> None:
        """Do what waits, also for the painting, and what comes of it, until nothing waits."""
        for _ in range(2):
            QApplication.processEvents()
        while self._waiting:
            future, work = self._waiting.pop(0)
            future.set_result(work())
            QApplication.processEvents()


class PatientClock:
    """Every look is a second later: no press counts as a double one."""

    def __init__(self) -> None:
        self._ms = 0

    def now(self) -> Moment:
        """Return a moment."""
        return Moment(self._ms, 540)

    def elapsed_ms(self) -> int:
        """Return a later time."""
        self._ms += 1_000
        return self._ms


class Stage:
    """The real question screen, a lane that waits, and the desk."""

    def __init__(self, appearance: Appearance, qtbot: QtBot) -> None:
        self.lane, self.desk, self._qtbot = WaitingLane(), Desk(), qtbot
        background = Worker(self.lane.submit)
        self.window = main_window(Surroundings(appearance, PatientClock()), background)
        background.setParent(self.window)
        qtbot.addWidget(self.window)
        self.window.stack.show_named("home")
        self.workplaces = Workplaces(
            self.window, background, appearance, OneService(lambda: self.desk), PREFERENCES
        )  # fmt: skip
        self.study = self.workplaces.study
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def to_feedback(self) -> None:
        """Answer the first question and read on until the next one is prepared."""
        self.study.begin("review")
        self.lane.run()
        QTest.keyClicks(self.focus(), "3")
        self.press(Qt.Key.Key_Return)
        self.lane.run()
        assert isinstance(self.desk.step, FeedbackStep)
        self.wait_prepared()

    def wait_prepared(self) -> None:
        """Wait until what the desk promises stands behind the feedback."""
        assert isinstance(self.desk.step, FeedbackStep)
        promised = self.desk.step.following
        assert isinstance(promised, AskStep)
        self._qtbot.waitUntil(lambda: self.question.parts.is_prepared(promised))

    def press(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(self.focus(), key)

    def focus(self) -> Any:
        """Return the widget that has the keyboard."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def question(self) -> QuestionScreen:
        """The question screen now built."""
        return self.window.stack.screen_of(QuestionScreen)

    def prompt(self) -> str:
        """Return the question in front."""
        return self.question.parts.sheet.prompt.clean_text()

    def calls(self) -> list[object]:
        """Return what the desk was asked."""
        return [call[0] for call in self.desk.calls if call[0] not in ("home", "matrix", "keeping")]


@pytest.fixture
def stage(appearance: Appearance, qtbot: QtBot) -> Iterator[Stage]:
    """Return a stage with the first question's feedback on screen and the next question behind it."""
    made = Stage(appearance, qtbot)
    made.to_feedback()
    yield made
    made.lane.run()


def prompt_of(sample: Sample, language: Language = "ja") -> str:
    """Return the sample's question."""
    return sample.prompt.in_(language)


def test_enter_shows_it_before_the_desk_has_spoken(stage: Stage) -> None:
    """At once; the desk follows, and what was chosen meanwhile stays but is not sent before."""
    stage.press(Qt.Key.Key_Return)
    assert stage.prompt() == prompt_of(SEVERAL)
    assert "go_on" not in stage.calls()
    QTest.keyClicks(stage.focus(), "2")
    stage.press(Qt.Key.Key_Return)
    stage.lane.run()
    assert stage.calls() == ["begin", "answer", "go_on"]
    assert stage.prompt() == prompt_of(SEVERAL)
    view = stage.question.parts.view
    assert view is not None
    assert view.response() == Response(("b",))
    stage.press(Qt.Key.Key_Return)
    stage.lane.run()
    assert stage.calls()[-1] == "answer"


def test_only_what_changes_is_painted_anew(stage: Stage) -> None:
    """The line above the question stays as it is where it says the same."""
    painted, sheet = Painted(stage.question.parts.leave), Painted(stage.question.parts.footer.primary_button)
    QTest.qWait(2 * PREPARE_MS)
    painted.times = sheet.times = 0
    stage.press(Qt.Key.Key_Return)
    for _ in range(3):
        QApplication.sendPostedEvents()
    assert sheet.times
    assert not painted.times


def test_the_desk_is_asked_after_the_question_is_painted(stage: Stage) -> None:
    """Both at once would hold each other up: the painting comes first."""
    painted, order = Painted(stage.question.parts), []
    stage.lane.on_submit = lambda: order.append(painted.times)
    QTest.qWait(2 * PREPARE_MS)
    painted.times = 0
    stage.press(Qt.Key.Key_Return)
    assert not order
    stage.lane.run()
    assert order[0]


def test_a_window_that_closes_meanwhile_asks_nothing_more(stage: Stage) -> None:
    """Nobody is there who would answer."""
    stage.press(Qt.Key.Key_Return)
    stage.window.closed.emit()
    stage.lane.run()
    assert "go_on" not in stage.calls()


def test_where_the_desk_says_otherwise_that_is_shown(stage: Stage) -> None:
    """The truth replaces the guess, and an answer goes to the truth."""
    stage.desk.next = OTHER
    stage.press(Qt.Key.Key_Return)
    assert stage.prompt() == prompt_of(SEVERAL)
    QTest.keyClicks(stage.focus(), "2")
    stage.lane.run()
    assert stage.prompt() == prompt_of(OTHER)
    view = stage.question.parts.view
    assert view is not None
    assert view.response() is None
    QTest.keyClicks(stage.focus(), "11")
    stage.press(Qt.Key.Key_Return)
    stage.lane.run()
    assert stage.desk.calls[-1][:2] == ("answer", Response(("true", "a")))


def test_leaving_before_the_desk_has_spoken(stage: Stage) -> None:
    """The field stays, nothing calls back, and the session goes on with what the desk has."""
    stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_Escape)
    assert stage.window.stack.shown == "home"
    stage.lane.run()
    assert stage.window.stack.shown == "home"
    assert stage.calls().count("go_on") == 1
    stage.study.begin("review")
    stage.lane.run()
    assert stage.prompt() == prompt_of(SEVERAL)


def test_leaving_from_the_feedback_forgets_what_was_prepared(stage: Stage) -> None:
    """Back again, the feedback stands, and going on asks the desk anew."""
    stage.press(Qt.Key.Key_Escape)
    stage.lane.run()
    assert stage.window.stack.shown == "session_summary"
    assert not stage.question.parts.is_prepared(stage.desk._ask(SEVERAL))
    stage.desk.promised = stage.desk.next = OTHER
    stage.study.begin("review")
    stage.lane.run()
    assert isinstance(stage.desk.step, FeedbackStep)
    stage.wait_prepared()
    stage.press(Qt.Key.Key_Return)
    assert stage.prompt() == prompt_of(OTHER)
    stage.lane.run()


def test_undo_right_after_the_feedback(stage: Stage) -> None:
    """The old question comes back, not the prepared one, and the desk never goes on."""
    stage.press(Qt.Key.Key_Z)
    stage.lane.run()
    assert stage.prompt() == prompt_of(ONE)
    assert stage.calls() == ["begin", "answer", "undo"]
    QTest.keyClicks(stage.focus(), "1")
    stage.press(Qt.Key.Key_Return)
    stage.lane.run()
    assert stage.desk.calls[-1][:2] == ("answer", Response(("a",)))


def test_undo_before_the_desk_has_spoken_waits_for_it(stage: Stage) -> None:
    """Pressed too early it does nothing; then it takes the answer back."""
    stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_Z)
    stage.lane.run()
    assert "undo" not in stage.calls()
    stage.press(Qt.Key.Key_Z)
    stage.lane.run()
    assert stage.calls()[-2:] == ["go_on", "undo"]
    assert stage.prompt() == prompt_of(ONE)


def test_a_flag_in_between_shows_with_the_next_question(stage: Stage) -> None:
    """What was prepared before the complaint does not hide it."""
    stage.press(Qt.Key.Key_F)
    stage.lane.run()
    stage.wait_prepared()
    stage.press(Qt.Key.Key_Return)
    assert stage.prompt() == prompt_of(SEVERAL)
    assert stage.question.parts.footer.flag_button.isChecked()
    stage.lane.run()
    assert stage.question.parts.footer.flag_button.isChecked()


def test_going_on_while_the_flag_is_being_kept_waits(stage: Stage) -> None:
    """Enter right after F is not lost in between and asks nothing twice."""
    stage.press(Qt.Key.Key_F)
    stage.press(Qt.Key.Key_Return)
    stage.lane.run()
    assert stage.calls() == ["begin", "answer", "flag"]
    stage.press(Qt.Key.Key_Return)
    stage.lane.run()
    assert stage.calls()[-1] == "go_on"
    assert stage.prompt() == prompt_of(SEVERAL)


def test_another_language_in_between(stage: Stage) -> None:
    """The screen is built anew, shows the feedback again, and the next question is of the new language."""
    old = stage.question
    stage.workplaces.preferences.prefer(PREFERENCES._replace(language="en"))
    stage.lane.run()
    assert translations.language() == "en"
    assert stage.question is not old
    assert stage.prompt() == prompt_of(ONE)
    stage.question.parts.footer.primary_button.click()
    stage.lane.run()
    assert stage.prompt() == prompt_of(SEVERAL, "en")
    assert stage.calls()[-1] == "go_on"
