"""Tables read in the confined child: a workbook, a zip, or the CSV files of a folder; plain rows come back."""

import csv
from collections.abc import Iterator, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import Final, cast

from python_calamine import CalamineError, CalamineWorkbook

from trainer.confinement.confined import Json, in_a_child
from trainer.confinement.limits import MEBIBYTE, Limits
from trainer.exchange.archive import content, opened
from trainer.exchange.decoding import decoded
from trainer.exchange.delimited import unarmed
from trainer.exchange.item import Unusable
from trainer.exchange.sheet import word
from trainer.exchange.tables.pack_tables import MARK, NAMES, PACK, Table

WORK: Final = "trainer.exchange.tables.reading:read_in_the_child"
IMPORTS: Final = ("encodings.utf_8_sig", "encodings.cp932", "encodings.utf_16", "encodings.cp437")
LARGEST: Final = 256 * MEBIBYTE
_LIMITS: Final = Limits(memory=1536 * MEBIBYTE, cpu_s=120, wall_s=180.0, answer=512 * MEBIBYTE)
_LONGEST_CELL: Final = 1 << 20
_MOST_ROWS: Final = 200_000


def read_tables(source: Path) -> tuple[Table, ...] | None:
    """Return the tables of a file or folder; None where it holds something else.

    Raises Unusable, OSError, and the child's own known problems.
    """
    paths = _csv_of(source) if source.is_dir() else [source]
    if not paths or (source.is_file() and source.suffix.casefold() not in {".xlsx", ".zip"}):
        return None
    if sum(path.stat().st_size for path in paths) > LARGEST:
        raise Unusable("too-large")
    names: list[Json] = [str(path) for path in paths]
    answer = in_a_child(WORK, [names], readable=paths, imports=IMPORTS, limits=_LIMITS).value
    return None if answer is None else _from_json(answer)


def read_in_the_child(paths: list[str]) -> Json:
    """Read the files; None where they are no tables of a pack, a reason where they are damaged."""
    try:
        tables = list(_read([Path(path) for path in paths]))
    except Unusable as problem:
        return [problem.reason, problem.detail]
    if not any(name == PACK and len(rows) > 1 and rows[1][:1] == [MARK] for name, rows in tables):
        return None
    return cast("Json", {name: rows for name, rows in tables if name in NAMES})


def _csv_of(folder: Path) -> list[Path]:
    found = [folder / f"{name}.csv" for name in NAMES]
    return [path for path in found if path.is_file()] if (folder / f"{PACK}.csv").is_file() else []


def _read(paths: Sequence[Path]) -> Iterator[tuple[str, list[list[str]]]]:
    if paths[0].suffix.casefold() == ".csv":
        for path in paths:
            yield path.stem, _rows(path.read_bytes())
        return
    data = paths[0].read_bytes()
    with opened(data) as archive:
        names = [name for name in archive.namelist() if name.removesuffix(".csv") in NAMES]
        for name in names:
            yield name.removesuffix(".csv"), _rows(content(archive, name))
        if names or "xl/workbook.xml" not in archive.namelist():
            return
    yield from _sheets(data)


def _sheets(data: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        if PACK not in book.sheet_names:
            return
        for name in book.sheet_names:
            if name in NAMES:
                rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)[:_MOST_ROWS]
                yield name, [[word(cell) for cell in row] for row in rows]
    except CalamineError as error:
        raise Unusable("damaged", str(error)) from error


def _rows(data: bytes) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    try:
        return [[unarmed(cell) for cell in row] for row in csv.reader(StringIO(decoded(data).text, newline=""))]
    except csv.Error as error:
        raise Unusable("damaged", str(error)) from error


def _from_json(value: Json) -> tuple[Table, ...]:
    match value:
        case [str(reason), str(detail)]:
            raise Unusable(reason, detail)
        case dict():
            return tuple(_table(name, rows) for name, rows in value.items())
    raise Unusable("damaged", "answer")


def _table(name: str, rows: Json) -> Table:
    if not isinstance(rows, list) or not rows:
        raise Unusable("damaged", name)
    texts = [_texts(row) for row in rows]
    return Table(name, texts[0], tuple(texts[1:]))


def _texts(row: Json) -> tuple[str, ...]:
    if not isinstance(row, list) or not all(isinstance(cell, str) for cell in row):
        raise Unusable("damaged", "answer")
    return tuple(str(cell) for cell in row)
