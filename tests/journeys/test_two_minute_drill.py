"""The two-minute drill: the database is deleted, the app started, the record mended by clicks; nothing is missing."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.journeys.hands import MouseLearner
from tests.journeys.learner import WAIT_MS
from tests.storage.flips import ids
from trainer.app.startup import Startup
from trainer.storage.data_folder import DataFolder

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints"), pytest.mark.slow]


class DrilledLearner(MouseLearner):
    """Starts on a record that cannot be opened."""

    def open_broken(self) -> None:
        """Start the app and wait until it has said so."""
        folder = DataFolder(self._folder)
        folder.prepare()
        assert folder.take()
        self.startup = Startup(folder, self._pack_folder, self.clock)
        self.startup.show()
        self._qtbot.waitUntil(lambda: hasattr(self.startup, "wiring"), timeout=WAIT_MS)
        self.startup.wiring.workplaces.study.step_shown.connect(self._on_step)
        self._qtbot.waitUntil(lambda: not self.startup.worker.busy, timeout=WAIT_MS)


def _studied(learner: DrilledLearner) -> None:
    learner.open()
    learner.press_start()
    for _ in range(3):
        learner.answer(right=False)
        learner.go_on()
    QTest.keyClick(learner.question_screen(), Qt.Key.Key_Escape)


def _idle(learner: DrilledLearner, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not learner.startup.worker.busy, timeout=WAIT_MS)


def _spoil(database: Path, manner: str) -> None:
    if manner == "deleted":
        database.unlink()
    elif manner == "emptied":
        database.write_bytes(b"")
    else:
        content = bytearray(database.read_bytes())
        content[len(content) // 2 : len(content) // 2 + 5000] = b"\xa5" * 5000
        database.write_bytes(content)


@pytest.mark.parametrize("manner", ["deleted", "emptied", "a page broken"])
def test_what_was_lost_comes_back_by_clicks(qtbot: QtBot, tmp_path: Path, manner: str) -> None:
    """A backup of the first answers, some answers since, then the file is spoilt: one click, and all is there."""
    learner = DrilledLearner(qtbot, tmp_path)
    _studied(learner)
    learner.startup.wiring.workplaces.library.back_up()
    _idle(learner, qtbot)
    learner.begin("review")
    learner.go_on() if not hasattr(learner.step, "reason") else None
    learner.answer(right=True)
    learner.close()
    database = tmp_path / "minori.sqlite"
    before = ids(database)
    assert len(before) >= 4
    _spoil(database, manner)

    learner.open_broken()
    _idle(learner, qtbot)
    settings: Any = learner.startup.window.stack.built["settings"]
    qtbot.waitUntil(settings.mending.act.isVisible, timeout=WAIT_MS)
    assert learner.startup.window.stack.shown == "settings"
    assert str(len(before)) in settings.mending._found.text()
    learner.clicks = 0
    learner.click(settings.mending.act)
    qtbot.waitUntil(lambda: learner.startup.window.stack.shown == "home", timeout=WAIT_MS)
    _idle(learner, qtbot)
    assert learner.clicks <= 3
    learner.close()
    assert before <= ids(database)


def test_control_without_the_click_nothing_new_is_made(qtbot: QtBot, tmp_path: Path) -> None:
    """Over a lost record no new one begins by itself."""
    learner = DrilledLearner(qtbot, tmp_path)
    _studied(learner)
    learner.close()
    (tmp_path / "minori.sqlite").unlink()
    learner.open_broken()
    _idle(learner, qtbot)
    learner.close()
    assert not (tmp_path / "minori.sqlite").exists()
