"""Forgetting somebody who handed in, and results whose time is over: nothing of them is in any byte of the folder."""

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from tests.assigning.hand_ins import DAY, Desk, Device
from tests.assigning.people import BY, DUE, PLAN, Console, organisation, small_plan
from tests.assigning.test_organisation_file import _holding
from trainer.domain.registration import registration_of
from trainer.storage.organisation.check import check_organisation
from trainer.storage.organisation.expire import expire_results
from trainer.storage.organisation.forget import forget_person

pytestmark = pytest.mark.slow


def handed_in(console: Console) -> Desk:
    """Return a desk with results of E0001 and E0017, one re-labelled with E0017's key, one of E0017 that waits."""
    assigned = console.assign(small_plan(people=("E0001", "E0017", "E0018")))
    desk = Desk(console)
    questions = assigned.common.questions
    for code in ("E0001", "E0017"):
        device = Device(code, assignment=console.own(assigned, code))
        device.answers(questions, 16, DUE - 2 * DAY)
        desk.take(device.file())
    # With the key of E0017, under another's name; and for an assignment that nobody knows.
    desk.take(device.file(person="E0002", registration=registration_of(device.organisation_key, "A1", "E0002")))
    desk.take(device.file(assignment="Z9", registration=registration_of(device.organisation_key, "Z9", "E0017")))
    console.storage.backups.make(1_000)
    return desk


def test_whoever_handed_in_and_is_forgotten_is_in_no_byte(tmp_path: Path) -> None:
    """Not in answers, imports, what waits, what was received, nor in a backup; what the group did stays true."""
    with organisation(tmp_path) as console:
        handed_in(console)
        storage = console.storage
        person = next(one for one in storage.roster.people() if one.code == "E0017")
        assert len(list(storage.folder.received.iterdir())) >= 2
        answers = _count(storage.folder.database, "answer_event")
        ids = (f"new-{number}" for number in count())
        forgotten = forget_person(storage.folder, storage.database, "E0017", lambda: next(ids), BY)
        canaries = ["E0017", "e0017", person.name, *forgotten.registrations]
        assert _holding(storage.folder.path, [one.encode() for one in canaries]) == []
        assert _count(storage.folder.database, "answer_event") == answers
        assert check_organisation(storage.database) > 0


def test_results_whose_day_is_over_are_gone_from_everywhere(tmp_path: Path) -> None:
    """Answers, heads, imports, copies and backups; roster, assignment and trail stay."""
    with organisation(tmp_path) as console:
        handed_in(console)
        storage = console.storage
        people, trail = storage.roster.people(), len(storage.audit.entries())
        expire_results(storage.folder, storage.database, ["A1"], BY)
        for table in ("answer_event", "chain_head", "device_key"):
            assert _count(storage.folder.database, table) == 0
        assert (storage.roster.people(), len(storage.audit.entries())) == (people, trail + 1)
        reasons = [one.reason for one in PLAN.special]
        assert _holding(storage.folder.path, [one.encode() for one in reasons]) == []
        assert check_organisation(storage.database) == trail + 1


def _count(database: Path, table: str) -> int:
    with closing(sqlite3.connect(database)) as raw:
        return int(raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
