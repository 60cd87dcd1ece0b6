"""Tables as a workbook, as a zip of CSV files, or as CSV files in a folder: the same bytes for the same tables."""

import csv
from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO, StringIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter import Workbook

from trainer.exchange.csv_writing import unrun
from trainer.exchange.tables.pack_tables import Table

_WHEN: Final = (1980, 1, 1, 0, 0, 0)
_CREATED: Final = datetime(1980, 1, 1)  # noqa: DTZ001 - XlsxWriter wants a date without a zone
_WIDTH: Final = 28
LONGEST_CELL: Final = 32_767
"""Characters that a cell of a workbook holds."""


def workbook(tables: Iterable[Table]) -> bytes:
    """Return an XLSX workbook; every cell is text, so that none can be a formula."""
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": _CREATED})
        head, wrapped = book.add_format({"bold": True, "num_format": "@"}), book.add_format({"num_format": "@"})
        for table in tables:
            sheet = book.add_worksheet(table.name)
            sheet.freeze_panes(1, 0)
            for column, name in enumerate(table.heading):
                sheet.set_column(column, column, _WIDTH, wrapped)
                sheet.write_string(0, column, name, head)
            for number, row in enumerate(table.rows, 1):
                for column, text in enumerate(row):
                    if text:
                        sheet.write_string(number, column, text, wrapped)
    return buffer.getvalue()


def csv_files(tables: Iterable[Table], media: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a folder of tables, the pictures beside them."""
    return {**{f"{table.name}.csv": _csv(table) for table in tables}, **media}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return the same as one file."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = ZipInfo(name, _WHEN)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()


def _csv(table: Table) -> bytes:
    text = StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(table.heading)
    rows.writerows([unrun(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")
