"""Wrong keys in simulated answers: how many are found, how many sound items are suspected, and when nothing is said."""

import pytest

from tests.reports.simulated_answers import drawn
from trainer.authoring.item_verdicts import by_gravity, suspect, verdicts
from trainer.reports.item_analysis import ItemAnswer, item_analysis

DRAWS = 100


def _found(missing: float) -> tuple[int, float]:
    """Return in how many draws the wrong key is found, and the share of sound items that are suspected."""
    hits, alarms, sound = 0, 0, 0
    for seed in range(DRAWS):
        for item in item_analysis(drawn(seed, missing=missing, miskeyed=True)):
            if item.item == "i0":
                hits += suspect(item) is not None
            else:
                sound += 1
                alarms += suspect(item) is not None
    return hits, alarms / sound


def test_a_wrong_key_is_found_in_95_of_100_draws_of_40_learners() -> None:
    """Ability and difficulty from N(0, 1), four options, the key swapped with the best lure."""
    hits, alarms = _found(0.0)
    print(f"full matrix: {hits} of {DRAWS} wrong keys found, {alarms:.1%} false alarms")
    assert hits >= 95
    assert alarms <= 0.05


def test_with_answers_missing_at_random_few_sound_items_are_suspected() -> None:
    """The figures are printed; with sixteen learners an item, silence is better than alarm."""
    hits, alarms = _found(0.6)
    print(f"60 % missing: {hits} of {DRAWS} wrong keys found, {alarms:.1%} false alarms")
    assert alarms <= 0.05


@pytest.mark.parametrize("miskeyed", [True, False])
def test_of_eight_learners_it_is_said_that_nothing_can_be_judged(miskeyed: bool) -> None:
    """Whether the key is wrong or not."""
    for item in item_analysis(drawn(1, learners=8, miskeyed=miskeyed)):
        (only,) = verdicts(item)
        assert (only.kind, dict(only.sentence.values)) == ("cannot-judge", {"n": 8})


def test_the_wrong_key_stands_at_the_top_of_the_list() -> None:
    """Who has little time looks at the first."""
    assert by_gravity(item_analysis(drawn(3, learners=120, miskeyed=True)))[0].item == "i0"


def _made(right: int, n: int) -> list[ItemAnswer]:
    return [ItemAnswer(f"l{at}", "i", 1, at < right, "a" if at < right else "b", 1000) for at in range(n)]


@pytest.mark.parametrize(
    ("right", "kind"), [(60, "too-easy"), (6, "too-hard"), (36, "sound")], ids=["easy", "hard", "between"]
)
def test_what_nearly_all_or_hardly_any_know_is_told(right: int, kind: str) -> None:
    """By the end of the interval, not by the share."""
    assert [one.kind for one in verdicts(item_analysis(_made(right, 60))[0])] == [kind]
