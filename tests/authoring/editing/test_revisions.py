"""A revision is proposed where the key or the meaning changes, and never for wording."""

import pytest

from tests.authoring.editing.made_workshop import entries_of
from tests.question_types.samples import SAMPLES
from trainer.authoring.editing.languages import english_is_right, ja_newer, with_text
from trainer.authoring.editing.revisions import proposed_revision
from trainer.packs.plain_values import Fields, Path, Value, with_value


def _sample(type_: str) -> Fields:
    return entries_of(f"questions:\n{SAMPLES[type_]}", "questions")[0]


@pytest.mark.parametrize(
    ("type_", "path", "value"),
    [
        ("single", ("choices", 0, "ok"), None),
        ("truefalse", ("answer",), "true"),
        ("short", ("accept",), ("別の言葉",)),
        ("cloze", ("blanks", 0, "accept"), ("別の言葉",)),
        ("numeric", ("answer",), "1"),
        ("sort", ("cases", 0, "bin"), "both"),
        ("match", ("pairs", 0, "fact"), "s.count"),
        ("single", ("tests",), ("s.goal",)),
    ],
)
def test_another_key_is_another_revision_and_asked_again(type_: str, path: Path, value: Value | None) -> None:
    """Whatever the type calls what is right."""
    before = _sample(type_)
    proposed = proposed_revision(before, with_value(before, path, value))
    assert proposed is not None
    assert (proposed.rev, proposed.reset) == (2, "relearn")


def test_items_in_another_order_are_another_key() -> None:
    """Their order is what is right."""
    before = _sample("order")
    items = before["items"]
    assert isinstance(items, tuple)
    assert proposed_revision(before, {**before, "items": items[::-1]}) is not None


@pytest.mark.parametrize("type_", SAMPLES)
def test_other_words_are_no_other_question(type_: str) -> None:
    """What is known of it stays."""
    before = _sample(type_)
    assert proposed_revision(before, with_text(before, ("stem", "ja"), "ほかの言い方です。")) is None


def test_a_revision_that_was_raised_by_hand_is_not_proposed_twice() -> None:
    """With another key it stands, with other words only it may stay as it was."""
    before = _sample("truefalse")
    changed: Fields = {**before, "answer": "true", "rev": "2"}
    assert proposed_revision(before, changed) is None
    reworded = proposed_revision(before, {**before, "rev": "2"})
    assert reworded is not None
    assert reworded.reset == "keep"


def test_japanese_that_is_changed_after_its_english_is_marked_until_somebody_looks() -> None:
    """Writing the English, or saying that it fits, takes the mark away."""
    before = _sample("single")
    newer = with_text(before, ("choices", 1, "text", "ja"), "その場で判を押してもらう")
    assert ja_newer(newer) == (("choices", 1, "text"),)
    assert ja_newer(with_text(newer, ("choices", 1, "text", "en"), "To have it sealed on the spot")) == ()
    assert ja_newer(english_is_right(newer, ("choices", 1, "text"))) == ()
    assert ja_newer(with_text(before, ("choices", 1, "text", "ja"), "その場で契約を結ぶ")) == ()
