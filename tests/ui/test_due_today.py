"""The due date is today: the picture and the field for it say so."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui import made_reports
from trainer.domain.message import NOTHING, message
from trainer.domain.study_day import StudyDay
from trainer.reports.forecast import ForecastReport, Told
from trainer.ui.charts.forecast_line import _end_words
from trainer.ui.numbers import percent
from trainer.ui.screens.progress.forecast import ForecastView
from trainer.ui.theme.appearance import Appearance


def due_in(days: int | None) -> ForecastReport:
    """Return a report with a due date so many days ahead; its points go on to the next day at least."""
    made = made_reports.forecast().told
    assert made is not None
    whole = made.points[: max(days or 0, 1) + 1]
    held = made.points[0].held if days == 0 else whole[-1].held
    due = None if days is None else StudyDay(made_reports.TODAY + days)
    told = Told(whole, held, held.mean, held.mean, None)
    return ForecastReport(made_reports.TODAY, due, NOTHING, 10, 0.9, (message("…"),), told)


@pytest.mark.parametrize(("days", "said"), [(0, "2026年11月22日"), (3, "2026年11月25日"), (None, "決めていません")])
def test_the_date_says_what_is_set(appearance: Appearance, qtbot: QtBot, days: int | None, said: str) -> None:
    """Also on the day itself, which is the first one that can be chosen."""
    view = ForecastView(appearance)
    qtbot.addWidget(view)
    for shown in (None, days):
        view.show_report(due_in(shown))
    assert view.due.date.text() == said
    assert view.due.none.isVisibleTo(view) == (days is not None)


def test_minutes_change_nothing_on_the_day_itself() -> None:
    """And the end of the line is named after the line; the control has both changes."""
    today, later = due_in(0), due_in(3)
    assert [changes for changes, _ in later.changes] == [8, 12]
    assert today.changes == ()
    assert today.told is not None
    assert later.told is not None
    last = today.told.points[-1].held.mean
    assert _end_words(today, today.told) == [(last, f"10分 {percent(last)}")]
    assert today.told.points[-1].held != today.told.held
