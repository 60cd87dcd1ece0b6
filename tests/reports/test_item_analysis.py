"""The figures of item analysis against an independent implementation, and what counts as an answer."""

from collections import defaultdict

import numpy as np
import pytest
from scipy import stats

from tests.reports.simulated_answers import drawn
from trainer.reports.item_analysis import ItemAnswer, ItemFigures, first_answers, item_analysis

LEARNERS, ITEMS = 200, 40
EXACT = 1e-9


@pytest.fixture(scope="module", params=[0.0, 0.6], ids=["full", "60 % missing"])
def matrix(request: pytest.FixtureRequest) -> list[ItemAnswer]:
    """Return the answers of all learners, whole or with holes."""
    return drawn(1, learners=LEARNERS, items=ITEMS, missing=request.param)


@pytest.fixture(scope="module")
def figures(matrix: list[ItemAnswer]) -> dict[str, ItemFigures]:
    """Return what our implementation makes of them."""
    return {one.item: one for one in item_analysis(matrix)}


def _table(matrix: list[ItemAnswer]) -> tuple[np.ndarray, list[ItemAnswer]]:
    right = np.full((LEARNERS, ITEMS), np.nan)
    for one in matrix:
        right[int(one.learner[1:]), int(one.item[1:])] = one.right
    return right, matrix


def _rest(right: np.ndarray, item: int) -> tuple[np.ndarray, np.ndarray]:
    """Return right or wrong and the rest share of those who met the item and at least ten others."""
    others = np.delete(right, item, axis=1)
    there = ~np.isnan(right[:, item]) & ((~np.isnan(others)).sum(axis=1) >= 10)
    return right[there, item], np.nanmean(others[there], axis=1)


def test_facility_is_the_share_right_with_wilsons_interval(
    matrix: list[ItemAnswer], figures: dict[str, ItemFigures]
) -> None:
    """Wilson's interval by SciPy."""
    right, _ = _table(matrix)
    for item in range(ITEMS):
        column = right[:, item][~np.isnan(right[:, item])]
        found = stats.binomtest(int(column.sum()), len(column)).proportion_ci(0.95, method="wilson")
        wanted = (column.mean(), found.low, found.high, len(column))
        assert figures[f"i{item}"].facility == pytest.approx(wanted, abs=EXACT)


def test_discrimination_is_the_point_biserial_with_fishers_interval(
    matrix: list[ItemAnswer], figures: dict[str, ItemFigures]
) -> None:
    """Point-biserial and interval by SciPy."""
    right, _ = _table(matrix)
    for item in range(ITEMS):
        column, rest = _rest(right, item)
        correlation = stats.pointbiserialr(column, rest).statistic
        interval = stats.pearsonr(column, rest).confidence_interval(0.95)
        wanted = (correlation, interval.low, interval.high, len(column))
        assert figures[f"i{item}"].discrimination == pytest.approx(wanted, abs=EXACT)


def test_upper_lower_is_the_difference_of_thirds_with_newcombes_interval(
    matrix: list[ItemAnswer], figures: dict[str, ItemFigures]
) -> None:
    """Thirds by SciPy's ranks, Wilson's ends by SciPy."""
    right, _ = _table(matrix)
    for item in range(ITEMS):
        column, rest = _rest(right, item)
        place = (stats.rankdata(rest, method="average") - 0.5) / len(rest)
        upper, lower = column[place >= 2 / 3], column[place < 1 / 3]
        up = stats.binomtest(int(upper.sum()), len(upper)).proportion_ci(0.95, method="wilson")
        low = stats.binomtest(int(lower.sum()), len(lower)).proportion_ci(0.95, method="wilson")
        value = upper.mean() - lower.mean()
        down = np.hypot(upper.mean() - up.low, low.high - lower.mean())
        more = np.hypot(up.high - upper.mean(), lower.mean() - low.low)
        wanted = (value, value - down, value + more, len(upper) + len(lower))
        assert figures[f"i{item}"].upper_lower == pytest.approx(wanted, abs=EXACT)


def test_the_median_time_has_the_interval_of_order_statistics(
    matrix: list[ItemAnswer], figures: dict[str, ItemFigures]
) -> None:
    """Ranks by SciPy's binomial distribution."""
    times = defaultdict(list)
    for one in matrix:
        times[one.item].append(one.milliseconds / 1000)
    for item, seconds in times.items():
        n = len(seconds)
        rank = max(r for r in range(n // 2 + 1) if 2 * stats.binom.cdf(r - 1, n, 0.5) <= 0.05)
        ordered = np.sort(seconds)
        wanted = (np.median(seconds), ordered[rank - 1], ordered[n - rank], n)
        assert figures[item].seconds == pytest.approx(wanted, abs=EXACT)


def test_what_was_chosen_is_counted_by_third_and_small_cells_are_hidden(
    matrix: list[ItemAnswer], figures: dict[str, ItemFigures]
) -> None:
    """Counted again with NumPy."""
    right, answers = _table(matrix)
    hidden = 0
    for item in range(ITEMS):
        others = np.delete(right, item, axis=1)
        met = (~np.isnan(others)).sum(axis=1)
        given = {one.learner: one for one in answers if one.item == f"i{item}" and met[int(one.learner[1:])] >= 10}
        rest = [np.nanmean(others[int(learner[1:])]) for learner in given]
        place = (stats.rankdata(rest, method="average") - 0.5) / len(rest)
        group = np.digitize(place, [1 / 3, 2 / 3])
        for line in figures[f"i{item}"].chosen:
            counts = [
                sum(one.chosen == line.chosen for one, where in zip(given.values(), group, strict=True) if where == at)
                for at in range(3)
            ]
            assert line.by_third == tuple(None if 0 < count < 5 else count for count in counts)
            hidden += sum(cell is None for cell in line.by_third)
            said = [one.sure for one in answers if (one.item, one.chosen) == (f"i{item}", line.chosen)]
            known = [one for one in said if one is not None]
            assert line.sure == (pytest.approx(np.mean(known), abs=EXACT) if len(known) >= 5 else None)
    assert hidden


def test_only_the_first_answer_of_each_learner_counts() -> None:
    """Who comes again has seen the feedback."""
    answers = [ItemAnswer("a", "i", 1, False, "b", 1000), ItemAnswer("a", "i", 1, True, "a", 1000)]
    assert first_answers(answers) == (answers[0],)


def test_a_learner_whose_first_answer_was_helped_does_not_count_for_the_item() -> None:
    """A hint is remembered."""
    answers = [ItemAnswer("a", "i", 1, False, "b", 1000, unaided=False), ItemAnswer("a", "i", 1, True, "a", 1000)]
    assert first_answers(answers) == ()


def test_nine_other_items_give_no_rest_score_and_ten_do() -> None:
    """A rest score of fewer says too little."""

    def answers(items: int) -> list[ItemAnswer]:
        return [ItemAnswer("a", f"i{at}", 1, True, "a", 1000) for at in range(items)]

    assert item_analysis(answers(10))[0].scored == 0
    assert item_analysis(answers(11))[0].scored == 1


def test_a_question_is_judged_by_its_newest_revision_and_the_change_is_told() -> None:
    """Another key makes another question."""
    old = [ItemAnswer(f"o{at}", "i", 1, at < 10, "a" if at < 10 else "b", 1000) for at in range(40)]
    new = [ItemAnswer(f"n{at}", "i", 2, at < 30, "a" if at < 30 else "b", 1000) for at in range(40)]
    found = item_analysis([*old, *new])[0]
    assert (found.rev, found.n, found.facility.value) == (2, 40, 0.75)
    assert found.drift is not None
    assert found.drift.change is not None
    assert found.drift.change.value == pytest.approx(0.5, abs=EXACT)
