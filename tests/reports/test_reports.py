"""Every report there is, from an input made by hand: the same contract for all, shown as text and as CSV."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO

import pytest

from tests.reports.made_input import TODAY, made_answers, made_input
from trainer import translations
from trainer.domain.message import NOTHING, message, percent
from trainer.domain.text import Text
from trainer.reports import REPORTS
from trainer.reports.as_csv import as_csv
from trainer.reports.as_text import as_text, cell_words
from trainer.reports.days import days_report
from trainer.reports.report import Column, PlainReport, Report, ReportSpec, Table
from trainer.translations import say

EVERY = pytest.mark.parametrize("spec", REPORTS, ids=[spec.name for spec in REPORTS])
BARE, FULL = made_input(), made_input(made_answers())


@pytest.fixture(autouse=True)
def japanese() -> Iterator[None]:
    """Speak Japanese before and after."""
    translations.use("ja")
    yield
    translations.use("ja")


def test_every_report_has_a_name_of_its_own() -> None:
    """By which commands, files and pictures find it."""
    assert len({spec.name for spec in REPORTS}) == len(REPORTS)


@EVERY
@pytest.mark.parametrize("given", [BARE, FULL], ids=["bare", "full"])
def test_a_report_always_says_something_and_its_rows_fit_its_columns(spec: ReportSpec[Report], given: object) -> None:
    """Also before the first answer."""
    report = spec.make(given)  # type: ignore[arg-type]
    assert report.sentences
    assert NOTHING not in report.sentences
    assert {len(row) for row in report.table.rows} <= {len(report.table.columns)}


@EVERY
def test_the_same_input_gives_the_same_report(spec: ReportSpec[Report]) -> None:
    """No clock and no chance but a seeded one."""
    assert spec.make(FULL) == spec.make(replace(FULL))


@EVERY
def test_as_text_it_has_its_sentences_and_a_line_a_row(spec: ReportSpec[Report]) -> None:
    """In either language."""
    report = spec.make(FULL)
    for language in ("ja", "en"):
        translations.use(language)
        lines = as_text(report)
        sentences, (_, head, *rows) = lines[: len(report.sentences)], lines[len(report.sentences) :]
        assert list(sentences) == [say(sentence) for sentence in report.sentences]
        assert head.split()[0] == say(report.table.columns[0].title).split()[0]
        assert len(rows) == len(report.table.rows) > 0


@EVERY
def test_as_csv_a_spreadsheet_reads_the_table(spec: ReportSpec[Report]) -> None:
    """Heads first, every row as long."""
    report = spec.make(FULL)
    heads, *rows = csv.reader(StringIO(as_csv(report), newline=""))
    assert heads == [say(column.title) for column in report.table.columns]
    assert len(rows) == len(report.table.rows) > 0
    assert {len(row) for row in rows} == {len(heads)}


PLAIN = PlainReport(
    (message("All there is."),),
    Table(
        (Column(message("Ware"), words=True), Column(message("Count")), Column(message("Spans"))),
        ((Text("=1+1", "=1+1"), 1204, 9.54), (Text("商談,「初回」", "a talk"), 3, 0.0), ("c", percent(0.5), NOTHING)),
    ),
)


def test_text_is_set_in_columns_for_wide_letters_too() -> None:
    """Words left, numbers right; a letter of East Asia takes two places."""
    assert as_text(PLAIN) == (
        "All there is.",
        "",
        "Ware           Count  Spans",
        "=1+1           1,204    9.5",
        "商談,「初回」      3    0.0",
        "c                50%",
    )


def test_csv_quotes_what_it_must_keeps_numbers_plain_and_lets_nothing_be_a_formula() -> None:
    """RFC 4180: commas are quoted, lines end in CR LF."""
    assert as_csv(PLAIN).split("\r\n") == [
        "Ware,Count,Spans", "'=1+1,1204,9.5", '"商談,「初回」",3,0.0', "c,50%,", "",
    ]  # fmt: skip


def test_cells_are_written_as_people_read_them() -> None:
    """Thousands apart, one decimal, a pack's text in the language in use."""
    assert [cell_words(cell) for cell in (1204, 9.54, percent(0.724), Text("ja", "en"), "x", NOTHING)] == [
        "1,204", "9.5", "72%", "ja", "x", "",
    ]  # fmt: skip


def test_a_report_needs_no_log() -> None:
    """Handed-in answers are enough: those of today and of the days before are counted."""
    lines = days_report(FULL).lines
    assert (lines[-1].day, lines[-1].answers) == (TODAY, 12)
    assert [line.answers for line in lines[-6:]] == [0, 12, 12, 12, 12, 12]
    assert sum(line.right for line in lines) == 45
