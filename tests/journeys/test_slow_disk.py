"""A slow disk never freezes the window, and closing while something is being written loses nothing."""

import time
from itertools import pairwise
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.journeys.learner import WAIT_MS, Learner
from tests.journeys.test_every_type import SAMPLE_PACK
from tests.question_types.samples import write_pack
from trainer.domain.response import DONT_KNOW
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner import review_log
from trainer.storage.learner.open_database import open_storage

STALL_S = 0.5
LONGEST_GAP_S = 0.25
"""Half the stall: a window that waited for the disk would show the whole of it, a busy machine shows less."""


def stall_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every commit of a log entry take half a second longer."""
    commit = review_log.commit_entry

    def slow(*args: object, **named: object) -> object:
        Event().wait(STALL_S)
        return commit(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(review_log, "commit_entry", slow)


def answers_on_disk(folder: Path) -> int:
    """Return how many answers the log holds."""
    storage = open_storage(DataFolder(folder), lambda: "device")
    try:
        return sum(1 for _ in storage.log.replay(SAMPLE_PACK))
    finally:
        storage.close()


def test_the_window_goes_on_painting_while_the_disk_stalls(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk takes 500 ms for an answer; meanwhile the window repaints, without a gap as long as the stall."""
    learner = Learner(qtbot, tmp_path / "data", write_pack(tmp_path / "pack"))
    learner.open()
    learner.press_start()
    stall_the_disk(monkeypatch)
    painted: list[float] = []
    heart = QTimer()
    heart.timeout.connect(lambda: (learner.startup.window.repaint(), painted.append(time.perf_counter())))
    heart.start(10)
    began = time.perf_counter()
    with qtbot.waitSignal(learner.startup.wiring.workplaces.study.step_shown, timeout=WAIT_MS):
        learner.question_screen().answered.emit(DONT_KNOW, None, 1)  # type: ignore[attr-defined]
        asked_for = time.perf_counter() - began
    took = time.perf_counter() - began
    heart.stop()
    gaps = [after - before for before, after in pairwise(painted)]
    assert asked_for < LONGEST_GAP_S
    assert took >= STALL_S
    assert len(painted) > 10
    assert max(gaps) < LONGEST_GAP_S
    learner.close()


def test_closing_while_an_answer_is_written_loses_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window waits for the write, then goes; the answer is in the log."""
    learner = Learner(qtbot, tmp_path / "data", write_pack(tmp_path / "pack"))
    learner.open()
    learner.press_start()
    stall_the_disk(monkeypatch)
    learner.question_screen().answered.emit(DONT_KNOW, None, 1)  # type: ignore[attr-defined]
    learner.close()
    assert answers_on_disk(tmp_path / "data") == 1
