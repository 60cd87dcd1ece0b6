"""One person in one assignment: the right values, one sentence each."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.assigning.made import (
    DAY,
    DUE,
    FACTS,
    LATER,
    QUESTIONS,
    TESTED,
    answer,
    assignment,
    enrolled,
    ms,
    twenty,
)
from trainer.assigning.enrolled import Enrolled, Leave
from trainer.assigning.status import Status, status
from trainer.domain.assignment import Assignment, PassRule
from trainer.domain.kept_answer import KeptAnswer, KeptUndo, that_stand
from trainer.domain.passing import Share


def stands(
    answers: tuple[KeptAnswer, ...],
    *,
    person: Enrolled | None = None,
    given_as: Assignment | None = None,
    as_of: int = LATER,
    opened: int | None = None,
) -> Status:
    """Return the status of one person, by default after the due date."""
    return status(given_as or assignment(), person or enrolled(), answers, TESTED, as_of, opened)


def test_sixteen_of_twenty_pass_at_eighty_percent_and_fifteen_do_not() -> None:
    """Whole numbers, so that no rounding decides."""
    assert stands(twenty(DUE - DAY, 16)).state == "completed"
    assert stands(twenty(DUE - DAY, 16)).score == Share(16, 20)
    below = stands(twenty(DUE - DAY, 15))
    assert (below.state, below.passed, below.score) == ("in_progress", False, Share(15, 20))


def test_an_answer_in_the_last_thousandth_before_midnight_is_in_time_though_received_late() -> None:
    """Both columns are shown, because only one is the learner's doing."""
    found = stands(twenty(ms("2026-12-14T23:59:59.999"), 20, received=ms("2026-12-15T00:10:00")))
    assert (found.late_answered, found.late_received) == (False, True)


def test_a_thousandth_later_is_late() -> None:
    """The due moment is told in whole seconds and lasts until the end of its second."""
    found = stands(twenty(ms("2026-12-15T00:00:00.000"), 20))
    assert (found.late_answered, found.late_received) == (True, True)


def test_lateness_is_that_of_the_completing_answer_not_of_later_study() -> None:
    """Who goes on practising after the due date was still in time."""
    found = stands((*twenty(DUE - DAY, 20), answer(0, DUE + DAY)))
    assert (found.state, found.late_answered, found.completed_ms) == ("completed", False, DUE - DAY)


def test_nobody_is_overdue_in_the_last_second_and_everybody_unfinished_is_in_the_next() -> None:
    """To the thousandth."""
    assert not stands((), as_of=ms("2026-12-14T23:59:59.999")).overdue
    assert stands((), as_of=ms("2026-12-15T00:00:00")).overdue
    assert stands(twenty(DUE - DAY, 3), as_of=ms("2026-12-15T00:00:00")).overdue


def test_opened_but_unanswered_is_not_started() -> None:
    """There is a last contact, and no answer."""
    assert stands((), opened=DUE - DAY, as_of=DUE - DAY).state == "not_started"


def test_twelve_of_twenty_seen_is_in_progress() -> None:
    """Where every item has to be seen."""
    found = stands(twenty(DUE - DAY, 20)[:12])
    assert (found.state, found.seen) == ("in_progress", Share(12, 20))


def test_exempt_stays_exempt_though_a_result_exists_and_the_result_is_kept() -> None:
    """The rule would be met."""
    found = stands(twenty(DUE - DAY, 20), person=enrolled()._replace(exempt=True))
    assert (found.state, found.passed, found.overdue) == ("exempt", True, False)


def test_an_extension_moves_overdue_for_its_person_alone() -> None:
    """The common date stays for all others."""
    extended = enrolled()._replace(due_ms=DUE + 7 * DAY)
    assert not stands((), person=extended, as_of=LATER).overdue
    assert stands((), person=extended, as_of=DUE + 7 * DAY + 1000).overdue
    assert stands((), as_of=LATER).overdue


def test_who_left_or_is_on_leave_is_never_overdue_and_the_result_is_kept() -> None:
    """Neither can do anything about it."""
    left = stands(twenty(DUE - DAY, 20)[:12], person=enrolled()._replace(left_ms=DUE))
    assert (left.state, left.overdue, left.seen) == ("left", False, Share(12, 20))
    away = stands((), person=enrolled()._replace(leave=(Leave(DUE - DAY),)))
    assert (away.state, away.overdue) == ("on_leave", False)


def test_leave_stops_the_clock_and_the_due_date_moves_by_its_length() -> None:
    """Three days away, three days more."""
    person = enrolled()._replace(leave=(Leave(DUE - 4 * DAY, DUE - DAY),))
    found = stands((), person=person)
    assert (found.due_ms, found.overdue, found.state) == (DUE + 3 * DAY, False, "not_started")


def test_leave_before_the_opening_stops_no_clock() -> None:
    """Only the day within the assignment counts."""
    start = assignment().open_ms
    person = enrolled()._replace(leave=(Leave(start - 9 * DAY, start + DAY),))
    assert stands((), person=person).due_ms == DUE + DAY


def test_who_was_done_before_leaving_is_done() -> None:
    """Leaving takes nothing back."""
    assert stands(twenty(DUE - DAY, 20), person=enrolled()._replace(left_ms=DUE)).state == "completed"


def test_days_after_opening_run_from_each_persons_own_opening() -> None:
    """To the end of the last day in the zone; nobody who has not opened it has a date."""
    given_as = assignment(due_ms=None, due_days=14)
    assert stands((), given_as=given_as).due_ms is None
    assert stands((), given_as=given_as, opened=DUE).due_ms == DUE + 999 + 14 * DAY
    assert stands((), given_as=given_as, opened=DUE - DAY // 2).due_ms == DUE + 999 + 14 * DAY


def test_a_completion_is_not_lost_by_studying_on() -> None:
    """Else nobody would dare to practise."""
    later = tuple(answer(n, DUE - DAY + n, right=False) for n in range(1, 20))
    found = stands((*twenty(DUE - DAY, 20), *later))
    assert (found.state, found.score) == ("completed", Share(20, 20))


def test_latest_best_and_first_answers_to_an_item_differ() -> None:
    """It is told for each item."""
    wrong_first = (answer(0, DUE - 9 * DAY, right=False), *twenty(DUE - DAY, 20))
    right_first = (answer(0, DUE - 9 * DAY), answer(0, DUE - 8 * DAY, right=False), *twenty(DUE - DAY, 20)[1:])
    scores = {
        of: tuple(
            stands(answers, given_as=assignment(PassRule(seen_all=True, score=1.0, of=of))).score
            for answers in (wrong_first, right_first)
        )
        for of in ("latest", "best", "first")
    }
    assert scores == {
        "latest": (Share(20, 20), Share(19, 20)),
        "best": (Share(20, 20), Share(20, 20)),
        "first": (Share(19, 20), Share(20, 20)),
    }


def test_held_wants_every_fact_right_on_separate_days() -> None:
    """Many right answers on one day are one day."""
    rule = assignment(PassRule(held_days=3))
    three = (*twenty(DUE - 3 * DAY, 20), *twenty(DUE - 2 * DAY, 20), *twenty(DUE - DAY, 20))
    assert stands(three, given_as=rule).completed_ms == DUE - DAY
    one_day = tuple(answer(n % 20, DUE - DAY + n) for n in range(60))
    assert stands(one_day, given_as=rule).state == "in_progress"


def test_a_test_is_so_many_test_answers_in_a_row() -> None:
    """Anything between them ends the row."""
    rule = assignment(PassRule(test_questions=20, score=0.8))
    assert stands(twenty(DUE - DAY, 16, kind="test"), given_as=rule).state == "completed"
    assert stands(twenty(DUE - DAY, 16, kind="review"), given_as=rule).state == "in_progress"
    found = stands(twenty(DUE - DAY, 15, kind="test"), given_as=rule)
    assert (found.state, found.score) == ("in_progress", Share(15, 20))
    halves = tuple(
        one._replace(kind="review") if one.place == 10 else one for one in twenty(DUE - DAY, 20, kind="test")
    )
    assert stands(halves, given_as=rule).state == "in_progress"


def test_reserved_wordings_and_questions_of_others_never_count() -> None:
    """They would be asked of some people only."""
    reserved = tuple(answer(n, DUE - DAY + n, reserved=True) for n in range(20))
    assert stands(reserved).state == "not_started"
    other = replace(assignment(), questions=QUESTIONS[:5], facts=FACTS[:5])
    assert stands(twenty(DUE - DAY, 0)[5:], given_as=other).seen == Share(0, 5)


def test_what_was_taken_back_does_not_count_until_it_is_put_back() -> None:
    """An undo of an undo puts it back."""
    answers = twenty(DUE - DAY, 20)
    undo = KeptUndo("u", answers[-1].id, redo=False, utc_ms=DUE)
    assert stands(that_stand(answers, (undo,))).state == "in_progress"
    redo = KeptUndo("r", "u", redo=True, utc_ms=DUE)
    assert stands(that_stand(answers, (redo, undo))).state == "completed"


def test_a_completion_is_valid_for_so_many_days() -> None:
    """From the completing answer on."""
    assert stands(twenty(DUE, 20), given_as=assignment(valid_days=365)).valid_until_ms == DUE + 365 * DAY


@given(st.permutations(twenty(DUE - DAY, 16)))
def test_the_order_in_which_answers_come_in_changes_nothing(mixed: list[KeptAnswer]) -> None:
    """Any permutation."""
    assert stands(that_stand(tuple(mixed), ())) == stands(twenty(DUE - DAY, 16))
