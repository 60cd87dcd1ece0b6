"""From an empty pack and a table of twelve rows to a pack that can be handed out."""

from collections import Counter
from pathlib import Path

import pytest

from tests.authoring.distinctions.profit import drafted, write_marks
from tests.benchmarks.plain_cues import asked, longest, two_sided, verdicts
from trainer.authoring.check_pack import check
from trainer.authoring.distinctions.drafts import draft_questions, row_questions
from trainer.authoring.distinctions.sheet import sheet_rows
from trainer.authoring.editing.edited_pack import BlockId
from trainer.authoring.publish import CHANGES, NotReady, publish, publish_plan
from trainer.packs.read_pack import load_pack, read_pack
from trainer.question_types import QUESTION_TYPES
from trainer.storage.pack_folder import DiskPackFolder

pytestmark = pytest.mark.slow
TODAY = "2026-11-30"


def test_twelve_rows_become_forty_questions_of_five_types_without_a_warning(tmp_path: Path) -> None:
    """Once a person has written what only a person can."""
    workshop, questions = drafted(tmp_path)
    marks = write_marks(workshop, questions)
    workshop.save()
    report = check(tmp_path / "pack", QUESTION_TYPES, today=TODAY)
    types = Counter(one.type for one in load_pack(tmp_path / "pack", QUESTION_TYPES).questions.values())
    print(f"{types.total()} questions, {len(types)} types, {marks} marks written; {report.lines('en')[-1]}")
    assert (report.errors, report.warnings) == (0, 0)
    assert types.total() >= 40
    assert len(types) >= 5


def test_who_knows_nothing_finds_no_cue_in_it(tmp_path: Path) -> None:
    """The frozen plain cues: the longest option, and the wording of statements."""
    workshop, questions = drafted(tmp_path)
    write_marks(workshop, questions)
    workshop.save()
    of_all = asked(load_pack(tmp_path / "pack", QUESTION_TYPES))
    by_length = longest(of_all, "ja")
    judged = verdicts([one for one in of_all if one.type == "truefalse"], "ja")
    print(f"longest option {by_length.right} of {by_length.of} (by chance {by_length.expected:.1f}), "
          f"verdicts {judged.right} of {judged.of}")  # fmt: skip
    assert by_length.p > 0.05
    assert two_sided(judged.right, [0.5] * judged.of) > 0.05


def test_while_a_mark_is_open_nothing_of_the_question_is_in_the_pack(tmp_path: Path) -> None:
    """Only the pairs, in which a table says everything, are finished at once."""
    workshop, questions = drafted(tmp_path)
    marked = {name.id for name in questions if workshop.open_marks(name)}
    workshop.save()
    read = read_pack(tmp_path / "pack", QUESTION_TYPES)
    assert read.pack is not None
    assert not marked & set(read.pack.questions)
    assert {one.type for one in read.pack.questions.values()} == {"match"}


def test_every_row_is_drafted_in_four_forms_at_least_and_none_twice(tmp_path: Path) -> None:
    """Asked again, only what was taken away comes back."""
    workshop, _ = drafted(tmp_path)
    rows = [row.id for row in sheet_rows(workshop.pack, "ja")]
    draft_questions(workshop, rows)
    types = {row: {_type(workshop.pack.questions[name.id].fields) for name in row_questions(workshop.pack, row)}
             for row in rows}  # fmt: skip
    assert min(len(found) for found in types.values()) >= 4
    assert draft_questions(workshop, rows) == ()
    gone = row_questions(workshop.pack, rows[0])[0]
    workshop.remove(gone)
    (again,) = draft_questions(workshop, rows)
    assert again.id != gone.id


def test_all_drafts_of_a_table_are_taken_back_in_one_step(tmp_path: Path) -> None:
    """As pasting the rows was one."""
    workshop, _ = drafted(tmp_path)
    workshop.undo()
    workshop.undo()
    assert dict(workshop.pack.questions) == {}
    workshop.undo()
    assert (dict(workshop.pack.distinctions), dict(workshop.pack.facts)) == ({}, {})


def test_the_sheet_tells_how_much_of_a_row_is_still_to_be_written(tmp_path: Path) -> None:
    """Questions and open marks by row."""
    workshop, questions = drafted(tmp_path)
    before = sheet_rows(workshop.pack, "ja")[0]
    assert (before.aspect, before.left, before.right) == ("計算", "仕入れの代金だけを引く", "店を続ける費用も引く")
    assert (before.questions, before.open) == (7, 20)
    write_marks(workshop, questions)
    assert sheet_rows(workshop.pack, "ja")[0].open == 0


def test_it_is_handed_out_with_a_version_and_a_note_and_then_by_what_changed(tmp_path: Path) -> None:
    """A first version, other words, one question more, another key."""
    workshop, questions = drafted(tmp_path)
    folder = DiskPackFolder(tmp_path / "pack")
    write_marks(workshop, questions)
    plan = publish_plan(workshop.snapshot(), None, TODAY)
    assert (plan.ready, plan.version, plan.drafts, plan.to_look_at) == (True, "1.0.0", 0, ())
    sealed = publish(workshop, plan, folder, plan.note("ja"), TODAY, lambda files: b"".join(sorted(files.values())))
    assert sealed.sealed
    published = load_pack(tmp_path / "pack", QUESTION_TYPES)
    assert published.version == "1.0.0"
    assert (tmp_path / "pack" / CHANGES).read_text("utf-8").startswith(f"## 1.0.0 ({TODAY})")

    first = next(name for name in questions if _type(workshop.pack.questions[name.id].fields) == "single")
    workshop.set_text(first, ("decides", "ja"), "費用まで引いたかどうか。")
    assert publish_plan(workshop.snapshot(), published, TODAY).version == "1.0.1"
    fields = {
        **workshop.pack.questions[first.id].fields,
        "id": "q.more",
        "stem": {"ja": "まったく新しい場面で何をしましたか。"},
    }
    workshop.add("questions", fields, workshop.pack.questions[first.id].file)
    assert publish_plan(workshop.snapshot(), published, TODAY).version == "1.1.0"
    workshop.set_value(first, ("rev",), "2")
    assert publish_plan(workshop.snapshot(), published, TODAY).version == "2.0.0"


def test_a_pack_without_a_finished_question_is_not_handed_out(tmp_path: Path) -> None:
    """Nor one with an error; both are told in a sentence."""
    workshop, _ = drafted(tmp_path)
    for name in workshop.pack.questions:
        if not workshop.open_marks(BlockId("questions", name)):
            workshop.remove(BlockId("questions", name))
    plan = publish_plan(workshop.snapshot(), None, TODAY)
    assert not plan.ready
    with pytest.raises(NotReady):
        publish(workshop, plan, DiskPackFolder(tmp_path / "pack"), "", TODAY)


def _type(fields: object) -> str:
    return str(fields["type"]) if isinstance(fields, dict) else ""
