"""Which schedulers are compared, in which regimes; one cell is one scheduler, truth and regime over many learners."""

from collections.abc import Callable, Mapping
from functools import partial
from statistics import fmean

from tests.benchmarks.learning.bank import built_in_bank, made_bank
from tests.benchmarks.learning.item_schedulers import Items
from tests.benchmarks.learning.running import Outcome, Regime, Scheduler, hidden, study
from tests.benchmarks.learning.schedulers import Broken, Oracle, Product, RandomOrder, RoundRobin
from tests.benchmarks.learning.truths import Truth
from tests.benchmarks.learning.watching import ProgressReporter
from trainer.scheduling.policies.shortfall_share import ShortfallShare
from trainer.scheduling.policies.tuning import Rules

BASE = Regime("base", partial(made_bank, 20))
LONG_DAY = Regime("20 min a day", partial(made_bank, 20), minutes=20)
REAL = Regime("built-in bank", built_in_bank)
AWAY = Regime("7 days away", partial(made_bank, 20), away=(14, 21))
REGIMES = (
    BASE,
    Regime("14 days", partial(made_bank, 20), days=14),
    Regime("4 min a day", partial(made_bank, 20), minutes=4),
    LONG_DAY,
    Regime("80 facts a topic", partial(made_bank, 80)),
    Regime("half known before", partial(made_bank, 20), prior=0.5),
    Regime("120 days, 60 facts a topic", partial(made_bank, 60), days=120),
    REAL,
)
TUNING_SEED = 9000
NEW_A_DAY = (10, 20, 30, 60)

Maker = Callable[[Regime, Truth, int], Scheduler]


def product(rules: Rules | None = None, *, forms_in_turn: bool = False) -> Maker:
    """Return the product's own policy, the one the window uses unless rules are given."""
    policy = ShortfallShare() if rules is None else ShortfallShare(rules)
    return lambda regime, _truth, seed: Product(regime.bank(), policy, regime.days, seed, forms_in_turn=forms_in_turn)


def items(rule: str, new_a_day: int, *, by_fact: bool = False, lowest_first: bool = False) -> Maker:
    """Return a scheduler of items with a number of new ones a day."""
    return lambda regime, _truth, seed: Items(
        regime.bank(), seed, rule, new_a_day, by_fact=by_fact, lowest_first=lowest_first
    )


OURS = "shortfall share (the product)"
ROUND = "round robin over facts"
PLAIN: Mapping[str, Maker] = {
    OURS: product(),
    ROUND: lambda regime, _truth, seed: RoundRobin(regime.bank(), seed),
    "round robin with our re-asks": lambda regime, _truth, seed: RoundRobin(regime.bank(), seed, reasks=True),
    "random fact and form": lambda regime, _truth, seed: RandomOrder(regime.bank(), seed),
}
TUNED: Mapping[str, Callable[[int], Maker]] = {
    "Leitner": lambda new: items("leitner", new),
    "SM-2": lambda new: items("sm2", new),
    "FSRS-6 by item": lambda new: items("fsrs", new),
    "FSRS-6 by item, lowest first": lambda new: items("fsrs", new, lowest_first=True),
    "FSRS-6 by fact": lambda new: items("fsrs", new, by_fact=True),
}
BY_ITEM = tuple(TUNED)[:4]
BY_FACT = "FSRS-6 by fact"
FRAME: Mapping[str, Maker] = {
    "oracle (knows the truth)": lambda regime, truth, _seed: Oracle(regime.bank(), truth, regime.days),
    "broken (the same tenth for ever)": lambda regime, _truth, seed: Broken(regime.bank(), seed),
}
ABLATIONS: Mapping[str, Maker] = {
    "as it is": product(),
    "without shortfall (equal time)": product(Rules(by_shortfall=False)),
    "shortfall in proportion": product(Rules(sharpness=1.0)),
    "without the learner's offsets": product(Rules(ability=False)),
    "without due date (a month ahead)": product(Rules(due_date=False)),
    "in maintenance from the first day": product(Rules(due_date=False, ahead_days=0)),
    "without re-asks": product(Rules(reasks=False)),
    "without pairs on later days": product(Rules(pairs=0)),
    "without twins within three places": product(Rules(mates=False)),
    "without re-asks, pairs and twins": product(Rules(reasks=False, pairs=0, mates=False)),
    "re-asks and twins without limit": product(Rules(room_every=0, room_when_short=0)),
    "without probes": product(Rules(probes=0.0)),
    "without blocks of new facts": product(Rules(block=1)),
    "without a last contact": product(Rules(last_third=False)),
    "without three successes": product(Rules(successes=0)),
    "forms in turn, not from easy to hard": product(forms_in_turn=True),
}


def run(make: Maker, regime: Regime, truth: str, seeds: range, *, watch_80: bool = False) -> list[Outcome]:
    """Return the outcome of every learner; the product's own estimates are compared with the truth on the way."""
    outcomes = []
    for seed in seeds:
        learner = hidden(regime, truth, seed)
        scheduler = make(regime, learner, seed)
        watch = ProgressReporter(scheduler) if isinstance(scheduler, Product) else None
        outcome = study(regime, learner, scheduler, seed, watch_80=watch_80)
        if watch is not None:
            outcome.seen = watch.compare(outcome, regime.days)
        outcomes.append(outcome)
    return outcomes


def tune(name: str, truth: str, learners: int) -> int:
    """Return the number of new ones a day that holds most on seeds of its own."""
    seeds = range(TUNING_SEED, TUNING_SEED + learners)
    held = {new: fmean(one.mean for one in run(TUNED[name](new), BASE, truth, seeds)) for new in NEW_A_DAY}
    return max(held, key=held.__getitem__)
