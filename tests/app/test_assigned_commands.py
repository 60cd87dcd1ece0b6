"""`main.py open` and `hand-in`: the notice in full, the number named, and what lies where, for people and machines."""

import json
from pathlib import Path

import pytest

from tests.assigning.people import SEED, organisation, small_plan
from trainer.app import presets
from trainer.app.cli import follow
from trainer.exchange.result_file import open_result


@pytest.fixture
def massign(tmp_path: Path) -> Path:
    """Return the file of an assignment."""
    with organisation(tmp_path) as console:
        path = tmp_path / "A1.massign"
        path.write_bytes(console.massign(console.assign(small_plan(5)).common))
    return path


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak English, where nobody can be asked."""
    monkeypatch.setenv("LANGUAGE", "en")


def test_opened_and_handed_in(massign: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is sent and what never stands before it; the second opening changes nothing."""
    data = ["--data", str(tmp_path / "data")]
    assert follow(["open", str(massign), *data, "--code", "E0001", "--yes"]) == 0
    told = capsys.readouterr().out
    for words in (
        "みのり商事",
        "1418 2519",
        "What is never sent",
        "Your employee number (not your name)",
        "who sat at",
    ):
        assert words in told
    assert follow(["open", str(massign), *data, "--yes"]) == 0
    assert "You have this already." in capsys.readouterr().out
    there = tmp_path / "there"
    there.mkdir()
    assert follow(["hand-in", *data, "--to", str(there), "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["handed_in"]
    assert one["delivered"]
    assert one["said"].keys() >= {"ja", "en"}
    assert open_result((there / one["file"]).read_bytes(), SEED).person == "E0001"


def test_what_cannot_be_is_one_sentence(massign: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody to ask, nothing to hand in, no folder, a folder that is gone, two files."""
    data = ["--data", str(tmp_path / "data")]
    assert follow(["hand-in", *data]) == 1
    assert "no training here" in capsys.readouterr().err
    assert follow(["open", str(massign), *data, "--code", "E0001", "--terminal"]) == 1
    assert "--yes" in capsys.readouterr().err
    assert follow(["open", str(tmp_path / "none.massign"), *data, "--yes"]) == 1
    assert "cannot be read" in capsys.readouterr().err
    assert follow(["open", str(massign), *data, "--code", "E0001", "--yes"]) == 0
    assert follow(["hand-in", *data]) == 1
    assert "Choose the folder" in capsys.readouterr().err
    assert follow(["hand-in", *data, "--to", str(tmp_path / "gone")]) == 1
    assert "is tried again" in capsys.readouterr().out
    assert follow(["open", "a.massign", "b.massign"]) == 2
    assert follow(["hand-in", "--too", "x"]) == 2
    assert "--to" in capsys.readouterr().err


def test_a_result_goes_to_the_preset_folder_where_the_training_names_none(
    massign: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever set the computer up chose where results go; nobody has to choose again."""
    there = tmp_path / "there"
    there.mkdir()
    file = tmp_path / "presets.toml"
    file.write_text(f'return_folder = "{there}"', "utf-8")
    monkeypatch.setattr(presets, "SYSTEM_FILE", file)
    presets.presets.cache_clear()
    try:
        data = ["--data", str(tmp_path / "data")]
        assert follow(["open", str(massign), *data, "--code", "E0001", "--yes"]) == 0
        assert follow(["hand-in", *data]) == 0
    finally:
        presets.presets.cache_clear()
    assert len(list(there.glob("*.mres"))) == 1
