"""From a plan to the files that are handed out: who gets what, and what stands in no file."""

import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest

from tests.assigning.people import (
    DUE,
    PLAN,
    SEED,
    TODAY,
    core_archive,
    core_pack,
    organisation,
    roster_csv,
    roster_rows,
    small_plan,
)
from trainer.assigning.plan import PlanProblem, Selection, Special, selected
from trainer.domain.assignment import Personal
from trainer.domain.message import english
from trainer.domain.problem import KnownProblem
from trainer.domain.question import Form
from trainer.domain.registration import registration_of
from trainer.exchange.assignment_file import assignment_file, read_assignment_file
from trainer.exchange.assignment_files import file_name, write_assignment_files
from trainer.exchange.pack_archive import PackArchiveProblem, pack_archive, unpack_pack
from trainer.exchange.signed_file import FileAltered, FileIncomplete
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.sealing.signing import public_key


def every_part(file: bytes) -> list[bytes]:
    """Return what is in a file, unpacked."""
    with ZipFile(BytesIO(file)) as archive:
        return [archive.read(name) for name in archive.namelist()]


def test_a_common_file_names_nobody_and_own_files_one_person_each(tmp_path: Path) -> None:
    """Those with an extension, an exemption or a leave get a file of their own; no byte of any names another."""
    with organisation(tmp_path) as console:
        assigned = console.assign()
        people = console.storage.roster.people()
        own = {one.personal.person: one for one in assigned.own if one.personal is not None}
        assert sorted(own) == ["E0006", "E0017", "E0018"]
        assert own["E0017"].personal == ("E0017", DUE + 7 * 86_400_000, False, False)
        assert own["E0018"].personal == ("E0018", None, True, False)
        assert own["E0006"].personal == ("E0006", DUE + 4 * 86_400_000, False, False)
        for code, assignment in (("", assigned.common), *own.items()):
            file = console.massign(assignment)
            read = read_assignment_file(file)
            assert (read.assignment, read.pack) == (assignment, core_archive())
            data = file + b"".join(every_part(file))
            assert code.encode() in data
            assert not [one.reason for one in assigned.assignees if one.reason and one.reason.encode() in data]
            for person in people:
                if person.code != code:
                    assert person.code.encode() not in data
                assert person.name.encode() not in data


def test_a_second_plan_of_the_same_id_is_the_next_revision(tmp_path: Path) -> None:
    """Revisions only go up, the same plan once more is the same revision, and who is no longer meant is kept."""
    with organisation(tmp_path) as console:
        first = console.assign()
        assert (first.common.rev, first.is_new, first.people) == (1, True, 40)
        again = console.assign()
        assert (again.common, again.is_new) == (first.common, False)
        second = console.assign(replace(PLAN, groups=("S1",), due_ms=DUE + 1))
        assert (second.common.rev, second.people) == (2, 22)
        assert {one.person for one in second.assignees} == {one.person for one in first.assignees}
        assert [one.assignment.rev for one in console.storage.assignments.revisions("A1")] == [1, 2]
        assert [one.assignment for one in console.storage.assignments.known()] == [second.common]
        # An extension alone is a revision, too: it changes what somebody is told.
        third = console.assign(replace(PLAN, groups=("S1",), due_ms=DUE + 1, special=()))
        assert (third.common.rev, len(third.own)) == (3, 1)


def test_two_of_one_person_s_computers_come_to_the_same_registration() -> None:
    """Whatever writes the code, the registration is one; of another assignment or key it is another."""
    key = public_key(SEED)
    assert registration_of(key, "A1", "Ｅ００１７ ") == registration_of(key, "A1", "e0017")
    assert registration_of(key, "A1", "128") != registration_of(key, "A1", "00128")
    assert registration_of(key, "A2", "E0017") != registration_of(key, "A1", "E0017")


def test_only_what_can_count_is_assigned() -> None:
    """No question that learners judge themselves, none retired, none that asks beyond what was selected."""
    pack = core_pack()
    facts, questions = selected(PLAN.selection, pack)
    assert {f"{pack.facts[one].aspect}/{pack.facts[one].side}" for one in facts} <= {
        "time/sales", "metrics/sales", "metrics/marketing", "metrics/both",
    }  # fmt: skip
    for one in questions:
        assert set(pack.questions[one].tests) <= set(facts)
        assert pack.questions[one].form is not Form.SELF_JUDGED
        assert not pack.questions[one].retired
    everything = selected(Selection(everything=True), pack)
    assert len(everything[1]) > len(questions) > 10


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"groups": ("S9",)}, "There is no group “S9”"),
        ({"people": ("E0999",)}, "There is nobody with the code E0999"),
        ({"special": (Special("E0003", exempt=True, reason="x"),), "groups": ("M1",)}, "the plan is not for them"),
        ({"selection": Selection(topics=("time/sale",))}, 'Did you mean "time/sales"?'),
        ({"selection": Selection(facts=("nothing",))}, 'There is no fact "nothing"'),
        ({"selection": Selection(questions=("nothing",))}, 'There is no question "nothing"'),
    ],
)
def test_what_pack_and_roster_do_not_have_is_told(tmp_path: Path, changed: dict[str, object], said: str) -> None:
    """Nothing is kept of a plan with a fault."""
    with organisation(tmp_path) as console:
        with pytest.raises(PlanProblem) as caught:
            console.assign(replace(PLAN, **changed))  # type: ignore[arg-type]
        assert said in " ".join(english(one) for one in caught.value.faults)
        assert console.storage.assignments.known() == ()


def test_who_is_away_without_an_end_has_nothing_due(tmp_path: Path) -> None:
    """Their own file says so; who has left gets none at all."""
    rows = roster_rows()
    rows[0] = (*rows[0][:3], "育休", "2026-11-01", "")
    del rows[5]
    with organisation(tmp_path) as console:
        console.import_roster(roster_csv(rows), TODAY)
        assigned = console.assign()
        own = {one.personal.person: one.personal for one in assigned.own if one.personal is not None}
        assert own["E0001"] == ("E0001", None, False, True)
        assert assigned.people == 39
        assert "E0006" not in own


def test_files_are_written_whole_and_the_same_each_time(tmp_path: Path) -> None:
    """One common, one for each who has one of their own; again they are byte for byte the same."""
    with organisation(tmp_path) as console:
        assigned = console.assign(small_plan())
        first = write_assignment_files(assigned, core_archive(), SEED, tmp_path / "out")
        before = {one.path.name: one.path.read_bytes() for one in first}
        write_assignment_files(assigned, core_archive(), SEED, tmp_path / "out")
        assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
        assert sorted(before) == ["A1-r1-E0006.massign", "A1-r1-E0017.massign", "A1-r1-E0018.massign", "A1-r1.massign"]
        odd = Personal("人事/1", exempt=True)
        assert "/" not in file_name(replace(assigned.own[0], personal=odd))


def test_the_pack_inside_is_the_pack(tmp_path: Path) -> None:
    """Unpacked it reads as the one that was assigned, and nothing in an archive leads out of the folder."""
    unpack_pack(core_archive(), tmp_path / "pack")
    read = load_pack(tmp_path / "pack", QUESTION_TYPES)
    assert read == core_pack()
    assert pack_archive(tmp_path / "pack") == core_archive()
    for name in ("../pack.yaml", "/etc/passwd", "facts/../../x.yaml", "run.sh", "facts/a/b.yaml"):
        buffer = BytesIO()
        with ZipFile(buffer, "w") as archive:
            archive.writestr("pack.yaml", "format: qpack/1\n")
            archive.writestr(name, "x")
        with pytest.raises(PackArchiveProblem):
            unpack_pack(buffer.getvalue(), tmp_path / "odd")
    assert not (tmp_path / "odd").exists()


def test_altered_cut_and_foreign_files_are_refused(tmp_path: Path) -> None:
    """A changed byte, an end that is missing, another pack, another key: a sentence each, never content."""
    with organisation(tmp_path) as console:
        assigned = console.assign(small_plan())
        file = console.massign(assigned.common)
    chance, refused = Random(6), 0
    whole = read_assignment_file(file)
    for _ in range(100):
        changed = bytearray(file)
        changed[chance.randrange(len(file))] ^= 1 << chance.randrange(8)
        try:
            # What lies outside of payload and pack, as a date in the zip, may change nothing.
            assert read_assignment_file(bytes(changed)) == whole
        except KnownProblem:
            refused += 1
    assert refused > 80
    for end in (0, 1, 100, len(file) // 2, len(file) - 1):
        with pytest.raises(FileIncomplete):
            read_assignment_file(file[:end])
    other = assignment_file(assigned.common, core_archive(), bytes(32))
    with pytest.raises(FileAltered):
        read_assignment_file(other)


@pytest.mark.oracles
def test_openssl_verifies_a_shipped_file(tmp_path: Path) -> None:
    """A program of others says yes to the payload, and no to one with another digit."""
    with organisation(tmp_path) as console:
        file = console.massign(console.assign(small_plan()).common)
    parts = dict(zip(("payload", "signature", "key"), every_part(file), strict=False))
    # RFC 8410: what stands before the 32 bytes of an Ed25519 key in DER.
    (tmp_path / "key.der").write_bytes(bytes.fromhex("302a300506032b6570032100") + parts["key"])
    (tmp_path / "signature").write_bytes(parts["signature"])

    def verified(payload: bytes) -> bool:
        (tmp_path / "payload").write_bytes(payload)
        words = "openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey key.der -sigfile signature -in payload"
        return subprocess.run(words.split(), cwd=tmp_path, capture_output=True, check=False).returncode == 0

    assert verified(parts["payload"])
    assert not verified(parts["payload"].replace(b'"rev": 1', b'"rev": 2'))


def test_due_is_the_end_of_that_second_in_its_zone() -> None:
    """23:59:59.999 in Tokyo is in time."""
    moment = datetime.fromtimestamp(DUE / 1000, UTC)
    assert moment.isoformat(timespec="milliseconds") == "2026-12-14T14:59:59.999+00:00"
