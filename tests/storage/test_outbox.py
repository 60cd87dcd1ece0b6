"""Results on their way: killed at any moment, nothing half stands under a final name, and none is lost."""

import resource
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from random import Random
from time import sleep

import pytest

from trainer.domain.message import Message
from trainer.storage.outbox import NotDelivered, Outbox, Waiting

KILLS_IN_CI, KILLS = 20, 200
SIZE = 300_000
CHILD = """
import sys
from hashlib import sha256
from itertools import count
from pathlib import Path
from trainer.storage.outbox import Outbox, Waiting

data, there, first = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
outbox = Outbox(data)
for waiting in outbox.waiting():
    outbox.deliver(waiting)
    outbox.delivered(waiting)
print("ready", flush=True)
for number in count(first):
    body = sha256(str(number).encode()).digest() * (int(sys.argv[4]) // 32)
    made = Waiting(f"A1-00000000-{number:07d}.mres", str(there), "r", number, 540, number, "0" * 64)
    outbox.put(made, body)
    outbox.deliver(made)
    outbox.delivered(made)
"""


def waiting(folder: Path, number: int = 1, registration: str = "r") -> Waiting:
    """Return a result that goes to a folder."""
    return Waiting(f"A1-00000000-{number:07d}.mres", str(folder), registration, number, 540, number, "0" * 64)


def _body(name: str) -> bytes:
    number = int(name.removesuffix(".mres").rpartition("-")[2])
    return sha256(str(number).encode()).digest() * (SIZE // 32)


def _killed(data: Path, there: Path, kills: int) -> None:
    chance = Random(kills)
    for turn in range(kills):
        command = [sys.executable, "-c", CHILD, str(data), str(there), str(turn * 1_000 + 1), str(SIZE)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            sleep(chance.uniform(0, 0.03))
            child.kill()
        for file in there.glob("*.mres"):
            assert file.read_bytes() == _body(file.name)
    outbox = Outbox(data)
    for one in outbox.waiting():
        outbox.deliver(one)
        outbox.delivered(one)
    assert outbox.waiting() == ()
    assert all(file.read_bytes() == _body(file.name) for file in there.glob("*.mres"))


@pytest.mark.parametrize("kills", [KILLS_IN_CI, pytest.param(KILLS, marks=pytest.mark.long)])
def test_no_kill_leaves_half_a_file_under_a_final_name(tmp_path: Path, kills: int) -> None:
    """The next start delivers what waited, whole."""
    there = tmp_path / "return"
    there.mkdir()
    _killed(tmp_path / "data", there, kills)
    assert list(there.glob("*.mres"))


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    """Return the outbox of a data folder."""
    return Outbox(tmp_path / "data")


def _refused(outbox: Outbox, one: Waiting) -> Message:
    with pytest.raises(NotDelivered) as refusal:
        outbox.deliver(one)
    assert outbox.waiting() == (one,)
    return refusal.value.sentence


def test_a_folder_that_is_gone_or_none_is_named(outbox: Outbox, tmp_path: Path) -> None:
    """The result waits, and goes there when there is such a folder."""
    gone, file = waiting(tmp_path / "gone"), tmp_path / "a-file"
    outbox.put(gone, b"x")
    assert "cannot be reached" in _refused(outbox, gone).id
    (tmp_path / "gone").mkdir()
    outbox.deliver(gone)
    outbox.delivered(gone)
    assert [one.name for one in (tmp_path / "gone").iterdir()] == [gone.name]
    file.write_text("")
    none = waiting(file, 2)
    outbox.put(none, b"x")
    assert "cannot be reached" in _refused(outbox, none).id


def test_a_full_folder_leaves_nothing_behind(outbox: Outbox, tmp_path: Path) -> None:
    """Neither the file nor its unfinished part."""
    there = tmp_path / "return"
    there.mkdir()
    one = waiting(there)
    outbox.put(one, bytes(100_000))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        assert "no room" in _refused(outbox, one).id
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(there.iterdir()) == []
    outbox.deliver(one)
    assert (there / one.name).stat().st_size == 100_000


def test_a_later_result_takes_the_place_of_one_that_waits(outbox: Outbox, tmp_path: Path) -> None:
    """Each holds all of its registration; that of another one stays."""
    first, other, second = waiting(tmp_path), waiting(tmp_path, 2, "other"), waiting(tmp_path, 3)
    for one in (first, other, second):
        outbox.put(one, b"x")
    assert outbox.waiting() == (other, second)


def test_the_newest_three_are_kept(outbox: Outbox, tmp_path: Path) -> None:
    """For whoever wants to look; only this user may read them."""
    there = tmp_path / "return"
    there.mkdir()
    for number in range(1, 6):
        one = waiting(there, number)
        outbox.put(one, b"x")
        outbox.deliver(one)
        outbox.delivered(one)
    kept = sorted((tmp_path / "data" / "outbox").iterdir())
    assert len(kept) == 3
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o600}
    assert len(list(there.iterdir())) == 5
