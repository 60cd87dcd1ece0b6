"""The home says what this day really holds, welcomes who was away, and shows a week that cannot be broken."""

from collections.abc import Callable

import pytest

from tests.study.learner import Learner, end, fact_of, feedback
from tests.study.on_disk import TODAY, DiskLearner, knows
from tests.study.small_pack import RIGHT, TWIN, small_pack
from tests.wordings import ja
from trainer.domain.message import NOTHING, english
from trainer.domain.study_day import StudyDay
from trainer.study.day_sentences import AWAY_DAYS, day_text, goal_text, welcome_text
from trainer.study.goals_outlook import goals_outlook
from trainer.study.home import DayPlan, is_due_today, pair_of, pairs_of_today
from trainer.study.steps import EndStep

DAY_MS = 19_000


def plan(learner: Learner) -> DayPlan:
    """Return what the home says today holds."""
    held = learner.desk.show_home().plan
    assert held is not None
    return held


def after_a_week(learner: Learner, wrong: str = "", days: int = 7) -> Learner:
    """Study some days; of facts with `wrong` in their id take each for its twin on the first two."""
    for day in range(days):
        learner.clock.pass_days(1)
        learner.study(
            respond=lambda step, day=day: TWIN if wrong and wrong in fact_of(step) and day in (0, 1) else RIGHT,
            ms=DAY_MS,
        )
    learner.clock.pass_days(1)
    return learner


def test_the_line_names_only_what_a_session_without_a_mistake_asks() -> None:
    """The facts asked in the day's minutes are those of the plan, but for what chance draws in between."""
    learner = after_a_week(Learner(), wrong="a0", days=2)
    said = plan(learner)
    asked = {fact_of(step) for step in learner.study(ms=DAY_MS - 8_000)}
    assert said.facts
    assert len(asked - said.facts) <= 0.15 * len(asked) + 2
    assert said.new >= sum(fact not in learner.desk.learner.states.facts for fact in asked)


def test_nothing_is_left_of_a_day_that_is_done() -> None:
    """No drop and no vine then, and the line says so."""
    learner = after_a_week(Learner(), wrong="a0")
    learner.study(ms=60_000)
    home = learner.desk.show_home()
    assert home.next_act == "done"
    assert home.plan == DayPlan(frozenset(), (), 0, 0)
    assert not any(is_due_today(home, plant) for plant in home.plants)
    assert pairs_of_today(home) == ()


def test_drops_and_vines_are_of_the_plan_only() -> None:
    """What is due and has no room today hangs no drop; control: without a known plan there is none at all."""
    learner = after_a_week(Learner(), wrong="a")
    learner.clock.pass_days(60)
    home = learner.desk.show_home()
    assert home.plan is not None
    watered = {plant.fact for plant in home.plants if is_due_today(home, plant)}
    assert watered
    assert watered <= home.plan.facts
    assert set(pairs_of_today(home)) <= set(home.plan.pairs)
    unknown = home._replace(plan=None)
    assert not any(is_due_today(unknown, plant) for plant in unknown.plants)


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (
            DayPlan(frozenset(), (("a", "b"), ("c", "d"), ("e", "f")), 4, 0),
            "今日は、取り違えた3組から、新しい知識4つまで。",
        ),
        (DayPlan(frozenset(), (("a", "b"),), 4, 7), "今日は、取り違えた1組から、確かめる知識7つ、新しい知識4つまで。"),
        (DayPlan(frozenset(), (), 0, 1), "今日は、確かめる知識1つ。"),
        (DayPlan(frozenset(), (), 0, 0), ""),
    ],
)
def test_the_line_says_what_comes_first_and_leaves_out_what_does_not_come(held: DayPlan, words: str) -> None:
    """In the order of asking."""
    assert ja(day_text(held)) == words


def test_one_and_many_are_said_as_english_has_them() -> None:
    """One pair, two pairs; one new fact."""
    assert english(day_text(DayPlan(frozenset(), (("a", "b"),), 1, 0))) == (
        "Today: first 1 pair you mixed up, then up to 1 new fact."
    )
    assert "2 pairs" in english(day_text(DayPlan(frozenset(), (("a", "b"), ("c", "d")), 1, 0)))


def test_who_was_away_is_welcomed_with_the_same_minutes() -> None:
    """From the third day on; who was here yesterday is not."""
    learner = after_a_week(Learner())
    assert learner.desk.show_home().away == 1
    learner.clock.pass_days(AWAY_DAYS)
    home = learner.desk.show_home()
    assert home.away == AWAY_DAYS + 1
    assert "おかえりなさい。いつもの10分で大丈夫です。" in ja(welcome_text(home.away, home.minutes))
    assert welcome_text(AWAY_DAYS - 1, 10) == NOTHING


def test_the_week_shows_days_and_counts_nothing_that_could_be_lost() -> None:
    """Today is last; a day off leaves all others as they were."""
    learner = after_a_week(Learner())
    before = learner.desk.show_home().week
    assert [day.studied for day in before] == [True] * 6 + [False]
    learner.clock.pass_days(1)
    after = learner.desk.show_home().week
    assert {day.day for day in after if day.studied} == {day.day for day in before[1:] if day.studied}


def test_a_goal_without_evidence_has_no_verdict_and_one_without_a_date_is_none() -> None:
    """Three states, and no number before answers on later days."""
    learner = Learner()
    context = learner.desk._context
    assert goals_outlook(context).work() == ((), None, ())
    learner.study(at_most=5)
    due = StudyDay(learner.desk.learner.today() + 20)
    learner.desk.change_preferences(learner.desk.preferences()._replace(due_day=due))
    (goal,) = learner.desk.goals_outlook().work().goals
    assert (goal.due, goal.outlook) == (due, None)
    assert ja(goal.said).endswith("見込みはまだ言えません。")


def test_a_goal_stands_in_one_of_three_words_and_is_reckoned_once_a_day(on_disk: Callable[..., DiskLearner]) -> None:
    """After days of answers; the second time it is what was kept, and other minutes are another question."""
    learner = on_disk(small_pack(aspects=4, each=6))
    learner.set(due_day=StudyDay(TODAY + 24))
    learner.days(4, knows(0.8))
    seen = learner.desk.goals_outlook().work()
    assert seen.goals[0].outlook in {"safe", "open", "will miss"}
    assert not any(character.isdigit() for character in ja(seen.goals[0].said).partition("：")[2])
    assert seen.forecast is not None
    learner.desk.keep_forecast(seen.forecast)
    assert learner.desk.goals_outlook().work().forecast is seen.forecast
    learner.set(minutes=5)
    assert learner.desk.goals_outlook().work().forecast is not seen.forecast


@pytest.mark.parametrize(
    ("outlook", "word"), [("safe", "間に合います"), ("open", "まだ"), ("will miss", "間に合いません")]
)
def test_the_three_states_have_words_of_their_own(outlook: str, word: str) -> None:
    """Beside the date."""
    said = ja(goal_text(StudyDay(20_020), StudyDay(20_000), outlook))  # type: ignore[arg-type]
    assert word in said
    assert "まで：" in said


def test_leaving_early_shows_what_grew_and_the_session_can_be_gone_on_with() -> None:
    """The end of what was done so far; control: without an answer there is nothing to show."""
    learner = Learner()
    step = learner.desk.start_session("review")
    assert learner.desk.leave_session() is None
    for _ in range(3):
        learner.answer(RIGHT)
        step = learner.desk.next_question()
    left = learner.desk.leave_session()
    assert isinstance(left, EndStep)
    assert left.left
    assert left.answered == 3
    assert len(left.plants) == left.new_facts + left.grown > 0
    assert learner.desk.start_session("review") == step


def test_a_pair_that_holds_again_is_named_as_freed_on_the_day_it_does() -> None:
    """Once, and with the home that has lost its vine."""
    learner = Learner()
    fact = next(fact for fact, known in learner.pack.facts.items() if known.twins)
    for _ in range(2):
        learner.clock.pass_days(1)
        learner.desk.start_session("fact", fact)
        feedback(learner.answer(TWIN))
    assert learner.desk.show_home().confused
    freed = []
    for _ in range(20):
        learner.clock.pass_days(1)
        before = learner.desk.show_home().confused
        learner.study(ms=1_000)
        closing = end(learner.desk.current_step())
        names = {
            pair_of(*pair): tuple(learner.pack.fact_name(one) for one in pair)  # type: ignore[arg-type]
            for pair in before
        }
        gone = [names[pair] for pair in before if pair not in learner.desk.show_home().confused]
        assert list(closing.freed) == gone
        freed += gone
    assert len(freed) == 1
