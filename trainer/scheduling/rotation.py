"""Which question of a fact comes: never the same twice running, from recognising to producing as it gets stronger.

Once a fact was met, a question that tests several counts as one step nearer where it teaches more facts a second than
one on a single fact does, and comes first of equally near ones. Those on a single fact come in turn, whatever they
take: ranked by time they would leave out the form that tells most. A new fact comes in any type.
"""

from collections.abc import Callable, Mapping, Sequence
from random import Random

from trainer.domain.learner import FactState, QuestionState
from trainer.domain.question import Form, Question, QuestionId
from trainer.scheduling.facts_a_second import usual_rate

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
    wanted_question: QuestionId | None = None,
    easy: bool = False,
    rate: Callable[[Question], float] = usual_rate,
) -> Question:
    """Return the question to ask for a fact.

    `candidates` are the fact's questions, retired ones left out, at least one. `just_asked` is the session's previous
    question. `other_form_than` is the form a re-ask should not have again; `wanted_form` and
    `wanted_type` come before all else where the fact has them, `wanted_question` before these. `easy`: as near to
    recognising as there is, however strong the fact. `rate` says how many facts a second a question teaches.
    """
    usable = _gradable_first(candidates)
    last = None if state is None else state.last_question
    usable = _without(usable, just_asked, last)
    wanted = 0 if easy else _wanted_step(state)

    single = max((rate(one) for one in usable if len(one.tests) == 1), default=0.0)
    first_of_all = not asked  # which is to be an easy one, of one fact
    met = state is not None and state.memory is not None
    leans = met and wanted < _LAST_STEP  # what was right on two days is to be produced

    def rank(question: Question) -> tuple[bool, bool, bool, bool, int, bool, float, int, int, float]:
        seen = asked.get(question.id)
        return (
            wanted_question is not None and question.id != wanted_question,
            wanted_form is not None and question.form is not wanted_form,
            bool(wanted_type) and question.type != wanted_type,
            question.form is other_form_than,
            abs(_STEPS[question.form] - wanted) - (leans and len(question.tests) > 1 and rate(question) > single),
            first_of_all and len(question.tests) > 1,
            -(rate(question) if len(question.tests) > 1 else single) if met else 0.0,
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
