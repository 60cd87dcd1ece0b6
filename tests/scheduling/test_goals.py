"""Several goals share the minutes: by what each lacks for each day left, and none starves."""

from collections import Counter
from random import Random

import pytest

from tests.study.small_pack import small_pack
from trainer.domain.goal import OWN, Goal
from trainer.domain.grade import FactOutcome
from trainer.domain.learner import FactState, Memory
from trainer.domain.review import SessionKind
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.goals import LEAST_SHARE, SharedByGoals, parts_of
from trainer.scheduling.policies import POLICIES
from trainer.scheduling.policy import Asked, PlanView, Policy

PACK = small_pack(aspects=6, each=4)
FACTS = tuple(PACK.facts)
HALF = FACTS[: len(FACTS) // 2]
TODAY = StudyDay(100)
MODEL = FsrsModel()


def goal(due: int | None, facts: tuple[FactId, ...] = HALF, name: str = "hr") -> Goal:
    """Return a goal."""
    day = None if due is None else StudyDay(due)
    return Goal(name, name, PACK.id, facts, day, StudyDay(90))


def view(kind: SessionKind = "review", due: int | None = None, stability: float = 2.0) -> PlanView:
    """Return a learner who met everything some days ago."""
    facts = {
        fact: FactState(fact, Memory(stability, 5, StudyDay(95)), 1, 1, 1, number, last_correct=True)
        for number, fact in enumerate(FACTS, start=1)
    }
    day = None if due is None else StudyDay(due)
    return PlanView(Catalogue(PACK), facts, {}, TODAY, MODEL, kind, due_day=day, minutes=10)


def asked(policy: Policy, given: PlanView, questions: int) -> list[tuple[FactId, str]]:
    """Return what a session asks and for which goal, if all is right."""
    queue, so_far, found = policy.begin(given, Random(1)), list[Asked](), list[tuple[FactId, str]]()
    while len(found) < questions:
        pick = queue.next(so_far)
        assert pick == queue.next(so_far), "asked again without an answer, it says the same"
        if pick is None:
            break
        found.append((pick.fact, pick.goal))
        question = given.catalogue.questions_of[pick.fact][0]
        so_far.append(Asked(question.id, (FactOutcome(pick.fact, correct=True),)))
    return found


@pytest.mark.parametrize("policy", POLICIES, ids=lambda one: one.name)
def test_a_goal_whose_date_is_near_gets_more_and_the_other_its_share(policy: Policy) -> None:
    """In three days against a month: most of the time, and not all."""
    counts = Counter(name for _, name in asked(SharedByGoals(policy, [goal(103)]), view(), 20))
    assert counts["hr"] > counts[OWN] >= LEAST_SHARE * 20 - 1
    assert counts[OWN] >= 2


@pytest.mark.parametrize("due", [100, 101, 103, 110, 130, 190, None])
def test_no_goal_starves_however_near_the_other_is(due: int | None) -> None:
    """Each gets at least its least share of the questions, in a session of any length from seven on."""
    for questions in (7, 12, 24):
        counts = Counter(name for _, name in asked(SharedByGoals(POLICIES[0], [goal(due)]), view(), questions))
        assert min(counts["hr"], counts[OWN]) >= int(LEAST_SHARE * questions)


def test_each_question_is_asked_for_the_goal_that_has_its_fact() -> None:
    """And the learner's own is whatever no other goal names."""
    for fact, name in asked(SharedByGoals(POLICIES[0], [goal(110)]), view(), 30):
        assert (name == "hr") == (fact in HALF)


def test_what_is_learnt_leaves_its_time_to_the_other() -> None:
    """The nearer goal that lacks little gets little."""
    held = view()
    facts = {
        fact: FactState(fact, Memory(400.0, 5, StudyDay(95)), 9, 9, 5, state.last_sequence, last_correct=True)
        if fact in HALF
        else state
        for fact, state in held.facts.items()
    }
    shares = {part.goal: part.share for part in parts_of(_with(held, facts), [goal(105)])}
    assert shares["hr"] < shares[OWN]
    assert shares["hr"] >= LEAST_SHARE / (1 + LEAST_SHARE)


def _with(given: PlanView, facts: dict[FactId, FactState]) -> PlanView:
    return PlanView(given.catalogue, facts, {}, given.today, given.model, given.kind, minutes=10)


def test_a_fact_of_two_goals_belongs_to_the_nearer_date() -> None:
    """Three goals, the middle one a part of the first."""
    goals = [goal(150, name="far"), goal(104, HALF[:4], "near"), goal(None, FACTS[-2:], "some day")]
    parts = {part.goal: set(part.view.catalogue.facts) for part in parts_of(view(due=120), goals)}
    assert parts["near"] == set(HALF[:4])
    assert parts[OWN] == set(FACTS) - set(HALF[:4])
    assert set(parts) == {"near", OWN}
    assert sum(map(len, parts.values())) == len(FACTS)


def test_every_goal_goes_by_its_own_date() -> None:
    """The learner's own by that of the settings."""
    parts = {part.goal: part.view for part in parts_of(view(due=120), [goal(105)])}
    assert (parts["hr"].due_day, parts["hr"].started) == (105, 90)
    assert parts[OWN].due_day == 120


def test_a_goal_that_is_over_takes_no_time() -> None:
    """Its facts are the learner's own again."""
    parts = parts_of(view(), [goal(99)])
    assert [part.goal for part in parts] == [OWN]
    assert set(parts[0].view.catalogue.facts) == set(FACTS)


def test_without_another_goal_it_is_the_policy_itself() -> None:
    """The same picks from the same chance."""
    assert asked(SharedByGoals(POLICIES[0], []), view(), 12) == asked(POLICIES[0], view(), 12)


def test_control_the_same_goal_with_a_far_date_gets_less() -> None:
    """It is the date that gives it its share, not its facts."""
    near, far = (
        Counter(name for _, name in asked(SharedByGoals(POLICIES[0], [goal(due)]), view(), 20)) for due in (103, 190)
    )
    assert near["hr"] >= far["hr"] + 5
