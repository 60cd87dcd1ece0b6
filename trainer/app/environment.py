"""What this machine has: a terminal, Qt and its system libraries, a display that answers."""

import os
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from trainer.domain.message import Message, message
from trainer.domain.problem import KnownProblem

DEBIAN_PACKAGES = (
    "libegl1 libgl1 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0 libxcb-cursor0 libxcb-icccm4 "
    "libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1"
)
FEDORA_PACKAGES = (
    "mesa-libEGL mesa-libGL libxkbcommon-x11 dbus-libs fontconfig glib2 xcb-util-cursor xcb-util-wm xcb-util-image "
    "xcb-util-keysyms xcb-util-renderutil"
)


class QtLibrariesMissing(KnownProblem):
    """Qt is installed, but libraries of the system that it needs are not."""

    def __init__(self, missing: str, platform: str = sys.platform) -> None:
        super().__init__(_on_linux(missing) if platform.startswith("linux") else _elsewhere(missing))


def _on_linux(missing: str) -> Message:
    return message(
        "A system library the window needs is missing ({missing}). Install it with one of these and start "
        "again (or study without a window: --terminal).\n  Debian/Ubuntu: sudo apt install "
        "{debian_packages}\n  Fedora: sudo dnf install {fedora_packages}",
        missing=missing,
        debian_packages=DEBIAN_PACKAGES,
        fedora_packages=FEDORA_PACKAGES,
    )


def _elsewhere(missing: str) -> Message:
    return message(
        "The system could not load a part of the window ({missing}). Bring the system up to date, or install the app "
        "anew, then start again (or study without a window: --terminal).",
        missing=missing,
    )


class QtMissing(KnownProblem):
    """Qt itself is not installed."""

    def __init__(self) -> None:
        super().__init__(
            message(
                "PySide6 is not installed. Run the README's start line as it is (or study without a window: "
                "--terminal)."
            )
        )


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Return whether a window can be shown; an explicit QT_QPA_PLATFORM counts as a display."""
    if environment.get("QT_QPA_PLATFORM"):
        return True
    if not platform.startswith("linux"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def is_seen(environment: Mapping[str, str]) -> bool:
    """Return whether someone may see what is shown: not on the platforms that paint for nobody."""
    return not environment.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal"))


def has_terminal() -> bool:
    """Return whether someone can type answers here."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def require_qt() -> None:
    """Import Qt, or say in words what is missing.

    Raises:
        QtMissing: PySide6 is not installed.
        QtLibrariesMissing: a library of the system is not there; without this check Qt would abort the process.

    """
    try:
        # Our own room first: it takes the hook that PySide6 puts into `import` out again, while it still can.
        import trainer.ui  # noqa: F401
    except ModuleNotFoundError as error:
        raise QtMissing from error
    except ImportError as error:
        raise QtLibrariesMissing(str(error).partition(":")[0]) from error
    if _uses_xcb(os.environ, sys.platform):
        import PySide6

        _try_loading(Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so")


def _uses_xcb(environment: Mapping[str, str], platform: str) -> bool:
    asked = environment.get("QT_QPA_PLATFORM", "")
    if asked:
        return asked.startswith("xcb")
    return platform.startswith("linux") and not environment.get("WAYLAND_DISPLAY")


def _try_loading(plugin: Path) -> None:
    """Load the platform plugin as Qt will: a missing library then is an OSError with its name."""
    if not plugin.exists():
        return
    import ctypes

    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        raise QtLibrariesMissing(str(error).partition(":")[0]) from error


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
    import socket

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
    import socket

    try:
        with socket.create_connection((host, port), timeout=_WAIT_S):
            return True
    except OSError:
        return False
