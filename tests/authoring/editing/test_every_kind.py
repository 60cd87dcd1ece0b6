"""Every type, exhibit and variant: made in the editor from nothing, saved, read back equal, and sound."""

from pathlib import Path

import pytest

from tests.authoring.editing.made_workshop import entries_of, typed, workshop_on
from tests.packs.exhibit_samples import EXHIBITS, add_picture
from tests.question_types.samples import FACTS, PACK, SAMPLES
from trainer.authoring.editing.edited_pack import HEADING
from trainer.authoring.workshop import Workshop
from trainer.packs.exhibits import EXHIBIT_KINDS
from trainer.packs.plain_values import Fields
from trainer.packs.read_pack import load_pack
from trainer.packs.splicing import values_of
from trainer.question_types import QUESTION_TYPES

CARD = SAMPLES["card"].replace("sample.card", "sample.exhibit")
VARIANT = """\
    variants:
      - key: b
        stem: {ja: 別の場面では何といいますか。, en: And in another scene?}
      - key: c
        reserved: yes
        stem: {ja: 取っておいた場面では何といいますか。, en: And in the scene kept back?}
"""
MADE: dict[str, str] = {
    **SAMPLES,
    **{f"exhibit {kind}": CARD + source for kind, source in EXHIBITS.items()},
    "variants": SAMPLES["short"].rstrip("\n") + "\n" + VARIANT,
}


def _begun(folder: Path) -> Workshop:
    workshop = workshop_on(folder)
    heading = values_of(PACK.encode())
    assert heading is not None
    for key, value in heading.items():
        workshop.set_value(HEADING, (key,), value)
    for fact in entries_of(FACTS, "facts"):
        typed(workshop, "facts", fact, "facts/role.yaml")
    return workshop


def test_every_type_and_every_exhibit_is_made_here() -> None:
    """A type or a kind of exhibit that is missing from the list fails."""
    assert {one.name for one in QUESTION_TYPES} <= set(MADE)
    assert {f"exhibit {kind.name}" for kind in EXHIBIT_KINDS} <= set(MADE)


@pytest.mark.parametrize("what", MADE)
def test_made_from_nothing_it_is_read_back_equal_and_can_be_studied(what: str, tmp_path: Path) -> None:
    """In both languages: the samples have both."""
    wanted: Fields = entries_of(f"questions:\n{MADE[what]}", "questions")[0]
    workshop = _begun(tmp_path)
    (tmp_path / "pack").mkdir()
    add_picture(tmp_path / "pack")
    name = typed(workshop, "questions", wanted, "questions/role.yaml")
    assert workshop.read(name).faults == ()
    assert workshop.unfinished == frozenset()
    workshop.save()
    again = workshop_on(tmp_path)
    assert again.pack.questions[name.id].fields == wanted
    assert again.pack == workshop.pack
    pack = load_pack(tmp_path / "pack", QUESTION_TYPES)
    preview = again.preview(name)
    assert preview is not None
    assert preview.question == pack.questions[preview.question.id]


def test_what_is_typed_is_taken_back_letter_run_by_letter_run_and_done_again(tmp_path: Path) -> None:
    """Undo leads back to the empty pack, redo to the whole one, whatever was typed."""
    workshop = _begun(tmp_path)
    typed(workshop, "questions", entries_of(f"questions:\n{MADE['match']}", "questions")[0], "questions/role.yaml")
    whole, steps = workshop.pack, 0
    while workshop.undo_label is not None:
        workshop.undo()
        steps += 1
    assert (workshop.pack.heading.fields, dict(workshop.pack.facts), dict(workshop.pack.questions)) == ({}, {}, {})
    while workshop.redo_label is not None:
        workshop.redo()
        steps -= 1
    assert workshop.pack == whole
    assert steps == 0
