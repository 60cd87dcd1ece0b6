"""The guesser can fail: on options that give themselves away it does well, and on shuffled ones it does not."""

from dataclasses import replace
from random import Random

import pytest

from tests.bank.texts import CORE, pack_of


@pytest.mark.long
def test_a_cued_copy_is_guessed_and_one_without_any_cue_is_not() -> None:
    """The longest option right: nearly all; the right option drawn by lot: chance."""
    # scikit-learn is imported by the long form only: it costs more than the rest of the suite.
    from tests.benchmarks.guesser import cued, guess, trials_of

    trials = [trial for trial in trials_of([pack_of(CORE)], "ja") if trial.type == "single"]
    random = Random(3)
    drawn = []
    for trial in trials:
        right = random.randrange(len(trial.candidates))
        candidates = tuple(each._replace(right=place == right) for place, each in enumerate(trial.candidates))
        drawn.append(replace(trial, candidates=candidates))
    cheap, blind = guess(cued(trials), 2), guess(drawn, 3)
    assert cheap.low > cheap.chance + 0.4
    assert blind.low <= blind.chance <= blind.high
