"""Two versions of a pack: what is new, what only reads otherwise, whose key was wrong."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from trainer.app.cli import follow, read_options
from trainer.app.unknown_option import UnknownOption
from trainer.authoring.compare_packs import PackDifference, compare_packs
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.resources import questions_folder

CORE = questions_folder() / "sales-marketing"
FILE = "questions/time.yaml"


def _compared(folder: Path, before: str, after: str) -> PackDifference:
    """Return what a change of one place in the core pack makes."""
    shutil.copytree(CORE, folder / "new")
    path = folder / "new" / FILE
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    return compare_packs(load_pack(CORE, QUESTION_TYPES), load_pack(folder / "new", QUESTION_TYPES))


def test_the_same_pack_has_no_change(tmp_path: Path) -> None:
    """Not even where the text is laid out otherwise."""
    found = _compared(tmp_path, "questions:\n", "questions:\n# a remark\n")
    assert (found.questions, found.facts) == ((), ())


def test_a_raised_revision_is_a_changed_key(tmp_path: Path) -> None:
    """The author says so: it is asked again."""
    found = _compared(tmp_path, "rev: 1", "rev: 2")
    assert [change.kind for change in found.questions] == ["key"]


def test_another_right_option_is_a_changed_key_without_a_word_of_the_author(tmp_path: Path) -> None:
    """A key that was wrong never passes as a rewording."""
    old = load_pack(CORE, QUESTION_TYPES)
    shutil.copytree(CORE, tmp_path / "new")
    path = tmp_path / "new" / FILE
    head, mark, rest = path.read_text("utf-8").partition("type: single")
    first, right, after = rest.partition("        ok: yes\n")
    lines = after.split("\n")
    other = next(at for at, line in enumerate(lines) if line.startswith("      - key:"))
    lines.insert(other + 1, "        ok: yes")
    path.write_text(head + mark + first + "        lure: none\n" + "\n".join(lines), "utf-8")
    assert right
    found = compare_packs(old, load_pack(tmp_path / "new", QUESTION_TYPES))
    assert [change.kind for change in found.questions] == ["key"]


def test_other_words_are_a_rewording(tmp_path: Path) -> None:
    """What is known of it stays, and both wordings are shown."""
    found = _compared(tmp_path, "    decides:\n      ja: ", "    decides:\n      ja: つまり、")
    assert [change.kind for change in found.questions] == ["reworded"]


def test_a_question_that_is_gone_is_told_from_a_retired_one(tmp_path: Path) -> None:
    """Retiring keeps the history; vanishing is said to the author."""
    found = _compared(tmp_path, "    rev: 1\n", "    rev: 1\n    retired: 2026-11-30 too easy\n")
    assert [change.kind for change in found.questions] == ["retired"]
    old = load_pack(CORE, QUESTION_TYPES)
    first, *others = old.questions.items()
    gone = compare_packs(old, replace(old, questions=dict(others)))
    assert [(change.kind, change.id) for change in gone.questions] == [("gone", first[0])]


def test_the_command_says_it_for_people_and_machines(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """One object in JSON; a wrong call is 2."""
    shutil.copytree(CORE, tmp_path / "new")
    path = tmp_path / "new" / FILE
    path.write_text(path.read_text("utf-8").replace("rev: 1", "rev: 2", 1), "utf-8")
    assert follow(["diff", str(CORE), str(tmp_path / "new"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [change["kind"] for change in told["questions"]] == ["key"]
    assert follow(["diff", str(CORE), str(tmp_path / "new")]) == 0
    assert told["questions"][0]["id"] in capsys.readouterr().out
    with pytest.raises(UnknownOption):
        read_options(["diff", "one"])
