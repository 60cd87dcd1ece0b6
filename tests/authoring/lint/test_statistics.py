"""The two tests against values from tables, and the near-duplicate index against all pairs."""

from random import Random

import pytest

from trainer.authoring.lint.statistics import binomial_p, chi_square, chi_square_p
from trainer.authoring.lint.twice import ALIKE, RUN, near_pairs
from trainer.authoring.lint.wording import grams, likeness


@pytest.mark.parametrize(
    ("statistic", "freedom", "p"),
    [(3.841459, 1, 0.05), (7.814728, 3, 0.05), (11.344867, 3, 0.01), (0.351846, 3, 0.95), (18.307038, 10, 0.05)],
)
def test_chi_square_tail(statistic: float, freedom: int, p: float) -> None:
    """The quantiles of any printed table."""
    assert chi_square_p(statistic, freedom) == pytest.approx(p, rel=1e-5)


def test_chi_square_statistic() -> None:
    """Twenty throws, five expected each."""
    assert chi_square([8, 2, 5, 5], [5, 5, 5, 5]) == pytest.approx(18 / 5)


@pytest.mark.parametrize(("successes", "trials", "p"), [(0, 5, 1.0), (5, 5, 1 / 1024), (2, 2, 1 / 16), (1, 2, 7 / 16)])
def test_binomial_tail(successes: int, trials: int, p: float) -> None:
    """Small cases worked out by hand, chance one in four."""
    assert binomial_p(successes, [0.25] * trials) == pytest.approx(p)


def test_trials_with_different_chances() -> None:
    """One coin and one die: both with 1/12, at least one with 7/12."""
    assert binomial_p(2, [1 / 2, 1 / 6]) == pytest.approx(1 / 12)
    assert binomial_p(1, [1 / 2, 1 / 6]) == pytest.approx(7 / 12)


def test_the_index_misses_no_pair_that_comparing_all_would_find() -> None:
    """Texts made of few words, some with one changed: the same texts are called repeated as by comparing all pairs."""
    random = Random(7)
    words = ["展示会", "商談", "名刺", "見積書", "来場者", "工場", "病院", "広告", "電話", "契約", "予算", "時期"]
    texts = ["".join(random.choices(words, k=9)) for _ in range(120)]
    texts += ["商談", "商談の", "商談", "工場と病院", "工場と病院の", "工場と病院へ", ""]
    texts += [text + random.choice("あいうえ") for text in texts[:80]]
    runs = [grams(text, RUN) for text in texts]
    kept: list[int] = []
    repeated = set()
    for number, own in enumerate(runs):
        if any(likeness(own, runs[earlier]) >= ALIKE for earlier in kept):
            repeated.add(number)
        else:
            kept.append(number)
    assert {later for later, _ in near_pairs(texts)} == repeated
    assert len(repeated) > 20
