from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.study.in_memory import MS_AN_HOUR
from tests.study.learner import Learner, ask, end, fact_of, feedback
from tests.study.small_pack import OTHER, RIGHT, TWIN, fact, pack_of, question, small_pack
from tests.wordings import ja
from trainer.domain.problem import KnownProblem
from trainer.domain.response import Confidence, Response
from trainer.domain.review import SessionKind
from trainer.domain.subject import FactId
from trainer.study.ports import LearnerState
from trainer.study.steps import AskStep, EndStep, FeedbackStep

A = FactId("a0.m.0")


def test_undo_asks_the_same_question_with_the_same_draw() -> None:
    """From the feedback, with the reason it had."""
    learner = Learner()
    before = ask(learner.desk.start_session("review"))
    learner.answer(TWIN)
    assert ask(learner.desk.undo_answer()) == replace(before, can_redo=True)
    assert replace(learner.log.stored, ability_snapshot=None) == LearnerState({}, {}, {})


def test_undo_goes_back_from_the_next_question_too() -> None:
    """And again, one answer at a time."""
    learner = Learner()
    asked = learner.study(at_most=4)
    learner.desk.next_question()
    for step in reversed(asked):
        assert ask(learner.desk.undo_answer()).asking == step.asking
    assert learner.desk.undo_answer() is learner.desk.current_step()


def test_undo_works_after_a_restart() -> None:
    """The same asking, and the session goes on from there."""
    learner = Learner()
    asked = learner.study(respond=lambda step: TWIN if fact_of(step) == A else RIGHT, at_most=9)
    learner.restart()
    again = ask(learner.desk.undo_answer())
    assert again == replace(asked[-1], can_redo=True)
    assert feedback(learner.answer()).progress.answered == 9
    assert {one.session for one in learner.log.answers()} == {learner.log.answers()[0].session}


def test_undo_takes_back_the_last_answer_of_a_finished_session() -> None:
    """Also one of another kind than the last one begun."""
    learner = Learner()
    asked = learner.study("test")
    assert end(learner.desk.current_step()).can_undo
    learner.restart().start_session("learn")
    again = ask(learner.desk.undo_answer())
    assert again.asking == asked[-1].asking
    assert again.reason == "test"
    assert end(learner.answer()).answered == len(asked)


def test_yesterdays_answers_stay() -> None:
    """Undo ends with the study day; with nothing on screen it says so."""
    learner = Learner()
    learner.study(at_most=3)
    learner.clock.pass_days(1)
    step = ask(learner.restart().start_session("review"))
    assert not step.can_undo
    assert learner.desk.undo_answer() is step
    with pytest.raises(KnownProblem):
        learner.restart().undo_answer()
    assert len(learner.log.answers()) == 3


def test_past_four_a_running_session_can_still_be_taken_back() -> None:
    """What the screen offers is what the desk does; the control is another start, for which yesterday is over."""
    for starts_again in (False, True):
        learner = Learner()
        learner.clock.pass_ms(16 * MS_AN_HOUR - 60_000)
        first = ask(learner.desk.start_session("review"))
        learner.answer()
        learner.clock.pass_ms(120_000)
        step = ask(learner.restart().start_session("review") if starts_again else learner.desk.next_question())
        assert step.can_undo != starts_again
        assert (ask(learner.desk.undo_answer()).asking == first.asking) != starts_again


def test_an_undone_near_miss_starts_afresh() -> None:
    """The retyped answer is taken back as one."""
    learner = Learner(small_pack(kinds=["type"]))
    before = ask(learner.desk.start_session("review"))
    learner.answer(Response(("og",)))
    learner.answer(RIGHT)
    assert ask(learner.desk.undo_answer()) == replace(before, can_redo=True)


def test_undo_knows_for_which_of_its_facts_a_question_was_chosen() -> None:
    """Here for the second one, the first one's twin."""
    facts = [fact("a", "marketing", 0, "b.s.0"), fact("b", "sales", 0)]
    learner = Learner(pack_of(facts, [question("a.m.0", 0, also=["b.s.0"])], ["a", "b"]))
    before = ask(learner.desk.start_session("fact", FactId("b.s.0")))
    learner.answer()
    assert ja(before.topic) == "b観点"
    assert ask(learner.restart().undo_answer()) == replace(before, can_redo=True)


answers = st.lists(
    st.tuples(
        st.sampled_from([RIGHT, TWIN, OTHER]), st.sampled_from([None, *Confidence]), st.sampled_from([0, 0, 0, 1])
    ),
    max_size=14,
)
kinds: st.SearchStrategy[SessionKind] = st.sampled_from(["review", "learn", "weak", "test"])


def study_days(learner: Learner, given_answers: list[tuple[Response, Confidence | None, int]]) -> None:
    """Answer over several days."""
    learner.desk.start_session("review")
    for response, confidence, days in given_answers:
        if days:
            learner.clock.pass_days(days)
        if isinstance(learner.desk.current_step(), FeedbackStep):
            learner.desk.next_question()
        if isinstance(learner.desk.current_step(), EndStep):
            learner.desk.start_session("review")
        if isinstance(learner.desk.current_step(), AskStep):
            learner.answer(response, confidence)


@settings(deadline=None, max_examples=40)
@given(past=answers, kind=kinds, today=answers, restarts=st.booleans())
def test_undoing_all_answers_of_a_day_restores_the_morning_exactly(
    past: list[tuple[Response, Confidence | None, int]],
    kind: SessionKind,
    today: list[tuple[Response, Confidence | None, int]],
    *,
    restarts: bool,
) -> None:
    """State and questions alike, with or without restarts; and the stored state is always that of the log."""
    learner = Learner(small_pack(aspects=3, each=1))
    study_days(learner, past)
    learner.clock.pass_days(1)
    learner.restart()
    ability_snapshot, ability = learner.log.state(learner.pack.id), learner.ability()
    asked, step = [], learner.desk.start_session(kind)
    for response, confidence, _ in today:
        if isinstance(step, FeedbackStep):
            step = learner.desk.next_question()
        if not isinstance(step, AskStep):
            break
        asked.append(step.asking)
        step = learner.answer(response, confidence)
    for asking in reversed(asked):
        if restarts:
            learner.restart()
        assert ask(learner.desk.undo_answer()).asking == asking
        assert learner.restart().rebuild() if restarts else learner.desk.rebuild()
    # The kept morning has moved on to the day; what it and the day's answers say has not.
    assert (
        replace(learner.log.state(learner.pack.id), ability_snapshot=ability_snapshot.ability_snapshot)
        == ability_snapshot
    )
    assert learner.ability() == learner.restart_and_lean() == ability


@settings(deadline=None, max_examples=40)
@given(past=answers, kind=kinds, seed=st.integers(0, 99), stops=st.sets(st.integers(0, 30)))
def test_a_restart_changes_nothing(
    past: list[tuple[Response, Confidence | None, int]], kind: SessionKind, seed: int, stops: set[int]
) -> None:
    """The same questions with the same draws, in the same session, whether or not the program was closed between."""

    def studied(*, restarting: bool) -> list[tuple[str, int, str, str]]:
        learner, chance = Learner(small_pack(aspects=3, each=1), seed), Random(seed)
        study_days(learner, past)
        learner.clock.pass_days(1)
        learner.restart()
        found, step = list[tuple[str, int, str, str]](), learner.desk.start_session(kind)
        for place in range(30):
            if isinstance(step, FeedbackStep):
                step = learner.desk.next_question()
            if restarting and place in stops and found and isinstance(step, AskStep):
                learner.restart()
                step = learner.desk.start_session(kind)
            if not isinstance(step, AskStep):
                break
            found.append((step.asking.question, step.asking.seed, step.reason, step.reason_text))
            step = learner.answer(chance.choice([RIGHT, TWIN, OTHER]))
        return found

    assert studied(restarting=False) == studied(restarting=True)


def test_a_restart_goes_on_with_the_unfinished_session() -> None:
    """With the same question that was on screen."""
    learner = Learner()
    learner.study(at_most=5)
    before = ask(learner.desk.next_question())
    assert ask(learner.restart().start_session("review")) == before
    learner.answer()
    assert len({one.session for one in learner.log.answers()}) == 1
    assert [one.position for one in learner.log.answers()] == [1, 2, 3, 4, 5, 6]


def test_an_answer_that_could_not_be_kept_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk: the question stays on screen and can be answered again."""
    learner = Learner()
    step = learner.desk.start_session("review")
    monkeypatch.setattr(learner.log, "append", _full_disk)
    with pytest.raises(OSError, match="full"):
        learner.answer(TWIN)
    monkeypatch.undo()
    assert learner.desk.current_step() is step
    learner.answer()
    assert learner.desk.rebuild()
    assert [one.correct for one in learner.log.answers()] == [True]


def _full_disk(*_: object) -> None:
    raise OSError("full")


def test_another_kind_begins_another_session() -> None:
    """And the end of one is not gone on with."""
    learner = Learner()
    learner.study(at_most=2)
    learner.study("test")
    learner.study("test", at_most=1)
    assert len({one.session for one in learner.log.answers()}) == 3


def test_beginning_again_in_the_same_program_shows_what_is_on_screen() -> None:
    """Feedback stays feedback."""
    learner = Learner()
    learner.desk.start_session("review")
    shown = learner.answer()
    assert learner.desk.start_session("review") is shown


def test_another_fact_picked_begins_another_session() -> None:
    """Also after a restart."""
    learner = Learner()
    learner.desk.start_session("fact", A)
    learner.answer()
    learner.restart()
    assert fact_of(ask(learner.desk.start_session("fact", FactId("a1.m.0")))) == "a1.m.0"
    learner.restart()
    assert fact_of(ask(learner.desk.start_session("fact", A))) == "a0.s.0"


def test_a_fact_without_questions_cannot_be_picked() -> None:
    """In a sentence."""
    with pytest.raises(KnownProblem):
        Learner().desk.start_session("fact", FactId("gone"))


def test_rebuilding_finds_and_mends_a_state_that_differs() -> None:
    """False once, then true."""
    learner = Learner()
    learner.study(at_most=5)
    learner.log.stored = LearnerState({}, {}, {})
    assert not learner.desk.rebuild()
    assert learner.desk.rebuild()
    assert len(learner.log.stored.facts) == 5
