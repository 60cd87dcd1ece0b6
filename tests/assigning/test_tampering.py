"""What can be found out about a result and what cannot: each attack has its fixed outcome."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.assigning.hand_ins import DAY, Desk, Device, first_wording, response_to
from tests.assigning.people import DUE, PLAN, core_pack, organisation, small_plan
from trainer.assigning.console_values import PersonRow, Share
from trainer.assigning.person_rows import person_rows
from trainer.assigning.plan import Selection
from trainer.domain.assignment import Assignment, HandedInAnswer, HandedInLink
from trainer.domain.question import QuestionId
from trainer.exchange.result_file import result_file
from trainer.sealing.signing import public_key

FRIDAY = DUE - 4 * DAY


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return HR's desk, with A1 over twenty questions handed to S1 and M1."""
    with organisation(tmp_path) as console:
        console.assign(small_plan(20))
        yield Desk(console)


def given(desk: Desk) -> Assignment:
    """Return A1."""
    return desk.console.storage.assignments.known()[0].assignment


def device(desk: Desk, person: str = "E0001", name: str = "one") -> Device:
    """Return a computer of somebody."""
    return Device(person, name, given(desk))


def questions(desk: Desk) -> tuple[QuestionId, ...]:
    """Return the twenty items."""
    return given(desk).questions


def row(desk: Desk, person: str = "E0001", as_of: int = DUE - DAY, assignment: str = "A1") -> PersonRow:
    """Return how somebody stands."""
    training = desk.trainings.fresh().training(assignment)
    assert training is not None
    evidence = desk.console.storage.results.evidence_of(training.enrolled)
    return next(one for one in person_rows(training, evidence, as_of) if one.person == person)


def test_an_honest_result_is_accepted_and_counts(desk: Desk) -> None:
    """Control for all that follow."""
    learner = device(desk)
    learner.answers(questions(desk), 16, FRIDAY)
    ledger = desk.take(learner.file())
    assert [(one.outcome, one.new_answers, one.flags) for one in ledger.rows] == [("accepted", 20, ())]
    found = row(desk)
    assert (found.state, found.score, found.flags, found.as_claimed) == ("completed", Share(16, 20), (), 0)


def test_one_changed_byte_anywhere_is_refused_or_incomplete(desk: Desk) -> None:
    """In the head it may look like a file that is still arriving."""
    learner = device(desk)
    learner.answers(questions(desk), 20, FRIDAY)
    data = learner.file()
    for at in range(0, len(data), len(data) // 60):
        changed = bytearray(data)
        changed[at] ^= 1
        ledger = desk.take(bytes(changed))
        assert ledger.rows[0].outcome in {"refused", "incomplete"}, at
    assert row(desk).state == "not_started"


def test_an_answer_edited_after_an_earlier_hand_in_is_a_rewritten_history(desk: Desk) -> None:
    """The first version counts."""
    learner = device(desk)
    learner.answers(questions(desk), 12, FRIDAY)
    desk.take(learner.file())
    learner.change(15, _answered_right)
    ledger = desk.take(learner.file(written_ms=FRIDAY + DAY))
    assert ledger.rows[0].outcome == "flagged"
    assert ledger.rows[0].flags[:2] == ("history_rewritten", "same_id_other_body")
    assert row(desk).score == Share(12, 20)


def test_an_edit_of_the_very_last_answer_is_seen_too(desk: Desk) -> None:
    """Nothing comes after it that would hold its hash."""
    learner = device(desk)
    learner.answers(questions(desk), 12, FRIDAY)
    desk.take(learner.file())
    learner.change(19, _answered_right)
    assert "history_rewritten" in desk.take(learner.file(written_ms=FRIDAY + DAY)).rows[0].flags


def test_an_answer_left_out_of_the_past_is_a_rewritten_history(desk: Desk) -> None:
    """All that came after it stands elsewhere now."""
    learner = device(desk)
    learner.answers(questions(desk), 12, FRIDAY)
    desk.take(learner.file())
    learner.change(15, lambda _: None)
    ledger = desk.take(learner.file(written_ms=FRIDAY + DAY))
    assert (ledger.rows[0].outcome, ledger.rows[0].flags) == ("flagged", ("history_rewritten",))


def test_not_detectable_a_history_that_was_rewritten_before_its_first_hand_in(desk: Desk) -> None:
    """Nobody saw another one. The help says so."""
    learner = device(desk)
    learner.answers(questions(desk), 12, FRIDAY)
    for at in range(12, 20):
        learner.change(at, _answered_right)
    ledger = desk.take(learner.file())
    assert (ledger.rows[0].outcome, ledger.rows[0].flags) == ("accepted", ())
    assert row(desk).score == Share(20, 20)


def test_a_forged_claim_is_judged_anew_and_told(desk: Desk) -> None:
    """Only what was answered counts."""
    learner = device(desk)
    learner.answers(questions(desk), 12, FRIDAY, claimed=True)
    ledger = desk.take(learner.file())
    assert (ledger.rows[0].outcome, ledger.rows[0].flags) == ("flagged", ("claim_differs",))
    assert (row(desk).score, row(desk).state) == (Share(12, 20), "in_progress")


def test_a_colleagues_result_under_ones_own_name_counts_for_nobody_new(desk: Desk) -> None:
    """The owner keeps it."""
    learner = device(desk)
    learner.answers(questions(desk), 20, FRIDAY)
    desk.take(learner.file())
    thief = device(desk, "E0002")
    thief.links = list(learner.links)
    stolen = thief.result(device=learner.id, device_key=public_key(learner.seed))
    ledger = desk.take(result_file(stolen, learner.seed, learner.organisation_key))
    assert (ledger.rows[0].outcome, ledger.rows[0].flags) == ("flagged", ("key_used_by_two",))
    assert (row(desk).state, row(desk, "E0002").state) == ("completed", "not_started")


def test_a_copied_record_signed_with_a_new_key_is_found_by_its_answers(desk: Desk) -> None:
    """Their ids belong to somebody."""
    learner, thief = device(desk), device(desk, "E0002")
    learner.answers(questions(desk), 20, FRIDAY)
    desk.take(learner.file())
    thief.links = list(learner.links)
    assert desk.take(thief.file()).rows[0].flags == ("key_used_by_two",)
    assert row(desk, "E0002").state == "not_started"


def test_an_earlier_state_that_is_handed_in_again_is_a_duplicate(desk: Desk) -> None:
    """A synchronised folder brings old files back."""
    learner = device(desk)
    learner.answers(questions(desk)[:10], 10, FRIDAY - DAY)
    early = learner.file()
    learner.answers(questions(desk)[10:], 10, FRIDAY)
    assert [one.outcome for one in desk.take(learner.file(), early, learner.file(), early).rows] == [
        "accepted", "duplicate", "duplicate", "duplicate",
    ]  # fmt: skip
    assert row(desk).flags == ()


def test_going_on_from_an_earlier_state_is_a_branch_and_all_answers_count(desk: Desk) -> None:
    """Who restored a backup did nothing wrong."""
    learner, restored = device(desk), device(desk)
    learner.answers(questions(desk)[:15], 15, FRIDAY)
    restored.links = list(learner.links[:10])
    desk.take(learner.file())
    for number, question in enumerate(questions(desk)[10:]):
        restored.answer(question, FRIDAY + DAY + number, id=f"{number:08x}-0000-4000-8000-00000000000a")
    ledger = desk.take(restored.file())
    assert (ledger.rows[0].outcome, ledger.rows[0].flags) == ("flagged", ("fork",))
    assert row(desk).seen == Share(20, 20)


def test_a_clock_set_back_between_answers_is_noted_and_arrival_limits_lateness(desk: Desk) -> None:
    """It is accepted: clocks do go wrong."""
    learner = device(desk)
    learner.answers(questions(desk)[:10], 10, DUE + DAY)
    learner.answers(questions(desk)[10:], 10, DUE - 2 * DAY)
    desk.now_ms = DUE + 2 * DAY
    ledger = desk.take(learner.file())
    assert (ledger.rows[0].outcome, ledger.rows[0].flags) == ("accepted", ("clock_backwards",))
    assert row(desk, as_of=DUE + 3 * DAY).late_received


def test_not_detectable_a_script_that_answers_everything_from_the_pack(desk: Desk) -> None:
    """Who sat at the keyboard is not in the file. Where it is faster than reading, that is a hint."""
    slow, fast = device(desk), device(desk, "E0002")
    slow.answers(questions(desk), 20, FRIDAY)
    fast.answers(questions(desk), 20, FRIDAY, milliseconds=300)
    rows = desk.take(slow.file(), fast.file()).rows
    assert [(one.outcome, one.flags) for one in rows] == [("accepted", ()), ("accepted", ("fast",))]
    assert row(desk, "E0002").state == "completed"


def test_one_id_with_two_contents_on_two_devices_counts_on_neither(desk: Desk) -> None:
    """Whichever comes first."""
    first, second = device(desk), device(desk, name="two")
    first.answer(questions(desk)[0], FRIDAY, id="same")
    second.answer(questions(desk)[0], FRIDAY, id="same", right=False)
    ledger = desk.take(first.file(), second.file())
    assert [one.outcome for one in ledger.rows] == ["accepted", "flagged"]
    assert "same_id_other_body" in ledger.rows[1].flags
    assert row(desk).seen == Share(0, 20)


def test_a_result_for_another_organisation_is_refused(desk: Desk) -> None:
    """Its key does not open it."""
    learner = device(desk)
    learner.organisation_key = public_key(bytes(32))
    learner.answers(questions(desk), 20, FRIDAY)
    assert desk.take(learner.file()).rows[0].outcome == "refused"


def test_a_result_that_names_another_code_than_its_registration_is_refused(desk: Desk) -> None:
    """A person cannot be put in another's place."""
    learner = device(desk)
    learner.answers(questions(desk), 20, FRIDAY)
    assert desk.take(learner.file(person="E0002")).rows[0].outcome == "refused"


def test_an_unknown_assignment_is_refused(desk: Desk) -> None:
    """Last year's is no assignment of this file."""
    learner = device(desk)
    learner.answers(questions(desk), 20, FRIDAY)
    ledger = desk.take(learner.file(assignment="A0"))
    assert ledger.rows[0].outcome == "refused"


def test_what_matched_nothing_stays_as_claimed_and_is_shown_so(desk: Desk) -> None:
    """A typed answer that the pack does not foresee cannot be judged without its text."""
    typed = tuple(one for one in core_pack().questions.values() if one.type == "short")[:2]
    desk.console.assign(replace(PLAN, id="A2", selection=Selection(questions=tuple(one.id for one in typed))))
    given_as = desk.console.storage.assignments.known()[1].assignment
    learner = Device("E0001", "one", given_as)
    learner.answer(typed[0].id, FRIDAY, response=("other",), claimed=True)
    accepted = first_wording(typed[1])
    learner.answer(typed[1].id, FRIDAY, response=(f"w:{accepted}",), claimed=True)
    assert desk.take(learner.file()).rows[0].outcome == "accepted"
    found = row(desk, assignment="A2")
    assert (found.score, found.as_claimed) == (Share(2, 2), 1)


def _answered_right(link: HandedInLink) -> HandedInLink:
    assert isinstance(link, HandedInAnswer)
    return link._replace(response=response_to(link.question, right=True), claimed=True)
