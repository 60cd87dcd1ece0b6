"""How long until the window has been painted, against a bare Qt window with one Japanese label.

Run `python -m tests.benchmarks.start [ROUNDS]`. Whole processes, in turn. The learner has studied the built-in pack for
some days, so the first paint shows their real field. With `--hundred` it starts a hundred times in a row, until
everything is ready, and says how many went well and how long the longest gap without painting was; with `--pieces` it
prints what the longest pieces are that are brought in between two turns of the event loop.
"""

import math
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from statistics import median

from tests.benchmarks.learner_for_window import study_some_days
from tests.benchmarks.measuring import in_turn, print_ratios, seconds_until

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

OURS = """
import os, sys
from trainer.app.cli import follow

def told(stage):
    if stage == sys.argv[-1]:
        print("painted", flush=True)
        os._exit(0)

follow(sys.argv[1:-1], told)
"""

READY = """
import os, sys, time
from PySide6.QtCore import QTimer
from pathlib import Path
from trainer.app.command_line_options import CommandLineOptions
from trainer.app.real_clock import RealClock
from trainer.app.starting import pack_folder
from trainer.app.window import Window
from trainer.storage.data_folder import DataFolder

folder = DataFolder(Path(sys.argv[2]))
folder.prepare()
assert folder.take()
beats = []

def told(stage):
    if stage == "painted":
        beats.append((time.perf_counter(), time.process_time()))
        heart.start(0)
    elif stage == "ready":
        beat()
        gap, busy = max((b[0] - a[0], b[1] - a[1]) for a, b in zip(beats, beats[1:]))
        print(f"gap {gap:.4f} {busy:.4f}", flush=True)
        print("ready", flush=True)
        window.main.close()

def beat():
    beats.append((time.perf_counter(), time.process_time()))
    window.main.repaint()

window = Window(folder, pack_folder(CommandLineOptions()), RealClock(), told)
heart = QTimer()
heart.timeout.connect(beat)
sys.exit(window.run())
"""

PIECES = """
import time
import trainer.ui.screen_stack, trainer.ui.screens.home, trainer.app.furnishing
from PySide6.QtCore import Qt
from trainer.app.bringing_in import PIECES, bring_in

for piece in PIECES:
    began = time.thread_time()
    bring_in(piece)
    print(piece, time.thread_time() - began)
"""
MOST_GAP_S = 0.1
LONGEST_PIECE_MS = 45
"""Of processor time; with what a turn of the event loop costs, the window is painted every 100 ms."""


def main() -> None:
    """Print the ratios."""
    if "--pieces" in sys.argv:
        _print_pieces(5)
        return
    hundred = "--hundred" in sys.argv
    rounds = next((int(word) for word in sys.argv[1:] if word.isdigit()), 11)
    with tempfile.TemporaryDirectory() as folder:
        study_some_days(Path(folder), time.time_ns() // 1_000_000)
        if hundred:
            _start_in_a_row(folder, 100)
            return
        taken = in_turn(
            {
                "bare window": partial(seconds_until, "painted", BARE),
                "first paint": partial(seconds_until, "painted", OURS, ["--data", folder, "frame"]),
                "home with the learner's state": partial(seconds_until, "painted", OURS, ["--data", folder, "painted"]),
            },
            rounds,
        )
    print_ratios(
        taken, "bare window", targets={"first paint": "at most 1.25", "home with the learner's state": "at most 1.6"}
    )


def _print_pieces(times: int) -> None:
    from tests.benchmarks.measuring import lines_of

    least: dict[str, float] = {}
    for _ in range(times):
        for line in lines_of(PIECES):
            piece, seconds = line.split()
            least[piece] = min(least.get(piece, math.inf), float(seconds) * 1000)
    for piece, took in sorted(least.items(), key=lambda one: -one[1])[:10]:
        print(f"{piece:<34} {took:6.1f} ms")
    print(
        f"longest {max(least.values()):.1f} ms of at most {LONGEST_PIECE_MS}; all together {sum(least.values()):.0f} ms"
    )


def _start_in_a_row(folder: str, times: int) -> None:
    from tests.benchmarks.measuring import lines_of

    gaps: list[tuple[float, float]] = []
    took = []
    for _ in range(times):
        began = time.perf_counter()
        lines = lines_of(READY, ["--data", folder])
        took.append(time.perf_counter() - began)
        assert "ready" in lines, lines
        gap, busy = next(line for line in lines if line.startswith("gap")).split()[1:]
        gaps.append((float(gap), float(busy)))
    print(f"{times} starts in a row, all ready and closed; median {median(took):.2f} s each")
    slow = sorted(one for one in gaps if one[0] > MOST_GAP_S)
    typical, worst = median(gap for gap, _ in gaps), max(gaps)[0]
    print(f"longest gap without a repaint: median {typical * 1000:.0f} ms, worst {worst * 1000:.0f} ms")
    print(f"starts with a gap above {MOST_GAP_S * 1000:.0f} ms: {len(slow)}")
    for gap, busy in slow:
        # Where the process did little in a long gap, the machine or its disk held it up.
        print(f"  {gap * 1000:.0f} ms, of which the process worked {busy * 1000:.0f} ms")


if __name__ == "__main__":
    main()
