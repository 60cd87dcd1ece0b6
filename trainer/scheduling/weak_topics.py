"""Which topics are asked as the weak ones: those that stand lowest in the numbers that are shown."""

from collections.abc import Sequence
from random import Random

from trainer.domain.subject import Topic
from trainer.scheduling.strength import CAUTION, TopicStrength

ENOUGH = 0.8
"""The weakest topic is among the first ones at so many chances of one."""
WEAK_QUESTIONS = 10
_DRAWS = 400


def ranked(found: Sequence[TopicStrength]) -> tuple[TopicStrength, ...]:
    """Return the topics of which anything was met, the lowest of today first."""
    return tuple(sorted((one for one in found if one.met), key=lambda one: one.today.mean))


def may_be_weakest(found: Sequence[TopicStrength]) -> tuple[Topic, ...]:
    """Return the first topics of the ranking, as many as it takes to have the weakest among them.

    The draws are seeded: same strengths, same answer.
    """
    line = ranked(found)
    chance = Random(len(line))
    hits = [0] * len(line)
    for _ in range(_DRAWS if line else 0):
        drawn = [chance.gauss(one.today.mean, CAUTION * one.today.spread) for one in line]
        hits[drawn.index(min(drawn))] += 1
    first, covered = 0, 0
    while first < len(line) and covered < ENOUGH * _DRAWS:
        covered += hits[first]
        first += 1
    return tuple(one.topic for one in line[:first])


def practised_topics(found: Sequence[TopicStrength]) -> tuple[Topic, ...]:
    """Return the topics that ten questions on weak ones ask, the lowest first.

    Those of which the weakest is one, and as many more of the ranking as it takes to have ten facts that were met.
    """
    line, low = ranked(found), len(may_be_weakest(found))
    while low < len(line) and sum(one.met for one in line[:low]) < WEAK_QUESTIONS:
        low += 1
    return tuple(one.topic for one in line[:low])
