"""A set somebody assigned beside one's own subject: both in the ten minutes, and the screen says which."""

from collections import Counter
from collections.abc import Callable

from tests.study.learner import Learner
from tests.study.on_disk import TODAY, DiskLearner, knows
from tests.study.small_pack import RIGHT, small_pack
from tests.wordings import ja
from trainer.domain.goal import Goal
from trainer.domain.study_day import StudyDay
from trainer.reports.forecast import FORECAST
from trainer.study.steps import AskStep

PACK = small_pack(aspects=4, each=3)
SET = tuple(fact for fact in PACK.facts if fact.startswith(("a0", "a1")))
HR = Goal("hr", "新人研修", PACK.id, SET, StudyDay(TODAY + 6), TODAY, assigned=True)


def met_learner() -> Learner:
    """Return one who has met everything, on the next day."""
    learner = Learner(PACK)
    for _ in range(2):
        learner.study("learn")
        learner.clock.pass_days(1)
    return learner


def test_both_goals_are_asked_and_the_screen_and_the_log_say_for_which() -> None:
    """Each question for the goal that has its fact."""
    learner = met_learner()
    learner.desk.set_goals([HR])
    steps = learner.study("review", at_most=12)
    names = Counter(ja(step.topic).split(" · ")[0] for step in steps)
    assert set(names) == {"新人研修", "自分の目標"}
    kept = [one for one in learner.log.answers() if one.session == learner.log.answers()[-1].session]
    assert [one.goal for one in kept] == ["hr" if "新人研修" in ja(step.topic) else "" for step in steps]
    assert all((one.outcomes[0].fact in SET) == (one.goal == "hr") for one in kept)


def test_a_restart_and_an_undo_keep_the_goal() -> None:
    """The session is planned anew from the log with the same goals."""
    learner = met_learner()
    learner.desk.set_goals([HR])
    learner.study("review", at_most=5)
    before = [one.goal for one in learner.log.answers()]
    shown = learner.desk.next_question()
    assert learner.restart().start_session("review") == shown
    step = learner.desk.undo_answer()
    assert isinstance(step, AskStep)
    learner.answer(RIGHT)
    assert [one.goal for one in learner.log.answers()] == before


def test_one_goal_alone_is_not_named() -> None:
    """Where nothing shares the minutes there is nothing to say; nor after the date."""
    learner = met_learner()
    assert "目標" not in ja(learner.study("review", at_most=1)[0].topic)
    learner.desk.set_goals([HR._replace(due_day=StudyDay(TODAY - 1))])
    assert learner.desk._context.goals == ()


def test_the_plan_says_what_shares_the_minutes() -> None:
    """By when, and how far."""
    learner = met_learner()
    learner.desk.set_goals([HR])
    said = [ja(one) for one in learner.desk.todays_plan()]
    assert said[-2] == "学習時間は、足りない知識が多く期日が近い目標ほど多く配分します。"
    assert said[-1] == "「新人研修」（10月10日まで）：知識12のうち12に出会いました。"


def test_settings_shown_in_a_window_do_not_take_a_goal_away() -> None:
    """They are written whole, and know of no goals that came since."""
    learner = met_learner()
    shown = learner.desk.preferences()
    learner.desk.set_goals([HR])
    learner.desk.change_preferences(shown._replace(minutes=5))
    assert learner.restart().preferences().goals == (HR,)


def test_goals_are_kept_on_disk_and_told_with_the_outlook(on_disk: Callable[..., DiskLearner]) -> None:
    """And the outlook plays the shared minutes forward."""
    learner = on_disk(PACK)
    learner.days(6, knows(0.8))
    alone = learner.desk.report(FORECAST).work()
    learner.desk.set_goals([HR])
    assert learner.restart().preferences().goals == (HR,)
    shared = learner.desk.report(FORECAST).work()
    assert [one for one in shared.sentences if one not in alone.sentences][-1].id.startswith("“{goal}”, by {day}")
