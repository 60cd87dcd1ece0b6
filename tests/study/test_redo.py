"""Redo: what was taken back stands again, exactly as it was, until another answer is given."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.study.in_memory import MS_AN_HOUR
from tests.study.learner import Learner, ask, end, feedback
from tests.study.on_disk import DiskLearner
from tests.study.small_pack import OTHER, RIGHT, TWIN, small_pack
from trainer.domain.problem import KnownProblem
from trainer.domain.response import Response
from trainer.domain.review import AnswerRedone, ReviewId
from trainer.study.ports import StateChanges


def test_a_redo_shows_the_feedback_again_and_what_followed_it() -> None:
    """The same draw, the same verdict, the same next question; and nothing more to redo."""
    learner = Learner()
    learner.desk.start_session("review")
    before = feedback(learner.answer(TWIN))
    state = learner.log.state(learner.pack.id)
    assert ask(learner.desk.undo_answer()).can_redo
    assert feedback(learner.desk.redo_answer()) == before
    assert not before.can_redo
    assert learner.log.state(learner.pack.id) == state
    assert learner.desk.rebuild()


def test_several_redos_go_forward_one_answer_at_a_time() -> None:
    """In the order in which they were given, also after a restart."""
    learner = Learner()
    asked = learner.study(at_most=4)
    stood = [one.id for one in learner.log.answers()]
    for _ in asked:
        learner.desk.undo_answer()
    assert learner.log.answers() == []
    for number, step in enumerate(asked, start=1):
        learner.restart()
        again = feedback(learner.desk.redo_answer())
        assert again.asking == step.asking
        assert again.can_redo == (number < len(asked))
        assert [one.id for one in learner.log.answers()] == stood[:number]
    shown = learner.desk.current_step()
    assert learner.desk.redo_answer() is shown


def test_an_answer_given_since_makes_the_undo_final() -> None:
    """What was taken back then stays taken back; only newer undos can be redone."""
    learner = Learner()
    learner.study(at_most=2)
    learner.desk.undo_answer()
    told = feedback(learner.answer(TWIN))
    assert not told.can_redo
    assert learner.desk.redo_answer() is told
    learner.desk.undo_answer()
    learner.desk.redo_answer()
    assert [one.correct for one in learner.log.answers()] == [True, False]
    assert not feedback(learner.desk.current_step()).can_redo


def test_without_an_undo_of_today_there_is_nothing_to_redo() -> None:
    """It says so where nothing is on screen."""
    learner = Learner()
    learner.study(at_most=1)
    learner.desk.undo_answer()
    learner.clock.pass_days(1)
    with pytest.raises(KnownProblem):
        learner.restart().redo_answer()


def test_a_redo_of_a_tests_last_answer_ends_it_again() -> None:
    """A test explains nothing before its end."""
    learner = Learner()
    asked = learner.study("test")
    ask(learner.desk.undo_answer())
    assert end(learner.desk.redo_answer()).answered == len(asked)


def test_past_four_a_redo_puts_an_answer_of_the_day_before_back() -> None:
    """Undone after 04:00 in a session from before: the morning's ability knows the answer again."""
    learner = Learner()
    learner.clock.pass_ms(16 * MS_AN_HOUR - 60_000)
    learner.study(at_most=2)
    learner.clock.pass_ms(120_000)
    learner.desk.next_question()
    learner.answer(TWIN)
    ability = learner.ability()
    for _ in range(2):
        learner.desk.undo_answer()
    for _ in range(2):
        learner.desk.redo_answer()
    assert len(learner.log.answers()) == 3
    assert learner.ability() == ability == learner.restart_and_lean()
    assert learner.desk.rebuild()


def test_on_disk_a_redo_stands_after_a_restart(on_disk: Callable[..., DiskLearner]) -> None:
    """The real log: state, events and days as before the undo; a redo cannot be written twice."""
    learner = on_disk()
    learner.study(at_most=3)
    before = learner.log.state(learner.pack.id)
    for _ in range(2):
        learner.desk.undo_answer()
    learner.restart()
    for _ in range(2):
        learner.desk.redo_answer()
    assert learner.log.state(learner.pack.id) == before
    assert learner.restart().rebuild()
    newest = [one.record for one in learner.log.replay(learner.pack.id)][-1]
    assert isinstance(newest, AnswerRedone)
    with pytest.raises(ValueError, match="taken back already"):
        learner.storage.log.redo(replace(newest, id=ReviewId("again")), {}, StateChanges())


answers = st.lists(st.sampled_from([RIGHT, TWIN, OTHER]), min_size=1, max_size=10)


@settings(deadline=None, max_examples=30)
@given(given_answers=answers, back=st.integers(1, 10), restarts=st.booleans())
def test_undoing_and_redoing_as_often_changes_nothing(
    given_answers: list[Response], back: int, *, restarts: bool
) -> None:
    """State, ability and the answers that stand; a rebuild of the log agrees."""
    learner = Learner(small_pack(aspects=3, each=1))
    wanted = iter(given_answers)
    asked = learner.study(respond=lambda _: next(wanted), at_most=len(given_answers))
    state, stood, ability = learner.log.state(learner.pack.id), learner.log.answers(), learner.ability()
    times = min(back, len(asked))
    for _ in range(times):
        learner.desk.undo_answer()
    if restarts:
        learner.restart()
    for _ in range(times):
        learner.desk.redo_answer()
    assert learner.log.answers() == stood
    assert replace(learner.log.state(learner.pack.id), ability_snapshot=None) == replace(state, ability_snapshot=None)
    assert learner.ability() == ability
    assert learner.desk.rebuild()
