"""How strong each topic is, today and at the horizon, with honest uncertainty; and which one may be called weakest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random
from typing import NamedTuple

from trainer.domain.learner import FactState
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId, Topic
from trainer.scheduling.ability import SLIP, Ability
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.estimate import EIGHTY_PERCENT, Estimate
from trainer.scheduling.memory_model import MemoryModel

FACT_SPREAD = 1.1
"""Standard deviation in logits of a single fact around what is expected of it; from the benchmark's tuning seeds."""
TOPIC_SPREAD = 0.3
"""The same of a topic's common part that no answer has shown yet."""
ENOUGH_ANSWERS = 3.0
"""In produced ones; below that a topic is a first impression."""
WEAKEST = 3
SURE_ENOUGH = 0.75
CAUTION = 1.5
"""Times the spread before a topic is called weakest: the model may be wrong in ways its own spread does not know."""
_DRAWS = 400


@dataclass(frozen=True, slots=True)
class TopicStrength:
    """One topic, over all its facts."""

    topic: Topic
    facts: int
    met: int
    today: Estimate
    horizon: Estimate
    """If nothing more is done until then."""
    answers: float
    """Evidence, in produced answers."""

    @property
    def first_impression(self) -> bool:
        """Whether there is too little evidence to speak of strength."""
        return self.answers < ENOUGH_ANSWERS


class StrengthInput(NamedTuple):
    """What the estimates are made from."""

    catalogue: Catalogue
    facts: Mapping[FactId, FactState]
    model: MemoryModel
    ability: Ability


def strengths(standing: StrengthInput, today: StudyDay, horizon: StudyDay) -> tuple[TopicStrength, ...]:
    """Return every topic's strength, in pack order; one pass over the facts."""
    by_topic: dict[Topic, list[FactState | None]] = {topic: [] for topic in standing.catalogue.topics}
    for fact, topic in standing.catalogue.topic_of.items():
        by_topic[topic].append(standing.facts.get(fact))
    return tuple(_strength(standing, topic, states, today, horizon) for topic, states in by_topic.items())


def _strength(
    standing: StrengthInput, topic: Topic, states: Sequence[FactState | None], today: StudyDay, horizon: StudyDay
) -> TopicStrength:
    now = _estimate(standing, topic, states, today)
    return TopicStrength(
        topic=topic,
        facts=len(states),
        met=sum(state is not None and state.memory is not None for state in states),
        today=now,
        horizon=now if horizon == today else _estimate(standing, topic, states, horizon),
        answers=standing.ability.answers.get(topic, 0.0),
    )


def _estimate(standing: StrengthInput, topic: Topic, states: Sequence[FactState | None], day: StudyDay) -> Estimate:
    ability = standing.ability
    unasked = ability.unasked_of(topic)
    total = slopes = own = answers = 0.0
    for state in states:
        if state is None or state.memory is None:
            total += unasked.mean
            own += unasked.mean * (1 - unasked.mean)
            continue
        # What was shown today is not thereby held: the chance is that of another day.
        other_day = max(day, StudyDay(state.memory.day + 1))
        known = ability.chance(topic, standing.model.recall(state.memory, other_day), state.answers)
        slope = known * (1 - known)
        total += known
        slopes += slope
        answers += slope * state.answers
        own += slope * slope * FACT_SPREAD * FACT_SPREAD
    variance = ability.variance(topic, answers / slopes if slopes else 1)
    count = max(len(states), 1)
    common = slopes / count * sqrt(variance + TOPIC_SPREAD * TOPIC_SPREAD)
    spread = sqrt(common * common + own / (count * count))
    mean = total / count * (1 - SLIP)
    reach = EIGHTY_PERCENT * spread
    return Estimate(mean, max(mean - reach, 0.0), min(mean + reach, 1.0))


class Weakest(NamedTuple):
    """The topic that may be called weakest, and how sure that it is among the three weakest."""

    topic: Topic
    sure: float


def weakest_topic(found: Sequence[TopicStrength], *, at_horizon: bool = False) -> Weakest | None:
    """Return the weakest topic, or None where the evidence does not carry it at three chances in four.

    Topics that are a first impression are never named. The draws are seeded: same strengths, same answer.
    """
    estimates = [one.horizon if at_horizon else one.today for one in found]
    if len(found) <= WEAKEST:
        return None
    place = min(range(len(found)), key=lambda number: estimates[number].mean)
    if found[place].first_impression:
        return None
    chance = Random(len(found))
    hits = sum(_is_among_weakest(estimates, place, chance) for _ in range(_DRAWS))
    sure = hits / _DRAWS
    return Weakest(found[place].topic, sure) if sure >= SURE_ENOUGH else None


def _is_among_weakest(estimates: Sequence[Estimate], place: int, chance: Random) -> bool:
    drawn = [chance.gauss(one.mean, CAUTION * one.spread) for one in estimates]
    own = drawn[place]
    return sum(one < own for one in drawn) < WEAKEST


def overall(found: Sequence[TopicStrength], *, at_horizon: bool = False) -> Estimate:
    """Return the mean recall over all facts with its interval; topics are taken as half alike in their errors."""
    facts = sum(one.facts for one in found)
    parts = [((one.horizon if at_horizon else one.today), one.facts / max(facts, 1)) for one in found]
    mean = sum(estimate.mean * share for estimate, share in parts)
    apart = sum((estimate.spread * share) ** 2 for estimate, share in parts)
    alike = sum(estimate.spread * share for estimate, share in parts) ** 2
    reach = EIGHTY_PERCENT * sqrt((apart + alike) / 2)
    return Estimate(mean, max(mean - reach, 0.0), min(mean + reach, 1.0))
