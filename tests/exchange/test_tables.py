"""A whole pack in a spreadsheet and back: nothing is lost but comments, and nothing in it is ever run."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from trainer.exchange.bring_in import BroughtIn, ImportRefused
from trainer.exchange.emit import tree
from trainer.exchange.item import Unusable
from trainer.exchange.tables.bring_back import bring_back, tables_in
from trainer.exchange.tables.export import FORMATS, canonical, export_tables, roots_of, table_format, without_reserved
from trainer.exchange.tables.pack_tables import MARK, PACK, Table, files_of
from trainer.exchange.tables.paths import cells_of, tree_of
from trainer.exchange.tables.writing import csv_files, workbook
from trainer.exchange.take_out import ExportRefused, TakenOut
from trainer.packs.pack_bytes import pack_bytes
from trainer.packs.parsing import parse_here
from trainer.packs.read_pack import load_pack
from trainer.packs.yaml_source.node import Node
from trainer.question_types import QUESTION_TYPES
from trainer.resources import questions_folder

PACKS = tuple(sorted(path.name for path in questions_folder().iterdir() if (path / "pack.yaml").is_file()))
NAMES = {"xlsx": "pack.xlsx", "zip": "pack.zip", "tables": "tables"}
PAYLOADS = tuple(
    f"{lead}{sign}{rest}"
    for lead in ("", "'", " ", "\t", "''")
    for sign in ("=", "+", "-", "@", "＝", "＋", "－", "＠")
    for rest in ("1+1", 'HYPERLINK("http://x","y")', "cmd|' /C calc'!A0", "SUM(A1:A9)", "IMPORTXML(A1)")
)


def taken_out(name: str, kind: str, target: Path) -> TakenOut:
    """Write a built-in pack as tables."""
    folder = questions_folder() / name
    pack = load_pack(folder, QUESTION_TYPES)
    media = {file: data for file, data in pack_bytes(folder, pack).items() if file.startswith("media/")}
    return export_tables(folder, pack, media, target, kind, parse_here)


def brought_back(source: Path, target: Path, *, dry_run: bool = False) -> BroughtIn:
    """Make a pack of tables."""
    tables = tables_in(source)
    assert tables is not None
    return bring_back(source, tables, target, QUESTION_TYPES, parse_here, dry_run=dry_run)


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the core pack as CSV files in a folder."""
    target = tmp_path_factory.mktemp("core") / "tables"
    taken_out("sales-marketing", "tables", target)
    return target


@pytest.mark.slow
@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", PACKS)
def test_a_built_in_pack_comes_back_equal_but_for_the_wordings_of_check_days(
    name: str, kind: str, tmp_path: Path
) -> None:
    """In canonical form, with every wording that stayed at home named."""
    done = taken_out(name, kind, tmp_path / NAMES[kind])
    brought_back(tmp_path / NAMES[kind], tmp_path / "again")
    before, after = (roots_of(folder, parse_here) for folder in (questions_folder() / name, tmp_path / "again"))
    assert {file: canonical(root) for file, root in after.items()} == {
        file: canonical(without_reserved(root)) for file, root in before.items()
    }
    pack = load_pack(questions_folder() / name, QUESTION_TYPES)
    reserved = {f"{one.id}/{one.variant}" for each in pack.questions.values() for one in each.variants if one.reserved}
    assert {one.name for one in done.left_out if one.reason == "reserved"} == reserved
    assert reserved


@pytest.mark.parametrize("kind", ["xlsx", "zip"])
def test_the_same_pack_gives_the_same_bytes(kind: str, tmp_path: Path) -> None:
    """Whenever it is written."""
    first, second = (taken_out("sales-marketing", kind, tmp_path / f"{n}.{kind}").data for n in "ab")
    assert first == second


def test_brought_back_into_the_pack_itself_its_own_wordings_stay(core: Path, tmp_path: Path) -> None:
    """What no table ever held is not lost; a second time changes no byte."""
    pack = tmp_path / "pack"
    whole = roots_of(questions_folder() / "sales-marketing", parse_here)
    for name, root in whole.items():
        (pack / name).parent.mkdir(parents=True, exist_ok=True)
        (pack / name).write_text("\n".join(tree(root)) + "\n", "utf-8")
    (pack / "README").write_text("mine")
    done = brought_back(core, pack)
    assert {one.reason for one in done.changed} == {"kept-reserved"}
    assert {name: canonical(root) for name, root in roots_of(pack, parse_here).items()} == {
        name: canonical(root) for name, root in whole.items()
    }
    assert (pack / "README").read_text() == "mine"
    files = {path: path.read_bytes() for path in pack.rglob("*.yaml")}
    again = brought_back(core, pack)
    assert (again.new, again.edited) == (0, 0)
    assert {path: path.read_bytes() for path in pack.rglob("*.yaml")} == files


def edited(core: Path, tmp_path: Path, table: str, before: str, after: str) -> Path:
    """Return the tables with one text replaced."""
    folder = tmp_path / "edited"
    folder.mkdir()
    for path in core.glob("*.csv"):
        text = path.read_text("utf-8-sig")
        if path.stem == table:
            assert before in text
            text = text.replace(before, after, 1)
        (folder / path.name).write_text(text, "utf-8-sig")
    return folder


def test_a_cell_that_was_changed_changes_one_question(core: Path, tmp_path: Path) -> None:
    """And nothing else; a dry run changes nothing at all."""
    brought_back(core, tmp_path / "pack")
    tables = tables_in(core)
    assert tables is not None
    question = next(table for table in tables if table.name == "questions")
    stem = question.rows[0][question.heading.index("stem.ja")]
    folder = edited(core, tmp_path, "questions", stem, stem + "（改）")
    assert brought_back(folder, tmp_path / "pack", dry_run=True).edited == 1
    assert brought_back(core, tmp_path / "pack", dry_run=True).edited == 0
    assert brought_back(folder, tmp_path / "pack").edited == 1
    assert brought_back(folder, tmp_path / "pack").edited == 0


@pytest.mark.parametrize(
    ("table", "before", "after", "said"),
    [
        ("questions", "decides.ja", "decides[0].ja", "decides[0].ja"),
        ("questions", "stem.ja", "stem.fr", "alignment.yaml alignment."),
        ("variants", "alignment.b.both.1", "nowhere.1", "nowhere.1"),
        ("pack", MARK, "x", "pack"),
        ("questions", "questions/alignment.yaml", "../alignment.yaml", "../alignment.yaml"),
        ("questions", "questions/alignment.yaml", "questions/a.sh", "questions/a.sh"),
    ],
)
def test_tables_that_make_no_pack_are_told_and_lose_nothing(
    core: Path, tmp_path: Path, table: str, before: str, after: str, said: str
) -> None:
    """One sentence that names the place; the pack that was there stays."""
    folder = edited(core, tmp_path, table, before, after)
    if table == PACK:
        assert tables_in(folder) is None
        return
    with pytest.raises(ImportRefused) as refused:
        brought_back(folder, tmp_path / "pack")
    assert said in str(refused.value)
    assert not (tmp_path / "pack").exists()


def test_another_pack_is_not_written_over(core: Path, tmp_path: Path) -> None:
    """Neither by tables of another id, nor what is no export of ours by an export."""
    brought_back(core, tmp_path / "pack")
    other = edited(core, tmp_path, PACK, "jp.minori.sales-marketing", "jp.minori.other")
    with pytest.raises(ImportRefused):
        brought_back(other, tmp_path / "pack")
    (tmp_path / "mine.xlsx").write_bytes(b"mine")
    with pytest.raises(ExportRefused):
        taken_out("sales-marketing", "xlsx", tmp_path / "mine.xlsx")
    with pytest.raises(ExportRefused):
        taken_out("sales-marketing", "tables", tmp_path)


def test_no_cell_of_a_workbook_or_a_csv_can_be_run() -> None:
    """Two hundred payloads: each is text in the workbook, and comes back as it was from both."""
    rows = tuple((f"q{number}", payload) for number, payload in enumerate(PAYLOADS))
    table = Table("questions", ("id", "stem"), rows)
    book = workbook([table])
    sheet = load_workbook(BytesIO(book))["questions"]
    assert [cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row] == ["s"] * (2 * len(rows))
    with zipfile.ZipFile(BytesIO(book)) as archive:
        assert not [name for name in archive.namelist() if re.search(rb"<f[ >/]", archive.read(name))]
    text = csv_files([table], {})["questions.csv"].decode("utf-8-sig")
    cells = [line.partition(",")[2].strip('"') for line in text.splitlines()[1:]]
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r＝＋－＠")]
    assert len(PAYLOADS) == 200


nodes: st.SearchStrategy[Node] = st.recursive(
    st.text(max_size=5),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.from_regex(r"[a-z-]{1,6}", fullmatch=True), inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.from_regex(r"[a-z-]{1,6}", fullmatch=True), nodes, min_size=1, max_size=4))
def test_any_tree_is_a_row_and_the_row_is_the_tree(fields: dict[str, Node]) -> None:
    """Empty texts, lists in lists, keys of every kind."""
    cells = list(cells_of(fields))
    assert tree_of(cells) == fields


@pytest.mark.parametrize("column", ["[1]", "a[0]", "a[", "a]", "a..b", "a[1", "a[99999]", ".", "a[1]b"])
def test_a_column_that_is_no_path_is_named(column: str) -> None:
    """Or, where it can be read after all, taken for what it says."""
    with pytest.raises(Unusable):
        files_of([Table(PACK, ("key", "value"), ((MARK, ""), (column, "x"), ("a", "y")))])


@pytest.mark.parametrize(
    ("name", "wish", "kind"),
    [("a.xlsx", "", "xlsx"), ("A.ZIP", "", "zip"), ("a", "tables", "tables"), ("a.csv", "", None),
     ("a.xlsx", "csv", None)],
)  # fmt: skip
def test_the_name_or_the_wish_says_the_format(name: str, wish: str, kind: str | None) -> None:
    """A .csv is a list of questions, as before."""
    assert table_format(name, wish) == kind
