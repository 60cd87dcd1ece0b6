"""What every test stands on: no display needed, Japanese spoken, no window, thread or timer left behind."""

import gc
import os
import threading
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The suite must not depend on the account's language or on its home.
os.environ["LC_ALL"] = "C.UTF-8"


ENDING_S = 2.0
"""A thread that is on its way out may take so long."""


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
    if "qtbot" not in request.fixturenames:
        yield
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    before = {id(widget) for widget in QApplication.topLevelWidgets()}
    kept = list(QApplication.topLevelWidgets())
    yield
    # qtbot closes what was added to it; what it deletes later is deleted here.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    left = [widget for widget in QApplication.topLevelWidgets() if id(widget) not in before]
    shown = [type(widget).__name__ for widget in left if widget.isVisible()]
    del kept
    assert not shown, f"windows left open: {shown}"
