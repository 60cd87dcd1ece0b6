"""How much better or worse a learner does than the memory model expects: overall and by topic, with its uncertainty.

Gaussian offsets in logits, moved by one Laplace step an answer (as in Elo and Glicko: less, the more is known). What a
further answer to the same fact adds beyond the model's expectation is estimated beside the overall offset: with its
default parameters the model trusts an answer's own outcome too much and the mere number of answers too little.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import exp, log
from types import MappingProxyType
from typing import NamedTuple

from trainer.domain.question import Form
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import Topic

SLIP = 0.03
PRIOR_OVERALL, PRIOR_TOPIC = 0.5, 0.2
"""Variances in square logits before any answer."""
TRUST = 0.85
"""Times the model's logits: its default parameters set facts further apart than they are."""
PRIOR_GROWTH, PRIOR_GROWTH_VARIANCE = 0.5, 0.5
"""Logits for each time the answers to a fact grow by the factor e."""
EASIER: Mapping[Form, float] = MappingProxyType(
    {Form.RECOGNISE: 0.4, Form.CONTRAST: 0.24, Form.PRODUCE: 0.0, Form.SELF_JUDGED: 0.0}
)
"""Logits by which a form is easier than producing: a prior that is not learnt, for forms come in an order."""
INFORMED = 0.4
"""Variance of the overall offset, in square logits, from which on a number is said of a topic or of a day ahead.

That takes about ten answers to facts met on an earlier day, more where they were easy: first answers tell nothing of
what stays.
"""
DRIFT_A_DAY = 0.003
EDGE = 0.005
"""Expected recall is kept this far from 0 and 1: no model is surer."""
NEW_RIGHT, NEW_WRONG = 0.5, 1.5
"""Beta prior of knowing a fact never asked."""


class Evidence(NamedTuple):
    """One fact's first answer of a day."""

    topic: Topic
    day: StudyDay
    expected: float | None
    """Recall the model expected; None for a fact never asked before."""
    guess: float
    """Chance of a blind hit: 0 where the answer is produced, else one over the options."""
    correct: bool
    answers: int = 1
    """Answers the fact had before this one, on any day."""
    easier: float = 0.0
    """Logits by which the form is easier than producing (`EASIER`)."""


class Offset(NamedTuple):
    """A Gaussian, in logits."""

    mean: float
    variance: float
    day: StudyDay


class Growth(NamedTuple):
    """What further answers to a fact add beyond the model's expectation; a Gaussian beside the overall offset."""

    mean: float = PRIOR_GROWTH
    variance: float = PRIOR_GROWTH_VARIANCE
    shared: float = 0.0
    """Covariance with the overall offset."""


class Unasked(NamedTuple):
    """Beta counts of facts known at their first asking, guesses taken off."""

    known: float = NEW_RIGHT
    unknown: float = NEW_WRONG

    @property
    def mean(self) -> float:
        """The expected chance of knowing one never asked."""
        return self.known / (self.known + self.unknown)


@dataclass(frozen=True, slots=True)
class Ability:
    """The fold over all evidence; start with none."""

    overall: Offset | None = None
    topics: Mapping[Topic, Offset] = field(default_factory=dict)
    unasked: Mapping[Topic, Unasked] = field(default_factory=dict)
    answers: Mapping[Topic, float] = field(default_factory=dict)
    """What the answers are worth in produced ones."""
    growth: Growth = field(default_factory=Growth)

    def of(self, topic: Topic) -> tuple[float, float]:
        """Return mean and variance of the topic's offset, the overall one included; without growth."""
        overall, own = self.overall, self.topics.get(topic)
        return (
            (0.0 if overall is None else overall.mean) + (0.0 if own is None else own.mean),
            (PRIOR_OVERALL if overall is None else overall.variance) + (PRIOR_TOPIC if own is None else own.variance),
        )

    def chance(self, topic: Topic, recall: float, answers: float) -> float:
        """Return the chance of knowing a fact the model says is recalled so surely, after so many answers to it."""
        return chance_of(TRUST * logit(recall) + self.of(topic)[0] + self.growth.mean * log(max(answers, 1)))

    def variance(self, topic: Topic, answers: float) -> float:
        """Return the variance of that in square logits."""
        grown = log(max(answers, 1))
        return self.of(topic)[1] + grown * (2 * self.growth.shared + grown * self.growth.variance)

    @property
    def is_informed(self) -> bool:
        """Whether answers on later days have told enough of the learner for a number about a day ahead."""
        return self.overall is not None and self.overall.variance <= INFORMED

    def unasked_of(self, topic: Topic) -> Unasked:
        """Return the counts for facts of the topic that were never asked."""
        return self.unasked.get(topic, Unasked())


class AbilitySnapshot(NamedTuple):
    """The leaning before the first answer of a day."""

    day: StudyDay
    content_hash: str
    """Of the pack whose topics it is about."""
    ability: Ability


def logit(chance: float) -> float:
    """Return the log odds, never quite without bound."""
    kept = min(max(chance, EDGE), 1 - EDGE)
    return log(kept / (1 - kept))


def chance_of(logits: float) -> float:
    """Return the chance at so many logits."""
    return 1 / (1 + exp(-logits))


def in_form(known: float, form: Form) -> float:
    """Return the chance of knowing in a form what would be produced with chance `known`."""
    easier = EASIER[form]
    return chance_of(logit(known) + easier) if easier else known


def leaning_of(evidence: Iterable[Evidence]) -> Ability:
    """Return the fold over all evidence, oldest first."""
    fold = Fold()
    for one in evidence:
        fold.add(one)
    return fold.ability()


def after_evidence(ability: Ability, evidence: Evidence) -> Ability:
    """Return the leaning after one more answer."""
    fold = Fold(ability)
    fold.add(evidence)
    return fold.ability()


class Fold:
    """The same, many at a time."""

    def __init__(self, start: Ability | None = None) -> None:
        ability = start or Ability()
        self._overall = ability.overall
        self._growth = ability.growth
        self._topics = dict(ability.topics)
        self._unasked = dict(ability.unasked)
        self._answers = dict(ability.answers)

    def ability(self) -> Ability:
        """Return what it is now."""
        return Ability(self._overall, dict(self._topics), dict(self._unasked), dict(self._answers), self._growth)

    def add(self, one: Evidence) -> None:
        """Take in one answer."""
        worth = (1 - one.guess) ** 2
        self._answers[one.topic] = self._answers.get(one.topic, 0.0) + worth
        if one.expected is None:
            self._first_answer(one)
        else:
            self._later_answer(one, one.expected)

    def _first_answer(self, one: Evidence) -> None:
        before = self._unasked.get(one.topic, Unasked())
        # Of those who know it in this form, so many could also produce it.
        known = chance_of(logit(before.mean) + one.easier) if one.easier else before.mean
        right = known * (1 - SLIP) + (1 - known) * one.guess
        share = known * (1 - SLIP) / right if one.correct else known * SLIP / (1 - right)
        share *= min(before.mean / known, 1.0)
        self._unasked[one.topic] = Unasked(before.known + share, before.unknown + 1 - share)

    def _later_answer(self, one: Evidence, expected: float) -> None:
        overall = _aged(self._overall, PRIOR_OVERALL, one.day)
        own = _aged(self._topics.get(one.topic), PRIOR_TOPIC, one.day)
        growth, grown = self._growth, log(max(one.answers, 1))
        known = chance_of(TRUST * logit(expected) + overall.mean + own.mean + growth.mean * grown + one.easier)
        right = min(max(known * (1 - SLIP) + (1 - known) * one.guess, EDGE), 1 - EDGE)
        slope = known * (1 - known) * (1 - SLIP - one.guess)
        spread = right * (1 - right)
        error, weight = (one.correct - right) * slope / spread, slope * slope / spread
        level = overall.variance + growth.shared * grown
        rise = growth.shared + growth.variance * grown
        scale = 1 + weight * (level + rise * grown + own.variance)
        error, weight = error / scale, weight / scale
        self._overall = Offset(overall.mean + level * error, overall.variance - level * level * weight, one.day)
        self._growth = Growth(
            growth.mean + rise * error, growth.variance - rise * rise * weight, growth.shared - level * rise * weight
        )
        self._topics[one.topic] = _moved(own, error, weight)


def _aged(offset: Offset | None, prior: float, day: StudyDay) -> Offset:
    if offset is None:
        return Offset(0.0, prior, day)
    return Offset(offset.mean, min(offset.variance + DRIFT_A_DAY * max(day - offset.day, 0), prior), day)


def _moved(offset: Offset, error: float, weight: float) -> Offset:
    variance = offset.variance
    return Offset(offset.mean + variance * error, variance - variance * variance * weight, offset.day)
