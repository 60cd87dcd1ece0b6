"""The tables of the reports: the same numbers, copied as they are, and no cell cut."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui import made_reports
from tests.ui.test_reports import EVERY, screen, show, table
from trainer import translations
from trainer.domain.message import message
from trainer.reports.as_csv import as_tsv
from trainer.reports.as_text import cell_words
from trainer.reports.calibration import CalibrationReport
from trainer.reports.confusions import ConfusionReport
from trainer.reports.forecast import ForecastReport
from trainer.reports.report import Column, Report, Table
from trainer.reports.strength import StrengthReport
from trainer.scheduling.estimate import Estimate
from trainer.translations import say
from trainer.ui.numbers import between, percent
from trainer.ui.screens.progress.number_table import NumberTable, NumberView
from trainer.ui.screens.progress.screen import ProgressScreen
from trainer.ui.theme.appearance import Appearance

__all__ = ["screen"]


def shares(report: Report) -> set[str]:
    """Return every share of a report as it is written; empty for one whose numbers are no shares or not known here."""
    match report:
        case StrengthReport():
            cells = [cell for row in report.cells for cell in row if cell is not None]
            ranges = [one for cell in cells for one in (cell.today, cell.horizon) if one is not None]
            return {percent(one.mean) for one in ranges} | {between(one) for one in ranges}
        case ForecastReport(told=None):
            return set()
        case ForecastReport(told=told, target=target):
            held = [point.held for point in told.points]
            single = {percent(share) for share in (told.fewer, told.more, target)}
            return {percent(one.mean) for one in held} | {between(one) for one in held} | single
        case ConfusionReport():
            return {percent(line.chance) for line in report.lines}
        case CalibrationReport():
            lines = [*report.own, *report.app]
            expected = {percent(line.expected) for line in lines if line.expected is not None}
            return {percent(line.right.mean) for line in lines} | {between(line.right) for line in lines} | expected
        case _:
            return set()


@pytest.mark.wcag("1.1.1")
@EVERY
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_table_has_the_numbers_of_the_report(
    appearance: Appearance, qtbot: QtBot, name: str, language: str
) -> None:
    """Every cell of its table, and of the pictured ones every share of the picture, and no other."""
    translations.use(language)  # type: ignore[arg-type]
    screen = ProgressScreen(appearance)
    qtbot.addWidget(screen)
    report = made_reports.report(name)
    rows = table(show(screen, name, report)).numbers.rows
    assert [list(row) for row in rows] == [[cell_words(cell) for cell in row] for row in report.table.rows]
    written = {cell for row in rows for cell in row if "%" in cell and not re.fullmatch(r"\d+–\d+%", cell)}
    assert written == shares(report) or not shares(report)


def test_the_table_of_days_has_the_newest_first(screen: ProgressScreen) -> None:
    """Counts and minutes of every day, empty ones included."""
    report = made_reports.days()
    rows = table(show(screen, "days", report)).numbers.rows
    lines = reversed(report.lines)
    expected = [(say(day.label), str(day.answers), str(day.right), f"{day.minutes:.1f}") for day in lines]
    assert list(rows) == expected


def test_counts_of_confusions_keep_their_direction(screen: ProgressScreen) -> None:
    """How often one was taken for the other, and the other for the one."""
    report = made_reports.confusions()
    rows = table(show(screen, "confusions", report)).numbers.rows
    assert [row[3:5] for row in rows] == [(str(line.taken), str(line.taken_back)) for line in report.lines]


@EVERY
def test_the_table_model_keeps_qts_rules(screen: ProgressScreen, name: str) -> None:
    """Qt's own tester finds nothing."""
    numbers = table(show(screen, name)).numbers
    QAbstractItemModelTester(numbers, QAbstractItemModelTester.FailureReportingMode.Fatal)


@EVERY
def test_the_button_copies_the_table_as_lines_with_tabs(screen: ProgressScreen, name: str) -> None:
    """A spreadsheet gets heads and rows, each with as many cells."""
    view = show(screen, name)
    found = view.findChild(NumberTable)
    assert found is not None
    found.copy.click()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    numbers = found.view.numbers
    assert lines[0] == [column.title for column in numbers.columns]
    assert [tuple(line) for line in lines[1:]] == list(numbers.rows)
    assert found.copy.text() == translations.tr("Copied")


def test_ctrl_c_copies_what_is_selected(screen: ProgressScreen, qtbot: QtBot) -> None:
    """One row selected: that row; nothing selected: everything."""
    view = table(show(screen, "days"))
    view.selectRow(1)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "\t".join(view.numbers.rows[1])
    view.clearSelection()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().count("\n") == len(view.numbers.rows)


def test_a_copied_name_is_never_a_formula() -> None:
    """What a pack calls a fact is text for a spreadsheet too; a cell has no tabs and line ends."""
    assert as_tsv([["=1+1", "a\tb\nc", "72%"]]) == "'=1+1\ta b c\t72%"


def test_a_table_column_of_words_wraps_instead_of_being_cut(appearance: Appearance, qtbot: QtBot) -> None:
    """Every cell's text fits into its box."""
    numbers = NumberTable("t")
    room = QWidget()
    qtbot.addWidget(room)
    numbers.setParent(room)
    numbers.setGeometry(0, 0, 400, 300)
    heads = Column(message("名前"), words=True), Column(message("割合")), Column(message("状態"), words=True)
    row = "とても長い名前の知識がここに入ります", "72%", "別の形で近いうちにもう一度出ます"
    numbers.show_table(Table(heads, (row,) * 3))
    room.show()
    assert cut_cells(numbers.view) == []
    numbers.view.setColumnWidth(0, 40)
    assert cut_cells(numbers.view) != []


def cut_cells(view: NumberView) -> list[str]:
    """Return the texts that do not fit into their cell."""
    letters, found = view.fontMetrics(), []
    for row, cells in enumerate(view.numbers.rows):
        for at, text in enumerate(cells):
            width, height = view.columnWidth(at) - 26, view.rowHeight(row)
            need = letters.boundingRect(0, 0, width, 10_000, int(Qt.TextFlag.TextWordWrap), text)
            if need.width() > width or need.height() > height:
                found.append(text)
    return found


@EVERY
def test_a_shown_table_follows_the_text_size(appearance: Appearance, screen: ProgressScreen, name: str) -> None:
    """The text size is changed elsewhere while the report is already built."""
    view = table(show(screen, name))
    before = view.rowHeight(0)
    appearance.apply(appearance._preferences._replace(text_percent=200))
    assert cut_cells(view) == []
    assert view.rowHeight(0) > before


@EVERY
def test_no_cell_is_cut_at_200_percent(appearance: Appearance, qtbot: QtBot, name: str) -> None:
    """Also at the largest text size."""
    appearance.apply(appearance._preferences._replace(text_percent=200))
    screen = ProgressScreen(appearance)
    qtbot.addWidget(screen)
    screen.resize(1100, 800)
    screen.show()
    assert cut_cells(table(show(screen, name))) == []


def test_numbers_are_written_in_the_language_in_use() -> None:
    """Whole percentages; the dash of each language."""
    translations.use("ja")
    assert (percent(0.724), between(Estimate(0.5, 0.404, 1.0))) == ("72%", "40%〜100%")
    translations.use("en")
    assert between(Estimate(0.5, 0.4, 1.0)) == "40%–100%"
    translations.use("ja")
