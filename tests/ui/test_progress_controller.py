"""From the progress screen to the desk and back."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.test_study_controller import Stage, stage
from trainer.domain.message import message
from trainer.domain.preferences import Preferences
from trainer.domain.problem import KnownProblem
from trainer.domain.study_day import StudyDay
from trainer.reports import REPORTS
from trainer.reports.report import Report, ReportSpec
from trainer.ui.worker import Worker

__all__ = ["stage"]


def test_the_picked_report_is_asked_for_and_shown(stage: Stage, qtbot: QtBot, background: Worker) -> None:
    """Going there asks for the first; each pick asks for another; what comes back is shown."""
    stage.window.stack.show_named("progress")
    screen = stage.window.stack.named("progress")
    first, *others = (spec.name for spec in REPORTS)
    for name in others:
        screen.findChild(QPushButton, f"segment-{name}").click()
        qtbot.waitUntil(lambda: not background.busy)
        assert screen._views[name].isVisibleTo(screen)
    asked = [call[1] for call in stage.desk.calls if call[0] == "report"]
    assert asked == [first, *others]


def test_an_overtaken_report_is_dropped(stage: Stage, qtbot: QtBot, background: Worker) -> None:
    """Who clicks on before the answer comes sees the report picked last, and only that one is built."""
    stage.window.stack.show_named("progress")
    screen = stage.window.stack.named("progress")
    for name in ("forecast", "confusions", "days"):
        screen.findChild(QPushButton, f"segment-{name}").click()
    qtbot.waitUntil(lambda: not background.busy)
    assert set(screen._views) == {"days"}
    assert screen._views["days"].isVisibleTo(screen)


def test_the_weak_topics_begin_from_the_progress_screen(stage: Stage, qtbot: QtBot, background: Worker) -> None:
    """The wish reaches the desk, and the question is shown."""
    stage.window.stack.show_named("progress")
    qtbot.waitUntil(lambda: not background.busy)
    with qtbot.waitSignal(stage.study.step_shown):
        stage.window.stack.named("progress").begin_wanted.emit("weak", "")
    assert ("begin", "weak", None) in stage.desk.calls
    assert stage.window.stack.shown == "question"


def test_a_due_date_is_kept_and_forecast_anew(stage: Stage, qtbot: QtBot, background: Worker) -> None:
    """Also where the settings were looked at before: their next change leaves the date alone."""
    stage.window.stack.show_named("settings")
    stage.window.stack.show_named("progress")
    screen = stage.window.stack.named("progress")
    screen.findChild(QPushButton, "segment-forecast").click()
    qtbot.waitUntil(lambda: not background.busy)
    screen.due_wanted.emit(20_800)
    qtbot.waitUntil(lambda: not background.busy)
    kept = Preferences(theme="light", calm=True, due_day=StudyDay(20_800))
    assert stage.desk.calls[-3:] == [("change", kept), ("report", "forecast"), ("kept", True)]
    stage.window.stack.named("settings").findChild(QPushButton, "segment-20").click()
    qtbot.waitUntil(lambda: not background.busy)
    assert ("change", kept._replace(minutes=20)) in stage.desk.calls
    screen.due_wanted.emit(None)
    qtbot.waitUntil(lambda: not background.busy)
    assert ("change", kept._replace(minutes=20, due_day=None)) in stage.desk.calls


def test_a_report_that_cannot_be_had_is_no_endless_wait(
    stage: Stage, qtbot: QtBot, background: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screen says so under the sentence of the fault, and choosing it again shows it."""

    def locked(_spec: ReportSpec[Report]) -> None:
        raise KnownProblem(message("In use elsewhere."))

    with monkeypatch.context() as now:
        now.setattr(stage.desk, "report", locked)
        stage.window.stack.show_named("progress")
        qtbot.waitUntil(lambda: not background.busy)
        screen = stage.window.stack.named("progress")
        assert screen._moment.isVisibleTo(screen)
        assert screen._moment.text().startswith("いまは表示できません")
    screen.findChild(QPushButton, "segment-strength").click()
    qtbot.waitUntil(lambda: not background.busy)
    assert screen._views["strength"].isVisibleTo(screen)
    assert not screen._moment.isVisibleTo(screen)


def test_a_fact_is_brought_back_from_the_progress_screen(stage: Stage, qtbot: QtBot, background: Worker) -> None:
    """The report is asked for anew, and what follows the feedback on screen, too."""
    stage.window.stack.show_named("progress")
    qtbot.waitUntil(lambda: not background.busy)
    stage.window.stack.named("progress").back_wanted.emit("role.m.goal")
    qtbot.waitUntil(lambda: not background.busy)
    assert stage.desk.calls[-2:] == [("back", "role.m.goal"), ("report", REPORTS[0].name)]


def test_a_fact_is_put_aside_from_the_question_screen(stage: Stage, qtbot: QtBot, background: Worker) -> None:
    """The feedback that comes back is shown in place of the one that was."""
    stage.study.begin("review")
    qtbot.waitUntil(lambda: not background.busy)
    with qtbot.waitSignal(stage.study.step_shown):
        stage.question.aside_wanted.emit("role.m.goal", True)
    assert ("aside", "role.m.goal") in stage.desk.calls
