"""Several goals in one day: each has its facts and its date, and gets time by what it lacks for each day left."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Final, NamedTuple

from trainer.domain.goal import OWN, Goal
from trainer.domain.question import Form, QuestionId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.plan_rules import DAYS_AHEAD, still_ahead
from trainer.scheduling.policies.tuning import SECONDS
from trainer.scheduling.policy import Asked, Pick, PlanView, Policy, Queue

LEAST_SHARE: Final = 0.15
"""No goal that lacks anything gets less of the time: a near date may press the others, never starve them."""
UNMET: Final = 0.2
"""What counts for a fact never asked, as in the shortfall of topics."""
_SHARED_KINDS: Final = ("learn", "review")
"""The daily sessions; all others are about what the learner wants just now."""


class Part(NamedTuple):
    """What one goal plans: facts that no other goal with a nearer date has."""

    goal: str
    view: PlanView
    share: float
    """0 to 1 of the time; of all parts together 1."""


class SharedByGoals:
    """Any policy, with its minutes shared among goals; of one goal alone it is the policy itself."""

    def __init__(self, policy: Policy, goals: Sequence[Goal]) -> None:
        self._policy = policy
        self._goals = tuple(goals)

    @property
    def name(self) -> str:
        """The policy's name."""
        return self._policy.name

    @property
    def version(self) -> str:
        """The policy's version."""
        return self._policy.version

    def begin(self, view: PlanView, rng: Random) -> Queue:
        """Return the queue of a session; one who met nothing yet begins with a look at everything."""
        new = all(state.memory is None for state in view.facts.values())
        if view.kind not in _SHARED_KINDS or (new and view.kind == "review"):
            return self._policy.begin(view, rng)
        parts = parts_of(view, self._goals)
        if len(parts) == 1:
            return self._policy.begin(parts[0].view, rng)
        queues = [self._policy.begin(part.view, Random(rng.random())) for part in parts]
        return _GoalsQueue(parts, queues, view.catalogue.form_of)


def parts_of(view: PlanView, goals: Sequence[Goal]) -> tuple[Part, ...]:
    """Return what each goal plans, the nearest date first; goals that are over, or have no fact left, are left out.

    A fact of several goals belongs to the one with the nearest date.
    """
    ahead = [one for one in goals if one.due_day is None or still_ahead(one.due_day, view.today) is not None]
    own = Goal(OWN, "", goals[0].pack, tuple(view.catalogue.facts), view.due_day, view.started) if goals else None
    # What has no date of its own yields to what has; the learner's own, which is all the rest, comes last of equals.
    line = sorted([*ahead, *([] if own is None else [own])], key=lambda one: (_date(one, view.today), one.id == OWN))
    left = set(view.catalogue.facts)
    views: list[tuple[str, PlanView]] = []
    for goal in line:
        facts = left.intersection(goal.facts)
        left -= facts
        if facts:
            views.append((goal.id, _view_of(view, goal, facts)))
    if not views:
        return (Part(OWN, view, 1.0),)
    shares = _shares([_lacking(one) / _days_left(one) for _, one in views])
    return tuple(Part(goal, one, share) for (goal, one), share in zip(views, shares, strict=True))


def _date(goal: Goal, today: StudyDay) -> float:
    due = still_ahead(goal.due_day, today)
    return float("inf") if due is None else due


def _view_of(view: PlanView, goal: Goal, facts: Collection[FactId]) -> PlanView:
    return replace(
        view,
        catalogue=view.catalogue.part(facts),
        facts={fact: state for fact, state in view.facts.items() if fact in facts},
        due_day=goal.due_day,
        started=goal.due_from,
    )


def _lacking(view: PlanView) -> float:
    """Return how many of the facts will not be held on the day that counts, if nothing more is done."""
    day = StudyDay(view.today + _days_left(view))
    held = 0.0
    for fact in view.catalogue.facts:
        state = view.facts.get(fact)
        held += UNMET if state is None or state.memory is None else view.model.recall(state.memory, day)
    return len(view.catalogue.facts) - held


def _days_left(view: PlanView) -> int:
    due = still_ahead(view.due_day, view.today)
    return DAYS_AHEAD if due is None else max(due - view.today, 1)


def _shares(wanted: Sequence[float]) -> list[float]:
    whole = sum(wanted)
    if whole <= 0:
        return [1 / len(wanted)] * len(wanted)
    least = min(LEAST_SHARE, 1 / len(wanted))
    floored = [max(one / whole, least) for one in wanted]
    return [one / sum(floored) for one in floored]


class _GoalsQueue:
    """Asks for the goal with most time owed; each goal's own queue sees only what touched its facts."""

    length = None

    def __init__(self, parts: Sequence[Part], queues: Sequence[Queue], forms: Mapping[QuestionId, Form]) -> None:
        self._parts = parts
        self._queues = queues
        self._forms = forms
        self._seen: list[list[Asked]] = [[] for _ in parts]
        self._had = [0.0] * len(parts)
        self._taken = 0

    def next(self, so_far: Sequence[Asked], *, closing: bool = False) -> Pick | None:
        """Return the next pick; see the contract."""
        self._catch_up(so_far)
        for at in self._by_credit():
            pick = self._queues[at].next(self._seen[at], closing=closing)
            if pick is not None:
                return pick._replace(goal=self._parts[at].goal)
        return None

    def waiting(self, so_far: Sequence[Asked]) -> Collection[FactId]:
        """Return the facts that wait to be re-asked for any goal."""
        self._catch_up(so_far)
        return [fact for queue, seen in zip(self._queues, self._seen, strict=True) for fact in queue.waiting(seen)]

    def _by_credit(self) -> list[int]:
        spent = sum(self._had)
        owed = [part.share * spent - had for part, had in zip(self._parts, self._had, strict=True)]
        return sorted(range(len(owed)), key=lambda at: (-owed[at], -self._parts[at].share))

    def _catch_up(self, so_far: Sequence[Asked]) -> None:
        for answer in so_far[self._taken :]:
            facts = {one.fact for one in answer.outcomes}
            touched = [at for at, part in enumerate(self._parts) if not facts.isdisjoint(part.view.catalogue.facts)]
            for at in touched:
                self._seen[at].append(answer)
                self._had[at] += SECONDS[self._forms.get(answer.question, Form.RECOGNISE)] / len(touched)
        self._taken = len(so_far)
