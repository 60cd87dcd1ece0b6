"""A learner with one fixed confusion, on a real database over simulated days: the pair comes until it is mended."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from tests.study.learner import Learner, fact_of
from tests.study.on_disk import DiskLearner
from tests.study.small_pack import RIGHT, TWIN, small_pack
from trainer.domain.response import Response
from trainer.domain.subject import FactId
from trainer.scheduling.confusion import ConfusedPair, confused_pairs, recovered_pairs
from trainer.scheduling.policy import Asked, Pick, PlanView, Queue
from trainer.study.steps import AskStep

ASPECTS, EACH = 7, 7
A, B = FactId("a3.m.4"), FactId("a3.s.4")
MIXED_UP, LEARNED = 9, 13
"""Days on which A is always answered as B, and days on which it is right."""
MS_AN_ANSWER = 12_000


class _AtRandom:
    """Any fact, again and again, in an order that chance makes."""

    length = None

    def __init__(self, view: PlanView, rng: Random) -> None:
        self._facts = list(view.catalogue.facts)
        self._order: list[FactId] = []
        self._rng = rng

    def next(self, so_far: Sequence[Asked], *, closing: bool = False) -> Pick | None:
        while len(self._order) <= len(so_far):
            self._order.append(self._rng.choice(self._facts))
        return None if closing else Pick(self._order[len(so_far)], "ahead")

    def waiting(self, _: Sequence[Asked]) -> tuple[FactId, ...]:
        return ()


class RandomOrder:
    """The control: as many askings, in random order."""

    name = "random-order"
    version = "1"

    def begin(self, view: PlanView, rng: Random) -> Queue:
        """Return a session in random order."""
        return _AtRandom(view, rng)


class Counts:
    """The days' askings of the pair, and of all."""

    def __init__(self) -> None:
        self.pair: list[int] = []
        self.all: list[int] = []

    def share(self, first: int, until: int) -> float:
        """Return the pair's share of the askings on these days."""
        return sum(self.pair[first:until]) / sum(self.all[first:until])


def day(learner: Learner, number: int, counts: Counts) -> None:
    """Study for the day's minutes as the script says, and sleep."""

    def respond(step: AskStep) -> Response:
        return TWIN if fact_of(step) == A and number < MIXED_UP else RIGHT

    asked = learner.study(respond=respond, ms=MS_AN_ANSWER)
    counts.pair.append(sum(fact_of(step) in (A, B) for step in asked))
    counts.all.append(len(asked))
    learner.clock.pass_days(1)


def the_pair(learner: Learner) -> ConfusedPair | None:
    """Return the only pair of the map."""
    context = learner.desk._context
    states, catalogue = context.states, context.catalogue
    recovered = recovered_pairs(states.confusions.values(), catalogue.forms_of)
    view = PlanView(
        catalogue, states.facts, states.confusions, context.today(), context.model, "review", recovered=recovered
    )
    pairs = confused_pairs(view)
    assert len(pairs) <= 1
    return pairs[0] if pairs else None


@pytest.fixture(scope="module")
def random_share() -> float:
    """Return the pair's share of as many askings in random order, over several lots."""
    shares = []
    for seed in range(4):
        learner, counts = Learner(small_pack(ASPECTS, EACH), seed), Counts()
        learner.policy = RandomOrder()
        learner.restart()
        for number in range(MIXED_UP):
            day(learner, number, counts)
        shares.append(counts.share(0, MIXED_UP))
    return sum(shares) / len(shares)


@pytest.mark.slow
def test_random_order_asks_the_pair_as_often_as_any_other(random_share: float) -> None:
    """The control is what it says: two facts of ninety-eight, give or take chance."""
    assert random_share == pytest.approx(2 / (2 * ASPECTS * EACH), rel=0.35)


@pytest.mark.slow
def test_a_fixed_confusion_comes_three_times_as_often_until_it_is_mended_and_then_falls_back(
    tmp_path: Path, random_share: float
) -> None:
    """Marked in the map with the first mistake; mended some days after the last; then like the others."""
    learner, counts = DiskLearner(tmp_path / "data", small_pack(ASPECTS, EACH)), Counts()
    first = recovered = None
    for number in range(MIXED_UP + LEARNED):
        if number % 3 == 0:
            learner.restart()
        day(learner, number, counts)
        pair = the_pair(learner)
        if pair is None:
            continue
        first = number if first is None else first
        assert pair.distinction == {A, B}
        assert not pair.recovered or number >= MIXED_UP
        assert (frozenset(pair.distinction) in map(frozenset, learner.desk.show_home().confused)) == (
            not pair.recovered
        )
        if pair.recovered and recovered is None:
            recovered = number
    assert first is not None
    assert first <= 3
    assert recovered is not None
    assert MIXED_UP + 1 <= recovered <= MIXED_UP + 6
    assert counts.all[first] >= 40
    assert counts.share(first, MIXED_UP) >= 3 * random_share
    assert counts.share(recovered + 1, MIXED_UP + LEARNED) <= 1.5 * 2 / (2 * ASPECTS * EACH)
    assert learner.desk.rebuild()
    learner.storage.close()
