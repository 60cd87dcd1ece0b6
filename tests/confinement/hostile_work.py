"""Work as a stranger's file might make a broken reader do it: what it reaches comes back."""

import ctypes
import os
import socket
import subprocess
import sys
from pathlib import Path


def size_of(path: str) -> int:
    """Read the file it was given."""
    return len(Path(path).read_bytes())


def names_in(path: str) -> list[str]:
    """List and read a folder it was given."""
    return sorted(f"{one.name}:{len(one.read_bytes())}" for one in Path(path).iterdir())


def eat_memory(_path: str) -> int:
    """Take more memory than there is to be had."""
    return len(bytes(8 << 30))


def never_end(_path: str) -> int:
    """Go on for ever."""
    while True:
        pass


def wait_for_ever(_path: str) -> int:
    """Use no processor time and do not come back."""
    return len(sys.stdin.buffer.read()) + os.read(os.pipe()[0], 1)[0]


def crash(_path: str) -> int:
    """Fall through the floor, as a library in C might."""
    return int(ctypes.string_at(0)[0])


def fail(_path: str) -> int:
    """Raise what nobody foresaw."""
    raise ZeroDivisionError


def reach_out(canary: str, target: str, port: int) -> dict[str, str]:
    """Try all that arbitrary code would try, and say what came of each."""
    tries = {
        "read": lambda: Path(canary).read_text(encoding="utf-8"),
        "list": lambda: list(Path(canary).parent.iterdir()),
        "write": lambda: Path(target).write_text("x", encoding="utf-8"),
        "rename": lambda: Path(canary).rename(target),
        "delete": lambda: Path(canary).unlink(),
        "connect": lambda: socket.create_connection(("127.0.0.1", port), timeout=2).close(),
        "unix": lambda: socket.socket(socket.AF_UNIX).close(),
        "look up": lambda: socket.getaddrinfo("localhost", port),
        "program": lambda: subprocess.run(["true"], check=True),
        "fork": lambda: os.fork() or os._exit(0),
        "signal": lambda: os.kill(os.getppid(), 0),
        "proc": lambda: Path(f"/proc/{os.getppid()}/environ").read_bytes(),
    }
    return {name: _tried(one) for name, one in tries.items()}


def _tried(one: object) -> str:
    try:
        one()  # type: ignore[operator]
    except (OSError, subprocess.SubprocessError) as error:
        return type(error).__name__
    return "done"
