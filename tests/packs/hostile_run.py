"""Opens hostile packs as a person would, each in a process of its own: `python -m tests.packs.hostile_run WAY NAME…`.

Prints a line of JSON a pack: how it ended, what was said, the processor seconds it took and the memory it needed.
"""

import importlib
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.packs.hostile import HOSTILE, SOUND
from trainer.app import run
from trainer.app.real_clock import RealClock
from trainer.domain.visible import visible
from trainer.storage.data_folder import DataFolder

LONGEST_S = 300
"""On a busy machine; a pack that has not ended by then is a finding by its status."""


def check(pack: Path, _data: Path) -> int:
    """Run `check PACK`."""
    return run(["check", str(pack)])


def terminal(pack: Path, data: Path) -> int:
    """Study as lines of text, and leave at once: nobody types."""
    return run(["--terminal", "--data", str(data), "--pack", str(pack)])


def window(pack: Path, data: Path) -> int:
    """Open the window and begin; ends with the first sentence, or when the first question is painted."""
    from trainer.app import self_check
    from trainer.domain.message import Message
    from trainer.study.steps import AskStep, Step
    from trainer.translations import say

    class Look(self_check.SelfCheck):
        """The self-check, but for the answer."""

        status = 4

        def _on_problem(self, sentence: Message) -> None:
            self._end(1, say(sentence))

        def _on_step(self, step: Step) -> None:
            self._asked = step.asking.prompt if isinstance(step, AskStep) else type(step).__name__
            super()._on_step(step)

        def _say_dont_know(self) -> None:
            self._end(0, self._asked)

        def _end(self, status: int, said: str) -> None:
            print(visible(said))  # what a window shows is no terminal's
            self.status = status
            self._startup.window.close()

    def on_bug(kind: type[BaseException], error: BaseException, _trace: object) -> None:
        print(f"Traceback: {kind.__name__} {error}")
        look.status = 3
        look._startup.window.close()

    self_check.LONGEST_MS = LONGEST_S * 900  # type: ignore[misc]
    sys.excepthook = on_bug
    folder = DataFolder(data)
    folder.prepare()
    look = Look(folder, pack, RealClock())
    look.run()
    return look.status


def naive(pack: Path, _data: Path) -> int:
    """Read as a program does that expects no harm: a control, in which things must be found."""
    import yaml

    for path in pack.rglob("*.yaml"):
        print(yaml.safe_load(path.read_text(encoding="utf-8")))
    return 0


WAYS: dict[str, Callable[[Path, Path], int]] = {"check": check, "terminal": terminal, "window": window, "naive": naive}


def opened(way: str, name: str) -> dict[str, Any]:
    """Open one pack in a child of this process and return what came of it."""
    place = Path(tempfile.mkdtemp(prefix="hostile-"))
    try:
        pack = {**HOSTILE, **SOUND}[name](place)
        said = place / "said"
        child = os.fork()
        if not child:
            os._exit(_in_the_child(WAYS[way], pack, place))
        _, status, used = os.wait4(child, 0)
        confined = int((place / "confined").read_text()) if (place / "confined").exists() else 0
        return {
            "name": name,
            "status": os.waitstatus_to_exitcode(status),
            "said": said.read_bytes().decode("utf-8", "replace"),
            "seconds": used.ru_utime + used.ru_stime,
            "megabytes": max(used.ru_maxrss, confined) // 1024,
        }
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _in_the_child(way: Callable[[Path, Path], int], pack: Path, place: Path) -> int:
    handle = os.open(place / "said", os.O_CREAT | os.O_WRONLY)
    nothing = os.open(os.devnull, os.O_RDONLY)
    signal.alarm(LONGEST_S)
    for number, target in ((handle, 1), (handle, 2), (nothing, 0)):
        os.dup2(number, target)
    try:
        status = way(pack, place / "data")
    except BaseException:  # noqa: BLE001 - what gets out is what this looks for
        import traceback

        traceback.print_exc()
        status = 9
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    (place / "confined").write_text(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
    return status


def import_before_forking(way: str) -> None:
    """Import what every start imports, so that the time of a pack is the pack's."""
    for name in _IMPORTED[way]:
        importlib.import_module(name)


_IMPORTED = {
    "check": ("trainer.app.check_command",),
    "naive": ("yaml",),
    "terminal": ("sqlmodel", "trainer.app.library_session", "trainer.app.terminal_mode", "trainer.app.launch"),
    "window": ("sqlmodel", "trainer.app.self_check", "trainer.app.library_session", "trainer.ui.question.screen"),
}


if __name__ == "__main__":
    import_before_forking(sys.argv[1])
    for each in sys.argv[2:]:
        print(json.dumps(opened(sys.argv[1], each), ensure_ascii=False), flush=True)
