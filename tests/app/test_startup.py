"""Nothing heavy is loaded before the first paint, and the home it shows is the learner's own."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.learner_for_window import study_some_days
from tests.journeys.learner import FIRST_MORNING

ROOT = Path(__file__).resolve().parents[2]
WATCHED = """
import os, sys
from pathlib import Path
from trainer.app.chosen_pack import built_in_pack
from trainer.storage.data_folder import DataFolder
from trainer.app.real_clock import RealClock
from trainer.app.startup import Startup

folder = DataFolder(Path(sys.argv[1]))
folder.prepare()
folder.take()
libraries = {"sqlmodel", "sqlalchemy", "pydantic", "fsrs"}
heavy = libraries | {"yaml", "budoux"}

def told(stage):
    if stage == "frame":
        return
    met = sum(plant.stage > 0 for plant in startup.window.stack.built["home"]._snapshot.plants)
    print(stage, len(heavy & set(sys.modules)), libraries <= set(sys.modules), met, flush=True)
    if stage == "ready":
        from PySide6.QtGui import QShortcut
        keys = {key.key().toString() for key in startup.window.findChildren(QShortcut)}
        assert {"Ctrl+1", "Ctrl+2"} <= keys, keys
        training = ("trainer.ui.screens.console", "trainer.ui.controllers.console", "trainer.app.organisation_console")
        assert not [name for name in sys.modules if name.startswith(training)]
        os._exit(0)

startup = Startup(folder, built_in_pack(), RealClock(), told)
sys.exit(startup.run())
"""


def test_the_first_paint_shows_the_field_and_loads_nothing_heavy(tmp_path: Path) -> None:
    """At the first paint no heavy library is there and the plants are; when ready, what studying needs is."""
    study_some_days(tmp_path / "data", FIRST_MORNING, days=1, answers_a_day=8)
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(tmp_path / "data")], cwd=ROOT, capture_output=True, text=True, check=True,
        timeout=60,
    )  # fmt: skip
    painted, ready = (line.split() for line in done.stdout.splitlines())
    assert painted[:3] == ["painted", "0", "False"]
    assert int(painted[3]) > 0
    assert ready[2:] == ["True", painted[3]]


def test_what_the_thread_imports_brings_nothing_of_qt() -> None:
    """Qt's classes belong to the thread that shows them."""
    names = {"sqlmodel", "fsrs", "PySide6", "shiboken6"}
    code = f"import sys, trainer.app.library_session; print(sorted({names} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['fsrs', 'sqlmodel']"


CLOSED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from trainer.app.chosen_pack import built_in_pack
from trainer.app.real_clock import RealClock
from trainer.app.startup import Startup
from trainer.storage.data_folder import DataFolder

folder = DataFolder(Path(sys.argv[1]))
folder.prepare()
assert folder.take()

def told(stage):
    if stage == sys.argv[2]:
        startup.window.close()

startup = Startup(folder, built_in_pack(), RealClock(), told)
if sys.argv[2] == "at once":
    QTimer.singleShot(0, startup.window.close)
startup.run()
print("ended", DataFolder(folder.path).take())
"""


@pytest.mark.parametrize("phase", ["at once", "frame", "painted", "ready"])
def test_closed_in_any_phase_it_ends_and_lets_go_of_the_folder(phase: str, tmp_path: Path) -> None:
    """Whoever closes the window at once finds no process left behind, and can start again."""
    done = subprocess.run(
        [sys.executable, "-c", CLOSED, str(tmp_path / "data"), phase], cwd=ROOT, capture_output=True, text=True,
        check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "ended True", "")
