"""A table from a spreadsheet, pasted or from a file: its rows, and every row that does not fit, with its place."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Final, NamedTuple

from trainer.domain.message import Message, counted, message
from trainer.packs.plain_values import clean

MOST_ROWS: Final = 2_000
_MOST_CHARACTERS: Final = 4_000_000
_LONGEST_CELL: Final = 2_000


class RowText(NamedTuple):
    """One distinction as somebody wrote it down."""

    aspect: str = ""
    """In what respect the two differ."""
    left: str = ""
    """What is so on the left side, in a few words."""
    right: str = ""
    """What is so on the right side, in a few words."""
    decides: str = ""
    """By what one tells which it is."""
    source: str = ""
    publisher: str = ""
    year: str = ""
    url: str = ""
    accessed: str = ""
    """The day somebody read it there, as 2026-11-30."""
    left_text: str = ""
    """The same as one plain statement that names the left side."""
    right_text: str = ""
    figures: str = ""
    """What is drawn for a calculation: `sales: 500..900 step 50; cost: 200..300 step 20`."""
    left_formula: str = ""
    right_formula: str = ""
    unit: str = ""


class TableProblem(NamedTuple):
    """What is wrong with one row; it is left out, or comes in without the cell."""

    line: int
    """From 1, as in the pasted text."""
    column: int
    """Of the cell, from 1; 0 for the row as a whole."""
    sentence: Message


class PastedTable(NamedTuple):
    """What a table holds."""

    rows: tuple[RowText, ...]
    problems: tuple[TableProblem, ...]
    columns: tuple[str, ...]
    """What each column was taken for; empty for one that is not read."""
    has_header: bool


_HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "aspect": ("観点", "点", "分野", "aspect", "respect", "topic"),
    "left": ("左", "左側", "left", "leftside", "this"),
    "right": ("右", "右側", "right", "rightside", "that"),
    "decides": ("決め手", "違い", "見分け方", "区別", "decides", "whatdecides", "difference", "distinction"),
    "source": ("出典", "典拠", "source"),
    "publisher": ("発行元", "発行者", "出版社", "publisher"),
    "year": ("年", "発行年", "year"),
    "url": ("url", "アドレス", "リンク", "address", "link"),
    "accessed": ("閲覧日", "確認日", "accessed", "read"),
    "left_text": ("左の説明", "左の文", "左説明", "lefttext", "leftstatement"),
    "right_text": ("右の説明", "右の文", "右説明", "righttext", "rightstatement"),
    "figures": ("数値", "数", "figures", "params"),
    "left_formula": ("左の式", "左式", "leftformula"),
    "right_formula": ("右の式", "右式", "rightformula"),
    "unit": ("単位", "unit"),
}
_BY_HEAD: Final = {head: name for name, heads in _HEADS.items() for head in heads}
_NOT_READ: Final = re.compile(r"[\W_]+")
_IN_PLACE: Final = ("aspect", "left", "right", "decides", "source")
"""What the columns are where there is no header."""
_FEWEST_HEADS: Final = 2


class _Cells(NamedTuple):
    line: int
    cells: tuple[str, ...]


def read_table(text: str) -> PastedTable:
    """Return the rows of a table with tabs (as spreadsheets paste), commas or semicolons between its cells."""
    rows = list(_cells(text[:_MOST_CHARACTERS]))
    if not rows:
        return PastedTable((), (TableProblem(1, 0, message("There is no table here: nothing was pasted.")),), (), False)
    columns = _columns(rows[0].cells)
    header = columns is not None
    names = columns if columns is not None else _IN_PLACE
    found: list[RowText] = []
    problems: list[TableProblem] = list(_missing_columns(names, rows[0].line))
    for row in rows[1:] if header else rows:
        if len(found) >= MOST_ROWS:
            most = counted("Only the first row is taken.", "Only the first {count} rows are taken.", MOST_ROWS)
            problems.append(TableProblem(row.line, 0, most))
            break
        problem = _problem(row, names)
        if problem is not None:
            problems.append(problem)
        read = _row(row, names)
        if read.left and read.right:
            found.append(read)
    return PastedTable(tuple(found), tuple(problems), names, header)


def _cells(text: str) -> Iterator[_Cells]:
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    reader = csv.reader(StringIO(plain), delimiter=_delimiter(plain), skipinitialspace=True)
    line = 1
    rows = iter(reader)
    while True:
        try:
            cells = tuple(clean(cell).strip() for cell in next(rows))
        except StopIteration:
            return
        except csv.Error:  # a cell longer than the reader takes: nobody means that
            return
        if any(cells):
            yield _Cells(line, cells)
        line = reader.line_num + 1


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(("\t", ",", ";"), key=first.count) if any(sign in first for sign in "\t,;") else "\t"


def _columns(cells: Sequence[str]) -> tuple[str, ...] | None:
    """Return what the columns are where the first row says so."""
    names: list[str] = []
    for cell in cells:
        name = _BY_HEAD.get(_NOT_READ.sub("", cell).casefold(), "")
        names.append(name if name not in names else "")
    return tuple(names) if sum(bool(name) for name in names) >= _FEWEST_HEADS else None


def _missing_columns(names: Sequence[str], line: int) -> Iterator[TableProblem]:
    for name, sentence in (
        ("left", message("There is no column for the left side. Call it “左” or “left”.")),
        ("right", message("There is no column for the right side. Call it “右” or “right”.")),
    ):
        if name not in names:
            yield TableProblem(line, 0, sentence)


def _problem(row: _Cells, names: Sequence[str]) -> TableProblem | None:
    more = [number for number, cell in enumerate(row.cells, 1) if cell and number > len(names)]
    if more:
        sentence = message("This row has more cells than the table has columns; the last are left out.")
        return TableProblem(row.line, more[0], sentence)
    long = [number for number, cell in enumerate(row.cells, 1) if len(cell) > _LONGEST_CELL]
    if long:
        sentence = message("This cell is longer than {most} characters; its end is left out.", most=_LONGEST_CELL)
        return TableProblem(row.line, long[0], sentence)
    read = _row(row, names)
    for name, missing in (
        ("left", message("This row says nothing for the left side, so it is left out.")),
        ("right", message("This row says nothing for the right side, so it is left out.")),
    ):
        if name in names and not read._asdict()[name]:
            return TableProblem(row.line, names.index(name) + 1, missing)
    if not read.decides:
        column = names.index("decides") + 1 if "decides" in names else 0
        return TableProblem(row.line, column, message("This row does not say what decides; write it in the sheet."))
    return None


def _row(row: _Cells, names: Sequence[str]) -> RowText:
    cells = {name: cell[:_LONGEST_CELL] for name, cell in zip(names, row.cells, strict=False) if name}
    return RowText(**cells)
