"""The same acts on a file and on PostgreSQL leave the same: one text of SQL, two engines."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.assigning.hand_ins import DAY, Desk, Device
from tests.assigning.people import BY, DUE, organisation, roster_csv, roster_rows, small_plan
from tests.assigning.server import Server, running_server
from trainer.assigning.console_values import PersonRow
from trainer.assigning.person_rows import person_rows
from trainer.assigning.state_digest import state_digest
from trainer.storage.organisation import copy_data as copying
from trainer.storage.organisation.audit_rows import SqlAudit
from trainer.storage.organisation.copy_data import NotCopied, copy_data, counts, digests
from trainer.storage.organisation.engine import OrganisationDatabase
from trainer.storage.organisation.server_faults import MayNot, ServerGone

pytestmark = [pytest.mark.served, pytest.mark.slow]
FRIDAY = DUE - 4 * DAY


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Return a server for all tests of this module."""
    with running_server() as started:
        yield started


def day_at_hr(desk: Desk) -> None:
    """Do what a month brings: a roster and the next one, answers in time, late, twice, altered, from a stranger."""
    console = desk.console
    console.assign(small_plan(20))
    given = console.storage.assignments.known()[0].assignment
    rows = roster_rows()
    rows[10] = (rows[10][0], "髙﨑 邉子", *rows[10][2:])
    console.import_roster(roster_csv(rows[:-3]), "2026-12-03")
    files = []
    for number, right in ((1, 20), (2, 15), (6, 16), (7, 4), (11, 0), (12, 20), (500, 20)):
        device = Device(f"E{number:04d}", "one", given)
        device.answers(given.questions, right, FRIDAY if number % 5 else DUE + DAY)
        files.append(device.file())
        if number == 2:
            device.undo(device.links[-1].id, FRIDAY + 5000)
            files.append(device.file())
    desk.take(*files, files[0], files[1][:-9])
    desk.take(*reversed(files))


def seen(desk: Desk) -> tuple[str, tuple[PersonRow, ...], tuple[tuple[str, ...], ...]]:
    """Return everything that a console shows of it."""
    storage = desk.console.storage
    training = desk.trainings.fresh().training("A1")
    assert training is not None
    evidence = storage.results.evidence_of(training.enrolled)
    ledger = sorted((one.file, one.outcome, str(one.flags)) for one in storage.results.ledger())
    return state_digest(evidence), tuple(person_rows(training, evidence, DUE + 2 * DAY)), tuple(ledger)


def test_a_file_and_a_server_show_the_same(server: Server, tmp_path: Path) -> None:
    """People, groups, statuses, scores, flags, ledger: equal to the last digit."""
    found = []
    for name, url in (("file", ""), ("server", server.database())):
        with organisation(tmp_path / name, url=url) as console:
            desk = Desk(console)
            day_at_hr(desk)
            found.append((seen(desk), console.storage.roster.people(), console.storage.roster.groups()))
    assert found[0] == found[1]
    assert {row.state for row in found[0][0][1]} >= {"completed", "in_progress", "not_started", "exempt"}


def test_what_was_done_is_there_after_a_kill(server: Server, tmp_path: Path) -> None:
    """The server dies and comes back; the next console sees all of it, and a repeated import adds nothing."""
    url = server.database()
    with organisation(tmp_path / "one", url=url) as console:
        desk = Desk(console)
        day_at_hr(desk)
        before = seen(desk)
        server.kill()
        server.start()
        assert seen(desk) == before
        given = console.storage.assignments.known()[0].assignment
        device = Device("E0001", "one", given)
        device.answers(given.questions, 20, FRIDAY)
        ledger = desk.take(device.file())
        assert [row.outcome for row in ledger.rows] == ["duplicate"]
        assert seen(desk)[0] == before[0]


def test_a_file_is_copied_to_a_server_and_back(server: Server, tmp_path: Path) -> None:
    """Counts and digests equal both ways; work goes on there; what is not empty is not written over."""
    with organisation(tmp_path / "file") as console:
        desk = Desk(console)
        day_at_hr(desk)
        there = OrganisationDatabase(tmp_path / "x", tmp_path / "y", server.database())
        there.open()
        copied = copy_data(console.storage.database, there)
        assert copied["answer_event"] > 100
        assert digests(there) == digests(console.storage.database)
        with pytest.raises(NotCopied):
            copy_data(console.storage.database, there)
        (tmp_path / "back").mkdir()
        back = OrganisationDatabase(tmp_path / "back" / "organisation.db", tmp_path / "back" / "backups")
        back.open()
        copy_data(there, back)
        assert digests(back) == digests(there)
        SqlAudit(there).note("copied", BY)
        assert counts(there)["audit_log"] == copied["audit_log"] + 1
        there.close()
        back.close()


def test_a_row_that_arrives_changed_undoes_the_copy(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: a digest that differs on one side; nothing stays behind."""
    with organisation(tmp_path / "file") as console:
        there = OrganisationDatabase(tmp_path / "x", tmp_path / "y", server.database())
        there.open()
        real = copying._digest
        monkeypatch.setattr(
            copying, "_digest", lambda connection, table: real(connection, table) + connection.dialect.name
        )
        with pytest.raises(NotCopied):
            copy_data(console.storage.database, there)
        assert not any(counts(there).values())
        there.close()


def look_and_write(database: OrganisationDatabase) -> None:
    """Do what one does who may only look, and more."""
    with database.writing() as connection:
        connection.exec_driver_sql("SET LOCAL ROLE looker")
        assert connection.exec_driver_sql("SELECT count(*) FROM person").scalar() == 95
        connection.exec_driver_sql("DELETE FROM person")


def test_a_viewer_may_look_and_not_write(server: Server, tmp_path: Path) -> None:
    """The server itself says no; it is a sentence."""
    url = server.database()
    with organisation(tmp_path / "one", url=url) as console:
        with console.storage.database.writing() as connection:
            connection.exec_driver_sql("CREATE ROLE looker")
            connection.exec_driver_sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO looker")
        with pytest.raises(MayNot):
            look_and_write(console.storage.database)
        assert counts(console.storage.database)["person"] == 95


def test_a_server_that_does_not_answer_is_one_sentence(tmp_path: Path) -> None:
    """Nobody listens there."""
    database = OrganisationDatabase(tmp_path / "x", tmp_path / "y", "postgresql+psycopg://hr@127.0.0.1:9/none")
    with pytest.raises(ServerGone) as gone:
        database.open()
    assert "127.0.0.1:9/none" in str(gone.value)
    database.close()
