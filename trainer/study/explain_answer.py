"""Feedback: the verdict, what decides, the asked fact beside its twin, the source, and when it comes back."""

from collections.abc import Iterator
from typing import Final

from trainer.domain.asking import Asking
from trainer.domain.grade import Grade, Refutation, Verdict
from trainer.domain.log_records import OwnWordsOnPair
from trainer.domain.message import NOTHING, Message, message
from trainer.domain.pack import Pack
from trainer.domain.question import Form, Question
from trainer.domain.response import Response
from trainer.domain.review import Answered
from trainer.domain.subject import FactId
from trainer.domain.text import Text
from trainer.study.finalize_grade import finalize_grade
from trainer.study.hints import feedback_hint
from trainer.study.learner_context import LearnerContext
from trainer.study.observed_twins import as_observed
from trainer.study.own_wording import is_assigned, judged, may_accept
from trainer.study.sentences import comes_back, source_line
from trainer.study.session import Session
from trainer.study.session_context import SessionContext
from trainer.study.steps import Contrast, FactCard, Feedback, FeedbackStep, Outcome, Part, Said
from trainer.study.stuck import stuck_of

CONFUSED_OFTEN: Final = 2
"""Times from which a pair is worth a line of the learner's own."""
VERDICTS: Final = {
    Outcome.RIGHT: message("Right"),
    Outcome.TOLD: message("Here is the answer"),
    Outcome.WRONG: message("Not quite"),
}


def feedback(
    context: SessionContext,
    session: Session,
    question: Question,
    shown: tuple[Asking, Response, Grade],
    fact: FactId,
) -> FeedbackStep:
    """Return the feedback on an answer that is in the log; `fact` is the one the question was chosen for."""
    asking, response, grade = shown
    outcome, contrasts = outcome_of(question, response, grade), _with_own_words(context, grade, fact)
    source = question.source or context.pack.facts[question.tests[0]].source
    told = Feedback(
        outcome=outcome,
        verdict=VERDICTS[outcome],
        score=score_of(outcome, grade),
        said=tuple(said_of(question, grade, contrasts)),
        contrasts=contrasts,
        comes_back=_comes_back(context, session, grade, fact),
        source=source_line(source),
        stuck=stuck_of(context, grade.outcomes),
        address=source.url,
    )
    return FeedbackStep(
        asking=asking,
        topic=context.topic_label(fact),
        response=response,
        grade=grade,
        told=told,
        progress=session.progress(),
        can_undo=True,
        can_redo=context.can_redo(),
        flagged=question.showing in context.flagged,
        may_accept=not is_assigned(context, question) and may_accept(asking, response, grade),
        hint=feedback_hint(context, grade.outcomes) if told.contrasts and not grade.correct else NOTHING,
    )


def explain_again(context: SessionContext, session: Session, answered: Answered, fact: FactId) -> FeedbackStep | None:
    """Return the feedback on a logged answer, drawn and graded again; None if the pack no longer has its question."""
    question = context.pack.shown(answered.question, answered.variant)
    if question is None:
        return None
    kind = context.type_of(question)
    asking = kind.ask(question, context.pack, answered.seed, context.language)
    # A wording that was accepted later says nothing of what was wrong before.
    own = bool(answered.matched) and answered.link is None
    grade = judged(context, question, asking, answered.response).grade if own else None
    grade = finalize_grade(grade or kind.grade(question, context.pack, asking, answered.response))
    grade = as_observed(grade, answered) if context.right_answers else grade
    return feedback(context, session, question, (asking, answered.response, grade), fact)


def outcome_of(question: Question, response: Response, grade: Grade) -> Outcome:
    """Return the verdict as people are told it."""
    if grade.verdict is Verdict.RIGHT:
        return Outcome.RIGHT
    return Outcome.WRONG if response.parts and question.form is not Form.SELF_JUDGED else Outcome.TOLD


def score_of(outcome: Outcome, grade: Grade) -> Message:
    """Return how many parts were right; nothing where that says no more than the verdict."""
    if grade.score is None or grade.score.of == 1 or outcome is not Outcome.WRONG:
        return NOTHING
    return message("{right}/{of}", right=grade.score.right, of=grade.score.of)


def said_of(question: Question, grade: Grade, contrasts: tuple[Contrast, ...]) -> Iterator[Said]:
    """Yield the lines of feedback in the order of telling."""
    if not grade.correct and grade.right_answer:
        yield Said(Part.ANSWER, message("Right answer"), Text(grade.right_answer))
    for refutation in _with_first(grade, contrasts):
        if refutation.why and not grade.correct:
            yield Said(Part.REFUTATION, _lead(refutation), Text(refutation.why))
    if question.decides != Text(""):
        yield Said(Part.DECIDES, message("What decides"), question.decides)
    for remark in grade.remarks:
        yield Said(Part.REMARK, remark.lead, Text(remark.text))


def _with_first(grade: Grade, contrasts: tuple[Contrast, ...]) -> list[Refutation]:
    """Return the refutations, first that of the mistake whose facts stand beside each other first."""
    shown = contrasts[0].twins[0].fact if contrasts else None
    return sorted(grade.refutations, key=lambda one: one.taken_for is None or one.taken_for != shown)


def _lead(refutation: Refutation) -> Message:
    if refutation.lead.id:
        return refutation.lead
    return message("You chose “{chosen}”", chosen=refutation.chosen.rstrip("。. "))


def contrasts_of(pack: Pack, grade: Grade, fact: FactId) -> tuple[Contrast, ...]:
    """Return each missed fact beside its twins, or the fact asked for where none was missed; none of them twice."""
    facts = pack.facts
    missed = [one for one in grade.outcomes if not one.correct and one.fact in facts]
    chosen = {one.fact: one.taken_for for one in missed if one.taken_for in facts}
    asked = list(dict.fromkeys([*chosen, *(one.fact for one in missed)])) or [fact]
    contrasts: list[Contrast] = []
    shown: set[FactId] = set()
    for each in asked:
        if each in shown:
            continue
        first = chosen.get(each)
        wanted = dict.fromkeys([*([] if first is None else [first]), *facts[each].twins])
        twins = [twin for twin in wanted if twin in facts and twin != each and twin not in shown]
        shown |= {each, *twins}
        if twins:
            contrasts.append(_contrast(pack, each, twins, asked))
    return tuple(contrasts)


def _contrast(pack: Pack, fact: FactId, twins: list[FactId], asked: list[FactId]) -> Contrast:
    """Return the fact beside its twins as in the field; where neither has a place of its own, it stands left."""
    places = tuple(pack.side(pack.facts[each].side).place for each in (fact, twins[0]))
    return Contrast(
        aspect=pack.aspect_name(pack.facts[fact].aspect),
        asked=_card(pack, fact, was_asked=True),
        twins=tuple(_card(pack, twin, was_asked=twin in asked) for twin in twins),
        asked_stands_right=places[0] == "right" or (places[0] == "both" and places[1] == "left"),
    )


def _with_own_words(context: LearnerContext, grade: Grade, fact: FactId) -> tuple[Contrast, ...]:
    """Return the contrasts with what the learner says of each, and whether to ask for it."""
    return tuple(_worded(context, one) for one in contrasts_of(context.pack, grade, fact))


def _worded(context: LearnerContext, contrast: Contrast) -> Contrast:
    pair = contrast.asked.fact, contrast.twins[0].fact
    words = _own_words(context, *pair)
    return contrast._replace(own_words=words, may_word=bool(words) or _times_confused(context, *pair) >= CONFUSED_OFTEN)


def _own_words(context: LearnerContext, *pair: FactId) -> str:
    noted = context.log.notes_of(context.pack.id, OwnWordsOnPair)
    return next((one.words for one in reversed(noted) if {one.fact, one.other} == set(pair)), "")


def _times_confused(context: LearnerContext, one: FactId, other: FactId) -> int:
    """Return how often one was taken for the other, both ways together."""
    both = (context.states.confusions.get(pair) for pair in ((one, other), (other, one)))
    return sum(known.times for known in both if known is not None)


def _card(pack: Pack, id_: FactId, *, was_asked: bool) -> FactCard:
    fact = pack.facts[id_]
    return FactCard(fact.id, pack.side(fact.side).name, fact.name, fact.text, was_asked)


def _comes_back(context: LearnerContext, session: Session, grade: Grade, fact: FactId) -> Message:
    again = session.comes_again([one.fact for one in grade.outcomes if not one.correct])
    state = context.states.facts.get(fact)
    memory = None if state is None else state.memory
    days = 1 if memory is None else context.model.due_day(memory) - context.today()
    lures = [one.taken_for for one in grade.outcomes if one.taken_for in context.pack.facts]
    lured = context.pack.fact_name(lures[0]) if lures and lures[0] is not None else None
    return comes_back(days, lured, again_today=again)
