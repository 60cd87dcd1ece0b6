"""What a session takes from thousands of confused pairs without putting them in order is what the order would give."""

from collections.abc import Callable
from random import Random

import pytest

from tests.study.small_pack import small_pack
from trainer.domain.grade import FactOutcome
from trainer.domain.learner import Confusion, FactState, Memory
from trainer.domain.question import QuestionId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.confusion import ConfusedPair, arms, confused_pairs
from trainer.scheduling.contrast import STUBBORN, Contrast
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.policies import adaptive_queue
from trainer.scheduling.policies.pick_sources import Line
from trainer.scheduling.policies.shortfall_share import ShortfallShare
from trainer.scheduling.policies.tuning import Rules
from trainer.scheduling.policy import Asked, Pick, PlanView

TODAY = StudyDay(200)
CATALOGUE = Catalogue(small_pack(aspects=4, each=12))
FACTS = tuple(CATALOGUE.facts)
STRANGER = FactId("no longer in the pack")


def state_of(fact: FactId, chance: Random, number: int) -> FactState:
    """Return a fact met on some day, perhaps today, perhaps lured, perhaps sure and wrong."""
    day = StudyDay(TODAY - chance.randint(0, 20))
    right = chance.randint(0, 4)
    return FactState(
        fact, Memory(chance.uniform(1, 30), 5, day) if chance.random() < 0.95 else None, right + chance.randint(0, 3),
        right, right, number, chance.random() < 0.7, None, 0,
        FACTS[number % len(FACTS)] if chance.random() < 0.3 else None,
        StudyDay(TODAY - chance.randint(0, 5)) if chance.random() < 0.3 else None,
        day if chance.random() < 0.1 else None,
    )  # fmt: skip


def learner(seed: int) -> PlanView:
    """Return a learner with many confusions, some of them both ways, some mended, some of facts that are gone."""
    chance = Random(seed)
    facts = {fact: state_of(fact, chance, number) for number, fact in enumerate(FACTS, 1) if chance.random() < 0.8}
    confusions = {}
    for _ in range(chance.randint(0, 120)):
        fact, other = chance.sample([*FACTS, STRANGER], 2)
        day = StudyDay(TODAY - chance.randint(1, 20))
        confusions[fact, other] = Confusion(fact, other, chance.randint(1, 5), day, chance.randint(0, 3))
    held = frozenset(frozenset(pair) for pair in confusions if chance.random() < 0.2)
    return PlanView(
        CATALOGUE, facts, confusions, TODAY, FsrsModel(), "review", learner=str(seed),
        due_day=StudyDay(TODAY + 20) if seed % 2 else None, recovered=held if seed % 3 else None,
    )  # fmt: skip


def picks(view: PlanView) -> list[Pick | None]:
    """Return the first forty of a session."""
    queue, chance = ShortfallShare(Rules(room_every=3, room_when_short=3)).begin(view, Random(1)), Random(2)
    so_far, found = list[Asked](), list[Pick | None]()
    for _ in range(40):
        pick = queue.next(so_far)
        found.append(pick)
        if pick is None:
            break
        so_far.append(Asked(QuestionId("q"), (FactOutcome(pick.fact, chance.random() < 0.7),)))
    return found


def in_full(
    order: Callable[[list[ConfusedPair]], list[ConfusedPair]],
) -> Callable[[PlanView, Rules, int], tuple[Contrast, Line]]:
    """Return the same choice the long way: every pair in order, everything made."""

    def contrast(view: PlanView, rules: Rules, mistakes: int) -> tuple[Contrast, Line]:
        every = order(confused_pairs(view))
        chosen = arms(every, view.learner)
        confused = [
            pair
            for pair in every
            if not pair.recovered
            and pair.times >= mistakes
            and (pair.times >= STUBBORN or any(view.facts[one].right_days for one in pair[:2] if one in view.facts))
        ]
        seen_today = {fact for fact, one in view.facts.items() if one.memory is not None and one.memory.day >= TODAY}
        waiting = [pair for pair in confused if seen_today.isdisjoint(pair[:2])][: rules.pairs]
        paired = {fact for pair in confused for fact in pair[:2]}
        lured = sorted(
            (one.chosen_instead_day, fact, one.chosen_instead_of)
            for fact, one in view.facts.items()
            if one.chosen_instead_day is not None and one.chosen_instead_day < TODAY and fact not in paired
        )
        return (
            Contrast([(pair, chosen.get(pair.distinction, "")) for pair in waiting], view.catalogue.facts),
            Line([Pick(fact, "contrast", chosen_instead_of) for _, fact, chosen_instead_of in lured]),
        )

    return contrast


def test_sessions_are_those_of_all_pairs_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over random learners; a control that takes the pairs the other way round is noticed."""
    found = [picks(learner(seed)) for seed in range(60)]
    assert sum(pick is not None and bool(pick.arm) for one in found for pick in one) > 10
    monkeypatch.setattr(adaptive_queue, "_contrast", in_full(lambda pairs: pairs))
    assert found == [picks(learner(seed)) for seed in range(60)]
    monkeypatch.setattr(adaptive_queue, "_contrast", in_full(lambda pairs: pairs[::-1]))
    assert found != [picks(learner(seed)) for seed in range(60)]
