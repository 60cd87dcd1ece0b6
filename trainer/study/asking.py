"""Putting the next question: which fact, which of its questions, and why."""

from trainer.domain.grade import Grade
from trainer.domain.question import Form, Question
from trainer.domain.subject import FactId
from trainer.scheduling.policy import Pick
from trainer.scheduling.rotation import next_question
from trainer.study.dates import date_text
from trainer.study.ending import end
from trainer.study.hints import asking_hint
from trainer.study.sentences import mixed_up_text, paired_text, reason_text
from trainer.study.session import Ahead, Posed, Session
from trainer.study.snapshots import AskStep, Step
from trainer.study.workspace import Workspace

FIRST_TYPE = "single"
"""Of a learner's very first question, where the fact has one: it is answered with one choice."""


def ask_next(workspace: Workspace, session: Session) -> Step:
    """Put the next question on screen, or the end of the session; what was made ahead, if it is still good."""
    ahead, session.ahead = session.ahead, None
    if ahead is None or ahead.day != workspace.today():
        ahead = _next(workspace, session)
    session.posed, session.step = ahead.posed, ahead.step
    return ahead.step


def look_ahead(workspace: Workspace, session: Session) -> Step:
    """Return what `ask_next` will put on screen, and keep it for that; what is on screen stays."""
    if session.ahead is None or session.ahead.day != workspace.today():
        session.ahead = _next(workspace, session)
    return session.ahead.step


def _next(workspace: Workspace, session: Session) -> Ahead:
    """Return what comes next: a function of the log, the settings and the day."""
    day = workspace.today()
    pick = session.next_pick()
    if pick is None:
        return Ahead(day, None, end(workspace, session))
    seed, chance = session.draw()
    state = workspace.notebook.facts.get(pick.fact)
    question = next_question(
        workspace.catalogue.questions_of[pick.fact],
        state,
        workspace.notebook.questions,
        session.just_asked,
        chance,
        other_form_than=_form_to_change(workspace, pick),
        wanted_form=pick.form,
        wanted_type=pick.question_type or ("" if workspace.notebook.facts else FIRST_TYPE),
    )
    posed = _posed(workspace, session, pick, question, seed)
    return Ahead(day, posed, ask_step(workspace, session, posed))


def pose(workspace: Workspace, session: Session, pick: Pick, question: Question, seed: int) -> AskStep:
    """Put this question on screen, drawn with this seed."""
    session.posed = _posed(workspace, session, pick, question, seed)
    step = ask_step(workspace, session, session.posed)
    session.step = step
    return step


def _posed(workspace: Workspace, session: Session, pick: Pick, question: Question, seed: int) -> Posed:
    state = workspace.notebook.facts.get(pick.fact)
    memory = None if state is None else state.memory
    return Posed(
        pick=pick,
        question=question,
        asking=workspace.type_of(question).ask(question, workspace.pack, seed, workspace.language),
        predicted_recall=None if memory is None else workspace.model.recall(memory, session.day),
    )


def ask_step(workspace: Workspace, session: Session, posed: Posed) -> AskStep:
    """Return the question as a snapshot; after a near miss with what was typed."""
    first = posed.first_try
    retyping: Grade | None = None if first is None else first.grade
    return AskStep(
        asking=posed.asking,
        topic=workspace.aspect_name(posed.pick.fact),
        reason=posed.pick.reason,
        reason_text=reason_of(workspace, posed.pick, posed.question.tests),
        progress=session.progress(),
        can_undo=bool(session.entries or workspace.notebook.entries_of(workspace.today())),
        flagged=posed.question.id in workspace.flagged,
        retyping=retyping,
        typed="" if first is None else "\n".join(first.response.parts),
        hint=asking_hint(workspace, posed.asking.shape) if first is None else "",
    )


def reason_of(workspace: Workspace, pick: Pick, tested: tuple[FactId, ...]) -> str:
    """Return why this fact comes; another fact is named only if the question does not ask it."""
    language, today, due = workspace.language, workspace.today(), workspace.preferences.due_day
    if pick.reason == "twin" and pick.reason_fact is not None:
        return _twin_text(workspace, pick, pick.reason_fact, tested)
    day = "" if due is None or due < today else date_text(due, today, language)
    return reason_text(pick.reason, workspace.aspect_name(pick.fact), language, day)


def _twin_text(workspace: Workspace, pick: Pick, other: FactId, tested: tuple[FactId, ...]) -> str:
    language, state = workspace.language, workspace.notebook.facts.get(pick.fact)
    if other in tested:
        return paired_text("both", language)
    if pick.arm:
        return paired_text(pick.arm, language)
    fresh = state is not None and state.lured_from == other
    days = workspace.today() - state.lured_day if fresh and state is not None and state.lured_day is not None else None
    return mixed_up_text(workspace.fact_name(other), language, days)


def _form_to_change(workspace: Workspace, pick: Pick) -> Form | None:
    """Return the form a re-ask should not have again."""
    state = workspace.notebook.facts.get(pick.fact)
    if pick.reason != "reask" or state is None or state.last_question is None:
        return None
    return workspace.form_of(state.last_question)
