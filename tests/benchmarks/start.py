"""How long until the window has been painted, against a bare Qt window with one Japanese label.

Run `python -m tests.benchmarks.start [ROUNDS]`. Whole processes, in turn. The learner has studied the built-in pack for
some days, so the first paint shows their real field. `--beside CHECKOUT` starts another checkout in the same rounds,
with a learner of its own that the same answers have made. `--many N` starts N times in a row, until everything is
ready, and says how many went well and how long the longest gap without painting was.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from tests.benchmarks.measuring import ROOT, in_turn, lines_of, print_ratios, seconds_until

BARE = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel

class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.say)
        return False

    def say(self):
        print("painted", flush=True)
        application.quit()

application = QApplication(sys.argv[:1])
label = QLabel("営業とマーケティング")
label.resize(1280, 800)
painted = Painted()
label.installEventFilter(painted)
label.show()
application.exec()
"""

FOLLOW = """
import os, sys
try:
    from trainer.app.cli import follow
except ModuleNotFoundError:  # the commit before the rooms got these names
    from trainer.bootstrap.command_line import follow
"""

OURS = f"""{FOLLOW}
def told(stage):
    if stage == sys.argv[-1]:
        print("painted", flush=True)
        os._exit(0)

follow(sys.argv[1:-1], told)
"""

ASKED = f"""{FOLLOW}
def told(stage):
    if stage != "ready":
        return
    from PySide6.QtWidgets import QApplication, QPushButton
    try:
        from trainer.ui.question.screen import QuestionScreen
    except ModuleNotFoundError:
        from trainer.ui.screens.question import QuestionScreen

    def painted(_screen, _event):
        print("asked", flush=True)
        os._exit(0)

    # Neither a filter of all events nor a list of all widgets: PySide would make a class of each that it hands out.
    QuestionScreen.paintEvent = painted
    (window,) = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    buttons = (one for one in window.findChildren(QPushButton) if one.isVisible())
    (start,) = (one for one in buttons if one.property("role") == "primary")
    start.click()

follow(sys.argv[1:], told)
"""

READY = """
import sys, time
from trainer.app.cli import follow

beats = []
BEAT_MS = 10  # quicker than a screen; without a pause it would take half the interpreter from the thread that imports

def told(stage):
    global heart, window
    if stage == "painted":
        # Not above: our own room for Qt is to be the first that imports it.
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication
        (window,) = (one for one in QApplication.topLevelWidgets() if one.isVisible())

        def beat():
            beats.append((time.perf_counter(), time.process_time()))
            window.repaint()

        heart = QTimer()
        heart.timeout.connect(beat)
        beat()
        heart.start(BEAT_MS)
    elif stage == "ready":
        beats.append((time.perf_counter(), time.process_time()))
        gap, busy = max((b[0] - a[0], b[1] - a[1]) for a, b in zip(beats, beats[1:]))
        print(f"gap {gap:.4f} {busy:.4f}", flush=True)
        print("ready", flush=True)
        heart.stop()
        window.close()

sys.exit(follow(sys.argv[1:], told))
"""

LEARNER = """
import sys
from pathlib import Path
from tests.benchmarks.learner_for_window import study_some_days

study_some_days(Path(sys.argv[1]), int(sys.argv[2]))
"""
MOST_GAP_S = 0.2
FIRST_PAINT, HOME, FIRST_QUESTION = 1.2, 2.0, 1.05
"""What is aimed at: the first two beside a bare window, the last beside the other checkout."""


def main(words: list[str]) -> None:
    """Print the ratios."""
    numbers = [int(word) for word in words if word.isdigit()]
    beside = Path(words[words.index("--beside") + 1]).resolve() if "--beside" in words else None
    with tempfile.TemporaryDirectory() as folder:
        now_ms = time.time_ns() // 1_000_000
        own = _learner(ROOT, Path(folder) / "own", now_ms)
        if "--many" in words:
            _start_in_a_row(own, *numbers)
            return
        cases = {"bare window": partial(seconds_until, "painted", BARE)} | _cases(ROOT, own)
        if beside is not None:
            cases |= {
                f"{name}, {beside.name}": case
                for name, case in _cases(beside, _learner(beside, Path(folder) / "other", now_ms)).items()
            }
        taken = in_turn(cases, *numbers or [11])
    print_ratios(
        taken,
        "bare window",
        targets={"first paint": f"at most {FIRST_PAINT}", "home with the learner's state": f"at most {HOME}"},
    )
    if beside is not None:
        print(f"\nbeside {beside.name}, of {beside}")
        for name in _cases(ROOT, own):
            target = {"first question": f"at most {FIRST_QUESTION}"}
            print_ratios({name: taken[name], "other": taken[f"{name}, {beside.name}"]}, "other", targets=target)


def _learner(checkout: Path, folder: Path, now_ms: int) -> Path:
    """Return the data folder of a learner, made by the checkout that will read it."""
    lines_of(LEARNER, [str(folder), str(now_ms)], checkout=checkout)
    return folder


def _cases(checkout: Path, folder: Path) -> dict[str, Callable[[], float]]:
    data = ["--data", str(folder)]
    stages = {"first paint": "frame", "home with the learner's state": "painted", "ready": "ready"}
    painted = {
        name: partial(seconds_until, "painted", OURS, [*data, stage], checkout) for name, stage in stages.items()
    }
    return {**painted, "first question": partial(seconds_until, "asked", ASKED, data, checkout)}


def _start_in_a_row(folder: Path, times: int) -> None:
    gaps: list[tuple[float, float]] = []
    took, hung = [], 0
    for _ in range(times):
        began = time.perf_counter()
        try:
            lines = lines_of(READY, ["--data", str(folder)])
        except subprocess.TimeoutExpired:
            hung += 1
            continue
        took.append(time.perf_counter() - began)
        assert "ready" in lines, lines
        gap, busy = next(line for line in lines if line.startswith("gap")).split()[1:]
        gaps.append((float(gap), float(busy)))
    print(f"{times} starts in a row, {hung} hung; the others ready and closed after a median of {median(took):.2f} s")
    slow = sorted(one for one in gaps if one[0] > MOST_GAP_S)
    typical, worst = median(gap for gap, _ in gaps), max(gaps)[0]
    print(
        f"longest gap without a repaint: median {typical * 1000:.0f} ms of at most {MOST_GAP_S * 1000:.0f} ms, "
        f"worst {worst * 1000:.0f} ms"
    )
    print(f"starts with a gap above {MOST_GAP_S * 1000:.0f} ms: {len(slow)}")
    for gap, busy in slow:
        # Where the process did little in a long gap, the machine or its disk held it up.
        print(f"  {gap * 1000:.0f} ms, of which the process worked {busy * 1000:.0f} ms")
    if hung or typical > MOST_GAP_S:
        sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
