"""What this machine has: a display, Qt's system libraries, a terminal."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from trainer.domain.message import message
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

    def __init__(self, missing: str) -> None:
        super().__init__(
            message(
                "A system library the window needs is missing ({missing}). Install it with one of these and start "
                "again (or study without a window: --terminal).\n  Debian/Ubuntu: sudo apt install "
                "{debian_packages}\n  Fedora: sudo dnf install {fedora_packages}",
                missing=missing,
                debian_packages=DEBIAN_PACKAGES,
                fedora_packages=FEDORA_PACKAGES,
            )
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
