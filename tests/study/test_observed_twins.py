"""Twins that nobody authored: found in what is answered, on two days; a slip of the hand is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from tests.study.learner import Learner, feedback
from trainer.domain.pack import Pack
from trainer.domain.response import Response
from trainer.domain.review import Answered
from trainer.domain.subject import FactId
from trainer.exchange.bring_in import bring_in
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.study.right_answers import right_answers
from trainer.study.steps import AskStep, EndStep, FeedbackStep

CARDS = 60
PAIRS = 20
DAYS = 14
SLIPS = 0.05
MIXED_UP = 0.7
CURED = 3
"""Side by side so often, the learner tells the two apart."""


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """Return a deck of typed words, as it comes from elsewhere: no twin, no reason."""
    folder = tmp_path_factory.mktemp("deck")
    rows = ["type,question,answer", *(f"short,用語{at}の意味は,意味その{at}" for at in range(CARDS))]
    (folder / "deck.csv").write_text("\n".join(rows) + "\n", "utf-8")
    bring_in(folder / "deck.csv", folder / "pack", QUESTION_TYPES, "2026-11-30")
    return load_pack(folder / "pack", QUESTION_TYPES)


@dataclass
class Mixer:
    """One who mixes up some facts, and slips now and then."""

    pack: Pack
    rng: Random
    twin: Mapping[FactId, FactId]
    slips: float
    shown: list[frozenset[FactId]] = field(default_factory=list)
    met: set[FactId] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Know the answers."""
        self.words = {fact: answer for answer, fact in right_answers(self.pack).items()}
        self.learner = Learner(self.pack, types=QUESTION_TYPES)

    def live(self, days: int) -> None:
        """Study so many days, ten minutes each."""
        for _ in range(days):
            step = self.learner.desk.start_session("review")
            while not isinstance(step, EndStep):
                if isinstance(step, FeedbackStep):
                    self.shown += [
                        frozenset((one.asked.fact, twin.fact)) for one in step.told.contrasts for twin in one.twins
                    ]
                    step = self.learner.desk.next_question()
                    continue
                step = self.learner.answer(self.given(step), ms=15_000)
            self.learner.clock.pass_days(1)

    def given(self, step: AskStep) -> Response:
        """Answer one question."""
        fact = self.pack.questions[step.asking.question].tests[0]
        self.met.add(fact)
        meant = fact
        if self.rng.random() < self.slips:
            meant = self.rng.choice(list(self.words))
        elif fact in self.twin and self.rng.random() < MIXED_UP:
            pair = frozenset((fact, self.twin[fact]))
            meant = fact if self.shown.count(pair) >= CURED else self.twin[fact]
        return Response((self.words[meant],))


def planted(pack: Pack, rng: Random) -> dict[FactId, FactId]:
    """Return the facts that are mixed up, both ways."""
    facts = list(pack.facts)
    rng.shuffle(facts)
    pairs = [(facts[2 * at], facts[2 * at + 1]) for at in range(PAIRS)]
    return dict([*pairs, *((other, one) for one, other in pairs)])


def test_planted_confusions_are_found_and_slips_are_not(deck: Pack) -> None:
    """Of the pairs met nine in ten; of the pairs shown at most one in ten is none; three learners together."""
    found = shown = wrong = met = 0
    for seed in range(3):
        rng = Random(seed)
        twin = planted(deck, rng)
        mixer = Mixer(deck, rng, twin, SLIPS)
        mixer.live(DAYS)
        pairs = {frozenset(pair) for pair in twin.items()}
        seen = set(mixer.shown)
        both = {pair for pair in pairs if pair <= mixer.met}
        met, found = met + len(both), found + len(seen & both)
        shown, wrong = shown + len(seen), wrong + len(seen - pairs)
    assert met >= 50
    assert found >= 0.9 * met, f"{found} of {met} found"
    assert wrong <= 0.1 * shown, f"{wrong} of {shown} shown were none"


def test_without_confusions_no_pair_is_shown(deck: Pack) -> None:
    """Nor is one made of slips on one day."""
    mixer = Mixer(deck, Random(1), {}, 0.0)
    mixer.live(DAYS)
    assert not mixer.shown
    assert not mixer.learner.desk._context.states.confusions


def test_once_is_kept_and_nothing_is_made_of_it(deck: Pack) -> None:
    """On the same day again it still is no pair; on another day it is, with both sides' own words."""
    learner = Learner(deck, types=QUESTION_TYPES)
    words = {fact: answer for answer, fact in right_answers(deck).items()}
    first = next(iter(deck.facts))
    other = next(fact for fact in deck.facts if fact != first)
    shown: list[bool] = []
    for day in range(2):
        step = learner.desk.start_session("fact", first)
        assert isinstance(step, AskStep)
        told = feedback(learner.answer(Response((words[other],))))
        shown.append(bool(told.told.contrasts))
        record = learner.log.entries[-1].record
        assert isinstance(record, Answered)
        assert record.lures == (other,)
        assert (record.outcomes[0].taken_for == other) == (day == 1)
        if told.told.contrasts:
            assert {told.told.contrasts[0].asked.fact, *(one.fact for one in told.told.contrasts[0].twins)} == {
                first,
                other,
            }
        learner.clock.pass_days(1)
    assert shown == [False, True]


def test_a_pair_that_was_told_apart_stays_away(deck: Pack) -> None:
    """Cured and right ever since, it is shown no more in the second fortnight."""
    rng = Random(5)
    mixer = Mixer(deck, rng, planted(deck, rng), 0.0)
    mixer.live(2 * DAYS)
    once = len(mixer.shown)
    mixer.live(DAYS)
    assert once
    assert len(mixer.shown) <= once + 2


def test_an_answer_that_several_facts_have_names_none(tmp_path: Path) -> None:
    """Two questions with the same answer: it says nothing of which was meant."""
    rows = "type,question,answer\nshort,甲は,同じ\nshort,乙は,同じ\nshort,丙は,別\n"
    (tmp_path / "deck.csv").write_text(rows, "utf-8")
    bring_in(tmp_path / "deck.csv", tmp_path / "pack", QUESTION_TYPES, "2026-11-30")
    assert set(right_answers(load_pack(tmp_path / "pack", QUESTION_TYPES))) == {"別"}
