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
from trainer.scheduling.forecast import Forecast, Pace, forecast
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.learner_state import rebuild
from trainer.scheduling.shortfall_share import ShortfallShare

Table = Mapping[str, Sequence[Outcome]]
HEADLINE = ("T1", "T2", "T4")
STUDY_DAYS = 5 / 7 * 0.85
TARGET = 0.9


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
    right = fmean(claims) if claims else 1.0
    words = (
        f"{truth}: weakest topic named for {len(claims)} of {len(outcomes)}, right {100 * right:.0f} %; wanted >= 75"
    )
    said("9", words, right >= 0.75)


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
                forecast(scheduler.view(), scheduler.fold.leaning(), ShortfallShare(), pace, target=TARGET, seed=seed)
            )

    outcome = study(regime, learner, scheduler, seed, on_day=look)
    return found[0], outcome


def after_a_week_away(truth: str, seeds: range) -> None:
    """Gate 13: after seven missed days, who is warned that the target cannot be reached."""
    missed = warned = told_never = 0
    for seed in seeds:
        seen, outcome = _forecast_at(AWAY, truth, seed, 21)
        if outcome.mean < TARGET - 0.05:
            missed += 1
            warned += not seen.on_course
            told_never += not seen.reachable
    words = f"{truth}: sessions end with the minutes; of {missed} who clearly missed {TARGET:.0%}, {warned} were warned"
    words += f" ({told_never} that it cannot be reached)"
    if missed:
        said("13", words, warned == missed)
    else:
        print(f"  gate 13  -      {words}: says nothing of the warning", flush=True)


def determinism(replays: int = 3) -> None:
    """Gate 14."""
    first, again = (run(product(), BASE, "T2", range(1))[0] for _ in range(2))
    said("14", "the same seed gives the same queue and outcome", first == again)
    log, model = long_log(100_000, Random(1)), FsrsModel()
    took = []
    for _ in range(replays):
        begun = process_time()
        rebuild(log, model)
        took.append(process_time() - begun)
    said("14", f"100,000 reviews replayed in {min(took):.2f} s of one core; wanted <= 3", min(took) <= 3)
