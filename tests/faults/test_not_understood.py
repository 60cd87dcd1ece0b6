"""What was typed and cannot be read as a number is asked for again, never logged as a wrong answer."""

from pathlib import Path

import pytest

from tests.faults.learner import RealLearner
from tests.terminal.here import HereLane
from trainer.domain.grade import Verdict
from trainer.domain.response import DONT_KNOW, Response
from trainer.domain.review import Answered
from trainer.domain.subject import FactId
from trainer.study.learner_state_store import answered_in
from trainer.study.service import StudyService
from trainer.study.steps import AskStep, FeedbackStep
from trainer.terminal.study_loop import StudyLoop

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


def asked_again(desk: StudyService, typed: str) -> AskStep:
    """Type something unreadable where a number is asked for; return the question as it is asked once more."""
    desk.start_session("fact", FactId("a.num"))
    again = desk.submit_answer(Response((typed,)), None, 4_000)
    assert isinstance(again, AskStep)
    return again


def logged(desk: StudyService) -> list[Answered]:
    """Return the answers of today that are in the log."""
    context = desk.learner
    return [answered_in(entry) for entry in context.log.of_day(context.pack.id, context.today())]


@pytest.mark.parametrize("typed", ["128あか", "many", "3km", "1.234,56", "？"])
def test_what_cannot_be_read_is_asked_again_with_what_was_typed(tmp_path: Path, typed: str) -> None:
    """Nothing is logged, the words are still there, and a sentence says how to write it."""
    with RealLearner(tmp_path / "data", TYPED_PACK).running() as desk:
        again = asked_again(desk, typed)
        assert again.typed == typed
        assert again.retyping is not None
        assert again.retyping.verdict is Verdict.UNREAD
        assert [one.why for one in again.retyping.refutations] != [""]
        assert logged(desk) == []


def test_it_may_be_tried_as_often_as_one_likes_and_the_time_of_all_tries_counts(tmp_path: Path) -> None:
    """Twice unreadable, then right: one answer in the log, right, with the time of three tries and no first one."""
    with RealLearner(tmp_path / "data", TYPED_PACK).running() as desk:
        asked_again(desk, "あか")
        assert isinstance(desk.submit_answer(Response(("あお",)), None, 3_000), AskStep)
        assert isinstance(desk.submit_answer(Response(("3",)), None, 2_000), FeedbackStep)
        (answered,) = logged(desk)
        assert (answered.correct, answered.milliseconds, answered.first_response) == (True, 9_000, None)


def test_who_does_not_know_may_say_so_after_an_unreadable_try(tmp_path: Path) -> None:
    """It is logged as not known, not as what could not be read."""
    with RealLearner(tmp_path / "data", TYPED_PACK).running() as desk:
        asked_again(desk, "あか")
        assert isinstance(desk.submit_answer(DONT_KNOW, None, 1_000), FeedbackStep)
        (answered,) = logged(desk)
        assert (answered.correct, answered.response) == (False, DONT_KNOW)


def test_the_terminal_says_how_to_write_it_and_goes_on_asking(tmp_path: Path) -> None:
    """The sentence stands between what was typed and the verdict on the next try."""
    learner = RealLearner(tmp_path / "data", TYPED_PACK)
    typed, said = iter(["あか", "3", "/q"]), list[str]()
    with learner.running() as desk:
        desk.start_session("fact", FactId("a.num"))
        loop = StudyLoop(desk, HereLane(), learner.clock, lambda: next(typed), said.append)
        step = loop._one(desk.current_step())  # type: ignore[arg-type]
        assert isinstance(step, AskStep)
        assert isinstance(loop._one(step), FeedbackStep)
    assert any("数として読み取れません" in line for line in said)


def word_again(desk: StudyService, *typed: str) -> AskStep:
    """Type words where リード is asked for in three katakana; return the question as it is asked once more."""
    desk.start_session("fact", FactId("b.lead"))
    for word in typed:
        again = desk.submit_answer(Response((word,)), None, 4_000)
        assert isinstance(again, AskStep), word
    return again


@pytest.mark.parametrize("typed", ["見込み客", "見込客", "セールスリード", "lead"])
def test_a_word_of_the_same_sense_in_another_form_is_asked_for_again(tmp_path: Path, typed: str) -> None:
    """Nothing is logged, the word is still there, and the sentence says sense and form, not the answer."""
    with RealLearner(tmp_path / "data", TYPED_PACK).running() as desk:
        again = word_again(desk, typed)
        assert again.typed == typed
        assert again.retyping is not None
        assert [one.why for one in again.retyping.refutations] == ["意味は合っています。片仮名3文字で書いてください。"]
        assert logged(desk) == []
        assert isinstance(desk.submit_answer(Response(("リード",)), None, 2_000), FeedbackStep)
        (answered,) = logged(desk)
        assert (answered.correct, answered.first_response) == (True, None)


def test_after_a_near_miss_the_hint_is_the_one_on_screen(tmp_path: Path) -> None:
    """The near miss is of a word that was not asked for: the latest try is shown, the first one is logged."""
    with RealLearner(tmp_path / "data", TYPED_PACK).running() as desk:
        again = word_again(desk, "セールスリー", "セールスリード")
        assert again.retyping is not None
        assert (again.typed, again.retyping.verdict) == ("セールスリード", Verdict.UNREAD)
        assert isinstance(desk.submit_answer(Response(("リード",)), None, 2_000), FeedbackStep)
        (answered,) = logged(desk)
        assert (answered.correct, answered.first_response) == (True, Response(("セールスリー",)))


def test_control_a_word_of_another_sense_is_wrong(tmp_path: Path) -> None:
    """商談 is no リード, in whatever script."""
    with RealLearner(tmp_path / "data", TYPED_PACK).running() as desk:
        desk.start_session("fact", FactId("b.lead"))
        assert isinstance(desk.submit_answer(Response(("商談",)), None, 4_000), FeedbackStep)
        (answered,) = logged(desk)
        assert not answered.correct
