"""A roster from CSV, TSV or XLSX: whatever the personnel system calls its columns.

Text is UTF-8 (with or without a mark), UTF-16 or cp932. Nothing in a cell is run; a name that begins like a formula
is a name.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Final, NamedTuple
from unicodedata import normalize

from python_calamine import CalamineError, CalamineWorkbook

from trainer.assigning.people import BETWEEN_GROUPS, Leave, LeaveKind
from trainer.assigning.roster import RosterRow
from trainer.domain.message import Message, message
from trainer.domain.problem import KnownProblem
from trainer.domain.registration import shown_code
from trainer.exchange.archive import opened
from trainer.exchange.decoding import decoded
from trainer.exchange.item import Unusable
from trainer.exchange.sheet import without_value

LARGEST: Final = 32 << 20
"""Bytes of a file."""
_MOST_ROWS: Final = 100_000
_LONGEST_CELL: Final = 1 << 16
_LONGEST: Final = 200
"""Characters of a code, a name or a group."""
Part = str
"""code, name, family, given, group, status, since, until or left."""
_HEADINGS: Final[Mapping[Part, tuple[str, ...]]] = {
    "code": (
        "社員番号", "社員コード", "社員id", "社員no", "従業員番号", "従業員コード", "職員番号", "番号",
        "employee code", "employee id", "employee number", "employee no", "employee", "id", "number", "no", "login",
        "コード", "code",
    ),
    "name": ("氏名", "名前", "社員名", "従業員名", "name", "full name", "employee name"),
    "family": ("姓", "氏", "苗字", "family name", "last name", "surname"),
    "given": ("名", "given name", "first name"),
    "group": (
        "所属", "所属コード", "部署", "部署コード", "部門", "部門コード", "組織", "組織コード", "グループ", "課",
        "group", "group code", "department", "dept", "team",
    ),
    "status": ("状態", "在籍状況", "在籍区分", "区分", "status", "state"),
    "since": ("休職開始", "休職開始日", "休業開始", "休業開始日", "開始日", "from", "leave from", "since"),
    "until": ("休職終了", "休職終了日", "休業終了", "休業終了日", "終了日", "to", "leave to", "until"),
    "left": ("退職日", "離職日", "left", "leaving date", "last day"),
}  # fmt: skip
_HERE: Final = frozenset({"", "在籍", "在職", "在籍中", "在職中", "通常", "active", "employed", "here"})
_GONE: Final = frozenset({"退職", "退職済", "離職", "left", "leaver"})
_AWAY: Final[Mapping[str, LeaveKind]] = {
    **dict.fromkeys(("休職", "休職中", "休業", "leave", "on leave", "on_leave"), "leave"),
    **dict.fromkeys(("産休", "産前産後休業", "産休中", "maternity", "maternity leave"), "maternity"),
    **dict.fromkeys(
        ("育休", "育児休業", "育休中", "産育休", "産休・育休", "childcare", "parental leave", "childcare leave"),
        "childcare",
    ),
}
_DATE: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00)?)?")
_SEVERAL: Final = re.compile(r"[;；、]")


class RosterProblem(KnownProblem):
    """Nothing of a roster can be read."""


class RosterFile(NamedTuple):
    """What a roster file holds."""

    rows: tuple[RosterRow, ...]
    encoding: str
    """Empty of a workbook."""


class _Cells(NamedTuple):
    """One row as it stands in the file."""

    where: str
    cells: Sequence[object]


def read_roster(name: str, data: bytes, day: str, encoding: str = "") -> RosterFile:
    """Return every row of a roster; `day` is when a leave begins that has no date. Raises RosterProblem."""
    if len(data) > LARGEST:
        raise RosterProblem(message("The roster is larger than {most} MB. Check the file.", most=LARGEST >> 20))
    try:
        if data.startswith(b"PK"):
            found, heard = _sheet_rows(data), ""
        else:
            text, heard = decoded(data, encoding)
            found = _text_rows(text, name)
    except Unusable as fault:
        raise _unreadable(fault, name) from fault
    filled = [row for row in found if any(_text(cell) for cell in row.cells)]
    columns = _columns(filled[0].cells) if filled else {}
    if "code" not in columns or not {"name", "family"} & columns.keys():
        raise RosterProblem(
            message(
                "The first row of “{name}” names no column of employee codes and names. Call them 社員番号 and 氏名, "
                "or code and name.",
                name=name,
            )
        )
    return RosterFile(tuple(_row(row, columns, day) for row in filled[1:_MOST_ROWS]), heard)


def _unreadable(fault: Unusable, name: str) -> RosterProblem:
    if fault.reason == "encoding":
        return RosterProblem(
            message("The letters of “{name}” cannot be read. Save it as CSV UTF-8, or name its --encoding.", name=name)
        )
    return RosterProblem(
        message("“{name}” is damaged and cannot be read. Save it once more as CSV or XLSX.", name=name)
    )


def _text_rows(text: str, name: str) -> list[_Cells]:
    lines = text.split("\n", 1)[0]
    separator = "\t" if name.casefold().endswith(".tsv") else max(",\t;", key=lines.count)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    rows, before = [], 0
    try:
        for cells in reader:
            rows.append(_Cells(f"line {before + 1}", cells))
            before = reader.line_num
    except csv.Error as error:
        raise Unusable("damaged", str(error)) from error
    return rows


def _sheet_rows(data: bytes) -> list[_Cells]:
    with opened(data) as archive:
        lost = without_value(archive).get(0, ())
    if lost:
        # The reader would drop these rows, and whoever stands in them would count as gone.
        raise RosterProblem(
            message(
                "The cell {cell} holds a formula whose value was never stored. Open the workbook in a spreadsheet, "
                "save it once, then try again.",
                cell=lost[0],
            )
        )
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        name = book.sheet_names[0]
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, IndexError) as error:
        raise Unusable("damaged", str(error)) from error
    return [_Cells(f"{name}!A{at}", cells) for at, cells in enumerate(rows, 1)]


def _columns(heading: Sequence[object]) -> dict[Part, int]:
    names = [normalize("NFKC", _text(cell)).strip().strip("*＊").casefold() for cell in heading]
    found: dict[Part, int] = {}
    for part, called in _HEADINGS.items():
        at = next((names.index(one) for one in called if one in names), None)
        if at is not None:
            found[part] = at
    return found


def _row(row: _Cells, columns: Mapping[Part, int], day: str) -> RosterRow:
    def cell(part: Part) -> object:
        at = columns.get(part)
        return row.cells[at] if at is not None and at < len(row.cells) else ""

    faults: list[Message] = []
    dates = {part: _day(cell(part), faults) for part in ("since", "until", "left")}
    status = normalize("NFKC", _text(cell("status"))).strip().casefold()
    leave, left = None, dates["left"]
    if status in _AWAY:
        leave = Leave(_AWAY[status], dates["since"] or day, dates["until"])
        if leave.until and leave.until < leave.since:
            faults.append(message("The leave ends before it begins."))
    elif status in _GONE:
        left = left or day
    elif status not in _HERE:
        faults.append(
            message("The state “{word}” is not known. Write 在籍, 休職, 産休, 育休 or 退職.", word=status[:40])
        )
    groups = tuple(group for one in _SEVERAL.split(_text(cell("group"))) if (group := _group(one)))
    written = _text(cell("name")) or f"{_text(cell('family'))} {_text(cell('given'))}"
    name = " ".join(written.split())
    if max(len(_text(cell("code"))), len(name), *(len(one) for one in ("", *groups))) > _LONGEST:
        faults.append(message("A code, a name or a group is longer than {most} characters.", most=_LONGEST))
    code = cell("code")
    return RosterRow(
        row.where, _text(code), name, groups, leave, left, faults[0] if faults else None, isinstance(code, float | int)
    )


def _group(written: str) -> str:
    """Return the code of a group; one inside another is written with a / between them."""
    return BETWEEN_GROUPS.join(part for one in shown_code(written).split(BETWEEN_GROUPS) if (part := one.strip()))


def _day(value: object, faults: list[Message]) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    written = normalize("NFKC", _text(value)).strip()
    if not written:
        return ""
    match = _DATE.fullmatch(written)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat() if match else _no_day(written, faults)
    except ValueError:
        return _no_day(written, faults)


def _no_day(written: str, faults: list[Message]) -> str:
    faults.append(message("“{word}” is no day. Write it as 2026-12-01.", word=written[:40]))
    return ""


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).replace("\x00", "")
