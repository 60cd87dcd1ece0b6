"""Going back to a backup in the real window: three clicks, a bar in place, and called off nothing has changed."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.learner import WAIT_MS, Learner
from tests.storage.trouble import digest

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def learner(qtbot: QtBot, tmp_path: Path) -> Iterator[Learner]:
    """Return a learner with two answers and a backup of the first."""
    one = Learner(qtbot, tmp_path)
    one.open()
    one.press_start()
    one.answer(right=False)
    one.leave()
    settings = open_settings(one, qtbot)
    settings.backups._backup.click()
    qtbot.waitUntil(settings.backups._said.isVisible, timeout=WAIT_MS)
    one.begin("review")
    one.go_on()
    one.answer(right=False)
    one.leave()
    yield one
    one.close()


def open_settings(learner: Learner, qtbot: QtBot) -> Any:
    """Show the settings and return them, filled."""
    startup = learner.startup
    learner.startup.window.stack.show_named("settings")
    qtbot.waitUntil(lambda: not startup.worker.busy, timeout=WAIT_MS)
    return learner.startup.window.stack.built["settings"]


def three_clicks(learner: Learner, qtbot: QtBot) -> None:
    """Open the list, pick the one backup, go back."""
    keeping = open_settings(learner, qtbot).backups
    keeping._open.click()
    next(iter(keeping._lines)).click()
    keeping._restore.click()


def met(learner: Learner, qtbot: QtBot) -> int:
    """Return how many facts the learner has met, as the field has it."""
    startup = learner.startup
    qtbot.waitUntil(lambda: not startup.worker.busy, timeout=WAIT_MS)
    homes: list[Any] = []
    startup.worker.run(lambda: startup.wiring.library.service().show_home(), done=homes.append)
    qtbot.waitUntil(lambda: bool(homes), timeout=WAIT_MS)
    return int(homes[0].met)


def test_three_clicks_go_back(learner: Learner, qtbot: QtBot, tmp_path: Path) -> None:
    """The field then shows what the backup holds and what was answered since; the file before it is kept aside."""
    told: list[float] = []
    learner.startup.wiring.workplaces.library.long_work.banner.bar.valueChanged.connect(told.append)
    before = met(learner, qtbot)
    three_clicks(learner, qtbot)
    qtbot.waitUntil(lambda: learner.startup.window.stack.shown == "home", timeout=WAIT_MS)
    assert met(learner, qtbot) == before
    assert (tmp_path / "minori-set-aside-1.sqlite").exists()
    assert len(told) > 2
    assert told[:3] == sorted(told[:3])


def test_called_off_nothing_has_changed(learner: Learner, qtbot: QtBot, tmp_path: Path) -> None:
    """The file is the same byte for byte, the banner says so, and the learner goes on."""
    startup = learner.startup
    before, facts = digest(tmp_path), met(learner, qtbot)
    settings = open_settings(learner, qtbot)
    hold = Event()
    startup.database_thread.submit(hold.wait, WAIT_MS / 1000)
    settings.backups._open.click()
    next(iter(settings.backups._lines)).click()
    settings.backups._restore.click()
    banner = startup.wiring.workplaces.library.long_work.banner
    qtbot.waitUntil(banner.isVisible, timeout=WAIT_MS)
    assert banner.geometry().bottom() <= learner.startup.window.stack.geometry().top()
    banner.stop.click()
    hold.set()
    qtbot.waitUntil(lambda: not startup.worker.busy, timeout=WAIT_MS)
    assert not banner.isVisible()
    assert "変わっていません" in learner.startup.window.problem_banner.sentence.text()
    assert learner.startup.window.stack.shown == "settings"
    assert digest(tmp_path) == before
    assert met(learner, qtbot) == facts
