"""Rosters and assignments in child processes that are killed at random moments.

Run as `python -m tests.assigning.killing FOLDER KILLS [SEED]`: each child is forked, imports and assigns in turn until
kill -9; the parent reopens the file and checks it. Prints one line of JSON.
"""

import json
import os
import signal
import sys
import time
from collections import Counter
from itertools import count
from pathlib import Path
from random import Random

from tests.assigning.people import Console, organisation, roster_csv, roster_rows, small_plan
from trainer.storage.organisation.check import check_organisation
from trainer.storage.organisation.folder import OrganisationFolder
from trainer.storage.organisation.open_organisation import open_organisation

_GROUPS = ("S1", "M1", "K1")


def act(console: Console, step: int) -> None:
    """Move everybody of the first ten, or assign the next revision."""
    if step % 2:
        rows = [(*row[:2], _GROUPS[step % 3], *row[3:]) if at < 10 else row for at, row in enumerate(roster_rows())]
        console.import_roster(roster_csv(rows), f"2027-01-{step % 28 + 1:02d}")
    else:
        console.assign(small_plan(3, groups=("T1",), people=(), special=(), valid_days=step + 1))


def _child(folder: OrganisationFolder, pipe: int, first: int) -> None:
    storage = open_organisation(folder, lambda: f"{time.monotonic_ns():032x}")
    console = Console(storage)
    os.write(pipe, b"ready\n")
    for step in count(first):
        act(console, step)
        os.write(pipe, f"{storage.audit.entries()[-1].number}\n".encode())


def _killed(folder: OrganisationFolder, first: int, acts: int, wait_s: float) -> int:
    """Kill a child some time after so many acts; return the newest line that was acknowledged, 0 where none was."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            _child(folder, writing, first)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as pipe:
        assert pipe.readline() == "ready\n"
        heard = [int(pipe.readline()) for _ in range(acts)]
        time.sleep(wait_s)
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        assert os.WIFSIGNALED(status)
        return max([*heard, *(int(line) for line in pipe.read().split())], default=0)


def kill_often(place: Path, kills: int, seed: int) -> Counter[str]:
    """Kill so often, checking after each kill."""
    chance, total = Random(seed), Counter[str]()
    with organisation(place) as console:
        console.assign(small_plan(3, groups=("T1",), people=(), special=()))
    folder = OrganisationFolder(place / "organisation")
    for kill in range(kills):
        told = _killed(folder, kill * 1000, chance.randrange(3), chance.uniform(0.0, 0.15))
        total["hot"] += Path(f"{folder.database}-journal").exists()
        storage = open_organisation(folder, lambda: "id")
        trail = check_organisation(storage.database)
        entries = storage.audit.entries()
        assigned = sum(one.act == "assigned" for one in entries)
        last = next((one for one in reversed(entries) if one.act == "roster"), None)
        total["kills"] += 1
        total["acknowledged"] += bool(told)
        # One act may have reached the disk without having been acknowledged.
        total["lost"] += trail < told
        total["half"] += assigned != len(storage.assignments.revisions("A1"))
        total["half"] += last is None or len(storage.roster.people()) != 95
        storage.close()
    return total


if __name__ == "__main__":
    print(json.dumps(kill_often(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 7)))
