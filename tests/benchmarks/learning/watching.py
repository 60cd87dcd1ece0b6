"""The product's own estimates beside the truth: topic strength, the weakest topic, the forecast."""

from tests.benchmarks.learning.running import Outcome
from tests.benchmarks.learning.schedulers import FIRST_DAY, Product
from trainer.domain.study_day import StudyDay
from trainer.scheduling.strength import StrengthInput, TopicStrength, overall, strengths, weakest_topic


class ProgressReporter:
    """Reads the estimates as the study room will."""

    def __init__(self, product: Product) -> None:
        self.product = product

    def found(self, day: int) -> tuple[TopicStrength, ...]:
        """Return the strengths today and on a day counted from the start."""
        product = self.product
        standing = StrengthInput(product._bank.catalogue, product.facts, product.view().model, product.fold.ability())
        return strengths(standing, product.today, StudyDay(FIRST_DAY + day))

    def compare(self, outcome: Outcome, day: int) -> dict[str, float]:
        """Return errors, coverage and the claim on the due day, against the truth's topics."""
        found = self.found(day)
        errors = [abs(one.horizon.mean - true) for one, true in zip(found, outcome.topics, strict=True)]
        inside = [one.horizon.low <= true <= one.horizon.high for one, true in zip(found, outcome.topics, strict=True)]
        seen = {"mae": sum(errors) / len(errors), "covered": sum(inside) / len(inside)}
        seen["bias"] = sum(one.horizon.mean - true for one, true in zip(found, outcome.topics, strict=True)) / len(
            found
        )
        named = weakest_topic(found, at_horizon=True)
        if named is not None:
            place = next(number for number, one in enumerate(found) if one.topic == named.topic)
            seen["claim right"] = float(sum(one < outcome.topics[place] for one in outcome.topics) < 3)
        whole = overall(found, at_horizon=True)
        seen["overall off"] = whole.mean - outcome.mean
        return seen
