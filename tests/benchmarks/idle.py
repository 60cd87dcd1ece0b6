"""How much the app works while nobody is there: processor time a minute, on the home, on a question, on a feedback.

Run `python -m tests.benchmarks.idle [SECONDS]`; 600 by default, as the gate says. Whole processes one after the other,
each with the same time of settling down first. Control: a bare window with a 60 Hz timer, which must be found out.
"""

import sys
import tempfile
from typing import Final

from tests.benchmarks.measuring import lines_of

LIMIT_MS: Final = 5.0
"""Of processor time, all threads, a minute."""
SETTLING_S: Final = 8
MARGIN_S: Final = 120

MEASURED = """
import sys, time
from PySide6.QtCore import QTimer

def measure(application, seconds, settling, done):
    def begin():
        began = time.process_time(), time.monotonic()
        def end():
            spent, passed = time.process_time() - began[0], time.monotonic() - began[1]
            print("ms a minute", spent * 1000 * 60 / passed, flush=True)
            done()
        QTimer.singleShot(seconds * 1000, end)
    QTimer.singleShot(settling * 1000, begin)
"""
BARE = (
    MEASURED
    + """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication(["bare", "-style", "Fusion"])
window = QLabel("営業とマーケティング")
window.resize(1280, 800)
window.show()
timer = QTimer()
timer.timeout.connect(window.update)
if sys.argv[3] == "timer":
    timer.start(1000 // 60)
measure(application, int(sys.argv[1]), int(sys.argv[2]), application.quit)
sys.exit(application.exec())
"""
)
OURS = (
    MEASURED
    + """
from pathlib import Path
from trainer.app.chosen_pack import built_in_pack
from trainer.app.real_clock import RealClock
from trainer.app.startup import Startup
from trainer.domain.response import DONT_KNOW
from trainer.storage.data_folder import DataFolder
from trainer.study.steps import AskStep

seconds, settling, place, data = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], DataFolder(Path(sys.argv[4]))
data.prepare()
assert data.take()

def leave():
    startup.window.close()

def begin():
    measure(startup.application, seconds, settling, leave)

def stepped(step):
    if place == "feedback" and isinstance(step, AskStep):
        startup.window.stack.built["question"].answered.emit(DONT_KNOW, None, 10)
    else:
        begin()

def told(stage):
    if stage != "ready":
        return
    if place == "home":
        begin()
    else:
        startup.wiring.workplaces.study.step_shown.connect(stepped)
        startup.wiring.workplaces.study.begin("learn")

startup = Startup(data, built_in_pack(), RealClock(), told)
startup.run()
"""
)
PLACES: Final = ("home", "question", "feedback")


def _asked(code: str, seconds: int, *more: str) -> float:
    lines = lines_of(code, (str(seconds), str(SETTLING_S), *more), timeout_s=seconds + SETTLING_S + MARGIN_S)
    (line,) = (each for each in lines if each.startswith("ms a minute"))
    return float(line.split()[-1])


def main() -> int:
    """Print milliseconds a minute; 1 where the app is above the limit or the control below it."""
    seconds = next((int(word) for word in sys.argv[1:] if word.isdigit()), 600)
    taken = {"bare window": _asked(BARE, seconds, "still")}
    for place in PLACES:
        with tempfile.TemporaryDirectory() as folder:
            taken[place] = _asked(OURS, seconds, place, folder)
    control = _asked(BARE, seconds, "timer")
    for name, spent in taken.items():
        print(f"{name:<12} {spent:7.2f} ms of processor a minute, left alone for {seconds} s")
    print(f"{'control':<12} {control:7.2f} ms: a 60 Hz timer (limit {LIMIT_MS})")
    return int(max(taken[place] for place in PLACES) > LIMIT_MS or control <= LIMIT_MS)


if __name__ == "__main__":
    sys.exit(main())
