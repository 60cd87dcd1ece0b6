"""Starts みのり in its bundle: first lends what this system lacks, the system's own always going before."""

import os
import sys
from ctypes import CDLL, RTLD_GLOBAL
from pathlib import Path

HERE = Path(__file__).resolve().parent
_QUIET = {"check", "diff", "import", "export", "report", "notes", "--version", "--help", "-h"}
"""Words that need no window."""


def lend_libraries(folder: Path) -> None:
    """Load our copy of each library that the system has not; they stand in the order they need each other."""
    for name in (folder / "order").read_text("ascii").split():
        try:
            CDLL(name)
        except OSError:
            CDLL(str(folder / name), RTLD_GLOBAL)


def lend_data(folder: Path) -> None:
    """Name our keyboard tables and font settings where the system has none."""
    if not Path("/etc/fonts/fonts.conf").exists():
        os.environ.setdefault("FONTCONFIG_FILE", str(folder / "fonts.conf"))
    if not Path("/usr/share/X11/xkb").exists():
        os.environ.setdefault("XKB_CONFIG_ROOT", str(folder / "xkb"))
        os.environ.setdefault("QT_XKB_CONFIG_ROOT", str(folder / "xkb"))


def main() -> int:
    """Lend, then hand over."""
    if not _QUIET & set(sys.argv[1:2]):
        lend_data(HERE / "system")
        lend_libraries(HERE / "system")
    from trainer.app import run

    return run()


if __name__ == "__main__":
    sys.exit(main())
