"""Twenty draws of a question with figures, and which of them nobody would believe."""

from pathlib import Path

import pytest

from tests.authoring.editing.made_workshop import entries_of, workshop_on
from tests.question_types.samples import SAMPLES, write_pack
from trainer.authoring.drawn_examples import DrawnExample, drawn_examples
from trainer.authoring.editing.edited_pack import BlockId
from trainer.domain.message import english
from trainer.packs.plain_values import Value, with_value

_LEFT_OUT = ("traps", "where", "round", "tolerance")


def _examples(folder: Path, **keys: Value) -> tuple[DrawnExample, ...]:
    write_pack(folder / "pack")
    workshop = workshop_on(folder)
    name = BlockId("questions", "sample.numeric")
    fields = entries_of(f"questions:\n{SAMPLES['numeric']}", "questions")[0]
    for key, value in {**dict.fromkeys(_LEFT_OUT), **keys}.items():
        fields = with_value(fields, (key,), value)
    for key in dict.fromkeys((*fields, *_LEFT_OUT)):
        workshop.set_value(name, (key,), fields.get(key))
    preview = workshop.preview(name)
    assert preview is not None
    return drawn_examples(preview.question, "ja")


def test_twenty_different_draws_are_shown_with_their_answers(tmp_path: Path) -> None:
    """No place of a figure is left in the stem."""
    found = _examples(tmp_path)
    assert len({one.stem for one in found}) == 20
    assert not any("{" in one.stem or not one.answer for one in found)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("0 - {}", "The answer is below zero."),
        ("{} - {}", "The answer is zero."),
        ("{} / 64", "Nobody types so many decimals; round the answer."),
        ("{} * 100000", "The answer is very large beside its figures."),
    ],
)
def test_an_unreasonable_draw_says_why_and_stands_first(answer: str, said: str, tmp_path: Path) -> None:
    """The author sees it before a learner does."""
    fields = entries_of(f"questions:\n{SAMPLES['numeric']}", "questions")[0]
    params = fields["params"]
    assert not isinstance(params, (str, tuple))
    odd = _examples(tmp_path, answer=answer.replace("{}", next(iter(params))))[0].odd
    assert odd is not None
    assert english(odd) == said
