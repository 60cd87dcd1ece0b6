"""`check-data` and `restore` in a terminal: what is found, what would come back, and the doing of it."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest

from tests.storage.flips import ids
from tests.study.in_memory import HandClock
from trainer.app import run
from trainer.app.chosen_pack import built_in_pack
from trainer.app.cli import read_options
from trainer.app.command_line_options import CommandLineOptions
from trainer.app.library_session import LibrarySession
from trainer.domain.response import DONT_KNOW
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.backup.packing import plain_bytes
from trainer.storage.learner.backup_names import newest_backup

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """Return the data of a learner with a backup and an answer since."""
    made = DataFolder(tmp_path / "data")
    made.prepare()
    library = LibrarySession(made, built_in_pack(), HandClock())
    service = library.service()
    service.start_session("review")
    for _ in range(2):
        service.submit_answer(DONT_KNOW, None, 1_000)
        service.make_backup()
        service.next_question()
    service.submit_answer(DONT_KNOW, None, 1_000)
    library.close()
    return made


@pytest.mark.parametrize(
    ("words", "options"),
    [
        (["check-data"], CommandLineOptions(check_data=True)),
        (["restore", "--data", "x", "--yes"], CommandLineOptions(restore="", data=Path("x"), yes=True)),
        (["restore", "b.sqlite"], CommandLineOptions(restore="b.sqlite")),
        (["restore", "--help"], CommandLineOptions(help=True)),
    ],
)
def test_the_words_are_understood(words: list[str], options: CommandLineOptions) -> None:
    """Each form gives its options."""
    assert read_options(words) == options


def _damage(folder: DataFolder, statement: str) -> None:
    with closing(sqlite3.connect(folder.database)) as raw, raw:
        triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute(statement)
        for _, sql in triggers:
            raw.execute(sql)


def _said(capsys: pytest.CaptureFixture[str]) -> str:
    told = capsys.readouterr()
    return told.out + told.err


def test_a_sound_record_is_said_to_be_sound(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """By both commands, and restore then names the backups there are."""
    assert run(["check-data", "--data", str(folder.path)]) == 0
    assert "書かれたときのまま" in _said(capsys)
    assert run(["restore", "--data", str(folder.path)]) == 0
    said = _said(capsys)
    newest = newest_backup(folder.backups)
    assert newest is not None
    assert newest.name in said
    assert "無事です" in said


def test_a_damaged_answer_is_named_and_comes_back(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """Check names the row and the remedy; restore tells the numbers, and does nothing until it may."""
    before = ids(folder.database)
    _damage(folder, "UPDATE log_entry SET utc_ms = utc_ms + 1 WHERE sequence = 2")
    assert run(["check-data", "--data", str(folder.path)]) == 1
    said = _said(capsys)
    assert "log_entry" in said
    assert "main.py restore" in said
    damaged = folder.database.read_bytes()
    assert run(["restore", "--data", str(folder.path)]) == 1
    assert "何も変えていません" in _said(capsys)
    assert folder.database.read_bytes() == damaged
    assert run(["restore", "--yes", "--data", str(folder.path)]) == 0
    said = _said(capsys)
    assert "回答 3 件が戻ります" in said
    assert "失われるものはありません" in said
    assert run(["check-data", "--data", str(folder.path)]) == 0
    assert ids(folder.database) == before


def test_what_the_log_gives_back_is_mended_at_once(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said, and the next check finds nothing."""
    _damage(folder, "UPDATE fact_event SET study_day = study_day + 1")
    assert run(["check-data", "--data", str(folder.path)]) == 0
    assert "fact_event" in _said(capsys)
    assert run(["check-data", "--data", str(folder.path)]) == 0
    assert "fact_event" not in _said(capsys)


def test_a_lost_record_comes_back_by_one_command(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """Deleted; nothing is made in its place before."""
    before = ids(folder.database)
    folder.database.unlink()
    assert run(["check-data", "--data", str(folder.path)]) == 1
    assert "main.py restore" in _said(capsys)
    assert not folder.database.exists()
    assert run(["restore", "--yes", "--data", str(folder.path)]) == 0
    assert ids(folder.database) == before


def test_a_backup_is_gone_back_to_by_name(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """Answers given since are kept; a name that is none is refused."""
    before = ids(folder.database)
    oldest = min(folder.backups.iterdir())
    assert run(["restore", oldest.name, "--yes", "--data", str(folder.path)]) == 0
    library = LibrarySession(folder, built_in_pack(), HandClock())
    library.service()
    library.close()
    assert ids(folder.database) == before
    assert (folder.path / "minori-set-aside-1.sqlite").exists()
    assert run(["restore", "nothing.sqlite", "--yes", "--data", str(folder.path)]) == 1
    assert "nothing.sqlite" in _said(capsys)


@pytest.mark.skipif(sys.platform == "win32", reason="HOME is another thing there")
def test_without_a_home_there_is_one_sentence(folder: DataFolder) -> None:
    """Neither HOME nor an entry in the book of users: it asks for --data."""
    code = (
        "import os, pwd, sys\n"
        "os.environ.pop('HOME', None)\n"
        "def nobody(_uid): raise KeyError\n"
        "pwd.getpwuid = nobody\n"
        "from trainer.app import run\n"
        "sys.exit(run(['--terminal']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "--data" in done.stderr
    assert "Traceback" not in done.stderr


def test_control_a_copy_of_an_older_file_is_no_damage(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """A backup copied over the record by hand: the journal gives back what it lacks, and all is sound."""
    before = ids(folder.database)
    folder.database.write_bytes(plain_bytes(min(folder.backups.iterdir())))
    assert run(["check-data", "--data", str(folder.path)]) == 0
    assert ids(folder.database) == before
    assert "main.py restore" not in _said(capsys)


def test_in_the_terminal_the_check_goes_on_after_the_session(
    folder: DataFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The learner leaves, and is told of the damaged row; a sound record is left without a word more."""
    monkeypatch.setattr("sys.stdin", StringIO(""))
    assert run(["--terminal", "--data", str(folder.path)]) == 0
    assert "main.py restore" not in _said(capsys)
    _damage(folder, "UPDATE preference SET value = '15' WHERE name = 'minutes'")
    monkeypatch.setattr("sys.stdin", StringIO(""))
    assert run(["--terminal", "--data", str(folder.path)]) == 1
    said = _said(capsys)
    assert "preference" in said
    assert "main.py restore" in said
