from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.domain.grade import FactOutcome
from trainer.domain.learner import FactEvent, FactState
from trainer.domain.question import Form, QuestionId, ShowingId
from trainer.domain.response import Confidence, Response
from trainer.domain.review import Answered, AnswerUndone, LogEntry, ReviewId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId, PackId
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.learner_state import (
    FactRecord,
    after_event,
    events_of,
    fact_state,
    rebuild,
    record_after,
    record_of,
)

MODEL = FsrsModel()
A, B = FactId("a"), FactId("b")
Q = ShowingId("a.1")


def asked(day: int, *, right: bool, sure: bool = False, taken_for: FactId | None = None, **other: int) -> FactEvent:
    """Return an answer to the fact."""
    return FactEvent(other.get("sequence", 1), StudyDay(day), Q, Form.RECOGNISE, True, right, taken_for, sure)


def lured(day: int) -> FactEvent:
    """Return an event of having been chosen for `B`."""
    return FactEvent(1, StudyDay(day), Q, Form.RECOGNISE, False, False, B, False)


def state(*events: FactEvent) -> FactState:
    """Return the state after the events."""
    return fact_state(A, events, MODEL)


def test_a_later_answer_of_a_day_moves_the_memory_a_little_and_is_no_right_day() -> None:
    """As state, never scored as spaced: the next day's answer moves it far more."""
    one, two = state(asked(5, right=False)), state(asked(5, right=False), asked(5, right=True))
    spaced = state(asked(5, right=False), asked(6, right=True))
    assert one.memory is not None
    assert two.memory is not None
    assert spaced.memory is not None
    assert one.memory.stability < two.memory.stability < spaced.memory.stability
    assert two.memory.day == 5
    assert (two.answers, two.right, two.right_days, two.last_correct) == (2, 1, 0, True)


def test_the_next_day_moves_it_again() -> None:
    """The control of the rule above."""
    one, two = state(asked(5, right=True)), state(asked(5, right=True), asked(6, right=True))
    assert one.memory is not None
    assert two.memory is not None
    assert two.memory.stability > one.memory.stability
    assert two.right_days == 2


def test_only_the_first_answer_of_a_day_is_recalling_unaided() -> None:
    """What was only shown, or wrong and then corrected on the same day, is not recalled."""
    assert not state(asked(5, right=False), asked(5, right=True)).recalled
    assert state(asked(5, right=False), asked(6, right=True)).recalled
    assert state(asked(5, right=True), asked(5, right=False)).recalled
    assert not state(asked(5, right=True), asked(6, right=False), asked(6, right=True)).recalled
    assert not state(lured(5)).recalled


def test_a_fact_only_taken_for_another_has_no_memory() -> None:
    """It is known as a lure and by nothing else."""
    one = state(lured(5))
    assert (one.memory, one.answers, one.chosen_instead_of, one.chosen_instead_day) == (None, 0, B, 5)


def test_a_lure_waits_until_it_is_answered_itself_on_a_later_day() -> None:
    """An answer on the same day does not settle it."""
    assert state(lured(5), asked(5, right=True)).chosen_instead_of == B
    assert state(lured(5), asked(6, right=True)).chosen_instead_of is None


def test_a_sure_mistake_is_outlived_by_being_right_on_two_later_days_one_of_them_about_a_week_on() -> None:
    """Right on one later day is not enough, wrong in between starts again."""
    mistake = asked(5, right=False, sure=True)
    assert state(mistake, asked(5, right=True)).sure_wrong_day == 5
    assert state(mistake, asked(6, right=True)).sure_wrong_day == 5
    assert state(mistake, asked(6, right=True), asked(6, right=True)).sure_wrong_day == 5
    assert state(mistake, asked(6, right=True), asked(9, right=True)).sure_wrong_day == 5
    assert state(mistake, asked(6, right=True), asked(10, right=True)).sure_wrong_day is None
    assert state(mistake, asked(12, right=True)).sure_wrong_day == 5
    assert state(mistake, asked(6, right=True), asked(7, right=False), asked(8, right=True)).sure_wrong_day == 5
    assert state(mistake, asked(9, right=False, sure=True)).sure_wrong_day == 9


def test_a_confusion_counts_mistakes_and_what_was_right_since() -> None:
    """Only first answers of a day count as right since; a new mistake starts over."""
    mistake = asked(5, right=False, taken_for=B)
    confusions = record_of(A, [mistake, asked(5, right=True), asked(6, right=True)], MODEL).confusions
    assert (confusions[B].times, confusions[B].right_since, confusions[B].last_day) == (1, 1, 5)
    again = record_of(A, [mistake, asked(6, right=True), asked(7, right=False, taken_for=B)], MODEL).confusions
    assert (again[B].times, again[B].right_since, again[B].last_day) == (2, 0, 7)


def answered(number: int, day: int, **other: object) -> Answered:
    """Return a plain answer to `A`."""
    plain = Answered(
        id=ReviewId(f"r{number}"),
        device="d",
        utc_ms=0,
        offset_minutes=0,
        study_day=StudyDay(day),
        pack=PackId("p"),
        pack_version="1",
        question=QuestionId(Q),
        question_rev=1,
        question_type="single",
        form=Form.PRODUCE,
        outcomes=(FactOutcome(A, correct=True),),
        response=Response(),
        first_response=None,
        order=(),
        seed=0,
        options=0,
        lures=(),
        correct=True,
        confidence=None,
        milliseconds=0,
        session="s",
        session_kind="review",
        position=1,
        reason="new",
        reason_fact=None,
        predicted_recall=None,
        probe=False,
        language="ja",
        policy="",
        model="",
    )
    return replace(plain, **other)  # type: ignore[arg-type]


def test_one_answer_is_an_event_of_every_fact_it_tested_or_took_for_another() -> None:
    """A fact that was tested and chosen as a lure in one answer counts as tested."""
    mistake = answered(
        1,
        5,
        outcomes=(FactOutcome(A, correct=False, taken_for=B), FactOutcome(FactId("c"), correct=False, taken_for=A)),
        lures=(B, A),
        confidence=Confidence.SURE,
        form=Form.CONTRAST,
    )
    events = events_of(mistake, 9)
    assert set(events) == {A, B, "c"}
    assert events[A].tested
    assert not events[B].tested
    assert events[B].taken_for == A
    assert all(event.sure and event.sequence == 9 and event.form is Form.CONTRAST for event in events.values())


moves = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["right", "a", "b", "c", "wrong"]), st.integers(0, 2)),
    max_size=30,
)


def log_of(steps: list[tuple[str, str, int]]) -> list[Answered]:
    """Return a log of answers, days growing."""
    day, answers = 100, []
    for number, (fact, result, gap) in enumerate(steps):
        day += gap
        taken = FactId(result) if result in "abc" and result != fact else None
        outcome = FactOutcome(FactId(fact), correct=result == "right", taken_for=taken)
        lures = () if taken is None else (taken,)
        answers.append(answered(number, day, outcomes=(outcome,), lures=lures, confidence=Confidence.SURE))
    return answers


@settings(deadline=None, max_examples=60)
@given(steps=moves)
def test_one_at_a_time_gives_the_same_as_all_at_once(steps: list[tuple[str, str, int]]) -> None:
    """The fold has no memory besides its state."""
    events: dict[FactId, list[FactEvent]] = {}
    records: dict[FactId, FactRecord] = {}
    states: dict[FactId, FactState] = {}
    for sequence, one in enumerate(log_of(steps), 1):
        for fact, event in events_of(one, sequence).items():
            events.setdefault(fact, []).append(event)
            records[fact] = record_after(records.get(fact) or FactRecord(FactState(fact), {}), event, MODEL)
            states[fact] = after_event(states.get(fact) or FactState(fact), event, MODEL)
    assert records == {fact: record_of(fact, seen, MODEL) for fact, seen in events.items()}
    assert states == {fact: fact_state(fact, seen, MODEL) for fact, seen in events.items()}


@settings(deadline=None, max_examples=60)
@given(steps=moves, undone=st.sets(st.integers(0, 29)))
def test_rebuilding_leaves_no_trace_of_what_was_cancelled(steps: list[tuple[str, str, int]], undone: set[int]) -> None:
    """A log with cancellations gives the state of the log without the cancelled answers."""
    answers = log_of(steps)
    entries = [LogEntry(sequence, sequence, 1, "", one) for sequence, one in enumerate(answers, 1)]
    kept = [entry for entry in entries if entry.sequence - 1 not in undone]
    cancels = [
        AnswerUndone(ReviewId(f"c{number}"), "d", 0, 0, StudyDay(0), PackId("p"), ReviewId(f"r{number}"))
        for number in sorted(undone)
    ]
    with_undo = [*entries, *(LogEntry(len(entries) + 1, len(entries) + 1, 1, "", one) for one in cancels)]
    assert rebuild(with_undo, MODEL) == rebuild(kept, MODEL)
