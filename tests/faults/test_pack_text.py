"""What an author's keyboard and machine put into a pack is read, or said: never passed over in silence."""

import shutil
from pathlib import Path

import pytest

from tests.faults.example_pack import written
from trainer.authoring.check_pack import CheckReport, check
from trainer.question_types import QUESTION_TYPES

QUESTIONS = 3
"""In the example."""
APPLE_DOUBLE = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        \xb0"


def checked(folder: Path) -> CheckReport:
    """Check a pack as `check` does."""
    return check(folder, QUESTION_TYPES)


@pytest.mark.parametrize("comma", ["，", "、"])
def test_a_full_width_comma_in_a_list_is_noticed(tmp_path: Path, comma: str) -> None:
    """`[best before，best-before date]` would be one answer that nobody types."""
    report = checked(written(tmp_path / "pack", instead=("[best before, best", f"[best before{comma}best")))
    assert report.faults


@pytest.mark.parametrize("name", ["facts/._meaning.yaml", "questions/._meaning.yaml"])
def test_what_a_mac_leaves_beside_a_file_is_skipped(tmp_path: Path, name: str) -> None:
    """A stick or an archive from a Mac holds a `._` beside every file."""
    pack = written(tmp_path / "pack")
    (pack / name).write_bytes(APPLE_DOUBLE)
    assert not checked(pack).errors


@pytest.mark.parametrize("name", [".#meaning.yaml", ".meaning.yaml"])
def test_what_an_editor_leaves_beside_a_file_is_skipped(tmp_path: Path, name: str) -> None:
    """A hidden copy is no second file of questions."""
    pack = written(tmp_path / "pack")
    shutil.copy(pack / "questions/meaning.yaml", pack / "questions" / name)
    assert not checked(pack).errors


@pytest.mark.parametrize("name", ["meaning.yml", "Meaning.YAML", "meaning.yaml.txt"])
def test_a_file_of_nearly_the_right_name_is_read_or_named(tmp_path: Path, name: str) -> None:
    """Its questions are there, or a sentence names it."""
    pack = written(tmp_path / "pack")
    (pack / "questions/meaning.yaml").rename(pack / "questions" / name)
    report = checked(pack)
    assert report.coverage.questions == QUESTIONS or any(name in str(one) for one in report.faults)


def test_control_the_example_as_it_is_is_read_whole(tmp_path: Path) -> None:
    """Nothing to say about it."""
    report = checked(written(tmp_path / "pack"))
    assert report.faults == ()
    assert report.coverage.questions == QUESTIONS
