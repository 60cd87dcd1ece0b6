"""What will be held on the due day with so many minutes: the policy itself, played forward over the days left."""

from dataclasses import dataclass, replace
from math import sqrt
from random import Random
from statistics import fmean, pvariance
from typing import NamedTuple

from trainer.domain.grade import FactOutcome
from trainer.domain.learner import FactEvent, FactState, QuestionState
from trainer.domain.question import Form, Question, QuestionId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.leaning import SLIP, Leaning
from trainer.scheduling.learner_state import after_event
from trainer.scheduling.policy import Asked, PlanView, Policy, Queue
from trainer.scheduling.rotation import next_question
from trainer.scheduling.rules import SECONDS
from trainer.scheduling.strength import EIGHTY_PERCENT, Estimate, Standing, overall, strengths

RUNS = 4
MINUTES_EITHER_WAY = 2.0
GUESSES = {Form.RECOGNISE: 0.25, Form.CONTRAST: 0.4, Form.PRODUCE: 0.0, Form.SELF_JUDGED: 0.0}
WANTED_SUCCESSES = 3
"""Right on so many days: what a fact should have before the due day."""
_S_A_MINUTE = 60


class Pace(NamedTuple):
    """How much is studied: minutes on a study day, and the share of days that are study days."""

    minutes: float
    days: float = 1.0


@dataclass(frozen=True, slots=True)
class Forecast:
    """The due day, seen from today."""

    held: Estimate
    """Mean recall over all facts on the due day, with the range that holds four times in five."""
    fewer: float
    """The mean with two minutes a day fewer."""
    more: float
    """The mean with two minutes a day more."""
    thrice: float
    """Share of facts that will have been right on three days."""
    target: float

    @property
    def on_course(self) -> bool:
        """Whether the target is rather reached than missed; where it is not, the learner is to be told."""
        return self.held.mean >= self.target

    @property
    def reachable(self) -> bool:
        """Whether the target is inside the range at all; where it is not, it cannot be reached with these minutes."""
        return self.held.high >= self.target


def forecast(
    view: PlanView,
    leaning: Leaning,
    policy: Policy,
    pace: Pace,
    *,
    target: float = 0.9,
    seed: int = 0,
    runs: int = RUNS,
) -> Forecast:
    """Return what will be held on `view.due_day`; the same for the same seed.

    Missed days need no repair: it plays from today's state on, with the same minutes a day. About 40 ms a run over six
    weeks of ten minutes. Raises ValueError without a due day.
    """
    if view.due_day is None:
        message = "a forecast needs a due day"
        raise ValueError(message)

    def at(minutes: float) -> list[tuple[Estimate, float]]:
        return [_played(view, leaning, policy, pace._replace(minutes=minutes), f"{seed}/{run}") for run in range(runs)]

    here = at(pace.minutes)
    means = [estimate.mean for estimate, _ in here]
    mean = fmean(means)
    spread = sqrt(pvariance(means) + fmean(estimate.spread**2 for estimate, _ in here))
    reach = EIGHTY_PERCENT * spread
    either = [
        fmean(one.mean for one, _ in at(pace.minutes + more)) for more in (-MINUTES_EITHER_WAY, MINUTES_EITHER_WAY)
    ]
    return Forecast(
        held=Estimate(mean, max(mean - reach, 0.0), min(mean + reach, 1.0)),
        fewer=min(either[0], mean),
        more=max(either[1], mean),
        thrice=fmean(share for _, share in here),
        target=target,
    )


def _played(view: PlanView, leaning: Leaning, policy: Policy, pace: Pace, seed: str) -> tuple[Estimate, float]:
    player, due = _Player(view, leaning, Random(seed)), view.due_day
    assert due is not None  # noqa: S101 - asked for above
    for day in range(view.today, due):
        if player.chance.random() < pace.days:
            player.study(policy, StudyDay(day), pace.minutes * _S_A_MINUTE)
    standing = Standing(view.catalogue, player.facts, view.model, leaning)
    often = sum(state.right_days >= WANTED_SUCCESSES for state in player.facts.values())
    return overall(strengths(standing, due, due)), often / max(len(view.catalogue.facts), 1)


class _Player:
    """A learner as the estimates say, who studies as the policy says."""

    def __init__(self, view: PlanView, leaning: Leaning, chance: Random) -> None:
        self._view = view
        self._leaning = leaning
        self.chance = chance
        self.facts = dict(view.facts)
        self._questions: dict[QuestionId, QuestionState] = {}
        self._sequence = max((state.last_sequence for state in self.facts.values()), default=0)

    def study(self, policy: Policy, day: StudyDay, seconds: float) -> None:
        """Study one day's minutes; a session that is over is followed by another while there is time."""
        queue, so_far = self._begin(policy, day), list[Asked]()
        while seconds > 0:
            question = self._next(queue, so_far)
            if question is None and so_far:
                queue, so_far = self._begin(policy, day), []
                question = self._next(queue, so_far)
            if question is None:
                return
            so_far.append(self._answer(question, day))
            seconds -= SECONDS[question.form]

    def _begin(self, policy: Policy, day: StudyDay) -> Queue:
        return policy.begin(replace(self._view, facts=dict(self.facts), today=day, kind="water"), self.chance)

    def _next(self, queue: Queue, so_far: list[Asked]) -> Question | None:
        pick = queue.next(so_far)
        if pick is None:
            return None
        return next_question(
            self._view.catalogue.questions_of[pick.fact],
            self.facts.get(pick.fact),
            self._questions,
            so_far[-1].question if so_far else None,
            self.chance,
            wanted_form=pick.form,
        )

    def _answer(self, question: Question, day: StudyDay) -> Asked:
        self._sequence += 1
        outcomes = []
        for fact in question.tests:
            state = self.facts.get(fact) or FactState(fact)
            known = self._known(fact, state, day)
            correct = self.chance.random() < known * (1 - SLIP) + (1 - known) * GUESSES[question.form]
            event = FactEvent(
                self._sequence, day, question.id, question.form,
                tested=True, correct=correct, taken_for=None, sure=False,
            )  # fmt: skip
            self.facts[fact] = after_event(state, event, self._view.model)
            outcomes.append(FactOutcome(fact, correct))
        seen = self._questions.get(question.id)
        asked = 1 if seen is None else seen.asked + 1
        self._questions[question.id] = QuestionState(question.id, asked, self._sequence, day)
        return Asked(question.id, tuple(outcomes))

    def _known(self, fact: FactId, state: FactState, day: StudyDay) -> float:
        topic = self._view.catalogue.topic_of.get(fact)
        if topic is None:
            return 0.0
        if state.memory is None:
            return self._leaning.unasked_of(topic).mean
        return self._leaning.chance(topic, self._view.model.recall(state.memory, day), state.answers)
