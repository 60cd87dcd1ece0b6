import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.storage.records import DAY, GOAL, PACK, answered_record, events_of
from trainer.domain.learner import FactState, Memory
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.storage.startup_snapshot import read_startup_snapshot
from trainer.study.home import Layout, PlotLine
from trainer.study.layout_json import layout_to_json
from trainer.study.ports import StateChanges

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is not known there")

PLOT = PlotLine(GOAL, 0, "left", "集客", "", "文", "", ())
LAYOUT = Layout(PACK, "違い", "", (("役割", ""),), ("左", ""), ("右", ""), (PLOT,))

HALF_WRITTEN = """
import os, signal, sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None)
raw.execute("PRAGMA synchronous=EXTRA")
# Pages go into the file before the commit, behind a synced journal: where a kill in the middle of a commit leaves it.
raw.execute("PRAGMA cache_size=1")
raw.execute("BEGIN IMMEDIATE")
raw.execute("UPDATE fact_state SET stability = 99.0")
raw.execute("UPDATE preference SET value = '25' WHERE name = 'minutes'")
raw.executemany("INSERT INTO preference VALUES (?, ?, 0)", [(f"filler{n}", "x" * 900) for n in range(200)])
os.kill(os.getpid(), signal.SIGKILL)
"""


def _seen_without_the_journal(database: Path) -> float:
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)) as raw:
        return float(raw.execute("SELECT stability FROM fact_state").fetchone()[0])


def _files(folder: DataFolder) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.path.iterdir() if one.is_file()}


def test_a_hot_journal_is_neither_overlooked_nor_rolled_back(storage: Storage, folder: DataFolder) -> None:
    """After kill -9 in the middle of a commit there is no snapshot, and no byte changes; the opening puts it right."""
    storage.layouts.keep(PACK, "h", layout_to_json(LAYOUT))
    answered = answered_record(number=1)
    state = FactState(GOAL, Memory(2.5, 5.0, DAY), answers=1, right=1, last_correct=True)
    storage.log.append(answered, events_of(answered), StateChanges(facts=[state]))
    storage.close()
    before = read_startup_snapshot(folder.database, DAY)
    assert before is not None
    assert before.held[GOAL].stability == 2.5

    ran = subprocess.run([sys.executable, "-c", HALF_WRITTEN, str(folder.database)], check=False)
    assert ran.returncode == -9
    left = _files(folder)
    assert f"{folder.database.name}-journal" in left
    # The control: whoever overlooks the journal sees what was never committed.
    assert _seen_without_the_journal(folder.database) == 99.0

    assert read_startup_snapshot(folder.database, DAY) is None
    assert _files(folder) == left

    open_storage(folder, lambda: "device").close()
    assert read_startup_snapshot(folder.database, DAY) == before
