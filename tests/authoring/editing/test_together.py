"""Two at work in one folder: nothing is lost, what both changed is shown, and nothing is written over."""

from pathlib import Path

import pytest

from tests.authoring.editing.made_workshop import value_in, workshop_on
from tests.question_types.samples import write_pack
from trainer.authoring.editing.edited_pack import HEADING, BlockId
from trainer.packs.plain_values import word_at
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES

SINGLE, SHORT = BlockId("questions", "sample.single"), BlockId("questions", "sample.short")
STEM = ("stem", "ja")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a pack of one question of every type."""
    write_pack(tmp_path / "pack")
    return tmp_path


def test_changes_of_two_in_different_questions_of_one_file_are_both_kept(folder: Path) -> None:
    """Whoever saves second takes over what the first wrote."""
    one, other = workshop_on(folder, journal="a"), workshop_on(folder, journal="b")
    one.set_text(SINGLE, STEM, "わたしの問いはどれですか。")
    other.set_text(SHORT, STEM, "あなたの問いは何ですか。")
    assert other.changed_outside() == ()
    one.save()
    assert other.changed_outside() == ("questions/role.yaml",)
    saved = other.save()
    assert other.changed_outside() == ()
    assert (saved.merged, saved.conflicts) == ((SINGLE,), ())
    again = workshop_on(folder, journal="c")
    assert value_in(again, SINGLE, *STEM) == "わたしの問いはどれですか。"
    assert value_in(again, SHORT, *STEM) == "あなたの問いは何ですか。"


@pytest.mark.parametrize(
    ("take", "wanted"), [("mine", "あとの問いはどれですか。"), ("theirs", "さきの問いはどれですか。")]
)
def test_what_both_changed_is_shown_and_a_person_decides(folder: Path, take: str, wanted: str) -> None:
    """Until then the file keeps the first, the workshop the second, however often it is saved."""
    one, other = workshop_on(folder, journal="a"), workshop_on(folder, journal="b")
    one.set_text(SINGLE, STEM, "さきの問いはどれですか。")
    other.set_text(SINGLE, STEM, "あとの問いはどれですか。")
    one.save()
    for _ in range(2):
        (conflict,) = other.save().conflicts
        assert conflict.name == SINGLE
        assert conflict.theirs is not None
        assert word_at(conflict.theirs.fields, STEM) == "さきの問いはどれですか。"
        assert value_in(other, SINGLE, *STEM) == "あとの問いはどれですか。"
        assert value_in(workshop_on(folder, journal="c"), SINGLE, *STEM) == "さきの問いはどれですか。"
    other.resolve(SINGLE, "mine" if take == "mine" else "theirs")
    assert other.save().conflicts == ()
    assert value_in(workshop_on(folder, journal="c"), SINGLE, *STEM) == wanted


def test_a_conflict_outlives_the_end_of_the_program(folder: Path) -> None:
    """What was typed and never saved is there again, beside what somebody else wrote meanwhile."""
    workshop_on(folder).set_text(SINGLE, STEM, "あとの問いはどれですか。")
    other = workshop_on(folder, journal="b")
    other.set_text(SINGLE, STEM, "さきの問いはどれですか。")
    other.save()
    again = workshop_on(folder)
    assert [one.name for one in again.conflicts] == [SINGLE]
    assert value_in(again, SINGLE, *STEM) == "あとの問いはどれですか。"


def test_a_file_that_cannot_be_followed_is_left_alone_with_a_sentence(folder: Path) -> None:
    """The others can be edited still."""
    broken = folder / "pack" / "questions" / "broken.yaml"
    broken.write_text("questions:\n  - id: q.1\n    id: q.1\n", encoding="utf-8")
    before = broken.read_bytes()
    workshop = workshop_on(folder)
    assert [one.file for one in workshop.left_alone] == ["questions/broken.yaml"]
    workshop.set_text(SINGLE, STEM, "べつの問いはどれですか。")
    assert workshop.save().written == ("questions/role.yaml",)
    assert broken.read_bytes() == before


def test_of_a_question_in_error_the_pack_keeps_the_last_sound_words_and_the_drafts_the_new(
    folder: Path,
) -> None:
    """The pack can be studied all the time, and nothing typed is lost."""
    workshop = workshop_on(folder)
    workshop.set_value(SINGLE, ("choices", 0, "ok"), None)
    assert workshop.unfinished == {SINGLE}
    workshop.save()
    pack = load_pack(folder / "pack", QUESTION_TYPES)
    assert "sample.single" in pack.questions
    again = workshop_on(folder)
    assert again.pack == workshop.pack
    again.set_value(SINGLE, ("choices", 0, "ok"), "yes")
    again.save()
    assert not (folder / "pack" / "drafts").joinpath("questions.yaml").exists()


def test_a_fact_and_its_question_come_and_go_together(folder: Path) -> None:
    """Every state on the way can be studied."""
    workshop = workshop_on(folder)
    fact = workshop.add(
        "facts",
        {
            "aspect": "role", "side": "both", "level": "know", "name": {"ja": "名", "en": "Name"},
            "text": {"ja": "文", "en": "Text"}, "twin": ("m.goal",),
        },
        "facts/more.yaml",
    )  # fmt: skip
    workshop.set_value(BlockId("facts", "m.goal"), ("twin",), ("s.goal", fact.id))
    workshop.save()
    assert fact.id in load_pack(folder / "pack", QUESTION_TYPES).facts
    workshop.undo()
    workshop.undo()
    workshop.save()
    assert fact.id not in load_pack(folder / "pack", QUESTION_TYPES).facts
    assert not (folder / "pack" / "facts" / "more.yaml").exists()


def test_a_fact_that_a_question_still_names_is_not_taken_out_of_the_pack(folder: Path) -> None:
    """It goes with the last that names it; until then the pack can be studied and nothing is forgotten."""
    workshop = workshop_on(folder)
    fact = BlockId("facts", "b.share")
    users = [id_ for id_, one in workshop.pack.questions.items() if "b.share" in str(one.fields)]
    assert users
    workshop.remove(fact)
    workshop.save()
    assert fact.id in load_pack(folder / "pack", QUESTION_TYPES).facts
    for id_ in users:
        workshop.remove(BlockId("questions", id_))
    workshop.save()
    assert fact.id not in load_pack(folder / "pack", QUESTION_TYPES).facts


@pytest.mark.parametrize("taken", ["title", "aspects"])
def test_a_heading_that_lacks_something_stays_as_it_was_with_all_that_needs_the_new_one(
    taken: str, folder: Path
) -> None:
    """A title that is being written anew, an aspect that is gone, and rows of another aspect beside."""
    workshop = workshop_on(folder)
    if taken == "title":
        more = {"id": "more", "name": {"ja": "別の観点", "en": "More"}}
        workshop.set_value(HEADING, ("aspects", 1), more)
        fact = {**workshop.pack.facts["s.goal"].fields, "id": "f.more", "aspect": "more"}
        workshop.add("facts", fact, "facts/more.yaml")
    workshop.set_value(HEADING, (taken,), None)
    workshop.save()
    pack = load_pack(folder / "pack", QUESTION_TYPES)
    assert "f.more" not in pack.facts
    again = workshop_on(folder)
    assert again.pack == workshop.pack
    again.set_value(HEADING, ("title",), {"ja": "見本", "en": "Samples"})
    if taken == "title":
        again.save()
        assert "f.more" in load_pack(folder / "pack", QUESTION_TYPES).facts
