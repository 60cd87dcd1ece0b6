"""How much memory the app holds after a hundred answers, against a bare Qt window with one Japanese label.

Run `python -m tests.benchmarks.memory [ROUNDS]`. PSS of the one process from /proc, so Linux only; whole processes, in
turn.
"""

import shutil
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from tests.benchmarks.learner_for_window import study_some_days
from tests.benchmarks.measuring import in_turn, lines_of, print_ratios
from tests.benchmarks.start import BARE

LIMIT_MIB = 150
PSS = """
def pss_mib():
    with open("/proc/self/smaps_rollup") as rollup:
        return next(int(line.split()[1]) for line in rollup if line.startswith("Pss:")) / 1024
"""
BARE_THEN_PSS = PSS + BARE.replace('print("painted", flush=True)', "print(pss_mib(), flush=True)")
OURS = (
    PSS
    + """
import os, sys
from trainer.app.cli import follow
from trainer.app.startup import Startup
from trainer.domain.response import DONT_KNOW
from trainer.study.steps import AskStep, EndStep

answered = 0

def told(stage):
    if stage == "ready":
        flow = startup().wiring.workplaces.study
        flow.step_shown.connect(stepped)
        flow.begin("review")

def stepped(step):
    global answered
    question = startup().window.stack.built.get("question")
    if answered == 100:
        print(pss_mib(), flush=True)
        startup().window.close()
    elif isinstance(step, AskStep):
        answered += 1
        question.answered.emit(DONT_KNOW, None, 10)
    elif isinstance(step, EndStep):
        startup().wiring.workplaces.study.begin("weak")
    else:
        question.go_on_wanted.emit()

started = []
made = Startup.__init__

def remembered(self, *args, **named):
    made(self, *args, **named)
    started.append(self)

def startup():
    return started[0]

Startup.__init__ = remembered
sys.exit(follow(sys.argv[1:], told))
"""
)


def main() -> None:
    """Print MiB and ratio."""
    rounds = next((int(word) for word in sys.argv[1:] if word.isdigit()), 7)
    with tempfile.TemporaryDirectory() as folder:
        study_some_days(Path(folder), time.time_ns() // 1_000_000)
        taken = in_turn(
            {
                "bare window": lambda: float(lines_of(BARE_THEN_PSS)[0]),
                "after a hundred answers": partial(_ours, folder),
            },
            rounds,
        )
    print_ratios(
        taken, "bare window", unit="MiB", targets={"after a hundred answers": f"at most 3.2 and {LIMIT_MIB} MiB"}
    )


def _ours(folder: str) -> float:
    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(folder, copy, dirs_exist_ok=True)
        return float(lines_of(OURS, ["--data", copy], timeout_s=120)[0])


if __name__ == "__main__":
    main()
