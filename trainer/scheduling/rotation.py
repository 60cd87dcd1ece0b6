"""Which question of a fact comes: never the same twice running, from recognising to producing as it gets stronger.

What was never asked comes first, as far as it is not harder than the fact is strong; then a question with a wording
that was never shown; and what was shown three times comes only where all was. So no question of a fact stays unused
while another comes a third time, and the same words come again as late as can be.

Once a fact was met, a question that tests several counts as one step nearer where it teaches more facts a second than
one on a single fact does, and comes first of equally near ones. Those on a single fact come in turn, whatever they
take: ranked by time they would leave out the form that tells most. A new fact comes in any type. What a learner judges
alone comes once, when all other questions were asked.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from random import Random
from typing import Final, NamedTuple

from trainer.domain.learner import FactState, QuestionState
from trainer.domain.question import Form, Question, QuestionId, ShowingId, question_shown
from trainer.scheduling.facts_a_second import usual_rate

STEPS: Mapping[Form, int] = {Form.RECOGNISE: 0, Form.CONTRAST: 1, Form.PRODUCE: 2, Form.SELF_JUDGED: 0}
_LAST_STEP = 2
WORN: Final = 3
"""Times a wording is shown before it comes only for want of another one."""

Asked = Mapping[ShowingId, QuestionState]
"""What was asked, by wording."""


class Seen(NamedTuple):
    """How often a question was shown."""

    ever: bool
    """In any wording."""
    times: int
    """In the wording that was shown least."""
    last_sequence: int
    """Of that wording, the one not shown for longest."""


NEVER: Final = Seen(ever=False, times=0, last_sequence=0)


def seen_by_wording(question: Question, asked: Asked) -> Seen:
    """Return how often a question was shown, each of its wordings counted by itself; reserved ones never count."""
    shown = [asked.get(one.showing) for one in question.trained]
    times, last = min((0, 0) if one is None else (one.asked, one.last_sequence) for one in shown)
    return Seen(any(one is not None for one in shown), times, last)


def seen_in_turn(question: Question, asked: Asked) -> Seen:
    """Return the same where only questions are counted, as if their wordings came in turn."""
    known = asked.get(question.showing)
    return NEVER if known is None else Seen(True, known.asked // (1 + len(question.variants)), known.last_sequence)


def next_question(
    candidates: Sequence[Question],
    state: FactState | None,
    asked: Asked,
    just_asked: QuestionId | None,
    rng: Random,
    *,
    other_form_than: Form | None = None,
    wanted_form: Form | None = None,
    wanted_type: str = "",
    wanted_question: QuestionId | None = None,
    crowded: Collection[str] = (),
    easy: bool = False,
    brief: bool = False,
    seen_of: Callable[[Question, Asked], Seen] = seen_by_wording,
    rate: Callable[[Question], float] = usual_rate,
) -> Question:
    """Return the question to ask for a fact.

    `candidates` are the fact's questions, retired ones left out, at least one. `just_asked` is the session's previous
    question. `other_form_than` is the form a re-ask should not have again; `wanted_form` and
    `wanted_type` come before all else where the fact has them, `wanted_question` before these. `easy`: as near to
    recognising as there is, however strong the fact. `brief`: with very few minutes a day, where the form that fits is
    worth more than what is new. `crowded` are question types that the session had enough of.
    `seen_of` says how often a question was shown, `rate` how many facts a second a question teaches.
    """
    seen = {one.id: seen_of(one, asked) for one in candidates}
    usable = _gradable_first(candidates, seen)
    last = None if state is None or state.last_question is None else question_shown(state.last_question)
    usable = _without(usable, just_asked, last)
    wanted = 0 if easy else wanted_step(state)

    single = max((rate(one) for one in usable if len(one.tests) == 1), default=0.0)
    first_of_all = not asked  # which is to be an easy one, of one fact
    met = state is not None and state.memory is not None
    leans = met and wanted < _LAST_STEP  # what was right on two days is to be produced

    def rank(question: Question) -> tuple[bool, bool, bool, bool, bool, bool, int, int, bool, float, int, int, float]:
        shown, step = seen[question.id], STEPS[question.form]
        wide = leans and len(question.tests) > 1 and rate(question) > single
        return (
            wanted_question is not None and question.id != wanted_question,
            wanted_form is not None and question.form is not wanted_form,
            bool(wanted_type) and question.type != wanted_type,
            question.form is other_form_than,
            shown.times >= WORN,
            question.type in crowded,
            _staleness(shown, ready=step <= wanted + wide, brief=brief),
            abs(step - wanted) - wide,
            first_of_all and len(question.tests) > 1,
            -(rate(question) if len(question.tests) > 1 else single) if met else 0.0,
            shown.times,
            shown.last_sequence,
            rng.random(),
        )

    return min(usable, key=rank)


def next_wording(question: Question, asked: Asked, rng: Random) -> Question:
    """Return the question in the wording to be shown: one never shown, else the one shown least and longest ago."""
    if not question.variants:
        return question

    def rank(wording: Question) -> tuple[int, int, float]:
        shown = asked.get(wording.showing)
        return (0, 0, rng.random()) if shown is None else (shown.asked, shown.last_sequence, rng.random())

    return min(question.trained, key=rank)


def _staleness(seen: Seen, *, ready: bool, brief: bool) -> int:
    """Return 0 for a question never asked, 1 with a wording never shown, both only where it is not too hard; else 2.

    With very few minutes a day only what would come a third time stands back: most facts do not come so often.
    """
    if brief:
        return int(seen.times >= WORN - 1)
    if not ready or seen.times:
        return 2
    return int(seen.ever)


def _gradable_first(candidates: Sequence[Question], seen: Mapping[QuestionId, Seen]) -> Sequence[Question]:
    """Leave out what the learner judges alone; when all other questions were asked, what never came may come once."""
    gradable = [one for one in candidates if one.form is not Form.SELF_JUDGED]
    if all(seen[one.id].ever for one in gradable):
        gradable += [one for one in candidates if one.form is Form.SELF_JUDGED and not seen[one.id].ever]
    return gradable or candidates


def _without(candidates: Sequence[Question], *avoided: QuestionId | None) -> Sequence[Question]:
    """Leave out each avoided question as long as another one stays."""
    for question in avoided:
        candidates = [one for one in candidates if one.id != question] or candidates
    return candidates


def wanted_step(state: FactState | None) -> int:
    """Return the step that fits: one up for each day it was right, one back after a mistake."""
    if state is None:
        return 0
    step = min(state.right_days, _LAST_STEP)
    return step if state.last_correct else max(step - 1, 0)
