"""A whole session opens no socket to any network and looks up no name; on this machine it uses a few doors only."""

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.traced]
ROOT = Path(__file__).resolve().parents[2]
JOURNEYS = (
    "tests/journeys/test_two_days.py::test_a_confused_pair_and_what_is_due_come_back_two_days_later",
    "tests/journeys/test_palette.py::test_another_question_set_is_studied_and_remembered",
    "tests/journeys/test_going_back.py::test_three_clicks_go_back",
    "tests/journeys/test_every_type.py::test_in_the_terminal[short]",
)
"""Studied by keyboard on two days, another pack opened, a backup made and put back, studied as text."""
PYTEST = ("-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider")
DOORS = re.compile(
    r"^@?(?:"
    r"/tmp/\.X11-unix/|/run/user/\d+/(?:wayland-|bus|at-spi/|ibus/|minori)|/run/dbus/|/tmp/dbus-|/tmp/ibus|"
    # Our own door, in the data folder; Qt gives it its name once it listens.
    r"(?:/.+/window\.socket$|/run/user/\d+/minori-|/.+/\.[A-Za-z0-9]{6}/s$)|"
    # The system's own book of users: asked whose folder `~` is.
    r"/var/run/nscd/socket$"
    r")"
)
"""Display, input, accessibility, notification, our own door, and whose home this is."""
_CALL = re.compile(r"\b(socket|connect|bind|openat)\(")
_FAMILY = re.compile(r"\bAF_[A-Z0-9_]+")
_PATH = re.compile(r'sun_path=(@?)"([^"]*)"')
_NAMES = re.compile(r'"(?:/etc/hosts|/etc/resolv\.conf|/etc/host\.conf)"')


def calls(tmp_path: Path, *program: str) -> list[str]:
    """Run a program to its end and return its calls, and those of all it starts, that touch sockets or files."""
    told = tmp_path / "calls"
    traced = ("strace", "-f", "-qq", "-e", "trace=socket,connect,bind,openat", "-e", "signal=none", "-o", str(told))
    done = subprocess.run([*traced, sys.executable, *program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2_000:] + done.stderr[-2_000:]
    return [line for line in told.read_text(encoding="utf-8", errors="replace").splitlines() if _CALL.search(line)]


def forbidden(made: Sequence[str]) -> list[str]:
    """Return the calls that reach for a network, a name, or a door that is not listed."""
    return [line for line in made if _is_forbidden(line)]


def _is_forbidden(line: str) -> bool:
    if "openat(" in line:
        return _NAMES.search(line) is not None
    family = _FAMILY.search(line)
    if family is None or family[0] != "AF_UNIX":
        return True
    path = _PATH.search(line)
    return path is not None and not DOORS.match(path[1] + path[2])


def test_a_session_reaches_nothing_beyond_this_machine(tmp_path: Path) -> None:
    """Window, terminal, backups, another pack: whole journeys, every call of them looked at."""
    made = calls(tmp_path, *PYTEST, *JOURNEYS)
    assert any("minori.sqlite" in line for line in made)
    assert forbidden(made) == []


@pytest.mark.parametrize(
    "program", [("check", "questions/sales-marketing"), ("--version",)], ids=lambda words: words[0]
)
def test_nor_does_the_command_line(tmp_path: Path, program: tuple[str, ...]) -> None:
    """`check` parses in a child of its own; its calls are looked at too."""
    made = calls(tmp_path, "main.py", *program)
    assert made
    assert forbidden(made) == []


REACHES = {
    "name": "import socket\ntry: socket.getaddrinfo('example.invalid', 80)\nexcept OSError: pass",
    "network": "import socket\nsocket.socket(socket.AF_INET).close()",
    "network 6": "import socket\nsocket.socket(socket.AF_INET6, socket.SOCK_DGRAM).close()",
    "other door": "import socket\ntry: socket.socket(socket.AF_UNIX).connect('/run/other')\nexcept OSError: pass",
}


@pytest.mark.parametrize("reach", REACHES.values(), ids=REACHES)
def test_control_what_reaches_out_is_seen(tmp_path: Path, reach: str) -> None:
    """A name, both networks, a door of somebody else."""
    assert forbidden(calls(tmp_path, "-c", reach))
