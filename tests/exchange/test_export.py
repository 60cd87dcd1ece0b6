"""An export as another program gets it: what is written comes back equal, and what is not is named."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from trainer.app.pack_options import pack_options
from trainer.domain.message import english
from trainer.domain.pack import Pack
from trainer.domain.text import Text
from trainer.exchange.as_item import as_item, guid_of
from trainer.exchange.bring_in import bring_in, sentence_of
from trainer.exchange.csv_writing import CsvWriting
from trainer.exchange.gift_writing import GiftWriting
from trainer.exchange.item import ForeignChoice, ForeignItem, LeftOut, Wishes
from trainer.exchange.markup import tidy
from trainer.exchange.moodle_writing import MoodleWriting
from trainer.exchange.reasons import REASONS
from trainer.exchange.take_out import ExportRefused, take_out, written
from trainer.exchange.writers import WRITERS, writer_of
from trainer.exchange.writing import WritingFormat
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.question_types.common.choosing import ChoicesBody

ROOT = Path(__file__).resolve().parents[2]
TOY = (
    "id,type,question,option a,option b,option c,answer,back,explanation\n"
    "q1,,粗利は{売上高|うりあげだか}から何を引く？,売上原価,=1+1,R&D <b>,A,,三行で\n"
    'q2,,A ~ B = {C} #1: どれ？,甲 -> 乙,丙 ～ 丁,@SUM,"A,C",,\n'
    "q3,,費用とは,,,,,'=使ったお金,\n"
)  # fmt: skip
SPREAD = "=+-@\t\r＝＋－＠"


@pytest.fixture(scope="module")
def built_in() -> Pack:
    """Return the pack that comes with the app."""
    return load_pack(ROOT / "questions" / "sales-marketing", QUESTION_TYPES)


@pytest.fixture
def toy(tmp_path: Path) -> Pack:
    """Return a small pack with every mark that a format may stumble over."""
    (tmp_path / "toy.csv").write_text(TOY, "utf-8")
    bring_in(tmp_path / "toy.csv", tmp_path / "toy", QUESTION_TYPES, "2026-11-30")
    return load_pack(tmp_path / "toy", QUESTION_TYPES)


def _asked(item: ForeignItem) -> object:
    return item.stem, tuple((one.text, one.ok) for one in item.choices), item.pairs, item.order, item.back


def _unzipped(data: bytes) -> str:
    """Return all text of a file, of an archive that of every file in it."""
    if not data.startswith(b"PK"):
        return data.decode()
    with ZipFile(BytesIO(data)) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def _back(writer: WritingFormat, data: bytes) -> dict[str, ForeignItem]:
    return {item.guid: item for item in writer.reader.read(data, Wishes(f"x{writer.suffix}")).items}


def _comes_back(pack: Pack, writer: WritingFormat) -> None:
    """Compare with the questions themselves, not with what the export says of itself."""
    done = written(pack, writer, "ja")
    found = _back(writer, done.data)
    assert done.written == len(found) > 0
    home = {one.where for one in done.left_out if one.reason not in {"reserved", "variants"}}
    assert {guid_of(pack, id_) for id_ in pack.questions if id_ not in home} == set(found)
    for id_, question in pack.questions.items():
        one = as_item(question, pack, "ja")
        if id_ not in home:
            assert not isinstance(one, LeftOut)
            held = writer.held(one.item)
            assert held is not None
            assert _asked(found[guid_of(pack, id_)]) == _asked(held)


@pytest.mark.parametrize("writer", WRITERS, ids=lambda one: one.name)
def test_the_built_in_pack_comes_back_through_our_own_import(built_in: Pack, writer: WritingFormat) -> None:
    """Stems, options and keys are those of the pack; no question is missing that is not named."""
    _comes_back(built_in, writer)
    done = written(built_in, writer, "ja")
    assert not [one for one in done.left_out if one.reason == "unsayable"]
    assert sum(done.by_type.values()) == done.written
    assert done.data == written(built_in, writer, "ja").data


def test_the_options_and_the_key_are_the_authors(built_in: Pack) -> None:
    """Told from the pack itself, so that a loss on the way into the common words is seen too."""
    found = _back(MoodleWriting(), written(built_in, MoodleWriting(), "ja").data)
    told = 0
    for id_, question in built_in.questions.items():
        item = found.get(guid_of(built_in, id_))
        if item is not None and isinstance(question.body, ChoicesBody):
            told += 1
            assert item.stem == tidy(question.stem.ja)
            right = [(tidy(one.text.ja), one.ok) for one in question.body.choices]
            assert [(one.text, one.ok) for one in item.choices] == right
    assert told


@pytest.mark.parametrize("writer", WRITERS, ids=lambda one: one.name)
def test_a_pack_full_of_marks_comes_back(toy: Pack, writer: WritingFormat) -> None:
    """Equals signs, braces, angle brackets and readings are quoted as each format wants it."""
    _comes_back(toy, writer)


@pytest.mark.parametrize("writer", WRITERS, ids=lambda one: one.name)
def test_a_built_in_question_keeps_its_words_in_english(built_in: Pack, writer: WritingFormat) -> None:
    """The language is a choice."""
    done = written(built_in, writer, "en")
    stems = {item.stem for item in _back(writer, done.data).values()}
    assert any(stem.isascii() and stem for stem in stems)


class _Forgetful(GiftWriting):
    """A writer that loses the last option."""

    def write(self, items: Sequence[ForeignItem], pack: str, version: str) -> bytes:
        """Write too little."""
        short = [item._replace(choices=item.choices[: -1 if item.kind == "single" else None]) for item in items]
        return super().write(short, pack, version)


def test_a_writer_that_loses_an_option_is_caught(built_in: Pack) -> None:
    """What did not come back is left out by name."""
    done = written(built_in, _Forgetful(), "ja")
    lost = [one for one in done.left_out if one.reason == "unsayable"]
    singles = [id_ for id_, question in built_in.questions.items() if question.type == "single"]
    assert {one.where for one in lost} >= {id_ for id_ in singles if not built_in.questions[id_].exhibit}
    assert "single" not in done.by_type


def test_reserved_wordings_stay_at_home(built_in: Pack) -> None:
    """No word of them is in the file, and their number is said."""
    id_, question = next((id_, one) for id_, one in built_in.questions.items() if one.type == "single")
    secret = replace(question, variant="z", reserved=True, stem=Text("秘密の言い回し", "A secret wording"), variants=())
    pack = replace(built_in, questions={id_: replace(question, variants=(secret, replace(secret, variant="y")))})
    for writer in WRITERS:
        done = written(pack, writer, "ja")
        assert "秘密" not in _unzipped(done.data)
        assert [(one.where, one.reason, one.detail) for one in done.left_out] == [(id_, "reserved", "2")]


@pytest.mark.parametrize("mark", SPREAD)
def test_no_cell_runs_as_a_formula(mark: str) -> None:
    """One ' stands before it, and our own import takes exactly one off again."""
    choices = (ForeignChoice(f"{mark}1+1", ok=True), ForeignChoice(f"'{mark}2"))
    data = CsvWriting().write([ForeignItem("single", f"{mark}stem", "q", guid="p:q", choices=choices)], "p", "1.0.0")
    text = data.decode("utf-8")
    assert text.startswith("\ufeff")
    assert f"'{mark}stem" in text
    assert f"''{mark}2" in text
    if mark not in "\t\r":
        [item] = _back(CsvWriting(), data).values()
        assert _asked(item) == (f"{mark}stem", tuple((one.text, one.ok) for one in choices), (), (), "")


def test_what_a_format_cannot_hold_is_named(built_in: Pack) -> None:
    """Every question is written or left out, each with a sentence."""
    for writer in WRITERS:
        done = written(built_in, writer, "ja")
        home = {one.where for one in done.left_out if one.reason not in {"reserved", "variants"}}
        assert done.written + len(home) == len(built_in.questions)
        assert {id_ for id_, question in built_in.questions.items() if question.type == "sort"} <= home
        for one in (*done.left_out, *done.changed):
            assert one.reason in REASONS
            assert english(sentence_of(one))
    assert any(one.reason == "lost-lures" for one in written(built_in, MoodleWriting(), "ja").changed)


def test_a_file_of_something_else_stays_as_it_is(toy: Pack, tmp_path: Path) -> None:
    """An earlier export is replaced, anything else is not."""
    file, other = tmp_path / "quiz.gift", tmp_path / "mine.gift"
    other.write_text("mine", "utf-8")
    with pytest.raises(ExportRefused):
        take_out(toy, other, GiftWriting(), "ja")
    assert other.read_text("utf-8") == "mine"
    first = take_out(toy, file, GiftWriting(), "ja")
    assert file.read_bytes() == first.data == take_out(toy, file, GiftWriting(), "ja").data
    assert not list(tmp_path.glob("*~"))


def test_csv_goes_into_a_folder(toy: Pack, tmp_path: Path) -> None:
    """A folder gets a table."""
    take_out(toy, tmp_path / "tables", CsvWriting(), "ja")
    take_out(toy, tmp_path / "tables", CsvWriting(), "ja")
    assert [file.name for file in (tmp_path / "tables").iterdir()] == ["questions.csv"]


def test_the_command_line_knows_every_format() -> None:
    """It names them without loading what writes them."""
    for writer in WRITERS:
        assert pack_options(["export", "pack", f"x{writer.suffix}"]).take_out is not None
        assert pack_options(["export", "pack", "x", "--format", writer.name]).take_out is not None
        assert writer_of(f"X{writer.suffix.upper()}") is writer


def test_the_export_command_says_one_object(toy: Pack, tmp_path: Path) -> None:
    """0 written, 1 refused with a sentence, 2 a wrong call."""

    def run(*words: str) -> tuple[int, str]:
        done = subprocess.run([sys.executable, "main.py", "export", *words], cwd=ROOT, capture_output=True, check=False)
        assert b"Traceback" not in done.stderr
        return done.returncode, done.stdout.decode()

    code, said = run(str(tmp_path / "toy"), str(tmp_path / "quiz.xml"), "--json")
    told = json.loads(said)
    assert (code, set(told)) == (0, {"format", "written", "by_type", "left_out", "changed"})
    assert told["written"] + len(told["left_out"]) == len(toy.questions)
    (tmp_path / "other.xml").write_text("mine", "utf-8")
    code, said = run(str(tmp_path / "toy"), str(tmp_path / "other.xml"), "--json")
    assert (code, set(json.loads(said))) == (1, {"problem"})
    assert run(str(tmp_path / "toy"), str(tmp_path / "quiz.doc"))[0] == 2
