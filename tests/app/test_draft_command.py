"""`main.py draft`: a table becomes a pack with drafts, by a command."""

import json
from pathlib import Path

import pytest

from tests.authoring.distinctions.profit import TABLE
from trainer.app import run
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES

SIDES = ["--left", "売上総利益", "--right", "営業利益"]


def test_a_table_becomes_a_pack_and_what_is_to_be_written_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The pack can be studied at once; a second time nothing is added."""
    words = ["draft", str(TABLE), "--to", str(tmp_path / "pack"), "--json"]
    assert run([*words, *SIDES]) == 0
    first = json.loads(capsys.readouterr().out)
    assert (first["rows"], first["questions"], first["finished"]) == (12, 55, 3)
    assert len(load_pack(tmp_path / "pack", QUESTION_TYPES).questions) == 3
    assert run(words) == 0
    again = json.loads(capsys.readouterr().out)
    assert (again["rows"], again["questions"]) == (0, 0)


def test_a_new_pack_needs_the_names_of_its_sides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, and nothing is written."""
    assert run(["draft", str(TABLE), "--to", str(tmp_path / "pack")]) == 1
    assert "--left" in capsys.readouterr().err
    assert not (tmp_path / "pack").exists()


@pytest.mark.parametrize(
    ("data", "code"), [(b"", 1), (b"\x00\x01\xff\xfe\x81", 1), ("観点\t左\t右\nあ\tい\n".encode(), 1)]
)
def test_what_is_no_table_is_told_in_a_sentence(
    data: bytes, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And no pack is begun."""
    (tmp_path / "table.tsv").write_bytes(data)
    assert run(["draft", str(tmp_path / "table.tsv"), "--to", str(tmp_path / "pack"), *SIDES]) == code
    said = capsys.readouterr()
    assert said.out + said.err
    assert "Traceback" not in said.err
    assert not (tmp_path / "pack").exists()


def test_a_table_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As every file that cannot be read."""
    assert run(["draft", str(tmp_path / "none.tsv"), "--to", str(tmp_path / "pack"), *SIDES]) == 1
    assert "none.tsv" in capsys.readouterr().err
