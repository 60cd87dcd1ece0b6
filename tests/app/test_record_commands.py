"""`main.py export-record`, `join-record`, `erase-record`: each in a process of its own, as one types them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.study.in_memory import HandClock
from trainer.app.chosen_pack import built_in_pack
from trainer.app.cli import read_options
from trainer.app.library_session import LibrarySession
from trainer.app.unknown_option import UnknownOption
from trainer.domain.response import DONT_KNOW
from trainer.storage.data_folder import DataFolder

ROOT = Path(__file__).parents[2]


def ran(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the program in English."""
    return subprocess.run(
        [sys.executable, "main.py", *words],
        cwd=ROOT,
        env={"LANGUAGE": "en", "PATH": "", "HOME": "/nowhere"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def learner(data: Path) -> LibrarySession:
    """Return the library of one who has answered once."""
    folder = DataFolder(data)
    folder.prepare()
    library = LibrarySession(folder, built_in_pack(), HandClock())
    library.service().start_session("review")
    library.service().submit_answer(DONT_KNOW, None, 1_000)
    return library


def test_a_record_moves_to_another_computer_and_is_erased_on_the_first(tmp_path: Path) -> None:
    """One command there, one here, one to erase; what each says is what is so."""
    learner(tmp_path / "old").close()
    file = tmp_path / "my.minori"
    exported = ran("export-record", str(file), "--data", str(tmp_path / "old"))
    assert (exported.returncode, exported.stderr) == (0, "")
    assert f"one answer in {file}" in exported.stdout
    imported = ran("join-record", str(file), "--settings", "theirs", "--data", str(tmp_path / "new"))
    assert (imported.returncode, imported.stderr) == (0, "")
    assert "your record now has one answer. The settings are those of the other computer." in imported.stdout
    again = LibrarySession(DataFolder(tmp_path / "new"), built_in_pack(), HandClock())
    assert again.service().show_home().met == 1
    again.close()
    refused = ran("erase-record", "--data", str(tmp_path / "old"))
    assert refused.returncode == 1
    assert "--yes" in refused.stderr
    assert (tmp_path / "old" / "minori.sqlite").exists()
    erased = ran("erase-record", "--yes", "--data", str(tmp_path / "old"))
    assert erased.returncode == 0
    assert str(tmp_path / "old" / "minori.sqlite") in erased.stdout
    assert "Out of reach" in erased.stdout
    assert not (tmp_path / "old" / "minori.sqlite").exists()
    nothing = ran("erase-record", "--yes", "--data", str(tmp_path / "old"))
    assert nothing.stdout == "There is nothing of yours here to erase.\n"


def test_a_file_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    """No traceback, a code that scripts can read."""
    stranger = tmp_path / "photo.jpg"
    stranger.write_bytes(b"\xff\xd8\xff" * 1000)
    told = ran("join-record", str(stranger), "--data", str(tmp_path / "data"))
    assert told.returncode == 1
    assert told.stderr.count("\n") == 1
    assert str(stranger) in told.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["export-record"],
        ["export-record", "a", "b"],
        ["join-record"],
        ["join-record", "a", "--settings", "ours"],
        ["join-record", "a", "--settings"],
        ["export-record", "a", "--yes"],
        ["erase-record", "everything"],
        ["erase-record", "--data"],
    ],
)
def test_what_makes_no_sense_is_said(words: list[str]) -> None:
    """One sentence each."""
    with pytest.raises(UnknownOption):
        read_options(words)


def test_the_options_are_read() -> None:
    """Each where it belongs."""
    options = read_options(["join-record", "a.minori", "--settings=theirs", "--data", "d"])
    assert (options.record, options.file, options.settings, options.data) == (
        "import",
        Path("a.minori"),
        "theirs",
        Path("d"),
    )
    assert read_options(["erase-record", "--yes"]).yes
    assert read_options(["export-record", "--help"]).help
