"""The tables of a pack: one of the pack itself, of its terms, its facts, its questions, and of their wordings."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from trainer.exchange.item import LeftOut, Unusable
from trainer.exchange.tables.paths import cells_of, tree_of
from trainer.packs.yaml_source.node import Fields, Node

MARK: Final = "minori tables 1"
"""The first cell of the first table."""
PACK: Final = "pack"
KINDS: Final = ("terms", "facts", "questions")
VARIANTS: Final = "variants"
NAMES: Final = (PACK, *KINDS, VARIANTS)
_FILE: Final = "file"
_OF: Final = "question"
_TERMS_FILE: Final = "terms.yaml"
_PACK_FILE: Final = "pack.yaml"


class Table(NamedTuple):
    """One sheet."""

    name: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables_of(files: Mapping[str, Fields]) -> tuple[tuple[Table, ...], list[LeftOut]]:
    """Return the tables of a pack's files (name and root), and the wordings that stay at home: those of check days.

    Raises ValueError for a key that no column can be called by.
    """
    left: list[LeftOut] = []
    pack = [[MARK, ""], *([path, text] for path, text in cells_of(files[_PACK_FILE]))]
    tables = [Table(PACK, ("key", "value"), tuple((one[0], one[1]) for one in pack))]
    variants: list[dict[str, str]] = []
    for kind in KINDS:
        rows = []
        for name, root in files.items():
            for entry in _entries(root, kind):
                fields = dict(entry)
                for variant in _taken(fields, VARIANTS) if kind == "questions" else ():
                    if variant.get("reserved") in {"yes", "true"}:
                        left.append(LeftOut(f"{name}", f"{fields.get('id')}/{variant.get('key')}", "reserved", "1"))
                    else:
                        variants.append({_OF: str(fields.get("id", "")), **dict(cells_of(variant))})
                rows.append({_FILE: name, **dict(cells_of(fields))})
        tables.append(_table(kind, rows))
    tables.append(_table(VARIANTS, variants))
    return tuple(table for table in tables if table.rows), left


def files_of(tables: Iterable[Table]) -> dict[str, Fields]:
    """Return the pack's files again: name and root of each, in the order of the rows. Raises Unusable."""
    named = {table.name: table for table in tables}
    if PACK not in named or not named[PACK].rows or named[PACK].rows[0][0] != MARK:
        raise Unusable("no-tables")
    pairs = [(row[0], row[1] if len(row) > 1 else "") for row in named[PACK].rows[1:] if row and row[0]]
    files: dict[str, Fields] = {_PACK_FILE: tree_of(pairs)}
    wordings = _variants(named.get(VARIANTS))
    for kind in KINDS:
        for number, fields in _rows(named.get(kind)):
            name = str(fields.pop(_FILE, "") or (_TERMS_FILE if kind == "terms" else f"{kind}/{kind}.yaml"))
            if kind == "questions" and (own := wordings.pop(str(fields.get("id", "")), None)):
                fields[VARIANTS] = own
            if not fields:
                raise Unusable("empty-row", f"{kind}!{number}")
            _list(files, name, kind).append(fields)
    if wordings:
        raise Unusable("no-question-of", next(iter(wordings)))
    return files


def _variants(table: Table | None) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    for number, fields in _rows(table):
        question = fields.pop(_OF, "")
        if not isinstance(question, str) or not question or not fields:
            raise Unusable("empty-row", f"{VARIANTS}!{number}")
        found.setdefault(question, []).append(fields)
    return found


def _rows(table: Table | None) -> Iterable[tuple[int, Fields]]:
    for number, row in enumerate(table.rows if table else (), 2):
        if any(row):
            yield number, tree_of(zip(table.heading if table else (), row, strict=False))


def _list(files: dict[str, Fields], name: str, kind: str) -> list[Node]:
    found = files.setdefault(name, {}).setdefault(kind, [])
    if not isinstance(found, list):
        raise Unusable("odd-column", kind)
    return found


def _entries(root: Fields, kind: str) -> Sequence[Fields]:
    entries = root.get(kind)
    return [one for one in entries if isinstance(one, dict)] if isinstance(entries, list) else ()


def _taken(fields: dict[str, Node], key: str) -> Sequence[Fields]:
    return _entries({key: fields.pop(key, [])}, key)


def _table(name: str, rows: Sequence[Mapping[str, str]]) -> Table:
    """Return a table with a column for everything that any row has: those of a row stay beside each other."""
    heading: list[str] = []
    known: set[str] = set()
    for row in rows:
        at = -1
        for column in row:
            if column not in known:
                known.add(column)
                heading.insert(at + 1, column)
            at = heading.index(column)
    return Table(name, tuple(heading), tuple(tuple(row.get(column, "") for column in heading) for row in rows))
