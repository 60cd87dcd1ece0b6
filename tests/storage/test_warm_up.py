import json
import subprocess
import sys
from pathlib import Path

import pytest

from trainer.storage.warm_up import STAGES

LONGEST_MS = 100
"""What the window may stand still for."""

REST = """
import sys, json, threading, tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tests.storage.records import DAY, PACK, answered_record, cancelled_record, events_of
from trainer.domain.preferences import Preferences
from trainer.storage.data_folder import DataFolder
from trainer.storage.startup_snapshot import read_startup_snapshot
from trainer.storage.worker_thread import WorkerThread
from trainer.storage.warm_up import STAGES, bring_in
from trainer.study.ports import StateChanges

for stage in STAGES:
    bring_in(stage)
before = set(sys.modules)
from trainer.storage.learner.open_database import open_storage

def use(folder):
    storage = open_storage(folder, lambda: "device")
    answered = answered_record(number=1)
    storage.log.append(answered, events_of(answered), StateChanges())
    storage.log.cancel(cancelled_record(number=2, cancels=answered), StateChanges())
    storage.log.state(PACK), storage.log.of_day(PACK, DAY), list(storage.log.replay(PACK)), storage.log.study_days(PACK)
    storage.preferences.write(Preferences())
    storage.flags.add(PACK, "1", "q", 1, 1)
    storage.layouts.keep(PACK, "h", "[]")
    made = storage.backups.make(1)
    storage.backups.restore(made.path)
    storage.close()

folder = DataFolder(Path(tempfile.mkdtemp()))
folder.prepare()
thread = WorkerThread()
thread.submit(use, folder).result()
thread.close()
print(json.dumps(sorted(set(sys.modules) - before)))
"""

TIMES = """
import json, sys, time
import PySide6.QtWidgets
from trainer.storage.warm_up import STAGES, bring_in

def run():
    times = {}
    for stage in STAGES:
        start = time.perf_counter()
        bring_in(stage)
        times[stage] = (time.perf_counter() - start) * 1000
    return times

print(json.dumps(run()))
"""

WHOLE = """
from trainer.storage.warm_up import STAGES, bring_in
for stage in STAGES:
    bring_in(stage)
import pydantic, sqlalchemy, sqlalchemy.engine, sqlalchemy.orm, sqlalchemy.sql, sqlmodel, sys
for module in (sqlalchemy, sqlalchemy.engine, sqlalchemy.orm, sqlalchemy.sql, sqlmodel, pydantic):
    assert all(hasattr(module, name) for name in getattr(module, "__all__", ())), module
assert sqlalchemy.sql is sys.modules["sqlalchemy.sql"]
assert sqlalchemy.select is sqlalchemy.sql.select
assert sqlalchemy.orm.Session and sqlalchemy.create_engine and sqlmodel.Field and sqlalchemy.__version__
print(len(dir(sqlalchemy)), len(dir(sqlalchemy.sql)), len(dir(sqlalchemy.orm)), len(dir(sqlalchemy.engine)))
"""

PLAIN = """
import fsrs, yaml, budoux, sqlalchemy.dialects.sqlite, trainer.storage.learner.open_database
import sqlalchemy, sqlalchemy.engine, sqlalchemy.orm, sqlalchemy.sql
print(len(dir(sqlalchemy)), len(dir(sqlalchemy.sql)), len(dir(sqlalchemy.orm)), len(dir(sqlalchemy.engine)))
"""

OTHER_ORDER = """
import trainer.storage.warm_up as warm_up
# As if a version of the library had another inner order: this module cannot come first.
warm_up.STAGES = ("sqlalchemy.orm.context", *warm_up.STAGES)
overs = []
start_over = warm_up._start_over
warm_up._start_over = lambda: (overs.append(1), start_over())
for stage in warm_up.STAGES:
    warm_up.bring_in(stage)
import sqlmodel
print(sqlmodel.select(1), len(overs))
"""


def _run(code: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""
    return ran.stdout.strip()


def test_afterwards_the_thread_imports_nothing() -> None:
    """Opening, answering, undoing, backing up and restoring on the database thread load no further module."""
    assert json.loads(_run(REST)) == []


def test_the_packages_are_whole_afterwards() -> None:
    """Brought in piece by piece, each package has exactly the names it has when it is imported plainly."""
    assert _run(WHOLE) == _run(PLAIN)


def test_another_inner_order_of_the_library_only_costs_time() -> None:
    """Where the pieces do not fit, the library is imported whole."""
    assert _run(OTHER_ORDER) == "SELECT 1 1"


def test_no_stage_is_named_twice() -> None:
    """Each is brought in once."""
    assert len(set(STAGES)) == len(STAGES)


def test_no_stage_holds_the_window_up() -> None:
    """After PySide6 no stage takes longer than 100 ms; the best of five tries counts, others share the machine."""
    tries = [json.loads(_run(TIMES)) for _ in range(5)]
    best = {stage: min(one[stage] for one in tries) for stage in STAGES}
    slowest = max(best, key=lambda stage: best[stage])
    assert best[slowest] < LONGEST_MS, (slowest, best[slowest])


@pytest.mark.parametrize("name", ["sqlalchemy", "sqlmodel", "pydantic", "fsrs", "yaml", "budoux"])
def test_the_list_itself_is_light(name: str) -> None:
    """Importing the list of stages imports none of them."""
    assert _run(f"import sys, trainer.storage.warm_up; print({name!r} in sys.modules)") == "False"
