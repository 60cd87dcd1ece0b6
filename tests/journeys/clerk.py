"""Somebody of HR at the real window: real start, real files, real keys; only the time and the file dialogs are ours."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.benchmarks.learner_for_window import SteppingClock
from trainer.app.chosen_pack import built_in_pack
from trainer.app.startup import Startup
from trainer.domain.preferences import Preferences
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.open_database import open_storage

WAIT_MS = 90_000
"""A pack is read anew for every preview, on a machine that may do other things."""
MOST_TABS = 90
"""More than any page has stops."""


class Clerk:
    """Opens the window with the place of training in its navigation, and works by keyboard alone."""

    def __init__(self, qtbot: QtBot, folder: Path, utc_ms: int) -> None:
        self._qtbot = qtbot
        self._folder = folder
        self.clock = SteppingClock(utc_ms)
        self.startup: Startup

    def open(self) -> None:
        """Start the app and go to the training by its key."""
        folder = DataFolder(self._folder)
        folder.prepare()
        assert folder.take()
        storage = open_storage(folder, lambda: "device")
        storage.preferences.write(Preferences(uses=("assign",), calm=True))
        storage.close()
        stages: list[str] = []
        self.startup = Startup(folder, built_in_pack(), self.clock, stages.append)
        self.startup.show()
        self._qtbot.waitUntil(lambda: "ready" in stages, timeout=WAIT_MS)
        self.startup.window.activateWindow()
        self._qtbot.waitUntil(self.startup.window.isActiveWindow, timeout=WAIT_MS)
        QTest.keyClick(self.startup.window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
        self.wait()

    def close(self) -> None:
        """Close the window and wait until the files are let go."""
        with self._qtbot.waitSignal(self.startup.window.closed, timeout=WAIT_MS):
            self.startup.window.close()
        self.startup.window.deleteLater()
        QApplication.sendPostedEvents(None, 0)

    @property
    def screen(self) -> Any:
        """The training's screen."""
        return self.startup.window.stack.named("console")

    def wait(self) -> None:
        """Wait until what was asked for has come."""
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: not self.startup.worker.busy, timeout=WAIT_MS)
        QApplication.processEvents()

    def wait_for(self, page: str) -> None:
        """Wait until a page is shown and nothing runs any more."""
        self._qtbot.waitUntil(lambda: self.screen.shown == page, timeout=WAIT_MS)
        self.wait()

    def reach(self, wanted: QWidget) -> None:
        """Press Tab until the keyboard is there."""
        for _ in range(MOST_TABS):
            here = QApplication.focusWidget()
            if here is wanted:
                return
            QTest.keyClick(here or self.startup.window, Qt.Key.Key_Tab)
        raise AssertionError(wanted.accessibleName())

    def press(self, wanted: QWidget) -> None:
        """Go to a button and press it."""
        self.reach(wanted)
        QTest.keyClick(wanted, Qt.Key.Key_Space)
        self.wait()

    def type(self, wanted: Any, text: str) -> None:
        """Go to a field and type."""
        self.reach(wanted)
        wanted.selectAll()
        QTest.keyClicks(wanted, text)

    def escape(self) -> None:
        """Press Escape."""
        QTest.keyClick(QApplication.focusWidget() or self.screen, Qt.Key.Key_Escape)
        self.wait()

    @staticmethod
    def copied() -> str:
        """Return what was copied."""
        return QGuiApplication.clipboard().text()
