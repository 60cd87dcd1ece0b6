"""Whether the display that the environment names answers: where it does not, Qt would abort the whole process."""

import os
import socket
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from trainer.domain.message import Message, message

_WAIT_S = 2.0
_X_SOCKETS = "/tmp/.X11-unix/X"  # noqa: S108 - where every X server listens
_X_PORTS = 6000
_OWN_PLUGINS = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_PLUGIN_PATH")


def display_problem(environment: Mapping[str, str], platform: str) -> Message | None:
    """Return one sentence where no window can be shown although the environment speaks of a display, else None."""
    if not platform.startswith("linux"):
        return None
    asked = [one.partition(":")[0] for one in environment.get("QT_QPA_PLATFORM", "").split(";") if one]
    if asked:
        known = [name for name in asked if _has_plugin(name, environment)]
        return None if any(_answers(name, environment) for name in known) else _unusable(asked, known)
    if any(_answers(name, environment) for name in ("wayland", "xcb")):
        return None
    named = environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY") or ""
    return message("The display ({named}) does not answer, so this starts as plain text.", named=named)


def _unusable(asked: list[str], known: list[str]) -> Message:
    if known:
        return message(
            "The display of QT_QPA_PLATFORM={known} does not answer, so this starts as plain text.", known=known[0]
        )
    return message(
        "This Qt has no platform called {asked} (QT_QPA_PLATFORM), so this starts as plain text.", asked=asked[0]
    )


def _has_plugin(name: str, environment: Mapping[str, str]) -> bool:
    """Return whether Qt's folder of platforms has this one; a folder of the user's own is not looked into."""
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None or any(environment.get(place) for place in _OWN_PLUGINS):
        return True
    folder = Path(spec.origin).parent / "Qt" / "plugins" / "platforms"
    return not folder.is_dir() or (folder / f"libq{name.partition('-')[0]}.so").exists()


def _answers(name: str, environment: Mapping[str, str]) -> bool:
    if name == "xcb":
        return _x_answers(environment.get("DISPLAY", ""))
    if name.startswith("wayland"):
        return _wayland_answers(environment)
    return True


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    named = environment.get("WAYLAND_DISPLAY", "")
    return bool(named) and _listens(os.path.join(environment.get("XDG_RUNTIME_DIR", ""), named))  # noqa: PTH118


def _x_answers(display: str) -> bool:
    host, colon, number = display.rpartition(":")
    number = number.partition(".")[0]
    if not colon or not number.isdigit():
        return False
    if host.startswith("/"):
        return _listens(display) or _listens(host)
    if host in ("", "unix"):
        return _listens(_X_SOCKETS + number) or _takes_calls("localhost", _X_PORTS + int(number))
    return _takes_calls(host, _X_PORTS + int(number))


def _listens(path: str) -> bool:
    """Return whether anyone listens at this socket, or at the abstract one of that name."""
    for address in (path, f"\0{path}"):
        with socket.socket(socket.AF_UNIX) as call:
            call.settimeout(_WAIT_S)
            try:
                call.connect(address)
            except OSError:
                continue
            return True
    return False


def _takes_calls(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=_WAIT_S):
            return True
    except OSError:
        return False
