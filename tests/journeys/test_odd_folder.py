"""A data folder whose name is no text: the window opens, answers, backs up and shows where that is."""

import os
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.learner import WAIT_MS, Learner

pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints"),
    pytest.mark.skipif(sys.platform != "linux", reason="other systems' names are text"),
]


def test_a_folder_whose_name_is_no_text(qtbot: QtBot, tmp_path: Path) -> None:
    """As from a disk of another system."""
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe"))
    learner = Learner(qtbot, odd)
    learner.open()
    learner.press_start()
    learner.answer(right=True)
    learner.startup.wiring.workplaces.library.back_up()
    qtbot.waitUntil(lambda: not learner.startup.worker.busy, timeout=WAIT_MS)
    assert learner.startup.window.bug_panel is None
    assert len(list((odd / "backups").iterdir())) >= 1
    learner.close()
