"""What was typed and cannot be read as a number is asked for again, never logged as a wrong answer."""

from pathlib import Path

import pytest

from tests.faults.learner import RealLearner
from trainer.domain.response import Response
from trainer.study.steps import FeedbackStep

TYPED_PACK = Path(__file__).with_name("typed_pack")


def logged_as_wrong(folder: Path, typed: str) -> bool:
    """Return whether this, typed where 3人 is right, went into the log as a wrong answer."""
    learner = RealLearner(folder, TYPED_PACK)
    with learner.running() as desk:
        desk.start_session("fact", "a.num")  # type: ignore[arg-type]
        after = desk.submit_answer(Response((typed,)), None, 4_000)
    return isinstance(after, FeedbackStep) and not after.grade.correct


@pytest.mark.parametrize("typed", ["3名", "3 人です", "３にん", "3人くらい", "three"])
def test_a_number_in_other_words_is_read_or_asked_again(tmp_path: Path, typed: str) -> None:
    """Another counter of the same class, a polite tail, kana, an about, a word."""
    assert not logged_as_wrong(tmp_path / "data", typed)


def test_control_another_number_is_wrong(tmp_path: Path) -> None:
    """Four is not three."""
    assert logged_as_wrong(tmp_path / "data", "4人")
