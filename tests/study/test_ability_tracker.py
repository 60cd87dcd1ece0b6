"""How the learner leans, in step with the log: after undo, restart, rebuild and another version of the pack."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.study.in_memory import MS_A_DAY, MS_AN_HOUR
from tests.study.learner import MODEL, Learner, ask, fact_of
from tests.study.small_pack import OTHER, RIGHT, TWIN, small_pack
from trainer.domain.learner import FactState
from trainer.domain.subject import FactId
from trainer.scheduling.ability import EASIER, Ability, Evidence, leaning_of
from trainer.scheduling.learner_state import after_event, events_of, first_of_day
from trainer.study.steps import FeedbackStep


def plainly(learner: Learner) -> Ability:
    """Return the fold over the whole log, written down as simply as can be."""
    states: dict[FactId, FactState] = {}
    found = []
    for entry, answered in zip(learner.log.entries, learner.log.answers(), strict=False):
        for fact, event in events_of(answered, entry.sequence).items():
            state = states.get(fact) or FactState(fact)
            if first_of_day(state, event):
                expected = None if state.memory is None else MODEL.recall(state.memory, answered.study_day)
                guess = 1 / answered.options if answered.options else 0.0
                topic = learner.pack.facts[fact].topic
                easier = EASIER[event.form]
                found.append(Evidence(topic, answered.study_day, expected, guess, event.correct, state.answers, easier))
            states[fact] = after_event(state, event, MODEL)
    return leaning_of(found)


def after_some_days(days: int = 4, seed: int = 3) -> Learner:
    """Return a learner with some days of right and wrong answers behind."""
    learner, chance = Learner(small_pack(aspects=3, each=2), seed), Random(seed)
    for _ in range(days):
        learner.study(respond=lambda _: chance.choice([RIGHT, RIGHT, TWIN, OTHER]), at_most=15)
        learner.clock.pass_days(1)
    return learner


def test_the_leaning_is_the_fold_over_the_whole_log() -> None:
    """Answer by answer, over days and restarts; and it says something."""
    learner, chance = Learner(small_pack(aspects=3, each=2)), Random(5)
    for day in range(5):
        for _ in range(6):
            learner.study(respond=lambda _: chance.choice([RIGHT, TWIN]), at_most=2)
            assert learner.ability() == plainly(learner)
        assert learner.restart_and_lean() == plainly(learner)
        learner.clock.pass_days(1 + day % 3)
    assert learner.ability().overall is not None
    assert learner.ability() != Ability()


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 999), answers=st.integers(1, 14), restarts=st.booleans())
def test_after_undo_it_is_that_of_one_who_never_answered(seed: int, answers: int, *, restarts: bool) -> None:
    """Whatever the answers were, also after a restart, and what is stored is what a rebuild makes."""
    learner, chance = after_some_days(3, seed), Random(seed)
    before = learner.restart_and_lean()
    asked = learner.study(respond=lambda _: chance.choice([RIGHT, TWIN, OTHER]), at_most=answers)
    assert learner.ability() != before
    for _ in asked:
        if restarts:
            learner.restart()
        learner.desk.undo_answer()
    assert learner.ability() == learner.restart_and_lean() == before
    assert learner.desk.rebuild()
    assert learner.ability() == before


def test_one_answer_taken_back_and_given_otherwise() -> None:
    """Only the answer that stands counts."""
    twice, once = after_some_days(), after_some_days()
    for learner in (twice, once):
        learner.desk.start_session("review")
    twice.answer(TWIN)
    twice.desk.undo_answer()
    for learner in (twice, once):
        learner.answer(RIGHT)
    assert twice.ability() == once.ability() == twice.restart_and_lean()


def test_a_rebuild_finds_the_stored_morning_equal_and_mends_another() -> None:
    """As with the rest of the derived state."""
    learner = after_some_days()
    stored = learner.log.stored.ability_snapshot
    assert stored is not None
    assert stored.ability != Ability()
    assert learner.restart().rebuild()
    learner.log.stored = replace(learner.log.stored, ability_snapshot=stored._replace(ability=Ability()))
    assert not learner.restart().rebuild()
    assert learner.log.stored.ability_snapshot == stored


def test_another_version_of_the_pack_is_leaned_on_anew() -> None:
    """Its facts may stand in other topics; until the next answer the old morning stays, and nothing is amiss."""
    learner = after_some_days()
    before = learner.ability()
    facts = {name: replace(one, side=small_pack().sides[0].id) for name, one in learner.pack.facts.items()}
    learner.pack = replace(learner.pack, facts=facts, content_hash="1")
    moved = learner.restart_and_lean()
    assert moved != before
    assert {topic.side for topic in moved.answers} == {"marketing"}
    assert learner.restart().rebuild()
    learner.restart()
    learner.study(at_most=1)
    assert learner.log.stored.ability_snapshot is not None
    assert learner.log.stored.ability_snapshot.content_hash == "1"
    assert learner.restart().rebuild()


def test_undoing_back_over_four_in_the_morning() -> None:
    """The new day's morning changes with the answer of the old day that is taken back."""
    learner = after_some_days()
    learner.clock.utc_ms = 20_005 * MS_A_DAY - 5 * MS_AN_HOUR - 60_000
    before, step = learner.restart_and_lean(), learner.desk.start_session("review")
    for place in range(4):
        step = learner.answer(TWIN if place else RIGHT, ms=25_000)
        assert isinstance(step, FeedbackStep)
        step = learner.desk.next_question()
    assert len({one.study_day for one in learner.log.answers()[-4:]}) == 2
    for _ in range(4):
        ask(learner.desk.undo_answer())
    assert learner.ability() == before
    assert learner.desk.rebuild()
    assert learner.restart_and_lean() == before


def test_reading_the_whole_log_is_for_the_first_start_of_a_pack_only() -> None:
    """Later starts and sessions read the day alone."""
    learner = after_some_days()
    whole = learner.log.replay
    read = []
    learner.log.replay = lambda pack: read.append(pack) or whole(pack)  # type: ignore[method-assign, func-returns-value]
    learner.restart()
    learner.study(respond=lambda step: RIGHT if fact_of(step)[3] == "m" else TWIN, at_most=4)
    learner.desk.undo_answer()
    learner.restart().start_session("review")
    assert read == []
    learner.log.stored = replace(learner.log.stored, ability_snapshot=None)
    learner.restart().start_session("learn")
    assert read == [learner.pack.id]
