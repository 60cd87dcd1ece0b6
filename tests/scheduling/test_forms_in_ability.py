"""What is easier to recognise than to produce says less of producing."""

from trainer.domain.question import Form
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import AspectId, SideId, Topic
from trainer.scheduling.ability import EASIER, Ability, Evidence, in_form, leaning_of

TOPIC = Topic(AspectId("a"), SideId("s"))


def after(form: Form, *, expected: float | None, right: int, wrong: int = 0) -> Ability:
    """Return the ability after answers in one form without any guess."""
    return leaning_of(
        Evidence(TOPIC, StudyDay(day), expected, 0.0, day < right, 1, EASIER[form]) for day in range(right + wrong)
    )


def test_right_by_recognising_raises_less_than_right_by_producing() -> None:
    """And wrong by recognising lowers it more; the model expected 70 % each time."""
    for right, wrong in ((12, 0), (0, 12)):
        seen, made = (after(form, expected=0.7, right=right, wrong=wrong) for form in (Form.RECOGNISE, Form.PRODUCE))
        assert seen.chance(TOPIC, 0.7, 1) < made.chance(TOPIC, 0.7, 1)


def test_a_first_answer_right_by_recognising_is_only_in_part_known() -> None:
    """Of facts never asked."""
    seen, made = (after(form, expected=None, right=8) for form in (Form.RECOGNISE, Form.PRODUCE))
    assert seen.unasked_of(TOPIC).mean < made.unasked_of(TOPIC).mean


def test_a_played_answer_is_easier_in_an_easier_form() -> None:
    """Producing is what is shown."""
    assert in_form(0.6, Form.RECOGNISE) > in_form(0.6, Form.CONTRAST) > in_form(0.6, Form.PRODUCE) == 0.6


def test_a_number_is_said_only_after_answers_on_later_days() -> None:
    """First answers alone say nothing of what is kept."""
    assert not Ability().is_informed
    assert not after(Form.PRODUCE, expected=None, right=14).is_informed
    assert not after(Form.PRODUCE, expected=0.7, right=2).is_informed
    assert after(Form.PRODUCE, expected=0.7, right=10, wrong=6).is_informed
