"""What the app did, for whoever helps: starts, versions, codes of problems, migrations. Never what anyone answered."""

import logging
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Final

from trainer import __version__

FILE_NAME: Final = "minori.log"
LONGEST_BYTES: Final = 200_000
OLDER_FILES: Final = 2
SHOWN_LINES: Final = 200
_LIBRARIES: Final = ("PySide6-Essentials", "sqlmodel", "sqlalchemy", "fsrs")
_PACKAGE: Final = Path(__file__).resolve().parent
_LOGGER: Final = logging.getLogger("minori")
_LOGGER.addHandler(logging.NullHandler())
_LOGGER.propagate = False


class _QuietHandler(RotatingFileHandler):
    """A full disk must not stop an answer: what cannot be written is not."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Say nothing."""


def open_log(folder: Path) -> None:
    """Write to the rotating file of this data folder from now on; where that cannot be written, to nothing."""
    close_log()
    try:
        handler = _QuietHandler(folder / FILE_NAME, maxBytes=LONGEST_BYTES, backupCount=OLDER_FILES, encoding="utf-8")
    except OSError:
        # The same disk refuses the records a moment later, and that is said in a sentence.
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%dT%H:%M:%S%z"))
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.INFO)
    # A library that configures logging for itself may have switched off every logger there was.
    _LOGGER.disabled = False


def close_log() -> None:
    """Let go of the file."""
    for handler in _handlers():
        _LOGGER.removeHandler(handler)
        handler.close()


@contextmanager
def put_away() -> Iterator[None]:
    """Let go of the file for a while, so that it can be deleted; then a new one begins."""
    folders = [Path(handler.baseFilename).parent for handler in _handlers()]
    close_log()
    try:
        yield
    finally:
        for folder in folders:
            open_log(folder)


def note_start(mode: str) -> None:
    """Note a start: in which way, and the versions it runs on."""
    _LOGGER.info("start %s, %s", mode, versions())


def note_migration(before: int, after: int) -> None:
    """Note that the file's layout went from one version to another."""
    _LOGGER.info("migration %d to %d", before, after)


def note_brought_back(answers: int) -> None:
    """Note how many answers the journal gave back to the database."""
    _LOGGER.info("brought back %d answers", answers)


def note_mended(table: str) -> None:
    """Note that a table was made anew from the log."""
    _LOGGER.info("made %s anew", table)


def note_problem(problem: BaseException) -> None:
    """Note a known problem by its class: its sentence may name a folder."""
    _LOGGER.info("problem %s", type(problem).__qualname__)


def note_bug(kind: type[BaseException], trace: TracebackType | None) -> None:
    """Note a bug by its class and the lines of our own it went through: its words may be a learner's."""
    steps = [
        f"{short}:{frame.lineno} {frame.name}"
        for frame in extract_tb(trace)
        if (short := _inside_package(frame.filename))
    ]
    _LOGGER.info("bug %s in %s", kind.__qualname__, " > ".join(steps) or "another package")


def versions() -> str:
    """Return the versions of the app, of Python and of the system's kind; nothing that names the machine."""
    return f"minori {__version__}, python {platform.python_version()}, {sys.platform} {platform.machine()}"


def for_support() -> str:
    """Return what may be sent to whoever helps: the versions and the newest lines of the log."""
    lines = [line for handler in _handlers() for line in _lines(Path(handler.baseFilename))]
    return "\n".join([versions(), _libraries(), *lines[-SHOWN_LINES:]]) + "\n"


def _handlers() -> list[RotatingFileHandler]:
    return [handler for handler in _LOGGER.handlers if isinstance(handler, RotatingFileHandler)]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _libraries() -> str:
    return ", ".join(f"{name} {_installed(name)}" for name in _LIBRARIES)


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _inside_package(filename: str) -> str:
    """Return the path from our package on, or nothing where the file is another's."""
    path = Path(filename)
    return path.relative_to(_PACKAGE.parent).as_posix() if path.is_relative_to(_PACKAGE) else ""
