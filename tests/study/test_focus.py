"""Some aspects or sides practised alone: plan, day's line, end, test and reports keep to it and say so."""

from collections.abc import Callable

import pytest

from tests.study.learner import Learner, end, fact_of
from tests.study.on_disk import DiskLearner
from tests.study.small_pack import RIGHT, TWIN, small_pack
from tests.wordings import ja
from trainer.domain.focus import EVERYTHING, Focus
from trainer.domain.goal import Goal
from trainer.domain.message import NOTHING, english
from trainer.domain.preferences import Preferences
from trainer.domain.study_day import StudyDay, study_day
from trainer.domain.subject import AspectId, FactId, SideId
from trainer.reports.forecast import FORECAST
from trainer.reports.strength import STRENGTH
from trainer.storage.learner.preference_rows import preference_rows, read_preferences
from trainer.storage.startup_snapshot import read_startup_snapshot
from trainer.study.home import home_snapshot

SALES = SideId("sales")


def practising(learner: Learner, *aspects: str, side: str = "") -> Learner:
    """Let a learner practise only these."""
    focus = Focus(learner.pack.id, tuple(map(AspectId, aspects)), (SideId(side),) if side else ())
    learner.desk.change_preferences(learner.desk.preferences()._replace(focus=focus))
    return learner


def sides(learner: Learner, facts: set[FactId]) -> set[str]:
    """Return the sides of these facts."""
    return {learner.pack.facts[fact].side for fact in facts}


@pytest.mark.parametrize("kind", ["learn", "review", "test", "weak"])
def test_no_session_asks_what_lies_outside(kind: str) -> None:
    """Neither something new nor due, nor a pair that was confused; control: without a focus both sides come."""
    learner = Learner()
    learner.study(respond=lambda step: TWIN if "a0" in step.asking.question else RIGHT)
    learner.clock.pass_days(30)
    other = Learner()
    other.study(respond=lambda step: TWIN if "a0" in step.asking.question else RIGHT)
    other.clock.pass_days(30)
    asked = {fact_of(step) for step in other.study(kind)}  # type: ignore[arg-type]
    assert sides(other, asked) == {"marketing", "sales"}
    practising(learner, side="sales")
    asked = {fact_of(step) for step in learner.study(kind)}  # type: ignore[arg-type]
    assert sides(learner, asked) == {"sales"}


def test_a_session_that_runs_goes_on_by_it_and_back() -> None:
    """What comes next keeps to the focus from the moment it is chosen, until it is taken back."""
    learner = Learner()
    learner.study(at_most=3)
    practising(learner, side="sales")
    asked = {fact_of(step) for step in learner.study(at_most=8)[1:]}
    assert sides(learner, asked) == {"sales"}
    learner.desk.change_preferences(learner.desk.preferences()._replace(focus=EVERYTHING))
    assert sides(learner, {fact_of(step) for step in learner.study()}) >= {"marketing"}


def test_a_plant_that_is_clicked_is_asked_all_the_same() -> None:
    """Who wants this very fact gets it."""
    learner = practising(Learner(), side="sales")
    outside = next(fact for fact, one in learner.pack.facts.items() if one.side == "marketing")
    assert fact_of(learner.study("fact", fact=outside, at_most=1)[0]) == outside


def test_the_day_the_end_the_test_and_the_reports_say_so() -> None:
    """Each in the same sentence; without a focus none does."""
    learner = practising(Learner(), "a0", side="sales")
    home = learner.desk.show_home()
    assert home.plan is not None
    assert home.focus is not None
    assert "「" in ja(home.focus.said)
    inside = {plant.fact for plant in home.plants if not plant.left_out}
    assert home.plan.facts <= inside
    planned = learner.desk.todays_plan()[1]
    learner.study()
    ended = end(learner.desk.current_step())
    told = [
        ended.focus_text,
        learner.desk.offer_test().focus_text,
        planned,
        learner.desk.report(FORECAST).work().sentences[0],
    ]
    assert told == [home.focus.said] * len(told)
    assert english(home.focus.said) in english(learner.desk.report(STRENGTH).work().note)
    learner.desk.change_preferences(learner.desk.preferences()._replace(focus=EVERYTHING))
    assert learner.desk.offer_test().focus_text == NOTHING
    home = learner.desk.show_home()
    assert home.focus is not None
    assert home.focus.said == NOTHING
    assert not any(plant.left_out for plant in home.plants)


def test_what_somebody_assigned_is_never_hidden() -> None:
    """It is asked although it lies outside, and the line says so."""
    learner = practising(Learner(), side="sales")
    outside = next(fact for fact, one in learner.pack.facts.items() if one.side == "marketing")
    goal = Goal("hr", "研修", learner.pack.id, (outside,), due_day=StudyDay(21_000), assigned=True)
    learner.desk.set_goals([goal])
    home = learner.desk.show_home()
    assert home.focus is not None
    assert "割り当て" in ja(home.focus.said)
    assert not next(plant for plant in home.plants if plant.fact == outside).left_out
    assert outside in {fact_of(step) for step in learner.study()}


def test_a_choice_without_any_fact_is_said_and_hides_nothing() -> None:
    """Everything is practised then."""
    learner = practising(Learner(small_pack(aspects=2)), "a9")
    home = learner.desk.show_home()
    assert home.focus is not None
    assert home.focus.said != NOTHING
    assert not any(plant.left_out for plant in home.plants)
    assert sides(learner, {fact_of(step) for step in learner.study()}) == {"marketing", "sales"}


def test_a_focus_holds_in_its_own_pack_only() -> None:
    """Another pack's aspects may be called the same."""
    learner = Learner()
    focus = Focus(learner.pack.id + "x", (), (SALES,))  # type: ignore[arg-type]
    learner.desk.change_preferences(Preferences(focus=focus))
    assert learner.desk.learner.left_out == frozenset()


def test_choosing_the_last_one_is_choosing_none() -> None:
    """All chosen or none is the same; a second click takes one away again."""
    learner = Learner()
    offer = learner.desk.show_home().focus
    assert offer is not None
    first, last = (one.id for one in offer.sides)
    assert offer.with_side(first).sides == (first,)
    practising(learner, side=first)
    offer = learner.desk.show_home().focus
    assert offer is not None
    assert offer.with_side(last).sides == ()
    assert offer.with_side(first).sides == ()


def test_it_outlives_a_restart_and_the_first_paint_knows(on_disk: Callable[..., DiskLearner]) -> None:
    """From the stored rows alone the home hides the same plants."""
    learner = on_disk()
    learner.layouts = learner.storage.layouts  # type: ignore[assignment]
    learner.restart()
    focus = Focus(learner.pack.id, (), (SALES,))
    wanted = learner.desk.preferences()._replace(focus=focus)
    learner.desk.change_preferences(wanted)
    learner.storage.preferences.write(wanted)
    learner.study(at_most=4)
    out = {plant.fact for plant in learner.desk.show_home().plants if plant.left_out}
    stored = read_startup_snapshot(learner.storage_path, study_day(learner.clock.now()))
    assert stored is not None
    assert stored.layout is not None
    assert stored.preferences.focus == focus
    home = home_snapshot(stored.layout, stored.held, (), stored.today, 0, stored.preferences)
    assert {plant.fact for plant in home.plants if plant.left_out} == out
    assert out


@pytest.mark.parametrize("value", ["[]", "3", '["p", 1, []]', '["p", [1], []]', "[1, [], []]", "null"])
def test_an_odd_row_is_no_focus(value: str) -> None:
    """An odd value never hides anything; control: what is written is read."""
    assert read_preferences([("focus", value)]).focus == EVERYTHING
    kept = Preferences(focus=Focus(Learner().pack.id, (AspectId("a"),), (SALES,)))
    rows = [(row["name"], row["value"]) for row in preference_rows(kept)]
    assert read_preferences(rows) == kept
