"""Backups made in child processes that are killed at random moments.

Run as `python -m tests.storage.killing_backups FOLDER KILLS careful|hasty`; prints one line of JSON. `hasty` writes
under the final name at once: the control that must leave unusable files.
"""

import json
import os
import signal
import sys
import time
from itertools import count
from pathlib import Path
from random import Random

from tests.benchmarks.made_learner import made_facts, make_learner
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.backup.verify_backup import read_back
from trainer.storage.learner.backup_names import BackupName, named_backups
from trainer.storage.learner.open_database import open_storage


def _child(folder: DataFolder, start_ms: int, pipe: int, *, hasty: bool) -> None:
    storage = open_storage(folder, lambda: "device")
    for utc_ms in count(start_ms, 86_400_000):
        if hasty:
            with storage.database.driver() as connection:
                connection.execute("VACUUM INTO ?", (str(folder.backups / str(BackupName(utc_ms, 2_000))),))
        else:
            storage.backups.make(utc_ms)
        os.write(pipe, b".")


def _back_up_until_killed(folder: DataFolder, start_ms: int, wait_s: float, *, hasty: bool) -> None:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            _child(folder, start_ms, writing, hasty=hasty)
        finally:
            os._exit(1)
    os.close(writing)
    # The first one is finished; the kill hits a later one.
    if os.read(reading, 1) != b".":
        raise AssertionError("the child did not start")
    time.sleep(wait_s)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(reading)


def main() -> None:
    """Print how many backups were made, and how many of them cannot be used."""
    folder = make_learner(Path(sys.argv[1]), facts=made_facts(100), reviews=2_000)
    rng = Random(7)
    made = unusable = 0
    for kill in range(int(sys.argv[2])):
        start_ms, wait_s = kill * 100_000_000_000, rng.uniform(0.0, 0.08)
        _back_up_until_killed(folder, start_ms, wait_s, hasty=sys.argv[3] == "hasty")
        for _, path in named_backups(folder.backups):
            made += 1
            unusable += read_back(path) is None
            path.unlink()
    print(json.dumps({"made": made, "unusable": unusable}))


if __name__ == "__main__":
    main()
