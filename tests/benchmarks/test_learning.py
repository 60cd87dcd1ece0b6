from dataclasses import replace
from math import log
from pathlib import Path
from statistics import fmean

from tests.benchmarks.learning.bank import built_in_bank, made_bank
from tests.benchmarks.learning.cells import (
    BASE,
    EVERY,
    FRAME,
    LOW,
    OURS,
    ROUND,
    SCHEDULERS,
    TWO_GOALS,
    Cell,
    items,
    one,
    rows_of,
    run,
)  # fmt: skip
from tests.benchmarks.learning.folder import Folder, code_of
from tests.benchmarks.learning.numbers import interval, paired
from tests.benchmarks.learning.running import EXTRAS, Regime, hidden, sessions, study
from tests.benchmarks.learning.schedulers import FIRST_DAY, Product, RoundRobin
from tests.benchmarks.learning.truth import CONTRAST, PRODUCE, RECOGNISE
from tests.benchmarks.learning.truths import TRUTHS, Interfering, Windows
from trainer.scheduling.policies import POLICIES


def logit(chance: float) -> float:
    """Return the log odds."""
    return log(chance / (1 - chance))


def test_the_same_seed_gives_the_same_learner_and_outcome() -> None:
    """And another seed another."""
    first, again = (run(EVERY[OURS], LOW, "T5", range(1))[0] for _ in range(2))
    assert first == again
    assert first != run(EVERY[OURS], LOW, "T5", range(1, 2))[0]


def test_every_scheduler_meets_the_same_learner_on_the_same_days() -> None:
    """Common random numbers: hidden memory, attendance and minutes."""
    assert hidden(BASE, "T2", 3).offset == hidden(BASE, "T2", 3).offset
    assert sessions(BASE, 3) == sessions(BASE, 3) != sessions(BASE, 4)


def test_the_frame_holds() -> None:
    """The broken scheduler comes out below, the oracle above, and we beat items."""
    held = {
        name: fmean(one.mean for one in run(make, BASE, "T4", range(3)))
        for name, make in {**FRAME, OURS: EVERY[OURS], "items": items("fsrs", 30)}.items()
    }
    oracle, broken = FRAME
    assert held[broken] < held["items"] < held[OURS] < held[oracle]


def test_no_session_takes_more_than_its_minutes() -> None:
    """But for the answer under way."""
    given = sum(seconds for _, seconds in sessions(LOW, 2)) / 60
    used = run(EVERY[OURS], LOW, "T1", range(2, 3))[0].minutes
    assert used <= given + len(sessions(LOW, 2)) * 0.9


def test_recognising_is_easier_in_all_truths_but_one_and_by_learner() -> None:
    """From 0 to 0.8 logits; in T2 by none."""
    for name, kind in TRUTHS.items():
        eases = []
        for seed in range(6):
            learner = kind(made_bank(10), f"{name}/{seed}", 1.0 - 1e-9)
            learner.at_day(0.5)
            by_form = [
                logit(learner.knows(3, form)) - learner.logit(3, form) for form in (PRODUCE, CONTRAST, RECOGNISE)
            ]
            assert by_form == sorted(by_form)
            assert abs(by_form[2] - learner.easier[RECOGNISE]) < 1e-9
            eases.append(learner.easier[RECOGNISE])
        assert all(0 <= ease <= 0.8 for ease in eases)
        assert (len(set(eases)) == 1) == (name == "T2")


def test_learners_forget_at_their_own_pace() -> None:
    """The same answers, and a month later the loss differs by learner in every truth."""
    for name, kind in TRUTHS.items():
        lost = set()
        for seed in range(4):
            learner = kind(made_bank(10), f"{name}/{seed}", 0.0001)
            learner.offset = [0.0] * learner.bank.facts
            for day in (1, 3, 9):
                learner.at_day(day)
                learner.learn(0, PRODUCE, correct=True)
            learner.at_day(10)
            before = logit(learner.typed(0))
            learner.at_day(40)
            lost.add(round(before - logit(learner.typed(0)), 6))
        assert len(lost) > 1, name


def test_a_fact_blurs_its_twin_and_seeing_both_clears_it() -> None:
    """T4."""
    learner = hidden(BASE, "T4", 0)
    assert isinstance(learner, Interfering)
    fact = max(range(learner.bank.facts), key=learner.clash.__getitem__)
    twin = learner.bank.twin[fact]
    before = learner.logit(twin, PRODUCE)
    learner.learn(fact, PRODUCE, correct=True)
    blurred = learner.logit(twin, PRODUCE)
    learner.near(fact)
    assert blurred < learner.logit(twin, PRODUCE)
    assert blurred < before


def test_who_fails_all_day_comes_less_often() -> None:
    """T5: the will to come shrinks; with nothing but right answers it does not."""

    def days_there(*, right: bool) -> int:
        learner, there = hidden(BASE, "T5", 3), 0
        for day in range(60):
            if learner.comes(day):
                there += 1
                for _ in range(10):
                    learner.stops(right=right)
        return there

    assert days_there(right=False) < days_there(right=True)


def test_a_further_fact_costs_and_is_learnt_as_its_row_says() -> None:
    """The same queue takes longer and teaches less from row to row; a bank of single facts knows one row only."""
    found = []
    for row in rows_of(LOW):
        learner = hidden(row, "T2", 0)
        study(replace(row, days=7), learner, Wide(row), 0)
        assert isinstance(learner, Windows)
        found.append(sum(map(len, learner.tries)))
    assert [row.extra for row in rows_of(LOW)] == list(EXTRAS)
    assert len(rows_of(BASE)) == 1
    assert found[0] == 80 > found[1] > found[2]


class Wide:
    """Asks the first question with four facts, 20 times in all; takes no account of minutes."""

    def __init__(self, regime: Regime) -> None:
        self._way = next(number for number, way in enumerate(regime.bank().ways) if len(way.facts) == 4)
        self._left = 20

    def begin(self, _day: int) -> None:
        """Nothing to do."""

    def next(self) -> int | None:
        """Return the same one."""
        self._left -= 1
        return self._way if self._left >= 0 else None

    def answered(self, _way: int, _results: object, _seconds: float) -> None:
        """Go on."""


def test_of_two_goals_each_counts_on_its_own_day() -> None:
    """A scheduler that stops after the first day's goal loses nothing of that goal."""
    stopped = study(TWO_GOALS, hidden(TWO_GOALS, "T2", 1), Stops(TWO_GOALS, 21), 1)
    whole = study(TWO_GOALS, hidden(TWO_GOALS, "T2", 1), Stops(TWO_GOALS, 99), 1)
    assert stopped.topics[:5] == whole.topics[:5]
    assert stopped.topics[5:] != whole.topics[5:]


class Stops(RoundRobin):
    """Round robin until a day."""

    def __init__(self, regime: Regime, last: int) -> None:
        super().__init__(regime.bank(), 1)
        self._end, self._day = last, 0

    def begin(self, day: int) -> None:
        """Note the day."""
        super().begin(day)
        self._day = day

    def next(self) -> int | None:
        """Return nothing after the end."""
        return super().next() if self._day < self._end else None


def test_the_product_is_told_the_next_goal_until_the_last_is_over() -> None:
    """Then it has none; without any it never had one."""
    product = Product(TWO_GOALS, POLICIES[0], 0)
    days = []
    for day in (0, 21, 22, 43):
        product.begin(day)
        days.append(product.due_day())
    assert days == [FIRST_DAY + 21, FIRST_DAY + 21, FIRST_DAY + 42, None]


def test_every_policy_is_a_row() -> None:
    """By its name."""
    assert all(policy.name in SCHEDULERS for policy in POLICIES)


def test_a_folder_gives_back_what_was_put_in_and_outlives_a_stop(tmp_path: Path) -> None:
    """A line cut short is lost alone; the next one is whole."""
    folder, cell = Folder(tmp_path), Cell(LOW, "T1", ROUND)
    outcome = one(EVERY[ROUND], LOW, "T1", 0)
    folder.add(cell, 0, outcome)
    file = next(tmp_path.iterdir())
    with file.open("a", encoding="utf-8") as end:
        end.write('{"seed":7,"me')
    folder.add(cell, 1, outcome)
    assert folder.read(cell) == {0: outcome, 1: outcome}


def test_a_change_of_the_policy_makes_ours_stale_and_not_round_robin() -> None:
    """The letters of ours hang on the product's code, a plain scheduler's do not."""
    bank = built_in_bank().name
    assert len({code_of(name, bank) for name in (OURS, *FRAME, ROUND)}) == 2
    assert code_of(OURS, bank) != code_of(OURS, "14 topics x 20")


def test_an_interval_covers_the_mean_and_is_the_same_each_time() -> None:
    """Paired differences are narrower than the values themselves."""
    ours, theirs = [0.1 * n for n in range(30)], [0.1 * n - 0.02 for n in range(30)]
    assert interval(ours) == interval(ours)
    assert paired(ours, theirs).high - paired(ours, theirs).low < 1e-9
    assert interval(ours).low < interval(ours).mean < interval(ours).high
