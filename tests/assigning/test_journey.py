"""The whole way with real files: a roster, an assignment, twelve learners in folders of their own, and back.

What becomes of everybody was listed before anything was run; it stands in `LISTED`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Final

import pytest

from tests.assigning.hand_ins import DAY, Desk
from tests.assigning.learners import AssignedLearner
from tests.assigning.people import DUE, OPEN, PLAN, Console, core_pack, organisation
from trainer.assigning.console_values import Ledger, PersonRow
from trainer.assigning.evidence import Evidence
from trainer.assigning.intake import Handed
from trainer.assigning.person_rows import person_rows
from trainer.assigning.plan import Selection
from trainer.assigning.reminders import overdue, to_remind
from trainer.assigning.state_digest import state_digest
from trainer.domain.passing import Share
from trainer.domain.question import QuestionId
from trainer.domain.response import Confidence
from trainer.exchange.handed_in import found_in
from trainer.study.steps import AskStep, EndStep

pytestmark = pytest.mark.slow

HOUR: Final = 3_600_000
IN_TIME: Final = OPEN + 9 * HOUR
TOO_LATE: Final = DUE + DAY
FIRST_LOOK: Final = DUE - 2 * DAY
SECOND_LOOK: Final = DUE + 2 * DAY
ITEMS: Final = tuple(one.id for one in core_pack().questions.values() if one.type in {"single", "truefalse"})[:5]
FACTS: Final = tuple(dict.fromkeys(fact for item in ITEMS for fact in core_pack().questions[item].tests))

# Person: state, right, seen, late answered, late received, overdue; of five items, passed from four on.
OPENED_THE_COMMON_ONE: Final = "E0018"
"""Before the exemption reached them; of an exempt person's own file nothing is handed in at all."""
LISTED: Final = {
    "E0001": ("completed", 5, 5, False, False, False),  # all right
    "E0002": ("completed", 4, 5, False, False, False),  # one wrong: four of five pass
    "E0011": ("in_progress", 3, 5, False, False, True),  # two wrong
    "E0012": ("completed", 5, 5, False, False, False),  # handed in twice
    "E0016": ("completed", 5, 5, False, True, False),  # on two computers, the second came late
    "E0017": ("completed", 5, 5, False, False, False),  # late, but with an extension
    "E0018": ("exempt", 5, 5, False, False, False),  # exempt, though there is a result
    "E0021": ("completed", 5, 5, True, True, False),  # answered after the due date
    "E0022": ("completed", 5, 5, False, True, False),  # answered in time, received late
    "E0026": ("not_started", 0, 0, False, False, True),  # opened and handed in without an answer
    "E0027": ("not_started", 0, 0, False, False, True),  # cut off while it was uploaded
    "E0031": ("in_progress", 2, 2, False, False, True),  # two of five
}


@dataclass
class Journey:
    """What came of it: HR's desk, the folder that was returned into, and what was said of its files."""

    desk: Desk
    returned: Path
    first: Ledger
    second: Ledger


def study(learner: AssignedLearner, wrong: int = 0, until: int = len(ITEMS), start: int = 0) -> None:
    """Answer until so many items were met; the first so many items always wrong, all else right."""
    met: set[QuestionId] = set()
    wanted = set(ITEMS[start:until])
    for _ in range(60):
        for fact in dict.fromkeys(fact for item in ITEMS[start:until] for fact in core_pack().questions[item].tests):
            step = learner.service.start_session("fact", fact)
            while not isinstance(step, EndStep) and not wanted <= met:
                if isinstance(step, AskStep):
                    item = step.asking.question
                    if item in ITEMS and item not in wanted:
                        break
                    met.add(item)
                    right = item not in ITEMS[:wrong]
                    step = learner.service.submit_answer(learner.response(step, right=right), Confidence.MAYBE, 6_000)
                    learner.clock.pass_ms(6_000)
                else:
                    step = learner.service.next_question()
        if wanted <= met:
            return
    raise AssertionError(wanted - met)


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journey]:
    """Walk the whole way once."""
    tmp = tmp_path_factory.mktemp("journey")
    returned = tmp / "returned"
    with organisation(tmp) as console:
        console.assign(replace(PLAN, selection=Selection(questions=ITEMS)))
        desk = Desk(console)
        by_due(console, tmp, returned)
        desk.now_ms = FIRST_LOOK
        first = desk.take(*found_in([returned]))
        afterwards(console, tmp, returned)
        desk.now_ms = SECOND_LOOK
        second = desk.take(*found_in([returned]))
        yield Journey(desk, returned, first, second)


def learner_of(console: Console, tmp: Path, person: str, at: int, name: str = "") -> tuple[AssignedLearner, str]:
    """Return somebody with their own file opened, and their registration."""
    assigned = console.assign(replace(PLAN, selection=Selection(questions=ITEMS)))
    given = assigned.common if person == OPENED_THE_COMMON_ONE else console.own(assigned, person)
    learner = AssignedLearner(tmp / f"{person}{name}", at)
    return learner, learner.open(console.massign(given), person)


def by_due(console: Console, tmp: Path, returned: Path) -> None:
    """Study and hand in before the first look."""
    for person, wrong in (("E0001", 0), ("E0002", 1), ("E0011", 2), ("E0018", 0)):
        learner, registration = learner_of(console, tmp, person, IN_TIME)
        study(learner, wrong)
        learner.hand_in(registration, returned)
        learner.close()
    learner, registration = learner_of(console, tmp, "E0012", IN_TIME)
    study(learner, until=2)
    learner.hand_in(registration, returned)
    learner.clock.pass_days(1)
    study(learner, start=2)
    learner.hand_in(registration, returned)
    learner.close()
    learner, registration = learner_of(console, tmp, "E0016", IN_TIME)
    study(learner, until=3)
    learner.hand_in(registration, returned)
    learner.close()
    for person, until in (("E0026", 0), ("E0031", 2)):
        learner, registration = learner_of(console, tmp, person, IN_TIME)
        if until:
            study(learner, until=until)
        learner.hand_in(registration, returned)
        learner.close()
    learner, registration = learner_of(console, tmp, "E0027", IN_TIME)
    study(learner)
    before = set(returned.iterdir())
    learner.hand_in(registration, returned)
    (cut,) = set(returned.iterdir()) - before
    cut.write_bytes(cut.read_bytes()[:-200])
    learner.close()


def afterwards(console: Console, tmp: Path, returned: Path) -> None:
    """Study, or only hand in, after the first look."""
    for person, at, name, start in (
        ("E0016", IN_TIME + DAY, "-laptop", 3),
        ("E0017", TOO_LATE, "", 0),
        ("E0021", TOO_LATE, "", 0),
        ("E0022", IN_TIME, "", 0),
    ):
        learner, registration = learner_of(console, tmp, person, at, name)
        study(learner, start=start)
        learner.hand_in(registration, returned)
        learner.close()


def rows_of(desk: Desk, as_of: int = SECOND_LOOK) -> tuple[PersonRow, ...]:
    """Return how everybody stands."""
    training = desk.trainings.fresh().training("A1")
    assert training is not None
    return person_rows(training, desk.console.storage.results.evidence_of(training.enrolled), as_of)


def test_everybody_stands_as_was_listed_before(journey: Journey) -> None:
    """State, score, lateness and flags, person by person."""
    found = {one.person: one for one in rows_of(journey.desk) if one.person in LISTED}
    told = {
        person: (one.state, one.score.right, one.seen.right, one.late_answered, one.late_received, one.overdue)
        for person, one in found.items()
    }
    assert told == LISTED
    assert {person: one.flags for person, one in found.items() if one.flags} == {}
    assert found["E0001"].seen == Share(5, 5)
    assert found["E0026"].last_contact_ms is not None
    assert sum(one.as_claimed for one in found.values()) == 0


def test_each_file_has_one_outcome_and_they_add_up(journey: Journey) -> None:
    """What was cut off is still arriving, not refused; what was read before is known."""
    outcomes = [one.outcome for one in journey.first.rows]
    assert sorted(outcomes) == ["accepted"] * 9 + ["incomplete"]
    assert sorted(one.outcome for one in journey.second.rows) == ["accepted"] * 4 + ["duplicate"] * 9 + ["incomplete"]


def test_enrolled_is_the_sum_of_all_states(journey: Journey) -> None:
    """Thirty-nine people are asked: those of two groups, one of both of them, and E0018 named alone."""
    rows = rows_of(journey.desk)
    assert len({one.person for one in rows}) == len(rows)
    untouched = [one for one in rows if one.person not in LISTED]
    assert {one.state for one in untouched} <= {"not_started", "on_leave"}


def test_an_extension_moves_the_overdue_and_the_reminder_list(journey: Journey) -> None:
    """And an exemption takes somebody off both."""
    rows = rows_of(journey.desk, DUE + HOUR)
    late, reminded = {one.person for one in overdue(rows)}, {one.person for one in to_remind(rows)}
    assert not {"E0017", "E0018"} & late
    assert "E0018" not in reminded
    assert {"E0011", "E0031"} <= late & reminded


@pytest.mark.parametrize("seed", range(3))
def test_any_order_twice_and_over_two_consoles_comes_to_the_same(journey: Journey, seed: int, tmp_path: Path) -> None:
    """The union does not know what came first: each console reads half, then the other's half as well."""
    chance = Random(seed)
    files = list(found_in([journey.returned]))
    files += [Handed(f"{one.name} (1)", one.data) for one in files[:: 1 + seed % 2]]
    chance.shuffle(files)
    half = len(files) // 2
    digests = set()
    for number, order in enumerate(((*files[:half], *files[half:]), (*files[half:], *files[:half]))):
        with organisation(tmp_path / str(number)) as console:
            console.assign(replace(PLAN, selection=Selection(questions=ITEMS)))
            desk = Desk(console)
            desk.trainings = journey.desk.trainings
            desk.take(*order)
            digests.add(state_digest(kept_in(journey.desk, console)))
    assert digests == {state_digest(kept_in(journey.desk, journey.desk.console))}


def kept_in(desk: Desk, console: Console) -> Mapping[str, Evidence]:
    """Return what a console keeps of everybody in A1."""
    training = desk.trainings.fresh().training("A1")
    assert training is not None
    return console.storage.results.evidence_of(training.enrolled)
