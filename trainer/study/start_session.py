"""Beginning a session, and making one again from the day's log."""

from collections import Counter
from collections.abc import Sequence
from random import Random

from trainer.domain.collector import collector_at_rest
from trainer.domain.message import NOTHING, message
from trainer.domain.problem import KnownProblem
from trainer.domain.question import question_shown
from trainer.domain.review import Answered, LogEntry, SessionKind
from trainer.domain.study_day import MS_A_MINUTE, StudyDay
from trainer.domain.subject import FactId
from trainer.domain.time_spent import spent_ms
from trainer.scheduling.confusion import recovered_pairs
from trainer.scheduling.policy import PlanView, Queue
from trainer.scheduling.stuck import resting
from trainer.study.check_day import NEW_WORDS, is_check_time, is_worth_it, spent_wordings
from trainer.study.learner_context import LearnerContext
from trainer.study.learner_state_store import answered_in
from trainer.study.next_question import next_question
from trainer.study.session import SEED_BITS, TEST_MS_A_QUESTION, TIMED_KINDS, Session
from trainer.study.session_context import SessionContext
from trainer.study.settle_clock import settle_clock
from trainer.study.steps import Step


def start_session(context: SessionContext, kind: SessionKind, fact: FactId | None) -> Step:
    """Return the first step of a new session, or where an unfinished one of today stands."""
    if kind == "fact" and fact not in context.catalogue.facts:
        raise KnownProblem(message("The pack in use has no question on this fact. Please pick another one."))
    settle_clock(context)
    today = context.today()
    picked = fact if kind == "fact" else None
    kind = _going_on(context, today, kind)
    running = context.session
    if running is not None and running.step is not None and running.goes_on(today, kind, picked):
        return running.step
    context.session = _unfinished(context, today, kind, picked) or _fresh(context, today, kind, picked)
    if kind == "check_day" and not context.session.entries and context.notice == NOTHING:
        context.notice = NEW_WORDS
    return next_question(context, context.session)


def goes_on_today(context: SessionContext, kind: SessionKind) -> bool:
    """Return whether a session of this kind was left today and would be gone on with."""
    running, today = context.session, context.today()
    if running is not None and running.entries and running.goes_on(today, kind, None):
        return True
    return _unfinished(context, today, kind, None) is not None


def session_again(context: SessionContext, like: Answered, entries: Sequence[LogEntry]) -> Session:
    """Return the session `like` belongs to, with the `entries` it has left in today's log."""
    first = answered_in(entries[0]) if entries else like
    session = _session(
        context,
        like.study_day,
        like.session_kind,
        first.reason_fact if like.session_kind == "fact" else None,
        (like.session, first.seed),
        entries,
    )
    for entry in entries:
        session.add(entry)
    return session


def plan_again(context: LearnerContext, session: Session) -> None:
    """Let a running session go on by what may be asked now."""
    view = plan_view(context, session.kind, session.picked, *session.entries)
    session.follow(plan(context, view, session.seed), view.catalogue)


def plan(context: LearnerContext, view: PlanView, seed: int) -> Queue:
    """Return the queue of a session."""
    with collector_at_rest():
        return context.plan_policy.begin(view, Random(f"{seed}/queue"))


def plan_view(context: LearnerContext, kind: SessionKind, picked: FactId | None, *since: LogEntry) -> PlanView:
    """Return what the policy may know: all as before the answers `since`, so that a plan can be made again."""
    state = context.states.before(since)
    preferences = context.preferences
    # One that went past 04:00 is made again as of the day it began.
    day = answered_in(since[0]).study_day if since else context.today()
    # What rests does so in the daily plan; who wants the weak ones, a test or this very plant gets all of it.
    rests = resting(state.facts, day) if kind in TIMED_KINDS else frozenset()
    away = (context.unasked | rests) - {picked}
    return PlanView(
        context.catalogue_without(away),
        state.facts,
        state.confusions,
        day,
        context.model,
        kind,
        picked,
        due_day=preferences.due_day,
        started=preferences.due_from,
        recovered=recovered_pairs(state.confusions.values(), context.catalogue.forms_of),
        ability=context.states.ability_before(since),
        minutes=preferences.minutes,
        unseen=preferences.unseen_in_test,
        spent=spent_wordings(context, since) if kind == "check_day" else frozenset(),
        news=_news(context, since),
        learner=context.device,
    )


def _news(context: LearnerContext, since: Sequence[LogEntry]) -> dict[FactId, int]:
    """Return how much of each fact was not shown before the answers `since`; nothing where no question has variants."""
    catalogue = context.catalogue
    if not catalogue.all_new:
        return {}
    now = Counter(answered_in(entry).showing for entry in since)
    shown = {wording for wording, known in context.states.questions.items() if known.asked > now[wording]}
    asked = set(map(question_shown, shown))
    met = (fact for fact in context.states.facts if fact in catalogue.all_new)
    return catalogue.all_new | {fact: catalogue.new_of(fact, shown, asked) for fact in met}


def _fresh(context: SessionContext, day: StudyDay, kind: SessionKind, picked: FactId | None) -> Session:
    named = context.new_id(), context.rng.getrandbits(SEED_BITS)
    return _session(context, day, kind, picked, named, ())


def _going_on(context: SessionContext, today: StudyDay, kind: SessionKind) -> SessionKind:
    """Return what comes in place of what was wished for.

    "check_day" for the day's minutes, before their first question, where it is time for one and until it is over;
    "learn" for "review" while today's newest session learns and is not over: 「つづける」 goes on with it.
    """
    running = context.session
    if kind in TIMED_KINDS and _check_comes_first(context, today):
        return "check_day"
    if kind == "review" and running is not None and running.goes_on(today, "learn", None) and running.entries:
        return "learn"
    if kind == "review" and running is None and _unfinished(context, today, "learn", None) is not None:
        return "learn"
    return kind


def _check_comes_first(context: SessionContext, today: StudyDay) -> bool:
    running = context.session
    if running is not None and running.kind == "check_day" and running.day == today:
        return not running.over
    if context.states.entries_of(today):
        return running is None and _unfinished(context, today, "check_day", None) is not None
    return is_check_time(context, today) and is_worth_it(plan(context, plan_view(context, "check_day", None), 0).length)


def _unfinished(context: SessionContext, day: StudyDay, kind: SessionKind, picked: FactId | None) -> Session | None:
    """Return today's last session if it is of this kind and has something left; one that showed its end is over."""
    answers = context.states.entries_of(day)
    if not answers:
        return None
    last = answered_in(answers[-1])
    ended = context.session is not None and context.session.over and context.session.id == last.session
    if ended or last.session_kind != kind:
        return None
    session = session_again(context, last, _of_session(answers, last.session))
    return session if session.picked == picked and session.next_pick() is not None else None


def _of_session(entries: Sequence[LogEntry], session: str) -> list[LogEntry]:
    return [entry for entry in entries if answered_in(entry).session == session]


def _session(
    context: SessionContext,
    day: StudyDay,
    kind: SessionKind,
    picked: FactId | None,
    named: tuple[str, int],
    entries: Sequence[LogEntry],
) -> Session:
    session, seed = named
    view = plan_view(context, kind, picked, *entries)
    queue = plan(context, view, seed)
    return Session(
        session=session,
        kind=kind,
        picked=picked,
        seed=seed,
        day=day,
        queue=queue,
        catalogue=view.catalogue,
        budget_ms=_budget_ms(context, day, session) if kind in TIMED_KINDS else _test_ms(kind, queue),
        clock=context.clock,
        began_ms=_began_ms(context, entries),
    )


def _began_ms(context: LearnerContext, entries: Sequence[LogEntry]) -> int:
    """Return when the session began; as far as the log can tell, where it goes on after a restart."""
    if not entries:
        return context.clock.now().utc_ms
    first = answered_in(entries[0])
    return first.utc_ms - first.milliseconds


def _test_ms(kind: SessionKind, queue: Queue) -> int | None:
    return (queue.length or 0) * TEST_MS_A_QUESTION if kind == "timed_test" else None


def _budget_ms(context: LearnerContext, day: StudyDay, session: str) -> int:
    """Return what other sessions left of today's minutes; all of them again for one who wants more."""
    whole = context.preferences.minutes * MS_A_MINUTE
    others = (answered_in(entry) for entry in context.states.entries_of(day))
    left = whole - spent_ms(one for one in others if one.session != session)
    return left if left >= MS_A_MINUTE else whole
