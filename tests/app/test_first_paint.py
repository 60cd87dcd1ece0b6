"""Nothing heavy is loaded before the first paint, and the home it shows is the learner's own."""

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.learner_for_window import study_some_days
from tests.journeys.learner import FIRST_MORNING

ROOT = Path(__file__).resolve().parents[2]
WATCHED = """
import os, sys
from pathlib import Path
from trainer.app.command_line_options import CommandLineOptions
from trainer.app.starting import pack_folder
from trainer.storage.data_folder import DataFolder
from trainer.app.real_clock import RealClock
from trainer.app.window import Window

folder = DataFolder(Path(sys.argv[1]))
folder.prepare()
folder.take()
libraries = {"sqlmodel", "sqlalchemy", "pydantic", "fsrs"}
heavy = libraries | {"yaml", "budoux"}

def told(stage):
    if stage == "frame":
        return
    met = sum(plant.stage > 0 for plant in window.main.stack.built["home"]._snapshot.plants)
    print(stage, len(heavy & set(sys.modules)), libraries <= set(sys.modules), met, flush=True)
    if stage == "ready":
        from PySide6.QtGui import QShortcut
        keys = {key.key().toString() for key in window.main.findChildren(QShortcut)}
        assert {"Ctrl+1", "Ctrl+2"} <= keys, keys
        os._exit(0)

window = Window(folder, pack_folder(CommandLineOptions()), RealClock(), told)
sys.exit(window.run())
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
