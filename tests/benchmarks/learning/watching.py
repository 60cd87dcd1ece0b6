"""What the product says on the way, beside the truth: strength today, the weakest topic, forecast and verdict."""

from statistics import fmean

from tests.benchmarks.learning.running import Outcome, Regime
from tests.benchmarks.learning.schedulers import FIRST_DAY, Product
from tests.benchmarks.learning.truths import Truth
from trainer.domain.study_day import StudyDay
from trainer.reports.forecast import LEAST_SHARE, USUAL_DAYS, USUAL_SHARE
from trainer.scheduling.forecast import Forecast, Pace, forecast
from trainer.scheduling.strength import StrengthInput, TopicStrength, overall, strengths, weakest_topic

TARGET = 0.9
FORECAST_RUNS = 3
SAFE, OPEN, WILL_MISS, NOT_TOLD = 0.0, 1.0, 2.0, 3.0
"""Verdicts, as numbers in the rows on disk; before there is enough evidence nothing is told."""


def verdict_of(seen: Forecast, *, informed: bool) -> float:
    """Return what the learner is told of their chance to reach the target."""
    if not informed:
        return NOT_TOLD
    return {"safe": SAFE, "open": OPEN, "will miss": WILL_MISS}[seen.outlook]


class ProgressReporter:
    """Reads the estimates as the study room does: a quarter of the way, at half time and at the end."""

    def __init__(self, product: Product, regime: Regime) -> None:
        self.product = product
        self._regime = regime
        self._moments = {"early": regime.days // 4, "half": regime.days // 2}
        self._said: dict[str, Forecast | None] = {}
        self._informed: dict[str, bool] = {}
        self.seen: dict[str, float] = {}
        self._came = 0
        """Days with a session before the one looked at."""

    def look(self, day: int, truth: Truth) -> None:
        """On the morning of a session: note once at each moment what is said, and what is true."""
        for moment, at in self._moments.items():
            if day >= at and moment not in self._said:
                self.product.today = StudyDay(FIRST_DAY + day)
                self._strength(moment, truth)
                self._informed[moment] = self.product.fold.ability().is_informed
                self._said[moment] = self._forecast(day) if self._regime.has_due and not self._regime.goals else None
        self._came += 1

    def _forecast(self, day: int) -> Forecast:
        product = self.product
        view, until = product.view(), StudyDay(FIRST_DAY + self._regime.days)
        share = (self._came + USUAL_SHARE * USUAL_DAYS) / (day + USUAL_DAYS)
        pace = Pace(self._regime.minutes, min(max(share, LEAST_SHARE), 1.0))
        ability = product.fold.ability()
        return forecast(view, ability, product.policy, pace, until=until, target=TARGET, runs=FORECAST_RUNS)

    def _strength(self, moment: str, truth: Truth) -> None:
        found = self.found(self.product.today)
        bank = self._regime.bank()
        true = [fmean(truth.typed(fact) for fact in facts) for facts in bank.in_topic]
        whole = overall(found)
        held = fmean(truth.typed(fact) for fact in range(bank.facts))
        self.seen[f"{moment} bias"] = whole.mean - held
        self.seen[f"{moment} mae"] = fmean(abs(one.today.mean - is_) for one, is_ in zip(found, true, strict=True))
        inside = [one.today.low <= is_ <= one.today.high for one, is_ in zip(found, true, strict=True)]
        self.seen[f"{moment} covered"] = fmean(inside)

    def found(self, day: StudyDay) -> tuple[TopicStrength, ...]:
        """Return the strengths on a day."""
        product = self.product
        standing = StrengthInput(
            self._regime.bank().catalogue, product.facts, product.view().model, product.fold.ability()
        )  # fmt: skip
        return strengths(standing, day, day)

    def compare(self, outcome: Outcome) -> dict[str, float]:
        """Return errors, coverage and claims on the last day, against the truth's topics."""
        found = self.found(StudyDay(FIRST_DAY + self._regime.days))
        pairs = list(zip(found, outcome.topics, strict=True))
        seen = self.seen
        seen["mae"] = fmean(abs(one.today.mean - true) for one, true in pairs)
        seen["covered"] = fmean(one.today.low <= true <= one.today.high for one, true in pairs)
        seen["bias"] = fmean(one.today.mean - true for one, true in pairs)
        named = weakest_topic(found)
        if named is not None:
            place = next(number for number, one in enumerate(found) if one.topic == named.topic)
            seen["claim right"] = float(sum(one < outcome.topics[place] for one in outcome.topics) < 3)
        for moment, said in self._said.items():
            if said is None:
                continue
            seen[f"{moment} forecast"] = said.held.mean - outcome.mean
            seen[f"{moment} inside"] = float(said.held.low <= outcome.mean <= said.held.high)
            seen[f"{moment} verdict"] = verdict_of(said, informed=self._informed[moment])
        return seen
