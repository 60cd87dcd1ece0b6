"""From the file that HR hands out to the one that comes back: real folders, the real service, a clock that moves."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from re import escape, search
from socket import gethostname

import pytest

from tests.assigning.learners import AssignedLearner
from tests.assigning.made import assignment
from tests.assigning.people import DUE, OPEN, PLAN, SEED, Console, core_archive, organisation, small_plan
from tests.question_types.samples import write_pack
from trainer.domain.assignment import HandedInAnswer, Result
from trainer.domain.due import due_of_opening
from trainer.exchange.assignment_file import assignment_file
from trainer.exchange.result_file import open_result, result_payload
from trainer.sealing.signing import public_key
from trainer.study.take_assignment import OlderRevision, OtherKey, OtherPersons
from trainer.translations import say

MORNING = OPEN + 9 * 3_600_000


@pytest.fixture
def console(tmp_path: Path) -> Iterator[Console]:
    """Give an organisation with its roster."""
    with organisation(tmp_path) as made:
        yield made


def _result(folder: Path) -> Result:
    (file,) = folder.glob("*.mres")
    return open_result(file.read_bytes(), SEED)


def test_what_was_answered_comes_back_sealed_for_the_organisation(console: Console, tmp_path: Path) -> None:
    """Open, answer ten questions, hand in: the organisation reads ten answers, and nobody's name."""
    massign = console.massign(console.assign(small_plan(20)).common)
    learner = AssignedLearner(tmp_path / "E0001", MORNING)
    registration = learner.open(massign, "ｅ0001")
    learner.answer_assigned([True, False] * 5)
    outcome = learner.hand_in(registration, tmp_path / "return")
    assert outcome.delivered
    result = _result(tmp_path / "return")
    assert (result.registration, result.person, result.assignment, result.rev) == (registration, "e0001", "A1", 1)
    answers = [link for link in result.links if isinstance(link, HandedInAnswer)]
    assigned = set(small_plan(20).selection.questions)
    assert answers
    assert {one.question for one in answers} <= {q.id for q in learner.service.learner.pack.questions.values()}
    (view,) = learner.assignments.views()
    assert view.unsent == 0
    assert view.seen.right == len({one.question for one in answers} & assigned)
    learner.close()


def test_an_undo_travels_and_the_chain_is_the_same_each_time(console: Console, tmp_path: Path) -> None:
    """Two hand-ins: the second goes on from the first, link by link."""
    learner = AssignedLearner(tmp_path / "E0001", MORNING)
    registration = learner.open(console.massign(console.assign(small_plan(20)).common), "E0001")
    learner.answer_assigned([True, False, True])
    learner.hand_in(registration, tmp_path / "first")
    learner.service.undo_answer()
    learner.answer_assigned([True])
    learner.service.undo_answer()
    learner.service.redo_answer()
    learner.hand_in(registration, tmp_path / "second")
    first, second = _result(tmp_path / "first"), _result(tmp_path / "second")
    assert second.links[: len(first.links)] == first.links
    kinds = [type(link).__name__ for link in second.links[len(first.links) :]]
    assert kinds == ["HandedInUndo", "HandedInAnswer", "HandedInUndo", "HandedInUndo"]
    learner.close()


@pytest.mark.parametrize("typed", ["kanariya-4711", "商談 kanariya-4711"])
def test_no_byte_of_a_result_holds_what_was_typed_or_who_and_where(
    console: Console, tmp_path: Path, typed: str
) -> None:
    """Canaries in free text, own words, flags of other questions, the folder's and the computer's name."""
    plan = replace(PLAN, collect=())
    learner = AssignedLearner(tmp_path / "kanariya-folder", MORNING)
    registration = learner.open(console.massign(console.assign(plan).common), "E0001")
    pack = learner.service.learner.pack
    written = [one for one in pack.questions.values() if one.type in {"short", "cloze"} and not one.reserved]
    facts = {fact for goal in learner.service.preferences().goals for fact in goal.facts}
    asked = [one.tests[0] for one in written if set(one.tests) & facts]
    assert asked
    for fact in [*dict.fromkeys(asked)][:4] * 5:
        learner.clock.pass_days(1)
        learner.type_for(fact, typed)
    outcome = learner.hand_in(registration, tmp_path / "return")
    (file,) = (tmp_path / "return").glob("*.mres")
    result = open_result(file.read_bytes(), SEED)
    typed_answers = [one for one in result.links if isinstance(one, HandedInAnswer) and "other" in one.response]
    assert typed_answers
    said = result_payload(result) + file.read_bytes() + outcome.name.encode()
    for canary in ("kanariya", "商談 kan"):
        assert canary.encode() not in said
    assert not search(rf"\b{escape(gethostname())}\b", result_payload(result).decode())
    learner.close()


def test_self_study_never_leaves(console: Console, tmp_path: Path) -> None:
    """Answers to facts that nobody assigned carry no registration, and no id of them is in the result."""
    learner = AssignedLearner(tmp_path / "E0001", MORNING)
    registration = learner.open(console.massign(console.assign(small_plan(5)).common), "E0001")
    (goal,) = learner.service.preferences().goals
    others = [fact for fact in learner.service.learner.pack.facts if fact not in goal.facts][:6]
    for fact in others:
        learner.answer([False], "fact", fact)
    for fact in goal.facts[:3]:
        learner.answer([True], "fact", fact)
    learner.hand_in(registration, tmp_path / "return")
    result = _result(tmp_path / "return")
    questions = learner.service.learner.pack.questions
    assert result.links
    for link in result.links:
        assert isinstance(link, HandedInAnswer)
        assert set(questions[link.question].tests) & set(goal.facts)
    payload = result_payload(result).decode()
    private = {one.id for one in questions.values() if not set(one.tests) & set(goal.facts)}
    assert not [one for one in private if f'"{one}"' in payload]
    learner.close()


def test_what_was_set_aside_or_accepted_changes_nothing_that_counts(console: Console, tmp_path: Path) -> None:
    """A fact put aside beforehand is asked for the assignment; it cannot be put aside afterwards."""
    learner = AssignedLearner(tmp_path / "E0001", MORNING)
    plan = console.assign(small_plan(5)).common
    fact = plan.facts[0]
    learner.service.set_aside(fact)
    assert fact in learner.service.learner.aside
    learner.open(console.massign(plan), "E0001")
    assert fact not in learner.service.learner.aside
    learner.service.set_aside(plan.facts[1])
    assert learner.service.learner.aside == frozenset()
    learner.close()


def test_a_changed_key_is_refused(console: Console, tmp_path: Path) -> None:
    """The same organisation's name, or the same id, by another key; the control is taken on."""
    common = console.assign(small_plan(5)).common
    learner = AssignedLearner(tmp_path / "E0001", MORNING)
    learner.open(console.massign(common), "E0001")
    strange = sha256(b"stranger").digest()
    forged = replace(common, organisation_key=public_key(strange), id="A2")
    with pytest.raises(OtherKey):
        learner.open(assignment_file(forged, core_archive(), strange), "E0001")
    forged = replace(common, organisation_key=public_key(strange), organisation="別の会社")
    with pytest.raises(OtherKey):
        learner.open(assignment_file(forged, core_archive(), strange), "E0001")
    assert learner.open(console.massign(replace(common, id="A2")), "")
    assert len(learner.assignments.views()) == 2
    learner.close()


def test_an_older_revision_never_replaces_a_newer_one(console: Console, tmp_path: Path) -> None:
    """Whatever order the files are opened in; the newer one is in force, under the same registration."""
    common = console.assign(small_plan(5)).common
    later = replace(common, rev=2, due_ms=DUE + 86_400_000)
    learner = AssignedLearner(tmp_path / "E0001", MORNING)
    first = learner.open(console.massign(common), "E0001")
    assert learner.open(console.massign(later), "") == first
    with pytest.raises(OlderRevision):
        learner.open(console.massign(common), "")
    (opened,) = learner.service.assigned.opened()
    assert (opened.assignment.rev, opened.due_ms) == (2, later.due_ms)
    learner.close()


def test_somebody_elses_own_file_is_refused(console: Console, tmp_path: Path) -> None:
    """Before the number is known it is compared with what is typed, afterwards with what was typed."""
    assigned = console.assign(small_plan(5))
    learner = AssignedLearner(tmp_path / "E0001", MORNING)
    with pytest.raises(OtherPersons):
        learner.open(console.massign(console.own(assigned, "E0017")), "E0001")
    learner.open(console.massign(assigned.common), "E0001")
    with pytest.raises(OtherPersons):
        learner.open(console.massign(console.own(assigned, "E0017")), "")
    learner.close()


def test_an_own_file_moves_the_date(console: Console, tmp_path: Path) -> None:
    """An extension takes the common file's place, and the common one does not take it back."""
    assigned = console.assign(small_plan(5))
    own = console.own(assigned, "E0017")
    learner = AssignedLearner(tmp_path / "E0017", MORNING)
    learner.open(console.massign(assigned.common), "E0017")
    learner.open(console.massign(own), "")
    learner.open(console.massign(assigned.common), "")
    (opened,) = learner.service.assigned.opened()
    assert own.personal is not None
    assert opened.due_ms == own.personal.due_ms
    learner.close()


def test_answers_after_the_date_still_count_as_late(console: Console, tmp_path: Path) -> None:
    """The goal is still planned, and what is answered is handed in."""
    learner = AssignedLearner(tmp_path / "E0001", MORNING)
    registration = learner.open(console.massign(console.assign(small_plan(5)).common), "E0001")
    learner.clock.utc_ms = DUE + 86_400_000
    learner.assignments.views()
    learner.answer([True, True], "fact", learner.service.preferences().goals[0].facts[0])
    learner.hand_in(registration, tmp_path / "return")
    assert [link.utc_ms > DUE for link in _result(tmp_path / "return").links] == [True, True]
    (goal,) = learner.service.learner.goals
    assert goal.due_day is None
    learner.close()


def test_two_devices_of_one_person_hand_in_two_chains(console: Console, tmp_path: Path) -> None:
    """Each by its own key, under one registration; joined, one hands in both."""
    massign = console.massign(console.assign(small_plan(10)).common)
    office, home = (AssignedLearner(tmp_path / name, MORNING) for name in ("office", "home"))
    registration = office.open(massign, "E0001")
    assert home.open(massign, "e0001") == registration
    office.answer_assigned([True] * 3)
    home.answer_assigned([False] * 2)
    office.hand_in(registration, tmp_path / "a")
    home.hand_in(registration, tmp_path / "b")
    a, b = _result(tmp_path / "a"), _result(tmp_path / "b")
    assert a.device_key != b.device_key
    assert {link.device for link in a.links}.isdisjoint({link.device for link in b.links})
    home.library.save_record(str(tmp_path / "record.minori"))
    office.library.join_record(str(tmp_path / "record.minori"), "mine")
    office.hand_in(registration, tmp_path / "c")
    assert {one.id for one in _result(tmp_path / "c").links} == {one.id for one in (*a.links, *b.links)}
    office.close()
    home.close()


def test_a_later_notice_says_nothing_of_earlier_answers(console: Console, tmp_path: Path) -> None:
    """A revision that collects how sure one was: only of what is answered after it was acknowledged."""
    common = replace(console.assign(small_plan(10)).common, collect=())
    learner = AssignedLearner(tmp_path / "E0001", MORNING)
    registration = learner.open(console.massign(common), "E0001")
    learner.answer_assigned([True] * 2)
    learner.hand_in(registration, tmp_path / "a")
    learner.open(console.massign(replace(common, rev=2, collect=("confidence",))), "")
    learner.answer_assigned([True] * 2)
    learner.hand_in(registration, tmp_path / "b")
    links = [one for one in _result(tmp_path / "b").links if isinstance(one, HandedInAnswer)]
    assert links[:2] == list(_result(tmp_path / "a").links)
    assert [one.confidence for one in links] == ["", "", "maybe", "maybe"]
    learner.close()


def test_the_pack_in_the_file_is_unpacked_and_opened(console: Console, tmp_path: Path) -> None:
    """Whoever studies another pack finds the assigned one in the data folder."""
    other = tmp_path / "samples"
    write_pack(other)
    learner = AssignedLearner(tmp_path / "E0001", MORNING, other)
    registration = learner.open(console.massign(console.assign(small_plan(5)).common), "E0001")
    (view,) = learner.assignments.views()
    assert not view.here
    learner.assignments.open_pack(registration)
    (view,) = learner.assignments.views()
    assert view.here
    learner.answer_assigned([True])
    assert learner.assignments.views()[0].unsent == 1
    learner.close()


def test_a_folder_that_does_not_take_it_leaves_it_waiting(console: Console, tmp_path: Path) -> None:
    """Gone, then there: it waits under its name, is told as not handed in, and is delivered without a new press."""
    learner = AssignedLearner(tmp_path / "E0001", MORNING)
    registration = learner.open(console.massign(console.assign(small_plan(5)).common), "E0001")
    learner.answer_assigned([True])
    outcome = learner.assignments.hand_in(registration, str(tmp_path / "gone"))
    assert not outcome.delivered
    (view,) = learner.assignments.views()
    assert view.waits.id
    assert view.unsent == 1
    learner.answer_assigned([True])
    (tmp_path / "gone").mkdir()
    (again,) = learner.assignments.try_again()
    assert again.delivered
    assert len(_result(tmp_path / "gone").links) == 1
    (view,) = learner.assignments.views()
    assert (view.waits.id, view.unsent) == ("", 1)
    learner.close()


def test_dates_are_said_in_the_assignments_zone(console: Console, tmp_path: Path) -> None:
    """To the day where its end is meant, else to the minute; what begins later says so and is not planned yet."""
    common = console.assign(small_plan(5)).common
    learner = AssignedLearner(tmp_path / "E0001", OPEN - 3_600_000)
    learner.clock.offset_minutes = -480
    learner.open(console.massign(common), "E0001")
    (view,) = learner.assignments.views()
    assert say(view.until, "en") == "It begins: 1 December. Until 14 December."
    assert learner.service.learner.registered == ()
    learner.clock.utc_ms = OPEN
    learner.assignments.views()
    assert len(learner.service.learner.registered) == 1
    noon = replace(common, rev=2, due_ms=DUE + 1 - 12 * 3_600_000)
    learner.open(console.massign(noon), "")
    (view,) = learner.assignments.views()
    assert say(view.until, "en") == "Until 14 December, 12:00."
    learner.close()


def test_days_after_the_opening_end_with_the_day_in_its_zone() -> None:
    """Also where the clock changes between; the control runs from another opening."""
    made = replace(assignment(due_ms=None, due_days=14), zone="Europe/Berlin")
    for opened, last in (
        ("2026-10-20T08:00+02:00", "2026-11-03T23:59:59.999+01:00"),
        ("2026-10-20T23:30+00:00", "2026-11-04T23:59:59.999+01:00"),
    ):
        told = round(datetime.fromisoformat(opened).timestamp() * 1000)
        assert due_of_opening(made, told) == round(datetime.fromisoformat(last).timestamp() * 1000)
    assert due_of_opening(made, None) is None


def test_an_answer_counts_once_for_the_training_that_lacks_it(console: Console, tmp_path: Path) -> None:
    """Two trainings share their facts: each question answered goes to the nearer one first, then to the other."""
    common = console.assign(small_plan(3)).common
    learner = AssignedLearner(tmp_path / "E0001", MORNING)
    near = learner.open(console.massign(common), "E0001")
    far = learner.open(console.massign(replace(common, id="A2", due_ms=DUE + 7 * 86_400_000)), "")
    for _ in range(12):
        learner.clock.pass_days(1)
        learner.answer([True], "fact", common.facts[0])
    learner.hand_in(near, tmp_path / "near")
    learner.hand_in(far, tmp_path / "far")
    first, then = (
        [one.question for one in _result(tmp_path / name).links if isinstance(one, HandedInAnswer)]
        for name in ("near", "far")
    )
    assert len(first) + len(then) == 12
    assert then
    assert set(then) <= set(first)
    learner.close()
