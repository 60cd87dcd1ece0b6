"""XLSX workbooks: every sheet that holds questions."""

import re
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from trainer.exchange.archive import content, opened
from trainer.exchange.columns import Row
from trainer.exchange.item import LeftOut, Reading, Unusable, Wishes
from trainer.exchange.rows import read_rows

_FORMULA: Final = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"[^>]*>\s*<f[^>]*(?:/>|>[^<]*</f>)\s*(<v>)?')
_MOST_ROWS: Final = 200_000


class Workbook:
    """Excel's own format."""

    name = "xlsx"
    suffixes = (".xlsx",)

    def recognises(self, name: str, data: bytes) -> bool:
        """Return whether it is a workbook inside."""
        return data.startswith(b"PK") and b"xl/" in data

    def read(self, data: bytes, wishes: Wishes) -> Reading:
        """Read all sheets; a formula whose value was never stored is named, its row not read."""
        with opened(data) as archive:
            unknown = without_value(archive)
            book = _book(data)
            parts = [
                _read_sheet(book, number, name, wishes, unknown.get(number, ()))
                for number, name in enumerate(book.sheet_names)
            ]
        found = [part for part in parts if part is not None]
        if not found:
            raise Unusable("no-items")
        best = max(found, key=lambda part: len(part.items))
        return Reading(
            tuple(item for part in found for item in part.items),
            tuple(one for part in found for one in part.left_out),
            tuple(one for part in found for one in part.changed),
            "",
            best.title,
            best.columns,
        )


def _book(data: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(BytesIO(data))
    except CalamineError as error:
        raise Unusable("damaged", str(error)) from error


def without_value(archive: ZipFile) -> dict[int, tuple[str, ...]]:
    """Return, by sheet, the cells whose formula has no stored value: the reader drops them silently."""
    found = {}
    names = sorted(
        (name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet[0-9]+\.xml", name)),
        key=lambda name: int(re.sub(r"\D", "", name)),
    )
    for number, name in enumerate(names):
        cells = tuple(cell.decode() for cell, value in _FORMULA.findall(content(archive, name)) if not value)
        if cells:
            found[number] = cells
    return found


def _read_sheet(
    book: CalamineWorkbook, number: int, name: str, wishes: Wishes, unknown: tuple[str, ...]
) -> Reading | None:
    rows = book.get_sheet_by_index(number).to_python(skip_empty_area=False)[:_MOST_ROWS]
    lost = {int(re.sub(r"\D", "", cell)): cell for cell in unknown}
    numbered: list[Row] = [
        (f"{name}!A{at}", [word(cell) for cell in cells]) for at, cells in enumerate(rows, 1) if at not in lost
    ]
    left = tuple(LeftOut(f"{name}!{cell}", "", "no-value", cell) for _, cell in sorted(lost.items()))
    topic = name if len(book.sheet_names) > 1 else ""
    try:
        read = read_rows(numbered, wishes, "", title=name, topic=topic)
    except Unusable:
        return Reading((), left) if left else None
    questions = any(part.startswith(("option", "answer", "back")) for part, _ in read.columns)
    if not questions and not left:
        return None
    return Reading(read.items, (*read.left_out, *left), read.changed, "", name, read.columns)


def word(cell: object) -> str:
    """Return a cell as text; a whole number without the point that sheets give it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
