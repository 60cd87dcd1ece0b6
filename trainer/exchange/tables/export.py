"""A pack becomes tables: written, read again, compared, put in its place whole."""

import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from trainer.domain.message import message
from trainer.domain.pack import Pack
from trainer.exchange.in_place import replace_folder
from trainer.exchange.item import LeftOut, Unusable
from trainer.exchange.tables.pack_tables import MARK, Table, files_of, tables_of
from trainer.exchange.tables.writing import LONGEST_CELL, csv_files, workbook, zipped
from trainer.exchange.take_out import ExportRefused, TakenOut, put_in_place
from trainer.packs.files import pack_files
from trainer.packs.folder import PackProblem
from trainer.packs.parsing import Parse
from trainer.packs.yaml_source.node import PLACE, Fields, Node

FORMATS: Final = ("xlsx", "zip", "tables")
"""A workbook, one file of CSV files, or those in a folder."""
_STAGING: Final = ".export~"


def table_format(name: str, wish: str) -> str | None:
    """Return which of FORMATS a target asks for; None for a format of single questions."""
    if wish:
        return wish if wish in FORMATS else None
    low = name.casefold()
    return None if low.endswith(".qti.zip") else next((one for one in FORMATS[:2] if low.endswith(f".{one}")), None)


def roots_of(folder: Path, parse: Parse) -> dict[str, Fields]:
    """Return the root of every file of a pack, by its name."""
    files = pack_files(folder, [], None, parse=parse).files
    roots = {file.origin.name: file.source.root for file in files}
    return {name: root for name, root in roots.items() if isinstance(root, dict)}


def export_tables(
    folder: Path, pack: Pack, media: Mapping[str, bytes], target: Path, kind: str, parse: Parse
) -> TakenOut:
    """Write a whole pack as tables. Raises ExportRefused where something else is there, PackProblem."""
    roots = roots_of(folder, parse)
    try:
        tables, left_out = tables_of(roots)
    except ValueError as error:
        raise PackProblem(
            message("The key “{key}” cannot be the name of a column. Rename it.", key=str(error))
        ) from error
    if not _come_back(tables, roots):
        raise ExportRefused(
            message("What was written does not read the same again; nothing is left in the file's place.")
        )
    counts = dict(sorted(Counter(question.type for question in pack.questions.values()).items()))
    data = workbook(tables) if kind == "xlsx" else b""
    if kind == "xlsx":
        left_out += _too_long(tables)
        left_out += [LeftOut(name, name, "picture") for name in media]
    files = csv_files(tables, media)
    data = data or zipped(files)
    if kind == "tables":
        _put_folder_in_place(target, files)
    else:
        put_in_place(target, data, MARK.encode() if kind == "zip" else b"PK")
    return TakenOut(kind, len(pack.questions), counts, tuple(left_out), (), data)


def _too_long(tables: tuple[Table, ...]) -> list[LeftOut]:
    return [
        LeftOut(f"{table.name}!{number}", column, "too-long")
        for table in tables
        for number, row in enumerate(table.rows, 2)
        for column, cell in zip(table.heading, row, strict=True)
        if len(cell) > LONGEST_CELL
    ]


def _come_back(tables: tuple[Table, ...], roots: Mapping[str, Fields]) -> bool:
    """Return whether the tables say what the files say, but for what is kept for check days."""
    try:
        again = files_of(tables)
    except Unusable:
        return False
    return {name: canonical(root) for name, root in again.items()} == {
        name: canonical(without_reserved(root)) for name, root in roots.items()
    }


def canonical(node: Node) -> Node:
    """Return a tree without what is no content: the file's own heading, and lists with nothing in them."""
    if isinstance(node, dict):
        return {key: canonical(value) for key, value in node.items() if key not in {PLACE, "format"} and value != []}
    return [canonical(one) for one in node] if isinstance(node, list) else node


def without_reserved(root: Fields) -> Fields:
    """Return a file's root without the wordings that are kept for check days."""
    questions = root.get("questions")
    if not isinstance(questions, list):
        return root
    return {**root, "questions": [_unreserved(one) for one in questions]}


def _unreserved(question: Node) -> Node:
    variants = question.get("variants") if isinstance(question, dict) else None
    if not isinstance(question, dict) or not isinstance(variants, list):
        return question
    kept = [one for one in variants if not (isinstance(one, dict) and one.get("reserved") in {"yes", "true"})]
    return {**question, "variants": kept}


def _put_folder_in_place(target: Path, files: Mapping[str, bytes]) -> None:
    staging = target.with_name(f"{target.name}{_STAGING}")
    try:
        if target.exists() and not (target / "pack.csv").is_file() and any(target.iterdir()):
            raise ExportRefused(
                message("“{name}” holds something else and stays as it is. Name another file.", name=target.name)
            )
        shutil.rmtree(staging, ignore_errors=True)
        for name, data in files.items():
            (staging / name).parent.mkdir(parents=True, exist_ok=True)
            (staging / name).write_bytes(data)
        replace_folder(staging, target)
    except OSError as error:
        raise ExportRefused(
            message("“{name}” cannot be written: {error}.", name=target.name, error=error.strerror or "")
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
