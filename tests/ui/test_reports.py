"""The reports on the progress screen: what they say, want, and copy."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import made_reports
from tests.ui.test_home import NASTY, focus_chain, primary
from tests.ui.test_text_fits import cut
from trainer.domain.message import message
from trainer.domain.subject import FactId
from trainer.domain.text import Text
from trainer.reports import REPORTS
from trainer.reports.as_csv import as_csv
from trainer.reports.as_text import as_text
from trainer.reports.confusions import ConfusionReport
from trainer.reports.report import Report
from trainer.translations import say
from trainer.ui.charts.chart import Chart
from trainer.ui.charts.topic_cell import TopicCell
from trainer.ui.numbers import date_of, day_of, percent
from trainer.ui.screens.progress import PICTURES, general_view
from trainer.ui.screens.progress.confusions import ConfusionsView
from trainer.ui.screens.progress.forecast import ForecastView
from trainer.ui.screens.progress.number_table import NumberView
from trainer.ui.screens.progress.pair_row import PairRow
from trainer.ui.screens.progress.report_view import NextAct, ReportView
from trainer.ui.screens.progress.screen import ProgressScreen
from trainer.ui.screens.progress.strength import StrengthView
from trainer.ui.theme.appearance import Appearance

NAMES: tuple[str, ...] = tuple(spec.name for spec in REPORTS)
PICTURED = pytest.mark.parametrize("name", [name for name in NAMES if name in PICTURES])
EVERY = pytest.mark.parametrize("name", NAMES)


@pytest.fixture
def screen(appearance: Appearance, qtbot: QtBot) -> ProgressScreen:
    """Return the screen, shown."""
    made = ProgressScreen(appearance)
    qtbot.addWidget(made)
    made.resize(1180, 800)
    made.show()
    return made


def show(screen: ProgressScreen, name: str, report: Report | None = None) -> ReportView:
    """Pick a report and hand it over."""
    button = screen.findChild(QPushButton, f"segment-{name}")
    assert button is not None
    button.click()
    screen.show_report(name, made_reports.report(name) if report is None else report)
    return screen._views[name]


def table(view: QWidget) -> NumberView:
    """Return the table of a view."""
    found = view.findChild(NumberView)
    assert found is not None
    return found


def words_on(view: QWidget) -> str:
    """Return all words on a view, without the marks that say where lines may break."""
    words = "\n".join(label.text() for label in view.findChildren(QLabel))
    return words.replace("\u200b", "").replace("\u2060", "")


@PICTURED
def test_the_picture_is_named_and_described_and_can_be_walked_to(screen: ProgressScreen, name: str) -> None:
    """A screen reader hears the sentence of the report at the picture."""
    report = made_reports.report(name)
    view = show(screen, name, report)
    sentence = say(report.sentences[0])
    pictures = [widget for widget in view.findChildren(QWidget) if sentence in widget.accessibleDescription()]
    assert pictures
    assert all(picture.accessibleName() for picture in pictures)
    stops = focus_chain(screen)
    assert [stop for stop in stops if not stop.accessibleName()] == []
    walked = [stop for stop in stops if isinstance(stop, Chart | TopicCell) and stop.isVisibleTo(screen)]
    assert walked


@EVERY
def test_what_there_is_to_know_is_read(screen: ProgressScreen, name: str) -> None:
    """The first sentence of every report stands on its view."""
    report = made_reports.report(name)
    assert say(report.sentences[0]) in words_on(show(screen, name, report))


def test_every_picture_is_of_a_report_there_is() -> None:
    """A view whose report is gone or has another name would never be shown."""
    assert PICTURES.keys() <= set(NAMES)


@EVERY
def test_any_report_can_be_shown_without_a_picture(appearance: Appearance, qtbot: QtBot, name: str) -> None:
    """The general view says all its sentences and shows its table."""
    report, view = made_reports.report(name), general_view(appearance)
    qtbot.addWidget(view)
    view.show_report(report)
    words = words_on(view)
    assert [sentence for sentence in map(say, report.sentences) if sentence not in words] == []
    assert len(table(view).numbers.rows) == len(report.table.rows)


def test_a_view_refuses_another_kind_of_report(appearance: Appearance, qtbot: QtBot) -> None:
    """A picture at another report's line is a bug that is seen at once."""
    view = ForecastView(appearance)
    qtbot.addWidget(view)
    with pytest.raises(TypeError):
        view.show_report(made_reports.days())


def test_a_click_asks_for_the_report(screen: ProgressScreen, qtbot: QtBot) -> None:
    """The switch names what is wanted; a late answer to an older wish does not take its place."""
    with qtbot.waitSignal(screen.report_wanted) as wanted:
        show(screen, "forecast")
    assert wanted.args == ["forecast"]
    screen.show_report("strength", made_reports.strength())
    assert screen._views["forecast"].isVisibleTo(screen)
    assert not screen._views["strength"].isVisibleTo(screen)


def test_the_same_report_again_leaves_the_selection(screen: ProgressScreen) -> None:
    """Asking again on return does not throw away what one is at."""
    view = table(show(screen, "days"))
    view.selectRow(2)
    screen.show_report("days", made_reports.days())
    assert view.selectionModel().hasSelection()


def test_ten_on_the_weak_topics_is_one_click(screen: ProgressScreen, qtbot: QtBot) -> None:
    """The one primary button begins a session on weak topics."""
    view = show(screen, "strength")
    assert isinstance(view, StrengthView)
    assert primary(view) == [view.practise]
    with qtbot.waitSignal(screen.begin_wanted) as wanted:
        view.practise.click()
    assert wanted.args == ["weak", ""]


def test_every_topic_says_in_words_what_it_shows(screen: ProgressScreen) -> None:
    """Held today, at the horizon, and how thin the evidence is; the weakest is marked by a word and a picture."""
    report = made_reports.strength()
    cells = show(screen, "strength", report).findChildren(TopicCell)
    assert len(cells) == sum(cell is not None for row in report.cells for cell in row)
    for shown in cells:
        spoken, cell = shown.accessibleName(), shown.cell
        assert ("第一印象" in spoken) == cell.first_impression
        assert ("いちばん弱い" in spoken) == cell.weakest
        if cell.today is None or cell.horizon is None:
            assert "%" not in spoken
        else:
            assert percent(cell.today.mean) in spoken
            assert f"{say(report.horizon)} {percent(cell.horizon.mean)}" in spoken
    weakest = next(shown for shown in cells if shown.cell.weakest)
    assert [label for label in weakest.findChildren(QLabel) if not label.pixmap().isNull()]


def test_who_has_just_come_is_told_the_next_act(screen: ProgressScreen, qtbot: QtBot) -> None:
    """Empty reports have no empty picture and no empty table, but one sentence."""
    for name in ("strength", "confusions", "calibration", "days"):
        view = show(screen, name, made_reports.bare_report(name))
        acts = [act for act in view.findChildren(NextAct) if act.isVisibleTo(screen)]
        assert len(acts) == 1, name
        assert not table(view).isVisibleTo(screen), name
        assert not [chart for chart in view.findChildren(Chart) if chart.isVisibleTo(screen)], name
    strength = show(screen, "strength", made_reports.fresh_strength())
    assert isinstance(strength, StrengthView)
    with qtbot.waitSignal(screen.begin_wanted) as wanted:
        strength.start.start.click()
    assert wanted.args == ["learn", ""]


def test_a_pair_is_practised_by_click_and_by_enter(screen: ProgressScreen, qtbot: QtBot) -> None:
    """The fact that is mistaken more often is practised, from the words and from the table."""
    report = made_reports.confusions()
    view = show(screen, "confusions", report)
    rows = view.findChildren(PairRow)
    assert len(rows) == len(report.lines)
    for at, fact in ((0, report.lines[0].fact), (2, report.lines[2].other)):
        with qtbot.waitSignal(screen.begin_wanted) as wanted:
            rows[at].click()
        assert wanted.args == ["fact", fact]
    numbers = table(view)
    numbers.setCurrentIndex(numbers.numbers.index(2, 0))
    with qtbot.waitSignal(screen.begin_wanted) as wanted:
        qtbot.keyClick(numbers, Qt.Key.Key_Return)
    assert wanted.args == ["fact", report.lines[2].other]


def test_many_pairs_are_a_dozen_in_the_picture_and_all_in_the_table(screen: ProgressScreen) -> None:
    """A thicket would say nothing."""
    view = show(screen, "confusions", made_reports.confusions(pairs=30))
    assert isinstance(view, ConfusionsView)
    assert len(view.map._lines) == 12
    assert len(table(view).numbers.rows) == 30


def test_text_of_a_pack_is_plain_in_every_report(screen: ProgressScreen) -> None:
    """Names with markup and bidi tricks are shown as they are, or cleaned of what turns text."""
    line = made_reports.confusions().lines[0]._replace(fact_name=Text(NASTY), other_name=Text("a\u202eb"))
    line = line._replace(fact=FactId("x"))
    view = show(screen, "confusions", ConfusionReport((line,), message(NASTY)))
    cells = table(view).numbers.rows[0]
    assert cells[0] == NASTY
    assert "\u202e" not in cells[1]
    grid = replace(made_reports.strength(), aspects=(Text(NASTY),) * 7, horizon=message(NASTY), verdict=message(NASTY))
    show(screen, "strength", grid)
    labels = screen.findChildren(QLabel)
    assert any(label.text() == NASTY for label in labels)
    assert {label.textFormat() for label in labels if label.text()} == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize(("key", "days"), [("2w", 14), ("1m", 30), ("3m", 92)])
def test_a_ready_due_date_is_one_click(screen: ProgressScreen, qtbot: QtBot, key: str, days: int) -> None:
    """Two weeks, one month, three months from 22 November."""
    show(screen, "forecast", made_reports.forecast(due=False))
    button = screen.findChild(QPushButton, f"segment-{key}")
    assert button is not None
    with qtbot.waitSignal(screen.due_wanted) as wanted:
        button.click()
    assert wanted.args == [made_reports.TODAY + days]


def test_the_calendar_sets_the_due_date_and_takes_it_away(screen: ProgressScreen, qtbot: QtBot) -> None:
    """Any later day; today means none; the button takes it away too; showing emits nothing."""
    view = show(screen, "forecast", made_reports.forecast(due=False))
    assert isinstance(view, ForecastView)
    assert view.due.date.text() == "決めていません"
    assert not view.due.none.isVisibleTo(screen)
    with qtbot.waitSignal(screen.due_wanted) as wanted:
        view.due.date.setDate(QDate(2027, 1, 8))
    assert wanted.args == [day_of(QDate(2027, 1, 8))]
    assert view.due.date.text() == "2027年1月8日"
    with qtbot.waitSignal(screen.due_wanted) as wanted:
        view.due.date.setDate(date_of(made_reports.TODAY))
    assert wanted.args == [None]
    with qtbot.assertNotEmitted(screen.due_wanted):
        screen.show_report("forecast", made_reports.forecast())
    with qtbot.waitSignal(screen.due_wanted) as wanted:
        view.due.none.click()
    assert wanted.args == [None]


def test_a_warning_is_worded_not_only_coloured(screen: ProgressScreen) -> None:
    """「お知らせ」 stands above the first sentence, and only then."""
    view = show(screen, "forecast", made_reports.forecast())
    assert isinstance(view, ForecastView)
    assert view.mark.isVisibleTo(screen)
    for untold in (made_reports.forecast(due=False), made_reports.untold_forecast()):
        screen.show_report("forecast", untold)
        assert not view.mark.isVisibleTo(screen)


def test_before_there_is_evidence_neither_picture_nor_table_of_an_outlook_is_shown(screen: ProgressScreen) -> None:
    """Only words and the due date; with evidence both come back."""
    view = show(screen, "forecast", made_reports.untold_forecast())
    assert isinstance(view, ForecastView)
    parts = (view.chart, view.table)
    assert not any(one.isVisibleTo(screen) for one in parts)
    assert view.due.isVisibleTo(screen)
    screen.show_report("forecast", made_reports.forecast())
    assert all(one.isVisibleTo(screen) for one in parts)


@EVERY
def test_a_shown_report_follows_the_text_size(
    appearance: Appearance, screen: ProgressScreen, qtbot: QtBot, name: str
) -> None:
    """Built at 100 %, looked at again at 200 %: no word is cut."""
    show(screen, name)
    appearance.apply(appearance._preferences._replace(text_percent=200))
    qtbot.waitUntil(lambda: cut(screen) == [])
    assert screen.horizontalScrollBar().maximum() == 0


@EVERY
def test_every_report_can_be_taken_along(screen: ProgressScreen, name: str, tmp_path: Path, qtbot: QtBot) -> None:
    """Copied as text, saved as text and as CSV that a spreadsheet reads; what came of it is said."""
    report = made_reports.report(name)
    show(screen, name, report)
    export = screen.export
    assert export.isVisibleTo(screen)
    for kind, act in (("txt", export.save_text), ("csv", export.save_csv)):
        export._ask = lambda _parent, _title, proposed: str(tmp_path / proposed)
        act.trigger()
        assert f"minori-{name}.{kind}" in export.said.text()
    text = "\n".join(as_text(report))
    assert (tmp_path / f"minori-{name}.txt").read_text(encoding="utf-8") == text + "\n"
    assert (tmp_path / f"minori-{name}.csv").read_bytes() == ("\ufeff" + as_csv(report)).encode()
    export.copy_text.trigger()
    assert QGuiApplication.clipboard().text() == text


def test_a_file_that_cannot_be_written_is_one_sentence(screen: ProgressScreen, tmp_path: Path) -> None:
    """It names the file; who leaves the choice of a place is told nothing."""
    show(screen, NAMES[0])
    export = screen.export
    export._ask = lambda *_: ""
    export.save_csv.trigger()
    assert export.said.isHidden()
    export._ask = lambda *_: str(tmp_path / "nowhere" / "x.csv")
    export.save_csv.trigger()
    assert "x.csv" in export.said.text()


def test_without_a_report_there_is_nothing_to_take_along(screen: ProgressScreen) -> None:
    """Also while the picked one is still being reckoned."""
    assert screen.export.isHidden()
    show(screen, NAMES[0])
    button = screen.findChild(QPushButton, f"segment-{NAMES[1]}")
    assert button is not None
    button.click()
    assert screen.export.isHidden()
