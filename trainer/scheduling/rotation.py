"""Which question of a fact comes: never the same twice running, from recognising to producing as it gets stronger."""

from collections.abc import Mapping, Sequence
from random import Random

from trainer.domain.learner import FactState, QuestionState
from trainer.domain.question import Form, Question, QuestionId

_STEPS: Mapping[Form, int] = {Form.RECOGNISE: 0, Form.CONTRAST: 1, Form.PRODUCE: 2, Form.SELF_JUDGED: 0}
_LAST_STEP = 2


def next_question(
    candidates: Sequence[Question],
    state: FactState | None,
    asked: Mapping[QuestionId, QuestionState],
    just_asked: QuestionId | None,
    rng: Random,
    *,
    other_form_than: Form | None = None,
    wanted_form: Form | None = None,
    wanted_type: str = "",
) -> Question:
    """Return the question to ask for a fact.

    `candidates` are the fact's questions, retired ones left out, at least one. `just_asked` is the session's previous
    question. `other_form_than` is the form a re-ask should not have again; `wanted_form` and
    `wanted_type` come before all else where the fact has them.
    """
    usable = _gradable_first(candidates)
    last = None if state is None else state.last_question
    usable = _without(usable, just_asked, last)
    wanted = _wanted_step(state)

    def rank(question: Question) -> tuple[bool, bool, bool, int, int, int, float]:
        seen = asked.get(question.id)
        return (
            wanted_form is not None and question.form is not wanted_form,
            bool(wanted_type) and question.type != wanted_type,
            question.form is other_form_than,
            abs(_STEPS[question.form] - wanted),
            0 if seen is None else seen.asked,
            0 if seen is None else seen.last_sequence,
            rng.random(),
        )

    return min(usable, key=rank)


def _gradable_first(candidates: Sequence[Question]) -> Sequence[Question]:
    return [one for one in candidates if one.form is not Form.SELF_JUDGED] or candidates


def _without(candidates: Sequence[Question], *avoided: QuestionId | None) -> Sequence[Question]:
    """Leave out each avoided question as long as another one stays."""
    for question in avoided:
        candidates = [one for one in candidates if one.id != question] or candidates
    return candidates


def _wanted_step(state: FactState | None) -> int:
    """Return the step that fits: one up for each day it was right, one back after a mistake."""
    if state is None:
        return 0
    step = min(state.right_days, _LAST_STEP)
    return step if state.last_correct else max(step - 1, 0)
