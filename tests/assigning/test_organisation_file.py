"""The organisation's file gets what trust gave the learner's: backups that were read back, checks, and a way back."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.assigning.flips import FlippedOrganisation, places
from tests.assigning.people import BY, NAME, SEED, WORDS, Console, organisation, roster_csv, roster_rows, small_plan
from trainer.domain.message import english
from trainer.domain.problem import KnownProblem
from trainer.sealing.locked_key import lock_key, unlock_key
from trainer.sealing.recovery_text import recovery_text, seed_from_recovery
from trainer.sealing.signing import public_key
from trainer.storage.learner.backup.packing import plain_bytes
from trainer.storage.organisation import open_organisation as opening
from trainer.storage.organisation.backups import restore_organisation
from trainer.storage.organisation.check import check_organisation
from trainer.storage.organisation.folder import OrganisationFolder
from trainer.storage.organisation.forget import forget_person
from trainer.storage.organisation.open_organisation import open_organisation, set_up_organisation
from trainer.storage.organisation.problems import OrganisationDamaged, OrganisationMissing

pytestmark = pytest.mark.slow
FLIPS = 60
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def flipped(tmp_path_factory: pytest.TempPathFactory) -> FlippedOrganisation:
    """Return an organisation with a roster, two revisions of an assignment, and a backup."""
    return FlippedOrganisation(tmp_path_factory.mktemp("flips"))


@pytest.mark.parametrize("piece", [0, *(pytest.param(one, marks=pytest.mark.long) for one in range(1, 10))])
def test_a_flipped_bit_is_told_and_doing_what_is_said_gives_all_back(flipped: FlippedOrganisation, piece: int) -> None:
    """Never a raw exception, never a changed row that nobody notices."""
    outcomes = [flipped.flip(*place) for place in places(flipped.content, FLIPS, seed=piece)]
    harmed, told = sum(one.harmed for one in outcomes), sum(bool(one.said) for one in outcomes)
    print(f"{len(outcomes)} flips: {harmed} did harm, {told} were told of")
    assert [one for one in outcomes if one.raw] == []
    assert [one for one in outcomes if one.harmed and not one.said] == []
    assert [one for one in outcomes if one.said and not one.back] == []
    assert harmed > FLIPS // 3


def test_control_a_row_without_its_check_value_would_pass(
    flipped: FlippedOrganisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The harness sees a changed row that nobody notices."""
    for room in ("learner.row_door", "organisation.check"):
        monkeypatch.setattr(f"trainer.storage.{room}.is_sound", lambda _row: True)
    outcomes = [flipped.flip(*place) for place in places(flipped.content, 60, seed=1)]
    assert any((one.harmed and not one.said) or one.raw for one in outcomes)


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is not known there")
@pytest.mark.parametrize("kills", [25, pytest.param(200, marks=pytest.mark.long)])
def test_no_act_is_half_done_by_kill_9(tmp_path: Path, kills: int) -> None:
    """Killed at random moments of importing and assigning: all of an act or nothing, and nothing acknowledged lost."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.assigning.killing", str(tmp_path), str(kills)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert (found["kills"], found.get("lost", 0), found.get("half", 0)) == (kills, 0, 0)
    assert found["acknowledged"] > kills // 4


def test_a_forgotten_person_is_in_no_byte_of_the_folder(tmp_path: Path) -> None:
    """Code, name, leave and reason are gone from file, backups and what was set aside; a pseudonym stays."""
    with organisation(tmp_path) as console:
        console.assign(small_plan(people=("E0006", "E0017", "E0018")))
        storage = console.storage
        storage.backups.make(1_000)
        person = next(one for one in storage.roster.people() if one.code == "E0017")
        console.import_roster(roster_csv([row for row in roster_rows() if row[0] != "E0040"]), "2027-01-01")
        storage.backups.make(2_000)
        before = len(storage.assignments.assignees("A1"))
        storage.close()
        restore_organisation(storage.folder)
        storage = open_organisation(storage.folder, lambda: "id")
        ids = iter(f"new-{number}" for number in range(99))
        forgotten = forget_person(storage.folder, storage.database, "Ｅ0017", lambda: next(ids), BY)
        assert forgotten.pseudonym == person.pseudonym
        assert len(storage.assignments.assignees("A1")) == before
        assert "new-0" in {one.registration for one in storage.assignments.assignees("A1")}
        canaries = [one.encode() for one in ("E0017", "e0017", person.name, "出張のため延長", *forgotten.registrations)]
        canaries.append(person.name.encode("cp932"))
        assert _holding(storage.folder.path, canaries) == []
        assert _holding(storage.folder.path, [person.pseudonym.encode()]) != []
        assert _holding(storage.folder.path, [b"E0018"]) != []
        assert check_organisation(storage.database) == len(storage.audit.entries())
        assert storage.audit.entries()[-1].subject == person.pseudonym
        with pytest.raises(KnownProblem):
            forget_person(storage.folder, storage.database, "E0017", lambda: next(ids), BY)
        storage.close()
        for backup in list(storage.folder.backups.iterdir()):
            restore_organisation(storage.folder, backup.name)
            again = open_organisation(storage.folder, lambda: "id")
            check_organisation(again.database)
            again.close()


def _holding(folder: Path, canaries: list[bytes]) -> list[str]:
    """Return the files that hold one of these, packed or plain."""
    found = []
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        data = path.read_bytes() + (plain_bytes(path) if path.suffix == ".gz" else b"")
        # What the built-in pack itself says is no trace of a person.
        found += [f"{path.name}: {one!r}" for one in canaries if one in data]
    return found


def test_a_network_share_is_refused_with_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is made there; the sentence names what to do."""
    monkeypatch.setattr(opening, "shaky_place", lambda _path: "a network")
    folder = OrganisationFolder(tmp_path / "share")
    with pytest.raises(KnownProblem) as caught:
        set_up_organisation(folder, lambda: "id", NAME, public_key(SEED), BY)
    assert "--organisation" in english(caught.value.sentence)
    assert not folder.path.exists()


def test_a_synchronised_folder_is_refused(tmp_path: Path) -> None:
    """The real look at the place."""
    with pytest.raises(KnownProblem):
        set_up_organisation(OrganisationFolder(tmp_path / "OneDrive" / "org"), lambda: "id", NAME, public_key(SEED), BY)


def test_every_backup_was_read_back_and_one_more_is_made_after_an_act(tmp_path: Path) -> None:
    """A damaged file is not backed up, a missing one is said to be missing, and going back gives all back."""
    with organisation(tmp_path) as console:
        storage = console.storage
        assert storage.backups.make_if_due(1_000) is not None
        assert storage.backups.make_if_due(2_000) is None
        console.assign(small_plan())
        assert storage.backups.make_if_due(3_000) is not None
        people = storage.roster.people()
    folder = storage.folder
    folder.database.unlink()
    with pytest.raises(OrganisationMissing):
        open_organisation(folder, lambda: "id")
    restore_organisation(folder)
    again = open_organisation(folder, lambda: "id")
    assert (again.roster.people(), len(again.assignments.known())) == (people, 1)
    again.close()


def test_what_is_done_after_going_back_is_backed_up_as_well(tmp_path: Path) -> None:
    """The trail of before is longer, and still it is not what the newest backup is."""
    with organisation(tmp_path) as console:
        old = console.storage.backups.make(1_000)
        for minutes in range(3):
            console.assign(small_plan(valid_days=minutes + 1))
        console.storage.backups.make(2_000)
    folder = console.storage.folder
    restore_organisation(folder, old.path.name)
    again = Console(open_organisation(folder, lambda: "id"))
    again.assign(small_plan(valid_days=99))
    assert again.storage.backups.make_if_due(3_000) is not None
    again.storage.close()
    folder.database.unlink()
    restore_organisation(folder)
    last = open_organisation(folder, lambda: "id")
    assert [one.assignment.valid_days for one in last.assignments.known()] == [99]
    last.close()


def test_a_changed_trail_shows(tmp_path: Path) -> None:
    """A hand that knows SQL and the check value still cannot change a line without the lines behind it."""
    from trainer.storage.learner.check_values import with_crc

    with organisation(tmp_path) as console:
        console.assign(small_plan())
    database = console.storage.folder.database
    with closing(sqlite3.connect(database)) as raw:
        raw.row_factory = sqlite3.Row
        row = dict(raw.execute("SELECT * FROM audit_log WHERE number = 2").fetchone())
        row = with_crc({**row, "actor": "somebody else"})
        raw.execute("UPDATE audit_log SET actor = :actor, crc = :crc WHERE number = :number", row)
        raw.commit()
    storage = open_organisation(console.storage.folder, lambda: "id")
    with pytest.raises(OrganisationDamaged) as caught:
        check_organisation(storage.database)
    assert english(caught.value.sentence).startswith("Line 2 of the audit trail")
    storage.close()


def test_two_consoles_do_not_open_one_folder(tmp_path: Path) -> None:
    """The second is told; another program's file is left alone."""
    with organisation(tmp_path) as console, pytest.raises(KnownProblem):
        open_organisation(OrganisationFolder(console.storage.folder.path), lambda: "id")
    console.storage.folder.database.write_bytes(b"SQLite format 3\x00" + bytes(200))
    with pytest.raises(KnownProblem):
        open_organisation(console.storage.folder, lambda: "id")


def test_the_recovery_sheet_gives_the_key_back_and_a_slip_is_found() -> None:
    """However it is spaced and in whatever case; each wrong letter is noticed."""
    sheet = recovery_text(SEED)
    assert seed_from_recovery(sheet.lower().replace(" ", "-")) == SEED
    for at in range(len(sheet)):
        if sheet[at].isalpha():
            wrong = sheet[:at] + ("B" if sheet[at] != "B" else "C") + sheet[at + 1 :]
            assert seed_from_recovery(wrong) is None
    assert seed_from_recovery("") is None


def test_the_key_opens_by_its_passphrase_alone() -> None:
    """One line, and nothing of the key in it."""
    line = lock_key(SEED, WORDS, bytes(16))
    assert unlock_key(line, WORDS) == SEED
    assert unlock_key(line, WORDS + " ") is None
    assert SEED.hex() not in line


def test_the_folder_is_for_this_user_only(tmp_path: Path) -> None:
    """File, backups and folder."""
    with organisation(tmp_path) as console:
        console.storage.backups.make(1_000)
        folder = console.storage.folder.path
        if os.name == "posix":
            modes = {oct(path.stat().st_mode & 0o077) for path in (folder, *folder.rglob("*"))}
            assert modes == {"0o0"}
