from dataclasses import replace

from tests.study.small_pack import question
from trainer.domain.subject import FactId
from trainer.scheduling.facts_a_second import FEEDBACK_SECONDS, LONGEST_SECONDS, FactsASecond
from trainer.scheduling.policies.tuning import usual_seconds

SINGLE = question("a", 0, "pick")
PAIR = replace(question("a", 1, "pick"), tests=(FactId("a"), FactId("b")))


def test_before_any_answer_it_is_the_rule_of_thumb() -> None:
    """A further fact costs seconds and teaches nearly one more."""
    known = FactsASecond()
    assert known.seconds(PAIR) == usual_seconds(PAIR) > usual_seconds(SINGLE)
    assert known.rate(SINGLE) < known.rate(PAIR) < 2 * known.rate(SINGLE)


def test_it_comes_to_what_was_measured_for_that_type_and_number_of_facts_alone() -> None:
    """A long look away counts only up to a bound."""
    known = FactsASecond()
    for _ in range(200):
        known.add(PAIR, 30_000)
    assert abs(known.seconds(PAIR) - 30 - FEEDBACK_SECONDS) < 1
    assert known.seconds(SINGLE) == usual_seconds(SINGLE)
    known.add(SINGLE, 10**9)
    assert known.seconds(SINGLE) <= LONGEST_SECONDS + FEEDBACK_SECONDS
