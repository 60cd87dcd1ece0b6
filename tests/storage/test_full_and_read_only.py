import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.storage.records import DAY, PACK
from tests.storage.trouble import answer, digest, says
from trainer.storage import problems
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.storage.problems import DiskFull

posix = pytest.mark.skipif(sys.platform == "win32", reason="users and limits of another kind there")
NOBODY = 65_534


def test_a_full_disk_keeps_everything_and_goes_on(storage: Storage, folder: DataFolder) -> None:
    """The answer that does not fit raises a sentence; after space is freed the same connection takes it."""
    answer(storage, 1)
    with storage.database.driver() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + 1}")
    with pytest.raises(DiskFull) as caught:
        _answer_on(storage)
    written = len(storage.log.of_day(PACK, DAY))
    says(caught.value, str(folder.database))
    assert [entry.sequence for entry in storage.log.of_day(PACK, DAY)] == list(range(1, written + 1))
    with storage.database.driver() as connection:
        connection.execute("PRAGMA max_page_count=1000000")
    answer(storage, written + 1)
    assert len(storage.log.of_day(PACK, DAY)) == written + 1
    assert storage.log.verify_chain() is None


def _answer_on(storage: Storage) -> None:
    for number in count(2):
        answer(storage, number)


def _run(code: str, *args: object) -> list[str]:
    ran = subprocess.run(
        [sys.executable, "-c", code, *map(str, args)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""
    return ran.stdout.splitlines()


LIMITED = """
import resource, sys
from pathlib import Path
from tests.storage.records import answered_record, events_of, DAY, PACK
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.open_database import open_storage
from trainer.storage.problems import StorageProblem
from trainer.study.ports import StateChanges
from trainer.translations import say

folder = DataFolder(Path(sys.argv[1]))
folder.prepare()
storage = open_storage(folder, lambda: "device")
limit = folder.database.stat().st_size + 40_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

def answer(number):
    answered = answered_record(number=number)
    storage.log.append(answered, events_of(answered), StateChanges())

number = 0
try:
    while True:
        answer(number + 1)
        number += 1
except StorageProblem as problem:
    print(type(problem).__name__, say(problem.sentence, "ja"))
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
try:
    storage.backups.make(1)
except StorageProblem as problem:
    print(type(problem).__name__, say(problem.sentence, "ja"))
print(len(storage.log.of_day(PACK, DAY)) == number, list(folder.backups.iterdir()))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
answer(number + 1)
print(len(storage.log.of_day(PACK, DAY)) == number + 1, storage.log.verify_chain())
"""


@posix
def test_a_file_size_limit(tmp_path: Path) -> None:
    """The system refuses to let the file grow: sentences, nothing lost, no ruin of a backup, and it goes on after."""
    said = _run(LIMITED, tmp_path)
    assert said[0].startswith("DiskFault")
    assert "空き容量" in said[0]
    assert said[1].startswith("DiskFault")
    assert said[2:] == ["True []", "True None"]


TINY_DISK = """
import os, subprocess, sys
from pathlib import Path
from tests.storage.records import answered_record, events_of, DAY, PACK
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.open_database import open_storage
from trainer.storage.problems import StorageProblem
from trainer.study.ports import StateChanges

if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", sys.argv[1]], capture_output=True).returncode:
    print("no tmpfs")
    sys.exit(0)
folder = DataFolder(Path(sys.argv[1]) / "data")
folder.prepare()
storage = open_storage(folder, lambda: "device")
ballast = Path(sys.argv[1]) / "ballast"
ballast.write_bytes(bytes(500_000))

def answer(number):
    answered = answered_record(number=number)
    storage.log.append(answered, events_of(answered), StateChanges())

number = 0
try:
    while True:
        answer(number + 1)
        number += 1
except StorageProblem as problem:
    print(type(problem).__name__)
try:
    storage.backups.make(1)
except StorageProblem as problem:
    print(type(problem).__name__, len(list(folder.backups.iterdir())))
print(len(storage.log.of_day(PACK, DAY)) == number)
ballast.unlink()
answer(number + 1)
print(len(storage.log.of_day(PACK, DAY)) == number + 1, storage.log.verify_chain())
"""


@posix
def test_a_really_full_disk(tmp_path: Path) -> None:
    """The same on a disk of one megabyte, where the test may mount one."""
    wrapped = f"import os; os.unshare(os.CLONE_NEWNS)\n{TINY_DISK}" if hasattr(os, "unshare") else TINY_DISK
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    try:
        said = _run(wrapped, tmp_path)
    finally:
        subprocess.run(["umount", str(tmp_path)], capture_output=True, check=False)
    if said == ["no tmpfs"]:
        pytest.skip("mounting is not allowed here")
    assert said == ["DiskFull", "DiskFull 0", "True", "True None"]


UNPRIVILEGED = """
import os, sys
from pathlib import Path
from tests.storage.records import answered_record, events_of, DAY, PACK
from trainer.storage.data_folder import DataFolder
from trainer.storage.startup_snapshot import read_startup_snapshot
from trainer.storage.learner.open_database import open_storage
from trainer.storage.problems import StorageProblem
from trainer.translations import say

if os.geteuid() == 0:
    os.setgid(int(sys.argv[2]))
    os.setuid(int(sys.argv[2]))
folder = DataFolder(Path(sys.argv[1]))
for attempt in (folder.prepare, folder.take, lambda: open_storage(folder, lambda: "device")):
    try:
        attempt()
        print("ok")
    except StorageProblem as problem:
        print(type(problem).__name__, say(problem.sentence, "ja"), say(problem.sentence, "en"))
print(read_startup_snapshot(folder.database, DAY) is not None)
"""


@pytest.fixture
def open_to_all(new_id: Callable[[], str]) -> Iterator[DataFolder]:
    """Return a data folder with one answer that any user can reach."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder = DataFolder(Path(name) / "data")
        folder.prepare()
        assert folder.take()
        folder.release()
        storage = open_storage(folder, new_id)
        answer(storage, 1)
        storage.close()
        yield folder
        for path in (folder.path, folder.backups, folder.cache):
            path.chmod(0o700)


def _read_only(folder: DataFolder) -> None:
    for path in (folder.database, folder.path / "lock"):
        path.chmod(0o444)
    for path in (folder.backups, folder.cache, folder.path):
        path.chmod(0o555)


@posix
def test_a_read_only_folder(open_to_all: DataFolder) -> None:
    """As a user without rights: a sentence at every step, and the first glance can still read."""
    _read_only(open_to_all)
    before = digest(open_to_all.path)
    prepared, taken, opened, glanced = _run(UNPRIVILEGED, open_to_all.path, NOBODY)
    assert prepared == "ok"
    for said in (taken, opened):
        assert said.startswith("ReadOnlyFolder")
        assert said.count(str(open_to_all.path)) == 2
        assert said.count("--data") == 2
    assert glanced == "True"
    assert digest(open_to_all.path) == before


@posix
def test_only_the_folder_is_read_only(open_to_all: DataFolder) -> None:
    """A writable file in a read-only folder cannot be written safely: seen at opening, not at the first answer."""
    _read_only(open_to_all)
    for path in (open_to_all.database, open_to_all.path / "lock"):
        path.chmod(0o666)
    before = digest(open_to_all.path)
    prepared, taken, opened, _ = _run(UNPRIVILEGED, open_to_all.path, NOBODY)
    assert (prepared, taken) == ("ok", "ok")
    assert opened.startswith("ReadOnlyFolder")
    # What ended without letting go has left a word in the lock.
    assert digest(open_to_all.path) | {"lock": ""} == before | {"lock": ""}


@posix
def test_a_folder_that_cannot_be_made(open_to_all: DataFolder) -> None:
    """Neither in a read-only place nor where a file stands in the way."""
    _read_only(open_to_all)
    inside = open_to_all.path / "new"
    prepared, *_ = _run(UNPRIVILEGED, inside, NOBODY)
    assert prepared.startswith("ReadOnlyFolder")
    assert prepared.count(str(inside)) == 2
    prepared, *_ = _run(UNPRIVILEGED, open_to_all.database / "new", NOBODY)
    assert prepared.startswith("WrongPlace")


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), OSError("no number")])
def test_any_error_of_the_disk_has_a_sentence(tmp_path: Path, error: OSError) -> None:
    """What has no sentence of its own is a fault of the disk."""
    says(problems.of_os(error, tmp_path), str(tmp_path))
