"""An import as a person makes it: a pack that can be studied, a second import that costs nothing."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.exchange.samples import AIKEN, GIFT, zipped
from trainer.authoring.check_pack import check
from trainer.domain.message import english
from trainer.exchange.bring_in import BroughtIn, ImportRefused, bring_in
from trainer.packs.read_pack import load_pack, read_pack
from trainer.question_types import QUESTION_TYPES

DAY, NEXT = "2026-11-30", "2026-12-01"
CARDS = "表,裏,id\n粗利とは,売上高から売上原価を引いたもの,c1\n固定費とは,量で変わらない費用,c2\n"
ROOT = Path(__file__).resolve().parents[2]


def _file(folder: Path, text: str, name: str = "cards.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def _import(folder: Path, text: str, day: str = DAY) -> BroughtIn:
    return bring_in(_file(folder, text), folder / "pack", QUESTION_TYPES, day)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_file_becomes_a_pack_that_can_be_studied_at_once(tmp_path: Path) -> None:
    """Nothing is demanded that the file does not hold; how much is missing is told as information."""
    done = bring_in(_file(tmp_path, GIFT, "quiz.gift"), tmp_path / "pack", QUESTION_TYPES, DAY)
    assert (done.imported, len(done.left_out)) == (5, 2)
    pack = load_pack(tmp_path / "pack", QUESTION_TYPES)
    assert pack.imported
    assert len(pack.questions) == 5
    report = check(tmp_path / "pack", QUESTION_TYPES)
    assert (report.errors, report.warnings) == (0, 0)
    missing = [english(fault.sentence) for fault in report.faults if fault.rule == "I01"]
    assert '"decides" is not written yet in 5 places.' in missing


def test_without_the_stage_the_strict_rules_are_back(tmp_path: Path) -> None:
    """Finishing a pack means finishing it."""
    _import(tmp_path, CARDS)
    path = tmp_path / "pack" / "pack.yaml"
    path.write_text(path.read_text("utf-8").replace("stage: imported\n", ""), "utf-8")
    rules = {fault.rule for fault in read_pack(tmp_path / "pack", QUESTION_TYPES).faults}
    assert "E01" in rules


def test_a_second_import_changes_no_byte(tmp_path: Path) -> None:
    """Neither on the same day nor on another."""
    _import(tmp_path, CARDS)
    before = _bytes(tmp_path / "pack")
    done = _import(tmp_path, CARDS, NEXT)
    assert (done.new, done.same, done.edited) == (0, 2, 0)
    assert _bytes(tmp_path / "pack") == before


def test_an_edited_file_keeps_every_id(tmp_path: Path) -> None:
    """What was reworded stays the same question, what is gone is retired, what is new is added."""
    _import(tmp_path, CARDS)
    before = load_pack(tmp_path / "pack", QUESTION_TYPES)
    text = CARDS.replace("量で変わらない費用", "生産量が変わっても同じ費用").replace(
        "粗利とは,売上高から売上原価を引いたもの,c1\n", ""
    )
    done = _import(tmp_path, f"{text}変動費とは,量で変わる費用,c3\n", NEXT)
    after = load_pack(tmp_path / "pack", QUESTION_TYPES)
    assert (done.new, done.edited) == (1, 1)
    assert set(before.questions) < set(after.questions)
    assert [question.retired != "" for question in after.questions.values()] == [False, False, True]
    assert after.version == "0.1.1"


def test_a_persons_own_edit_wins_and_is_told(tmp_path: Path) -> None:
    """The file's new wording does not overwrite what somebody wrote here."""
    _import(tmp_path, CARDS)
    path = tmp_path / "pack" / "questions" / "part-0001.yaml"
    path.write_text(path.read_text("utf-8").replace("量で変わらない費用", "私の言い方"), "utf-8")
    done = _import(tmp_path, CARDS.replace("量で変わらない費用", "新しい言い方"), NEXT)
    assert [one.reason for one in done.changed] == ["edited"]
    assert "私の言い方" in path.read_text("utf-8")


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    """Refused with a sentence, and not a file in it is touched."""
    other = tmp_path / "pack"
    shutil.copytree(ROOT / "questions" / "sales-marketing", other)
    before = _bytes(other)
    with pytest.raises(ImportRefused):
        _import(tmp_path, CARDS)
    assert _bytes(other) == before


def test_topics_become_aspects_where_there_are_two(tmp_path: Path) -> None:
    """One topic alone would say nothing."""
    _import(tmp_path, "問題,正解,分野\n一とは,イチ,数\n二とは,ニ,数\n春とは,はる,季節\n")
    pack = load_pack(tmp_path / "pack", QUESTION_TYPES)
    assert [aspect.name.ja for aspect in pack.aspects] == ["数", "季節"]


def test_nothing_is_written_beside_the_folder(tmp_path: Path) -> None:
    """Staging is gone when it is done, and when it is refused."""
    _import(tmp_path, CARDS)
    evil = tmp_path / "evil.zip"
    evil.write_bytes(zipped([("../out.txt", b"x"), ("imsmanifest.xml", b"")]))
    with pytest.raises(ImportRefused):
        bring_in(evil, tmp_path / "other", QUESTION_TYPES, DAY)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cards.csv", "evil.zip", "pack"]


@pytest.mark.slow
def test_the_command_says_one_object_in_utf_8(tmp_path: Path) -> None:
    """0 where something came in, 1 where nothing did, 2 for a wrong call."""
    source = _file(tmp_path, AIKEN, "quiz.txt")

    def ran(*words: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, str(ROOT / "main.py"), "import", *words]
        return subprocess.run(command, capture_output=True, timeout=60, check=False)

    done = ran(str(source), "--to", str(tmp_path / "pack"), "--json")
    told = json.loads(done.stdout.decode("utf-8"))
    assert (done.returncode, told["imported"], told["by_type"]) == (0, 2, {"single": 2})
    assert told["left_out"][0]["reason"]["ja"]
    dry = ran(str(source), "--to", str(tmp_path / "dry"), "--dry-run")
    assert dry.returncode == 0
    assert not (tmp_path / "dry").exists()
    empty = ran(str(_file(tmp_path, "なにもない\n", "x.bin")), "--to", str(tmp_path / "no"), "--json")
    assert (empty.returncode, "problem" in json.loads(empty.stdout)) == (1, True)
    assert ran(str(source)).returncode == 2
