"""What every test stands on: no display needed, Japanese spoken, no window, thread or timer left behind."""

import atexit
import gc
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.large_screen import use_a_large_screen
from tests.packaged_fonts import use_only_packaged_fonts

use_a_large_screen()
# The suite must not depend on the account's language or on its home.
os.environ["LC_ALL"] = "C.UTF-8"


ENDING_S = 2.0
"""A thread that is on its way out may take so long."""
QUICK_ROOMS = {
    "domain", "packs", "question_types", "scheduling", "study",
    "reports", "authoring", "assigning", "exchange", "terminal",
}  # fmt: skip
"""Whose tests `-m quick` asks, without those marked slow or long: nothing in them needs a window."""
ROOMS = Path(__file__).parent


def pytest_configure() -> None:
    """Know only the packaged fonts, before anything of Qt starts."""
    folder = tempfile.TemporaryDirectory(prefix="minori-fonts-")
    # A worker of pytest-xdist ends without `pytest_unconfigure`.
    atexit.register(folder.cleanup)
    use_only_packaged_fonts(Path(folder.name))


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Ask for no workers where single files are named: starting them takes longer. None: one a core."""
    named = [Path(argument.split("::")[0]) for argument in config.args]
    return 0 if named and all(path.is_file() for path in named) else None


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not even read the other rooms' tests where the quick ones are asked for: that would load Qt."""
    here = collection_path.parent == ROOMS and collection_path.is_dir()
    return (
        True if here and config.getoption("markexpr") == "quick" and collection_path.name not in QUICK_ROOMS else None
    )


_DESKTOP = ("Xvfb", "openbox")
_SESSION = (*_DESKTOP, "dbus-daemon", "xdotool", "setpriv")
NEEDED = {
    "desktop": _DESKTOP,
    "traced": ("strace",),
    "rendered": ("pdftoppm",),
    "oracles": ("minisign", "openssl"),
    "served": ("/usr/lib/postgresql/15/bin/initdb", "setpriv"),
    "composed": (*_SESSION, "ibus-daemon", "/usr/lib/ibus-mozc/ibus-engine-mozc"),
    "spoken": (*_SESSION, "orca", "/usr/libexec/at-spi-bus-launcher"),
}
"""The programs that tests of a mark need."""
EVERYTHING = "MINORI_EVERY_TEST"
"""Set where no test may be left out, as in `.ci/run`."""


def lacking(mark: str) -> list[str]:
    """Return the programs that tests of this mark need and this machine has not."""
    return [program for program in NEEDED[mark] if shutil.which(program) is None]


def pytest_report_header() -> list[str]:
    """Say what is not asked on this machine, and why."""
    return [f"not asked here, for want of {' and '.join(lacking(mark))}: tests marked {mark}" for mark in left_out()]


def left_out() -> list[str]:
    """Return the marks whose tests cannot be asked here."""
    return [mark for mark in NEEDED if lacking(mark)]


def pytest_sessionstart() -> None:
    """End at once where every test is asked for and some cannot be."""
    if os.environ.get(EVERYTHING) and left_out():
        missing = sorted({program for mark in left_out() for program in lacking(mark)})
        raise pytest.UsageError(f"{EVERYTHING} is set, and these are missing: {', '.join(missing)}")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what `-m quick` asks; leave out what needs programs that are not here."""
    if marks := left_out():
        out = [item for item in items if any(item.get_closest_marker(mark) for mark in marks)]
        config.hook.pytest_deselected(items=out)
        items[:] = [item for item in items if item not in out]
    for item in items:
        room = item.path.relative_to(ROOMS).parts[0]
        if room in QUICK_ROOMS and not any(item.get_closest_marker(name) for name in ("slow", "long")):
            item.add_marker("quick")


def pytest_collection_finish() -> None:
    """Keep what the imports of all tests brought out of every later collection: half of a window test's time."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Delete what the test asked to delete later, before its fixtures put the look back: that styles all there is."""
    if uses_qt(item):
        delete_what_waits()


def uses_qt(item: pytest.Item) -> bool:
    """Return whether a test has an application."""
    return "qapp" in getattr(item, "fixturenames", ())


def delete_what_waits() -> None:
    """Delete every object that was told to be deleted later."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _japanese_first() -> Iterator[None]:
    """Speak Japanese at the start of every test."""
    from trainer import translations

    translations.use("ja")
    yield
    translations.use("ja")


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread running, and name it."""
    before = set(threading.enumerate())
    yield
    new = [thread for thread in threading.enumerate() if thread not in before]
    for thread in new:
        thread.join(ENDING_S)
    left = [thread.name for thread in new if thread.is_alive()]
    assert not left, f"threads left running: {left}"


@pytest.fixture(autouse=True)
def _no_window_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a top-level widget, where the test used Qt at all."""
    if not uses_qt(request.node):
        yield
        return
    from PySide6.QtWidgets import QApplication

    before = {id(widget) for widget in QApplication.topLevelWidgets()}
    kept = list(QApplication.topLevelWidgets())
    yield
    # qtbot closes what was added to it; what fixtures delete later is deleted here.
    delete_what_waits()
    gc.collect()
    left = [widget for widget in QApplication.topLevelWidgets() if id(widget) not in before]
    shown = [type(widget).__name__ for widget in left if widget.isVisible()]
    del kept
    assert not shown, f"windows left open: {shown}"
