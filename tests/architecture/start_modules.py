"""Which of our modules a start imports, stage by stage.

`python -m tests.architecture.start_modules` writes the list anew.
Look at the difference before it is committed: whatever is new there, everybody waits for.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.packs.small_pack import write_pack

ROOT: Final = Path(__file__).resolve().parents[2]
LIST: Final = Path(__file__).with_name("start_modules.txt")
STAGES: Final = ("frame", "painted", "ready", "asked")
"""The first paint, the home, the data at hand, the first question."""
HEAVY: Final = ("PySide6", "sqlalchemy", "sqlmodel", "pydantic", "fsrs", "yaml", "budoux", "platformdirs")

START: Final = """
import os, sys
from trainer.app.cli import follow

def tell(stage):
    print(stage, *sorted(sys.modules), flush=True)
    if stage == "asked":
        os._exit(0)

def told(stage):
    tell(stage)
    if stage != "ready":
        return
    from PySide6.QtWidgets import QApplication, QPushButton
    from trainer.ui.question.screen import QuestionScreen

    QuestionScreen.paintEvent = lambda _self, _event: tell("asked")
    (window,) = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    buttons = (one for one in window.findChildren(QPushButton) if one.isVisible())
    next(one for one in buttons if one.property("role") == "primary").click()

follow(sys.argv[1:], told)
"""


def loaded(folder: Path, before: str = "") -> dict[str, frozenset[str]]:
    """Return what is imported by the end of each stage in a second start; `before` is run ahead of it."""
    pack, data = write_pack(folder / "pack"), folder / "data"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    for code in (START, f"{before}\n{START}"):
        done = subprocess.run(
            [sys.executable, "-c", code, "--data", str(data), "--pack", str(pack)], cwd=ROOT, env=environment,
            capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
    lines = (line.split() for line in done.stdout.splitlines())
    return {stage: frozenset(filter(_counts, names)) for stage, *names in lines}


def _counts(name: str) -> bool:
    return name.startswith("trainer.") or name in HEAVY


def room_of(name: str) -> str:
    """Return the folder a module lies in."""
    return name.rpartition(".")[0] or "libraries"


def read(text: str) -> dict[str, frozenset[str]]:
    """Return what each stage may have imported by its end; the list says of each only what it adds."""
    found: dict[str, frozenset[str]] = {}
    known: frozenset[str] = frozenset()
    for part in text.split("# ")[1:]:
        stage, *lines = part.splitlines()
        for room, _, names in (line.partition(": ") for line in lines if line):
            known |= {name if room == "libraries" else f"{room}.{name}" for name in names.split()}
        found[stage] = known
    return found


def written(stages: Mapping[str, frozenset[str]]) -> str:
    """Return the list, of each stage what it adds, room by room."""
    known: frozenset[str] = frozenset()
    parts = []
    for stage in STAGES:
        rooms: dict[str, list[str]] = {}
        for name in sorted(stages[stage] - known):
            rooms.setdefault(room_of(name), []).append(name.rpartition(".")[2])
        known |= stages[stage]
        parts.append(
            "\n".join([f"# {stage}", *(f"{room}: {' '.join(names)}" for room, names in sorted(rooms.items()))])
        )
    return "\n\n".join(parts) + "\n"


def too_early(found: Mapping[str, frozenset[str]], allowed: Mapping[str, frozenset[str]]) -> list[str]:
    """Return a line for every module that is there at a stage whose list does not have it, at the first such stage."""
    seen: set[str] = set()
    lines = []
    for stage in STAGES:
        for name in sorted(found[stage] - allowed[stage] - seen):
            seen.add(name)
            lines.append(f"{name} is imported before {stage}")
    return lines


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        LIST.write_text(written(loaded(Path(scratch))), encoding="utf-8")
