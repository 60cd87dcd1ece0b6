"""A desktop of its own, as people have one: a screen, a window manager, a message bus, and a plain user at it.

Everything a test starts in it ends with it, and what it writes lies in a home that is then gone.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from tests.desktop.plain_user import as_plain_user, give_to_plain_user

ROOT = Path(__file__).resolve().parents[2]
WAIT_S = 30
A_LOOK_S = 0.05
_FOLDERS = ("home", "home/.config", "home/.cache", "runtime", "data")


class Desktop:
    """One screen with its window manager and bus; `home` is the plain user's, `data` a folder for the learner's data.

    `width` and `height` are the screen's, in pixels.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.data = folder / "data"
        for name in _FOLDERS:
            (folder / name).mkdir(mode=0o700)
            give_to_plain_user(folder / name)
        give_to_plain_user(folder)
        self._ending = ExitStack()
        self._noise = self._ending.enter_context((folder / "stderr").open("a"))
        self._step_down = as_plain_user()
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            "XDG_CACHE_HOME": str(self.home / ".cache"),
            "XDG_RUNTIME_DIR": str(folder / "runtime"),
            "LC_ALL": "C.UTF-8",
            "LANGUAGE": "ja",
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def begin(self, width: int, height: int) -> None:
        """Start the screen, the bus and the window manager."""
        self.environment["DISPLAY"] = self._screen(width, height)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._bus()
        self.start("openbox")

    def start(self, *command: str, stdout: int | IO[str] = subprocess.DEVNULL, **more: str) -> subprocess.Popen[str]:
        """Start a program as the plain user, in this checkout; `more` is added to its environment."""
        return self._start(self._plain(*command), stdout, self.environment | more)

    def run(self, *command: str, **more: str) -> str:
        """Run a program as the plain user to its end and return what it printed; raises CalledProcessError."""
        return subprocess.run(
            self._plain(*command),
            cwd=ROOT,
            env=self.environment | more,
            capture_output=True,
            text=True,
            timeout=WAIT_S,
            check=True,
        ).stdout

    def press(self, *keys: str, between_ms: int = 80) -> None:
        """Press keys, named as X names them, where the keyboard is."""
        self.run("xdotool", "key", "--clearmodifiers", "--delay", str(between_ms), *keys)

    def click(self, x: int, y: int) -> None:
        """Click a place of the screen."""
        self.run("xdotool", "mousemove", "--sync", str(x), str(y), "click", "1")

    def end_one(self, program: subprocess.Popen[str]) -> None:
        """End one program before the others."""
        _end(program)

    def end(self) -> None:
        """End everything that was started, the newest first."""
        self._ending.close()

    def _screen(self, width: int, height: int) -> str:
        told = self.folder / "display"
        with told.open("w") as writer:
            self._start(
                ["Xvfb", "-displayfd", "1", "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-ac"],
                writer,
                dict(os.environ),
            )
        return f":{until(lambda: told.read_text().strip(), 'a screen')}"

    def _bus(self) -> str:
        told = self.folder / "bus"
        with told.open("w") as writer:
            self.start("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1", stdout=writer)
        return until(lambda: told.read_text().strip(), "a message bus")

    def _start(
        self, command: Sequence[str], stdout: int | IO[str], environment: dict[str, str]
    ) -> subprocess.Popen[str]:
        program = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=stdout,
            stderr=self._noise,
            text=True,
            start_new_session=True,
        )
        self._ending.callback(_end, program)
        return program

    def _plain(self, *command: str) -> list[str]:
        return [*self._step_down, *command]

    def noise(self) -> str:
        """Return what the programs said on stderr, for the message of a test that fails."""
        return (self.folder / "stderr").read_text(errors="replace")


def _end(program: subprocess.Popen[str]) -> None:
    """End a program and what it started itself."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(program.pid, sign)
        except ProcessLookupError:
            break
        try:
            program.wait(5)
        except subprocess.TimeoutExpired:
            continue
        break
    if program.stdout is not None:
        program.stdout.close()


def until(found: Callable[[], str], what: str, wait_s: float = WAIT_S) -> str:
    """Return what `found` finds once that is not empty; raises TimeoutError naming `what` was waited for."""
    end = time.monotonic() + wait_s
    while not (value := found()):
        if time.monotonic() > end:
            raise TimeoutError(f"waited {wait_s} s for {what}")
        time.sleep(A_LOOK_S)
    return value


@contextmanager
def desktop(width: int = 1366, height: int = 768) -> Iterator[Desktop]:
    """Hand out a desktop, and take it down afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="minori-desktop-"))
    made = Desktop(folder)
    try:
        made.begin(width, height)
        yield made
    finally:
        made.end()
        shutil.rmtree(folder, ignore_errors=True)
