"""A fact that does not stick rests, comes in another form, is told with its source, and can be put aside and back."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.study.in_memory import MS_A_DAY
from tests.study.learner import Learner, end, fact_of, feedback
from tests.study.on_disk import DiskLearner
from tests.study.small_pack import OTHER, RIGHT, TYPES, small_pack
from tests.wordings import ja
from trainer.domain.goal import Goal
from trainer.domain.learner import FactState
from trainer.domain.log_records import BroughtBack, SetAside
from trainer.domain.response import Response
from trainer.domain.study_day import StudyDay, study_day
from trainer.domain.subject import FactId
from trainer.reports.strength import STRENGTH
from trainer.scheduling.stuck import REST_DAYS, STUCK_DAYS
from trainer.storage.startup_snapshot import read_startup_snapshot
from trainer.study.steps import AskStep, EndStep, FeedbackStep, Stuck

A = FactId("a0.m.0")
FORM_OF = {one.name: one.form for one in TYPES}


def wrong_on_a(step: AskStep) -> Response:
    """Know all but one fact."""
    return OTHER if fact_of(step) == A else RIGHT


def day(learner: Learner, respond: Callable[[AskStep], Response] = wrong_on_a) -> tuple[list[AskStep], list[Stuck]]:
    """Study one day; return what was asked of A, what was told of it, and go to sleep."""
    asked: list[AskStep] = []
    told: list[Stuck] = []
    step = learner.desk.start_session("review")
    while not isinstance(step, EndStep):
        if isinstance(step, FeedbackStep):
            if step.told.stuck is not None:
                told.append(step.told.stuck)
            step = learner.desk.next_question()
            continue
        if fact_of(step) == A:
            asked.append(step)
        step = learner.answer(respond(step))
    learner.clock.pass_days(1)
    return asked, told


def stuck_learner() -> Learner:
    """Return one who was wrong on A until it does not stick; the next day has begun."""
    learner = Learner(small_pack(aspects=2, each=2))
    days = 0
    while learner.desk._context.states.facts.get(A) is None or state_of(learner).wrong_days < STUCK_DAYS:
        day(learner)
        days += 1
        assert days < 3 * STUCK_DAYS
    return learner


def state_of(learner: Learner) -> FactState:
    """Return what is known of A."""
    return learner.desk._context.states.facts[A]


def test_it_is_told_from_the_fifth_day_on_with_its_explanation_and_source() -> None:
    """And not a day earlier."""
    learner = Learner(small_pack(aspects=2, each=2))
    told: dict[int, list[Stuck]] = {}
    for _ in range(12):
        before = 0 if learner.desk._context.states.facts.get(A) is None else state_of(learner).wrong_days
        found = day(learner)[1]
        if state_of(learner).wrong_days > before:
            told[state_of(learner).wrong_days] = found
    assert all(not told[number] for number in told if number < STUCK_DAYS)
    first = told[STUCK_DAYS][0]
    assert (first.fact, first.text, first.aside) == (A, learner.pack.facts[A].text, False)
    assert ja(first.said).startswith("「a0.m.0の名」は、5日まちがえています。")
    assert ja(first.source) == "出典（出版、2020）"


def test_it_rests_between_its_askings_and_changes_its_form() -> None:
    """Never on two days running, never twice running in one form, and in each of its forms."""
    learner = stuck_learner()
    forms = []
    days = []
    for number in range(10):
        asked, _ = day(learner)
        if asked:
            days.append(number)
            forms += [FORM_OF[step.asking.type] for step in asked]
    assert len(days) >= 3
    assert min(later - earlier for earlier, later in pairwise(days)) >= REST_DAYS
    assert all(one != other for one, other in pairwise(forms))
    assert set(forms) == set(FORM_OF.values())


def test_right_on_two_of_its_days_running_it_is_a_fact_like_any_other() -> None:
    """One right day alone may be luck."""
    learner = stuck_learner()
    right_days = 0
    while right_days < 2:
        asked, _ = day(learner, lambda _: RIGHT)
        right_days += bool(asked)
        assert state_of(learner).wrong_days == (0 if right_days == 2 else STUCK_DAYS)


def put_aside(learner: Learner) -> FeedbackStep:
    """Go on until A is missed again, and put it aside from the feedback."""
    for _ in range(5):
        step = learner.desk.start_session("review")
        while not isinstance(step, EndStep):
            if isinstance(step, FeedbackStep) and step.told.stuck is not None:
                learner.desk.set_aside(step.told.stuck.fact)
                return feedback(learner.desk.current_step())
            step = learner.desk.next_question() if isinstance(step, FeedbackStep) else learner.answer(wrong_on_a(step))
        learner.clock.pass_days(1)
    raise LookupError("A was not missed again")


def everything_asked(learner: Learner, days: int = 6) -> set[FactId]:
    """Study on some days in every way; return what was asked."""
    asked = set()
    for _ in range(days):
        for kind in ("review", "learn", "weak", "test"):
            asked |= {fact_of(step) for step in learner.study(kind, respond=wrong_on_a)}  # type: ignore[arg-type]
        learner.clock.pass_days(1)
    return asked


def test_put_aside_it_is_not_asked_until_it_is_brought_back() -> None:
    """In no kind of session, also after a restart; and the others are."""
    learner = stuck_learner()
    told = put_aside(learner).told.stuck
    assert told is not None
    assert told.aside
    learner.desk.next_question()
    assert A not in everything_asked(learner)
    learner.restart()
    others = everything_asked(learner)
    assert A not in others
    assert len(others) == len(learner.pack.facts) - 1
    learner.desk.bring_back(A)
    assert A in everything_asked(learner)
    kinds = [type(one.record) for one in learner.log.entries if isinstance(one.record, SetAside | BroughtBack)]
    assert kinds == [SetAside, BroughtBack]


def test_control_brought_back_from_the_same_feedback_nothing_has_changed() -> None:
    """The feedback says again what it said."""
    learner = stuck_learner()
    put_aside(learner)
    learner.desk.bring_back(A)
    told = feedback(learner.desk.current_step()).told.stuck
    assert told is not None
    assert not told.aside
    assert A in everything_asked(learner)


def test_put_aside_it_is_named_in_the_report_and_not_counted() -> None:
    """With its name in the sentences, so in the terminal and a copied text, too."""
    learner = stuck_learner()
    put_aside(learner)
    report = learner.desk.report(STRENGTH).work()
    assert [one.fact for one in report.aside] == [A]
    assert any("a0.m.0の名" in ja(one) for one in report.sentences)
    cell = report.cells[0][0]
    assert cell is not None
    assert cell.facts == 1
    learner.desk.bring_back(A)
    assert learner.desk.report(STRENGTH).work().aside == ()


def test_put_aside_it_is_never_due_on_the_home() -> None:
    """Its plant stays and says so."""
    learner = stuck_learner()
    put_aside(learner)
    learner.clock.pass_days(300)
    plants = {plant.fact: plant for plant in learner.desk.show_home().plants}
    assert plants[A].aside
    assert not plants[A].due
    assert any(plant.due for plant in plants.values())


def test_a_picked_plant_is_asked_though_it_is_put_aside() -> None:
    """Who picks it wants just this one."""
    learner = stuck_learner()
    put_aside(learner)
    learner.desk.next_question()
    assert A in {fact_of(step) for step in learner.study("fact", fact=A)}


def test_what_somebody_else_set_cannot_be_put_aside() -> None:
    """It is told, and goes on being asked; what was put aside before is asked again."""
    learner = stuck_learner()
    put_aside(learner)
    goal = Goal("hr", "新人研修", learner.pack.id, (A,), due_day=StudyDay(21_000), assigned=True)
    learner.desk.set_goals([goal])
    assert learner.desk._context.aside == frozenset()
    learner.desk.next_question()
    assert A in everything_asked(learner)
    before = len(learner.log.entries)
    learner.desk.set_aside(A)
    assert len(learner.log.entries) == before
    learner.desk.set_goals([])
    assert learner.desk._context.aside == {A}


def test_of_a_pack_with_nothing_else_put_aside_the_session_ends() -> None:
    """Nothing is asked rather than what nobody wants."""
    learner = Learner(small_pack(aspects=1, each=1))
    learner.desk._context.note_aside(A, aside=True)
    learner.desk._context.note_aside(FactId("a0.s.0"), aside=True)
    assert end(learner.desk.start_session("review")).answered == 0


def test_on_disk_it_stays_aside_and_the_first_paint_knows(on_disk: Callable[..., DiskLearner]) -> None:
    """Log, state and startup snapshot agree after a restart; the log rebuilds to the stored state."""
    learner = on_disk(small_pack(aspects=2, each=2))
    for _ in range(4 * STUCK_DAYS):
        learner.study("review", respond=wrong_on_a)
        learner.clock.utc_ms += MS_A_DAY
    assert state_of(learner).wrong_days >= STUCK_DAYS
    learner.desk.set_aside(A)
    learner.layouts = learner.storage.layouts  # type: ignore[assignment]
    learner.restart()
    assert learner.desk._context.aside == {A}
    assert learner.desk.rebuild()
    learner.desk.show_home()
    snapshot = read_startup_snapshot(learner.storage_path, study_day(learner.clock.now()))
    assert snapshot is not None
    assert [fact for fact, held in snapshot.held.items() if held.aside] == [A]


@pytest.mark.parametrize("restarts", [False, True])
def test_taking_answers_back_takes_the_stuck_days_back(*, restarts: bool) -> None:
    """The count is the log's, as all that is derived."""
    learner = stuck_learner()
    before = state_of(learner)
    while not day_of_a(learner):
        learner.clock.pass_days(1)
    assert state_of(learner).wrong_days == before.wrong_days + 1
    while learner.log.answers()[-1].study_day == learner.desk._context.today():
        if restarts:
            learner.restart()
        learner.desk.undo_answer()
    assert state_of(learner) == before
    assert learner.desk.rebuild()


def day_of_a(learner: Learner) -> bool:
    """Study today without going to sleep; return whether A was asked."""
    return A in {fact_of(step) for step in learner.study("review", respond=wrong_on_a)}
