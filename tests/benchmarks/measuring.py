"""Whole processes, timed from outside and compared with a floor measured in the same run, in turn."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.large_screen import OFFSCREEN

ROOT = Path(__file__).resolve().parents[2]


def _environment(checkout: Path) -> dict[str, str]:
    """Return the environment of a plain start: with compiled files, as after any second start."""
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", OFFSCREEN)}
    environment["PYTHONPATH"] = str(checkout)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def seconds_until(line: str, code: str, arguments: Sequence[str] = (), checkout: Path = ROOT) -> float:
    """Start Python on `code`, return the seconds until it prints `line`, then let it end."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True,
        env=_environment(checkout), cwd=checkout,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        for said in process.stdout:
            if said.strip() == line:
                took = time.perf_counter() - began
                process.stdout.read()
                return took
    message = f"the process ended without printing {line!r}"
    raise RuntimeError(message)


def lines_of(code: str, arguments: Sequence[str] = (), timeout_s: float = 60, checkout: Path = ROOT) -> list[str]:
    """Run Python on `code` until it ends well, and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True, timeout=timeout_s,
        env=_environment(checkout), cwd=checkout, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return done.stdout.splitlines()


def in_turn(cases: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Run every case once a round, after one uncounted round: a change of the machine's speed hits all alike."""
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for number in range(rounds + 1):
        for name, case in cases.items():
            value = case()
            if number:
                taken[name].append(value)
    return taken


def print_ratios(
    taken: Mapping[str, Sequence[float]], floor: str, unit: str = "s", targets: Mapping[str, str] | None = None
) -> None:
    """Print each case's median and its ratio to the floor, taken round by round."""
    for name, values in taken.items():
        ratios = sorted(value / base for value, base in zip(values, taken[floor], strict=True))
        middle = statistics.median(ratios)
        target = (targets or {}).get(name, "")
        print(
            f"{name:<34} median {statistics.median(values):8.4f} {unit}   ratio {middle:6.2f}"
            f"  ({ratios[0]:.2f}–{ratios[-1]:.2f})  n={len(values)}  {target}"
        )
