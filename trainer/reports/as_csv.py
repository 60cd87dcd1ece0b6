"""Any report's numbers for a spreadsheet: comma-separated (RFC 4180) or by tabs, never a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from trainer.domain.message import Message, Value
from trainer.domain.text import Text
from trainer.reports.report import Report, Table
from trainer.translations import say

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""A spreadsheet would calculate a cell that begins with one of these; a Japanese one takes the wide ones, too."""
_UNSEEN = "\ufeff\u200b\u200c\u200d\u2060"
"""Nobody sees these before it."""


def as_csv(report: Report) -> str:
    """Return the table in the language in use, its heads first; numbers without marks between the thousands."""
    return table_as_csv(report.table)


def table_as_csv(table: Table) -> str:
    """Return a table in the language in use, its heads first."""
    columns, rows = table
    out = StringIO()
    lines = csv.writer(out)
    lines.writerow(safe_cell(say(column.title)) for column in columns)
    lines.writerows(_row(row) for row in rows)
    return out.getvalue()


def as_tsv(rows: Iterable[Sequence[str]]) -> str:
    """Return cells as tab-separated lines, for the clipboard."""
    return "\n".join("\t".join(safe_cell(text) for text in row) for row in rows)


def safe_cell(text: str) -> str:
    """Return a text as one line that a spreadsheet takes as it is."""
    line = " ".join(text.split())
    return f"'{line}" if line.lstrip(_UNSEEN).startswith(FORMULA) else line


def _row(row: Sequence[Value]) -> list[str | int | float]:
    return [_plain(cell) for cell in row]


def _plain(cell: Value) -> str | int | float:
    match cell:
        case Message() | Text():
            return safe_cell(say(cell))
        case float():
            return round(cell, 1)
        case int():
            return cell
        case _:
            return safe_cell(cell)
