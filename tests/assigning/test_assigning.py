"""From a roster to the files that are handed out."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tests.assigning.people import core_archive, organisation
from trainer.exchange.assignment_file import read_assignment_file


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
