"""The command line understands what it promises and answers everything else in one sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from main import python_problem
from trainer.app import run
from trainer.app.cli import read_options, spoken_here
from trainer.app.command_line_options import CommandLineOptions
from trainer.app.unknown_option import UnknownOption
from trainer.authoring.items_report import AUTHOR_REPORTS
from trainer.reports import REPORTS
from trainer.translations import say

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ([], CommandLineOptions()),
        (["--data", "x"], CommandLineOptions(data=Path("x"))),
        (["--data=x", "--terminal"], CommandLineOptions(data=Path("x"), terminal=True)),
        (["--self-check", "--pack", "p"], CommandLineOptions(self_check=True, pack=Path("p"))),
        (["check", "p", "--json"], CommandLineOptions(check=Path("p"), json=True)),
        (["report"], CommandLineOptions(report="")),
        (["report", "days", "--csv", "--data=x"], CommandLineOptions(report="days", csv=True, data=Path("x"))),
        (["report", "--help"], CommandLineOptions(help=True)),
        (["notes", "--data", "x"], CommandLineOptions(notes=True, data=Path("x"))),
        (["notes", "-h"], CommandLineOptions(help=True)),
        (["-h"], CommandLineOptions(help=True)),
    ],
)
def test_known_words_are_understood(words: list[str], options: CommandLineOptions) -> None:
    """Each documented form gives its options."""
    assert read_options(words) == options


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--selfcheck"], "--self-check"),
        (["chek"], "check"),
        (["--data"], "--data"),
        (["--data", "--terminal"], "--data"),
        (["check"], "check"),
        (["check", "a", "--jsn"], "--json"),
        (["report", "days", "--csw"], "--csv"),
        (["report", "days", "strength"], "report"),
        (["notes", "--csv"], "--"),
    ],
)
def test_an_unknown_word_gets_one_sentence_that_helps(words: list[str], named: str) -> None:
    """The sentence names the nearest known word or the missing value."""
    with pytest.raises(UnknownOption) as caught:
        read_options(words)
    assert named in say(caught.value.sentence, "ja")
    assert named in say(caught.value.sentence, "en")
    assert "\n" not in say(caught.value.sentence, "ja")


def test_an_unknown_option_exits_with_two_and_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 2, one line on stderr."""
    assert run(["--bogus"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_missing_pack_is_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`check` on a folder that is not there exits non-zero and names the folder."""
    assert run(["check", str(tmp_path / "nowhere")]) == 1
    said = capsys.readouterr()
    assert "nowhere" in said.err + said.out
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("version", "fine"), [((3, 10), False), ((3, 11), True), ((3, 14), True), ((3, 15), False), ((4, 0), False)]
)
def test_other_pythons_get_one_sentence(version: tuple[int, int], *, fine: bool) -> None:
    """3.11 to 3.14 pass; any other is told which to use."""
    problem = python_problem(version)
    assert (problem is None) == fine
    assert problem is None or "3.11" in problem


def test_the_python_check_alone_touches_nothing() -> None:
    """`main.py --check-python` exits 0 without importing the product."""
    code = (
        "import sys, main; sys.argv[1:] = ['--check-python']; "
        "status = main.main(); print(status, 'trainer' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "False"]


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "ja"),
        ({"LANG": "C.UTF-8"}, "ja"),
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "tr_TR.UTF-8"}, "en"),
        ({"LC_ALL": "ja_JP.UTF-8", "LANG": "en_GB.UTF-8"}, "ja"),
        ({"LANGUAGE": "tr:ja:en", "LANG": "en_GB.UTF-8"}, "ja"),
        ({"LANGUAGE": "", "LANG": "en_GB.UTF-8@euro"}, "en"),
    ],
)
def test_a_first_start_speaks_as_the_system_does(environment: dict[str, str], language: str) -> None:
    """The first wish there are words for; English where there are none, Japanese where nothing is wished."""
    assert spoken_here(environment) == language


def test_a_missing_pack_is_json_where_json_was_asked_for(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`check nope --json` prints one object with the sentence, and exits 1."""
    assert run(["check", str(tmp_path / "nope"), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["folder"].endswith("nope")
    assert set(said["problem"]) == {"ja", "en"}


@pytest.mark.parametrize("words", [["check", "--help"], ["check", "p", "-h"]])
def test_check_has_help_too(words: list[str]) -> None:
    """Help is help, also behind `check`."""
    assert read_options(words) == CommandLineOptions(help=True)


def test_every_report_is_listed_and_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """By its name, as sentences with their table; `--csv` has the table alone."""
    assert run(["report"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == [spec.name for spec in (*REPORTS, *AUTHOR_REPORTS)]
    for name in listed:
        assert run(["report", name, "--data", str(tmp_path / "data")]) == 0
        text = capsys.readouterr().out
        assert run(["report", name, "--csv", "--data", str(tmp_path / "data")]) == 0
        heads = capsys.readouterr().out.splitlines()[0]
        assert text.strip()
        assert heads.count(",") > 0
        assert heads not in text


def test_notes_for_the_author_are_printed_as_csv(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """One who noted nothing has the heads alone."""
    assert run(["notes", "--data", str(tmp_path / "data")]) == 0
    assert capsys.readouterr().out.splitlines() == ["種類,対象,内容,ことば"]


def test_an_unknown_report_is_told_the_nearest(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """One sentence, and no record is made."""
    assert run(["report", "strengths", "--data", str(tmp_path / "data")]) == 1
    said = capsys.readouterr().err
    assert "strength" in said.replace("strengths", "")
    assert not (tmp_path / "data").exists()


def test_json_is_utf_8_whatever_the_console(tmp_path: Path) -> None:
    """A program that reads it need not know what the console is set to; lines for people stay in its encoding."""
    done = subprocess.run(
        [sys.executable, "main.py", "check", str(tmp_path / "nope"), "--json"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "cp932", "LANG": "ja_JP.SJIS"},
        capture_output=True,
        check=False,
    )
    assert "見つかりません" in json.loads(done.stdout.decode("utf-8"))["problem"]["ja"]
