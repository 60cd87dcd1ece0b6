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
heavy = {"sqlmodel", "sqlalchemy", "pydantic", "fsrs", "yaml", "budoux"}

def told(stage):
    if stage == "frame":
        return
    met = sum(plant.stage > 0 for plant in window.main.stack.built["home"]._snapshot.plants)
    print(stage, len(heavy & set(sys.modules)), met, flush=True)
    if stage == "ready":
        from PySide6.QtGui import QShortcut
        keys = {key.key().toString() for key in window.main.findChildren(QShortcut)}
        assert {"Ctrl+1", "Ctrl+2"} <= keys, keys
    if stage == "ready":
        os._exit(0)

window = Window(folder, pack_folder(CommandLineOptions()), RealClock(), told)
sys.exit(window.run())
"""


def test_the_first_paint_shows_the_field_and_loads_nothing_heavy(tmp_path: Path) -> None:
    """At the first paint none of the heavy libraries is there and the plants are; when ready, all of them are."""
    study_some_days(tmp_path / "data", FIRST_MORNING, days=1, answers_a_day=8)
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(tmp_path / "data")], cwd=ROOT, capture_output=True, text=True, check=True,
        timeout=60,
    )  # fmt: skip
    painted, ready = (line.split() for line in done.stdout.splitlines())
    assert painted[:2] == ["painted", "0"]
    assert int(painted[2]) > 0
    assert ready == ["ready", "6", painted[2]]
