"""「違いを自分のことばで」: asked for once a pair was confused twice, shown from then on, changed and taken back."""

from pathlib import Path

import pytest

from tests.faults.learner import RealLearner
from tests.study.learner import Learner, feedback
from tests.study.small_pack import OTHER, RIGHT, TWIN
from trainer.domain.log_records import OwnWordsOnPair
from trainer.domain.review import ReviewId
from trainer.domain.subject import FactId, PackId
from trainer.study.author_notes import notes_as_csv
from trainer.study.own_words import LONGEST, all_own_words
from trainer.study.steps import Contrast, FeedbackStep, Step

WORDS = "集めるのが左、売るのが右"


def confuse(learner: Learner, times: int) -> FeedbackStep:
    """Take one fact for its twin so often, a day apart; return the last feedback."""
    fact = next(fact for fact, known in learner.pack.facts.items() if known.twins)
    for _ in range(times):
        learner.clock.pass_days(1)
        learner.desk.start_session("fact", fact)
        step = learner.answer(TWIN)
    return feedback(step)


def first(step: Step | None) -> Contrast:
    """Return the pair that stands in the feedback."""
    return feedback(step).told.contrasts[0]


def write(learner: Learner, words: str) -> Step:
    """Write a line on the pair that stands in the feedback."""
    shown = first(learner.desk.current_step())
    return learner.desk.write_own_words(shown.asked.fact, shown.twins[0].fact, words)


def test_it_is_asked_for_only_after_the_second_confusion() -> None:
    """One mistake is no confusion yet."""
    assert not first(confuse(Learner(), 1)).may_word
    assert first(confuse(Learner(), 2)).may_word


def test_other_mistakes_do_not_ask_for_it() -> None:
    """Control: twice wrong without taking it for its twin."""
    learner = Learner()
    fact = next(fact for fact, known in learner.pack.facts.items() if known.twins)
    for _ in range(2):
        learner.clock.pass_days(1)
        learner.desk.start_session("fact", fact)
        step = learner.answer(OTHER)
    assert not first(step).may_word


def test_the_line_stands_in_the_feedback_at_once_and_on_later_days_also_after_a_restart() -> None:
    """Beside the pair, whichever of the two is asked, and also after a right answer."""
    learner = Learner()
    confuse(learner, 2)
    assert first(write(learner, f"  {WORDS}\n")).own_words == WORDS
    learner.clock.pass_days(3)
    learner.restart()
    pair = {one.fact for one in (first(confuse(learner, 1)).asked, *first(learner.desk.current_step()).twins[:1])}
    for fact in sorted(pair):
        learner.clock.pass_days(1)
        learner.desk.start_session("fact", FactId(fact))
        shown = first(learner.answer(RIGHT))
        if {shown.asked.fact, shown.twins[0].fact} == pair:
            assert shown.own_words == WORDS


def test_it_can_be_changed_and_taken_back() -> None:
    """The newest line counts; an empty one takes it back, and the log keeps them all."""
    learner = Learner()
    confuse(learner, 2)
    write(learner, WORDS)
    assert first(write(learner, "別の言い方")).own_words == "別の言い方"
    assert [line.count("別の言い方") for line in notes_as_csv(learner.desk.author_notes()).splitlines()] == [0, 1]
    assert first(write(learner, "")).own_words == ""
    assert learner.desk.author_notes() == ()


def test_a_book_is_cut_to_a_line() -> None:
    """Longer than the field takes, from a paste into the terminal."""
    learner = Learner()
    confuse(learner, 2)
    assert len(first(write(learner, "長い" * LONGEST)).own_words) == LONGEST


@pytest.mark.parametrize("times", [1])
def test_of_a_pair_that_was_confused_once_nothing_is_kept(times: int) -> None:
    """Whatever asks for it."""
    learner = Learner()
    shown = first(confuse(learner, times))
    after = learner.desk.write_own_words(shown.asked.fact, shown.twins[0].fact, WORDS)
    assert first(after).own_words == ""


def test_the_log_on_disk_keeps_each_packs_lines_apart(tmp_path: Path) -> None:
    """Another pack's lines are not read."""
    with RealLearner(tmp_path / "data").running() as desk:
        known = desk.learner
        for pack in (known.pack.id, PackId("another")):
            known.log.note(
                OwnWordsOnPair(
                    ReviewId(f"in {pack}"), "here", 0, 0, known.today(), pack, FactId("a"), FactId("b"), words=pack
                )
            )
        assert [one.words for one in all_own_words(known)] == [known.pack.id]
