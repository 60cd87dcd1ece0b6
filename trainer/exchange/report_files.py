"""HR's tables as files: CSV and workbooks in which nothing is ever a formula."""

import csv
from io import BytesIO, StringIO
from typing import Final

from trainer.assigning.export_tables import Cell, ExportTable
from trainer.reports.as_csv import safe_cell

_LONGEST: Final = 32_000
"""A workbook's cell holds no more."""


def csv_bytes(table: ExportTable) -> bytes:
    """Return a table as CSV: UTF-8 with the mark that spreadsheets look for, heads first, rows by CRLF."""
    text = StringIO(newline="")
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow(table.columns)
    lines.writerows([_plain(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def xlsx_bytes(*tables: ExportTable) -> bytes:
    """Return tables as a workbook, a sheet each; words are written as words, whatever they begin with."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    for table in tables:
        sheet = book.add_worksheet(table.name.partition("/")[0])
        for number, row in enumerate((table.columns, *table.rows)):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell[:_LONGEST])
                elif isinstance(cell, bool):
                    sheet.write_boolean(number, column, cell)
                elif cell is not None:
                    sheet.write_number(number, column, cell)
        sheet.freeze_panes(1, 0)
    book.close()
    return buffer.getvalue()


def _plain(cell: Cell) -> str | int | float:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case str():
            return safe_cell(cell)
        case _:
            return cell
