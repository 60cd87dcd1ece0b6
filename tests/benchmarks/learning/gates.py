"""The gates a schedule is held to, each with its number and whether it is met."""

from collections.abc import Mapping, Sequence
from random import Random
from statistics import fmean
from time import process_time

from tests.benchmarks.learning.cells import AWAY, BASE, BY_FACT, BY_ITEM, OURS, ROUND, product, run
from tests.benchmarks.learning.numbers import interval, paired
from tests.benchmarks.learning.replaying import long_log
from tests.benchmarks.learning.running import Outcome, Regime, hidden, study
from tests.benchmarks.learning.schedulers import FIRST_DAY, Product
from tests.benchmarks.learning.truths import Truth
from trainer.domain.study_day import StudyDay
from trainer.scheduling.confusion import arms, confused_pairs
from trainer.scheduling.forecast import Forecast, Pace, forecast
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.learner_state import rebuild
from trainer.scheduling.plain_fsrs import quick
from trainer.scheduling.policies.shortfall_share import ShortfallShare

Table = Mapping[str, Sequence[Outcome]]
HEADLINE = ("T1", "T2", "T4")
STUDY_DAYS = 5 / 7 * 0.85
TARGET = 0.9
REPLAYS = 3


def said(number: str, words: str, met: bool) -> None:  # noqa: FBT001 - the one fact of it
    """Print one line."""
    print(f"  gate {number:<3} {'met   ' if met else 'MISSED'} {words}", flush=True)


def means(outcomes: Sequence[Outcome]) -> list[float]:
    """Return mean recall on the due day by learner."""
    return [one.mean for one in outcomes]


def worsts(outcomes: Sequence[Outcome]) -> list[float]:
    """Return the worst topic's recall on the due day by learner."""
    return [one.worst for one in outcomes]


def against_items(truth: str, table: Table) -> None:
    """Gates 4 and 6: against tuned item schedulers and FSRS over facts."""
    ours = table[OURS]
    best = max(BY_ITEM, key=lambda name: fmean(means(table[name])))
    gain = paired(means(ours), means(table[best]))
    said("4", f"{truth}: mean {gain.points()} pt over the best by item ({best}); wanted >= +4", gain.mean >= 0.04)
    by_fact = paired(means(ours), means(table[BY_FACT]))
    said("4", f"{truth}: mean {by_fact.points()} pt over {BY_FACT}; wanted >= +2.5", by_fact.mean >= 0.025)
    rate = [one.mean / one.minutes for one in ours]
    theirs = [one.mean / one.minutes for one in table["FSRS-6 by item"]]
    more = fmean(rate) / fmean(theirs) - 1
    said("6", f"{truth}: known per minute {100 * more:+.0f} % over FSRS-6 by item; wanted >= +8 %", more >= 0.08)


def to_80(truth: str, ours: Sequence[Outcome], theirs: Sequence[Outcome]) -> None:
    """Gate 6: minutes until 80 % are held; one who never gets there counts with all their minutes."""
    one = fmean(outcome.to_80 or outcome.minutes for outcome in ours)
    other = fmean(outcome.to_80 or outcome.minutes for outcome in theirs)
    never = sum(outcome.to_80 is None for outcome in theirs), sum(outcome.to_80 is None for outcome in ours)
    words = (
        f"{truth}: minutes to 80 % {100 * (one / other - 1):+.0f} % (never: {never[1]} of ours, {never[0]} of theirs)"
    )
    said("6", f"{words}; wanted <= -15 %", one / other <= 0.85)


def against_round_robin(truth: str, table: Table) -> None:
    """Gate 5."""
    mean = paired(means(table[OURS]), means(table[ROUND]))
    worst = paired(worsts(table[OURS]), worsts(table[ROUND]))
    said("5", f"{truth}: mean {mean.points()} pt over round robin; wanted >= -0.5", mean.mean >= -0.005)
    said("5", f"{truth}: worst topic {worst.points()} pt over round robin; wanted >= +4", worst.mean >= 0.04)


def in_regime(regime: Regime, truth: str, ours: Sequence[Outcome], theirs: Sequence[Outcome]) -> None:
    """Gate 7."""
    mean, worst = paired(means(ours), means(theirs)), paired(worsts(ours), worsts(theirs))
    met = mean.mean >= -0.01 and worst.high >= 0
    said("7", f"{regime.name}, {truth}: mean {mean.points()}, worst {worst.points()} pt over round robin", met)


def estimates(truth: str, outcomes: Sequence[Outcome]) -> None:
    """Gates 8 and 9."""
    off = interval([one.seen["mae"] for one in outcomes])
    inside = fmean(one.seen["covered"] for one in outcomes)
    said(
        "8",
        f"{truth}: topic estimate off by {off.mean:.3f} [{off.low:.3f}, {off.high:.3f}]; wanted <= .08",
        off.mean <= 0.08,
    )
    said("8", f"{truth}: 80 % intervals hold {100 * inside:.0f} %; wanted 75 to 85", 0.75 <= inside <= 0.85)
    claims = [one.seen["claim right"] for one in outcomes if "claim right" in one.seen]
    words = f"{truth}: weakest topic named for {len(claims)} of {len(outcomes)}"
    if claims:
        said("9", f"{words}, right {100 * fmean(claims):.0f} %; wanted >= 75", fmean(claims) >= 0.75)
    else:
        print(f"  gate 9   -      {words}: says nothing", flush=True)


def forecasts(regime: Regime, truth: str, seeds: range) -> None:
    """Gate 10: the forecast at half time beside what came."""
    off, inside = [], []
    for seed in seeds:
        seen, outcome = _forecast_at(regime, truth, seed, regime.days // 2)
        off.append(abs(seen.held.mean - outcome.mean))
        inside.append(seen.held.low <= outcome.mean <= seen.held.high)
    error = interval(off)
    words = f"{regime.name}, {truth}: forecast at half time off by {100 * error.mean:.1f} [{100 * error.low:.1f}, "
    said(
        "10",
        f"{words}{100 * error.high:.1f}] pt, range holds {100 * fmean(inside):.0f} %; wanted <= 4",
        error.mean <= 0.04,
    )


def _forecast_at(regime: Regime, truth: str, seed: int, day: int) -> tuple[Forecast, Outcome]:
    learner = hidden(regime, truth, seed)
    scheduler = Product(regime.bank(), ShortfallShare(), regime.days, seed)
    found = list[Forecast]()

    def look(now: int, _truth: Truth) -> None:
        if now >= day and not found:
            scheduler.today = StudyDay(FIRST_DAY + now)
            pace = Pace(regime.minutes, STUDY_DAYS)
            found.append(
                forecast(scheduler.view(), scheduler.fold.ability(), ShortfallShare(), pace, target=TARGET, seed=seed)
            )

    outcome = study(regime, learner, scheduler, seed, on_day=look)
    return found[0], outcome


def after_a_week_away(truth: str, seeds: range) -> None:
    """Gate 13: after seven missed days nothing is piled up, and who will miss the target is told."""
    found = [_forecast_at(AWAY, truth, seed, 21) for seed in seeds]
    usual = run(product(), BASE, truth, seeds)
    longest = max(outcome.longest for _, outcome in found)
    words = f"{truth}: longest day {longest:.2f} times its minutes (without a week away {_longest(usual):.2f})"
    after = max(outcome.after_time for _, outcome in found)
    words += f", at most {after} begun after the minutes (re-asks that were promised)"
    said("13", f"{words}; wanted <= 1.00", longest <= 1)
    below = [(seen, outcome) for seen, outcome in found if outcome.mean < TARGET]
    warned = sum(not seen.on_course for seen, _ in below)
    never = sum(not seen.reachable for seen, _ in below)
    words = f"{truth}: of {len(below)} of {len(found)} who missed {TARGET:.0%}, {warned} were warned"
    said("13", f"{words} ({never} that it cannot be reached); wanted all", warned == len(below))


def _longest(outcomes: Sequence[Outcome]) -> float:
    return max(outcome.longest for outcome in outcomes)


def experiment(truth: str, seeds: range) -> None:
    """Print what the random arms show: of confused pairs, recall on the due day by the arm chance chose."""
    held: dict[str, list[float]] = {"together": [], "apart": []}
    for seed in seeds:
        learner = hidden(BASE, truth, seed)
        scheduler = Product(BASE.bank(), ShortfallShare(), BASE.days, seed)
        study(BASE, learner, scheduler, seed)
        learner.at_day(BASE.days + 0.5)
        view, number = scheduler.view(), BASE.bank().number
        for pair, arm in arms(confused_pairs(view), view.learner).items():
            held[arm].append(fmean(learner.typed(number[fact]) for fact in pair))
    together, apart = (interval(held[arm]) for arm in held)
    print(
        f"  {truth}: {len(held['together'])} pairs side by side {together.mean:.3f} [{together.low:.3f}, "
        f"{together.high:.3f}], {len(held['apart'])} kept apart {apart.mean:.3f} [{apart.low:.3f}, {apart.high:.3f}]",
        flush=True,
    )


def determinism() -> None:
    """Gate 14: the same again."""
    first, again = (run(product(), BASE, "T2", range(1))[0] for _ in range(2))
    said("14", "the same seed gives the same queue and outcome", first == again)


def replay() -> None:
    """Gate 14: the time of a long log."""
    log, model, took = long_log(100_000, Random(1)), quick(FsrsModel()), list[float]()
    for _ in range(REPLAYS):
        begun = process_time()
        rebuild(log, model)
        took.append(process_time() - begun)
    said("14", f"100,000 reviews replayed in {min(took):.2f} s of one core; wanted <= 3", min(took) <= 3)
