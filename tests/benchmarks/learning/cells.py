"""Which schedulers are compared, in which regimes; one cell is one scheduler, truth and regime over many learners."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from tests.benchmarks.learning.bank import built_in_bank, made_bank
from tests.benchmarks.learning.item_schedulers import Items
from tests.benchmarks.learning.running import EXTRAS, Extra, Goal, Outcome, Regime, Scheduler, hidden, study
from tests.benchmarks.learning.schedulers import Broken, Oracle, Product, RandomOrder, RoundRobin
from tests.benchmarks.learning.truths import Truth
from tests.benchmarks.learning.watching import ProgressReporter
from trainer.scheduling.policies import POLICIES
from trainer.scheduling.policies.shortfall_share import ShortfallShare
from trainer.scheduling.policies.tuning import Rules
from trainer.scheduling.policy import Policy

BASE = Regime("base", partial(made_bank, 20))
HR = Regime("HR", partial(made_bank, 10), days=28, minutes=5)
LOW = Regime("low", built_in_bank, minutes=3)
TEN = Regime("ten days", built_in_bank, days=10, minutes=10)
BACK = Regime("three weeks off", partial(made_bank, 20), days=49, away=(14, 35))
NO_DUE = Regime("no due date", partial(made_bank, 20), days=120, has_due=False)
TWO_GOALS = Regime(
    "two goals", partial(made_bank, 20), minutes=10, goals=(Goal(range(5), 21), Goal(range(5, 14), 42))
)  # fmt: skip
REGIMES = (BASE, HR, LOW, TEN, BACK, NO_DUE, TWO_GOALS)
SEVERAL_FACTS = (LOW, TEN)
"""Their bank has questions that test several facts: what a further one costs is unknown and taken three ways."""
AWAY = Regime("7 days away", partial(made_bank, 20), away=(14, 21))
TUNING_SEED = 9000

Maker = Callable[[Regime, Truth, int], Scheduler]


def product(policy: Policy | None = None, *, forms_in_turn: bool = False) -> Maker:
    """Return the product at work, with the policy the window uses unless another is given."""
    used = POLICIES[0] if policy is None else policy
    return lambda regime, _truth, seed: Product(regime, used, seed, forms_in_turn=forms_in_turn)


def ruled(rules: Rules, *, forms_in_turn: bool = False) -> Maker:
    """Return the product under other numbers."""
    return product(ShortfallShare(rules), forms_in_turn=forms_in_turn)


def items(rule: str, new_a_day: int, *, by_fact: bool = False, lowest_first: bool = False) -> Maker:
    """Return a scheduler of items with a number of new ones a day."""
    return lambda regime, _truth, seed: Items(
        regime.bank(), seed, rule, new_a_day, by_fact=by_fact, lowest_first=lowest_first
    )


OURS = POLICIES[0].name
ROUND = "round robin"
BY_ITEM = tuple(f"{name} @{new}" for name in ("FSRS-6 by item", "SM-2", "Leitner") for new in (30, 60))
SCHEDULERS: Mapping[str, Maker] = {
    **{policy.name: product(policy) for policy in POLICIES},
    ROUND: lambda regime, _truth, seed: RoundRobin(regime.bank(), seed),
    "random": lambda regime, _truth, seed: RandomOrder(regime.bank(), seed),
    **{f"FSRS-6 by item @{new}": items("fsrs", new) for new in (30, 60)},
    **{f"SM-2 @{new}": items("sm2", new) for new in (30, 60)},
    **{f"Leitner @{new}": items("leitner", new) for new in (30, 60)},
    "FSRS-6 by fact @30": items("fsrs", 30, by_fact=True),
}
ITEM_FSRS = BY_ITEM[:2]
FRAME: Mapping[str, Maker] = {
    "oracle (knows the truth)": lambda regime, truth, _seed: Oracle(regime.bank(), truth, regime.days),
    "broken (the same tenth for ever)": lambda regime, _truth, seed: Broken(regime.bank(), seed),
}
ABLATIONS: Mapping[str, Maker] = {
    "without shortfall (equal time)": ruled(Rules(by_shortfall=False)),
    "shortfall in proportion": ruled(Rules(sharpness=1.0)),
    "without the learner's offsets": ruled(Rules(ability=False)),
    "without due date (a month ahead)": ruled(Rules(due_date=False)),
    "in maintenance from the first day": ruled(Rules(due_date=False, ahead_days=0)),
    "without re-asks": ruled(Rules(reasks=False)),
    "without pairs on later days": ruled(Rules(pairs=0)),
    "without twins within three places": ruled(Rules(mates=False)),
    "without re-asks, pairs and twins": ruled(Rules(reasks=False, pairs=0, mates=False)),
    "re-asks and twins without limit": ruled(Rules(room_every=0, room_when_short=0)),
    "without probes": ruled(Rules(probes=0.0)),
    "without blocks of new facts": ruled(Rules(block=1)),
    "without a last contact": ruled(Rules(last_third=False)),
    "without three successes": ruled(Rules(successes=0)),
    "forms in turn, not from easy to hard": ruled(Rules(), forms_in_turn=True),
}
EVERY: Mapping[str, Maker] = {**SCHEDULERS, **FRAME, **ABLATIONS}


@dataclass(frozen=True, slots=True)
class Cell:
    """One scheduler, truth and regime; the regime carries its row."""

    regime: Regime
    truth: str
    scheduler: str

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.regime.name}.{self.regime.extra.name}.{self.truth}.{self.scheduler}"


def rows_of(regime: Regime) -> list[Regime]:
    """Return the regime with each cost of a further fact that could matter to it."""
    extras: Iterable[Extra] = EXTRAS if regime in SEVERAL_FACTS else (regime.extra,)
    return [replace(regime, extra=extra) for extra in extras]


def one(make: Maker, regime: Regime, truth: str, seed: int, *, watch_80: bool = False) -> Outcome:
    """Return a learner's outcome; what the product says on the way is compared with the truth."""
    learner = hidden(regime, truth, seed)
    scheduler = make(regime, learner, seed)
    watch = ProgressReporter(scheduler, regime) if isinstance(scheduler, Product) else None
    outcome = study(
        regime, learner, scheduler, seed, watch_80=watch_80, on_day=None if watch is None else watch.look
    )  # fmt: skip
    if watch is not None:
        outcome.seen = watch.compare(outcome)
    return outcome


def run(make: Maker, regime: Regime, truth: str, seeds: range, *, watch_80: bool = False) -> list[Outcome]:
    """Return the outcome of every learner."""
    return [one(make, regime, truth, seed, watch_80=watch_80) for seed in seeds]
