"""The description of the files is true: its example is what we write, and a reader without our code reads it."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from tests.assigning import foreign_reader
from tests.assigning.people import DUE, SEED, core_pack, organisation
from trainer.assigning.plan_file import read_plan
from trainer.domain.registration import registration_of
from trainer.exchange.assignment_file import assignment_file, assignment_payload, read_assignment_file
from trainer.exchange.pack_archive import archive_digest
from trainer.sealing.signing import fingerprint, public_key

DESCRIBED = (Path(__file__).parent / "FORMATS.md").read_text("utf-8")
MOST_LINES = 60


def example_pack() -> bytes:
    """Return the pack of the example."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr(ZipInfo("pack.yaml", (1980, 1, 1, 0, 0, 0)), "format: qpack/1\n")
    return buffer.getvalue()


def example_file() -> bytes:
    """Return the example of a `.massign`, put together from the description alone."""
    key, signature = re.findall(r"```\n([0-9a-f]+)\n```", DESCRIBED)[:2]
    (payload,) = re.findall(r"```json\n(.*?)```", DESCRIBED, re.DOTALL)[:1]
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("pack.zip", example_pack())
        archive.writestr("payload", f"minori-massign 1\n{payload}".encode())
        archive.writestr("signature", bytes.fromhex(signature))
        archive.writestr("public-key", bytes.fromhex(key))
    return buffer.getvalue()


def test_the_example_is_a_valid_file_and_what_we_write() -> None:
    """Payload and signature stand in the description as our own writer makes them."""
    read = read_assignment_file(example_file())
    assert read.pack == example_pack()
    assert assignment_payload(read.assignment, archive_digest(read.pack)).decode() in DESCRIBED
    assert read_assignment_file(assignment_file(read.assignment, read.pack, SEED)) == read
    assert fingerprint(public_key(SEED)) in DESCRIBED
    assert registration_of(public_key(SEED), "A1", "Ｅ００１７") in DESCRIBED


def test_every_key_is_described(tmp_path: Path) -> None:
    """What an own file with everything in it says has its row."""
    with organisation(tmp_path) as console:
        told, _ = foreign_reader.read(console.massign(console.assign().own[0]))
    for key in told:
        assert f"`{key}`" in DESCRIBED, key


def test_a_reader_that_has_nothing_of_ours_reads_what_we_ship(tmp_path: Path) -> None:
    """And refuses what was changed; it is as short as it says, and imports nothing of ours."""
    with organisation(tmp_path) as console:
        assigned = console.assign()
        file = console.massign(assigned.common)
    told, files = foreign_reader.read(file)
    assert told["questions"] == list(assigned.common.questions)
    assert "pack.yaml" in files
    assert len(files) > 5
    assert len(core_pack().questions) > len(assigned.common.questions)
    with ZipFile(BytesIO(file)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in ("payload", "pack.zip", "public-key"):
        changed = BytesIO()
        with ZipFile(changed, "w") as archive:
            for one, data in parts.items():
                archive.writestr(one, data[:-2] + bytes([data[-2] ^ 1]) + data[-1:] if one == name else data)
        with pytest.raises(ValueError, match=r"signature|pack"):
            foreign_reader.read(changed.getvalue())
    source = Path(foreign_reader.__file__).read_text("utf-8")
    assert "trainer" not in source
    assert len(source.splitlines()) <= MOST_LINES


def test_the_plan_that_is_described_is_one() -> None:
    """Read whole, without a fault."""
    (written,) = re.findall(r"```yaml\n(.*?)```", DESCRIBED, re.DOTALL)
    plan = read_plan("plan.yaml", written.encode())
    assert (plan.id, plan.due_ms, [one.code for one in plan.special]) == ("A1", DUE, ["E0017", "E0018"])
