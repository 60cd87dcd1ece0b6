"""A fact that does not stick on the screens: told under its answer, put aside, named in the progress screen, back."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.screens.question_steps import feedback_step
from tests.ui import made_reports
from tests.ui.question_room import Room, sample_of
from tests.wordings import told
from trainer.domain.response import Response
from trainer.domain.subject import FactId
from trainer.domain.text import Text
from trainer.study.steps import FeedbackStep, Stuck
from trainer.terminal.feedback import feedback_lines
from trainer.ui.charts.topic_cell import Gauge
from trainer.ui.charts.topic_ranking import TopicRanking
from trainer.ui.question.feedback import announcement
from trainer.ui.question.stuck_note import StuckNote
from trainer.ui.screens.progress.strength import StrengthView
from trainer.ui.theme.appearance import Appearance

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

STUCK = Stuck(
    FactId("goal"),
    told("「目標」は、5日まちがえています。"),
    Text("役割は目標で決まります。"),
    told("題（2024年）"),
    aside=False,
)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    """Return a question screen."""
    return Room(qtbot)


def missed(stuck: Stuck) -> FeedbackStep:
    """Return the feedback on a missed fact."""
    sample = sample_of("choose-one")
    step = feedback_step(sample, Response(("b",)))
    return replace(step, told=replace(step.told, stuck=stuck))


def note(room: Room) -> StuckNote:
    """Return the note on screen."""
    feedback = room.screen.parts.feedback
    assert feedback is not None
    found = feedback.findChild(StuckNote)
    assert found is not None
    return found


def test_under_its_answer_it_is_told_and_can_be_put_aside_and_brought_back(room: Room, qtbot: QtBot) -> None:
    """One button, which turns with the step; what it says is announced, too."""
    room.screen.show_step(missed(STUCK))
    words = [label.text() for label in note(room).findChildren(QLabel)]
    assert "役割は目標で決まります。" in "".join(words).replace("\u200b", "").replace("\n", "")
    assert "5日まちがえています" in announcement(missed(STUCK).told)
    with qtbot.waitSignal(room.screen.aside_wanted) as wanted:
        note(room).act.click()
    assert wanted.args == ["goal", True]
    room.screen.show_step(missed(STUCK._replace(aside=True)))
    with qtbot.waitSignal(room.screen.aside_wanted) as wanted:
        note(room).act.click()
    assert wanted.args == ["goal", False]


def test_what_somebody_else_set_has_no_button(room: Room) -> None:
    """Nor a line for it in the terminal."""
    room.screen.show_step(missed(STUCK._replace(stays=True)))
    assert not note(room).act.isVisible()
    assert not any("/a" in line for line in feedback_lines(missed(STUCK._replace(stays=True))))


def test_control_any_other_feedback_has_no_note(room: Room) -> None:
    """So that the note says something."""
    sample = sample_of("choose-one")
    room.screen.show_step(feedback_step(sample, Response(("b",))))
    feedback = room.screen.parts.feedback
    assert feedback is not None
    assert feedback.findChild(StuckNote) is None


def test_in_the_terminal_it_is_told_with_its_text_and_source() -> None:
    """And how to put it aside or bring it back."""
    lines = list(feedback_lines(missed(STUCK)))
    at = lines.index("「目標」は、5日まちがえています。")
    assert lines[at + 1 : at + 4] == [
        "役割は目標で決まります。",
        "出典: 題（2024年）",
        "/a で、しばらくわきに置けます。",
    ]
    aside = list(feedback_lines(missed(STUCK._replace(aside=True))))
    assert "/a で戻せます。" in aside


@pytest.fixture
def view(appearance: Appearance, qtbot: QtBot) -> StrengthView:
    """Return the topics' report."""
    made = StrengthView(appearance)
    qtbot.addWidget(made)
    made.resize(860, 900)
    made.show()
    made.show_report(made_reports.strength())
    return made


def test_the_progress_screen_names_what_is_aside_with_a_way_back(view: StrengthView, qtbot: QtBot) -> None:
    """And says nothing of it where there is none."""
    assert view.aside.isVisible()
    (back,) = view.aside.findChildren(QPushButton)
    with qtbot.waitSignal(view.back_wanted) as wanted:
        back.click()
    assert wanted.args == ["goal"]
    view.show_report(replace(made_reports.strength(), aside=()))
    assert not view.aside.isVisible()


def test_the_ranking_shows_the_lowest_first_each_with_a_bar_and_no_number_before_its_evidence(
    view: StrengthView,
) -> None:
    """At most six lines; a bar without a number is pale and has no middle."""
    report = made_reports.strength()
    ranking = view.findChild(TopicRanking)
    assert ranking is not None
    gauges = ranking.findChildren(Gauge)
    assert [line.name for line in ranking.lines] == [line.name for line in report.ranking[:6]]
    assert len(gauges) == 6
    for gauge, line in zip(gauges, ranking.lines, strict=True):
        assert ("%" in gauge.accessibleName()) == (line.cell.today is not None)
    assert "いちばん弱い" in gauges[0].accessibleName()
    assert not any("いちばん弱い" in gauge.accessibleName() for gauge in gauges[1:])
