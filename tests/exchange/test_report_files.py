"""Nothing that HR's reports write is ever a formula."""

import csv
import re
from io import BytesIO, StringIO
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from trainer.assigning.export_tables import ExportTable
from trainer.exchange.report_files import csv_bytes, xlsx_bytes
from trainer.reports.as_csv import FORMULA

_BODIES = (
    "=1+1", '=HYPERLINK("http://example.com","山本")', "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1:A9)",
    '=IMPORTXML("http://example.com","//a")', '=WEBSERVICE("http://example.com")', "＝1+1", "＋81", "－5", "＠foo",
    '=DDE("a";"b")', "@=1+1", "==1", "=-1", "=+1", "-=1", '="a"&"b"', "=A1",
)  # fmt: skip
_AROUND = ("{}", " {}", "\t{}", "\r{}", "\n{}", "\r\n{}", "\ufeff{}", "\u3000{}", "{}\t", "{}\r\n=2")
PAYLOADS = tuple(around.format(body) for body in _BODIES for around in _AROUND)


def table() -> ExportTable:
    """Return a table of payloads, in every kind of column."""
    return ExportTable("status/1", ("table", "name", "group"), tuple(("status/1", one, one) for one in PAYLOADS))


def test_there_are_two_hundred_payloads() -> None:
    """In names, groups and answers alike."""
    assert len(set(PAYLOADS)) == 200


def test_no_cell_of_a_csv_begins_like_a_formula() -> None:
    """Neither after blanks, which a spreadsheet passes over."""
    rows = list(csv.reader(StringIO(csv_bytes(table()).decode("utf-8-sig"), newline="")))
    assert len(rows) == 201
    live = [cell for row in rows for cell in row if cell.strip("\ufeff \t\r\n\u3000").startswith(FORMULA)]
    assert live == []


def test_a_workbook_holds_no_formula_and_every_word_as_it_was() -> None:
    """Words are words whatever they begin with."""
    data = xlsx_bytes(table())
    with ZipFile(BytesIO(data)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert not any(re.search(rb"<f[ >]", one) for one in sheets)
    read = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    assert len(read) == 201
    assert [str(row[1]) for row in read[1:] if str(row[1]).strip() in {"+1+1", "=A1"}]


def test_numbers_stay_numbers_and_nothing_stays_empty() -> None:
    """A column can be added up."""
    found = csv_bytes(ExportTable("x/1", ("a", "b", "c", "d"), ((1, None, True, -2),)))
    assert found.decode("utf-8-sig") == "a,b,c,d\r\n1,,true,-2\r\n"
