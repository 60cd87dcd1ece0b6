"""The journal of what was typed into a pack: a torn line takes no other with it, and beginning anew is one step."""

from pathlib import Path

from tests.authoring.editing.made_workshop import value_in, workshop_on
from tests.question_types.samples import write_pack
from trainer.authoring.editing.edited_pack import BlockId
from trainer.storage.draft_journal import DiskDraftJournal

STEM = ("stem", "ja")


def test_lines_are_there_again_and_a_torn_one_is_none(tmp_path: Path) -> None:
    """Whoever opens the file next sees what was written to its end."""
    journal = DiskDraftJournal(tmp_path / "deep" / "journal")
    journal.append("one")
    journal.append("two")
    journal.sync()
    journal.close()
    with (tmp_path / "deep" / "journal").open("ab") as file:
        file.write("三つ目の途".encode()[:-1])
    assert tuple(DiskDraftJournal(tmp_path / "deep" / "journal").lines()) == ("one", "two")


def test_what_follows_a_torn_line_is_not_swallowed_by_it(tmp_path: Path) -> None:
    """A program was killed while it wrote; the next one goes on."""
    write_pack(tmp_path / "pack")
    single = BlockId("questions", "sample.single")
    workshop_on(tmp_path).set_text(single, STEM, "はじめの問いはどれですか。")
    with (tmp_path / "journal").open("ab") as file:
        file.write(b'12345678 [["questions"')
    workshop_on(tmp_path).set_text(single, STEM, "つぎの問いはどれですか。")
    again = workshop_on(tmp_path)
    assert value_in(again, single, *STEM) == "つぎの問いはどれですか。"
    assert again.conflicts == ()


def test_beginning_anew_leaves_the_given_lines_and_nothing_else(tmp_path: Path) -> None:
    """Of a journal that was never begun nothing is made."""
    journal = DiskDraftJournal(tmp_path / "journal")
    journal.clear()
    assert list(tmp_path.iterdir()) == []
    journal.append("one")
    journal.clear(["two"])
    journal.append("three")
    assert tuple(journal.lines()) == ("two", "three")
    assert [path.name for path in tmp_path.iterdir()] == ["journal"]


def test_control_the_pack_is_as_before_where_nothing_was_typed(tmp_path: Path) -> None:
    """Otherwise the tests above would find words that were there anyway."""
    write_pack(tmp_path / "pack")
    assert workshop_on(tmp_path).changed == ()
