"""How long until an unpacked bundle's home is painted, against the checkout's.

Run `python -m tests.benchmarks.bundle_start FOLDER [ROUNDS]`. Whole processes in turn, the bundle's through the very
script that people start, on the same learner's record.
"""

import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from tests.benchmarks.measuring import ROOT, in_turn, lines_of, print_ratios, seconds_until
from tests.benchmarks.start import LEARNER, OURS

MOST = 1.3
"""Times the checkout's home."""
_TIMED = """
import runpy, sys
from pathlib import Path
here = Path(__file__).parent
start = runpy.run_path(str(here / "start.py"))
start["lend_data"](here / "system")
start["lend_libraries"](here / "system")
"""


def seconds_of_bundle(folder: Path, arguments: list[str]) -> float:
    """Return the seconds until the bundle has painted."""
    (folder / "timed.py").write_text(_TIMED + OURS, "utf-8")
    script = folder / "timed"
    script.write_text((folder / "minori").read_text("utf-8").replace("start.py", "timed.py"), "utf-8")
    began = time.perf_counter()
    with subprocess.Popen(
        ["sh", script, *arguments], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
    ) as run:
        assert run.stdout is not None
        for said in run.stdout:
            if said.strip() == "painted":
                took = time.perf_counter() - began
                run.stdout.read()
                return took
    raise RuntimeError("the bundle ended without a painted home")


def main(words: list[str]) -> None:
    """Print the ratio."""
    folder = Path(words[0]).resolve()
    rounds = int(words[1]) if len(words) > 1 else 11
    with tempfile.TemporaryDirectory() as kept:
        data = Path(kept) / "own"
        lines_of(LEARNER, [str(data), str(time.time_ns() // 1_000_000)])
        arguments = ["--data", str(data), "painted"]
        cases = {
            "checkout": partial(seconds_until, "painted", OURS, arguments, ROOT),
            "bundle": partial(seconds_of_bundle, folder, arguments),
        }
        print_ratios(in_turn(cases, rounds), "checkout", targets={"bundle": f"at most {MOST}"})


if __name__ == "__main__":
    main(sys.argv[1:])
