"""From the answer to its feedback on screen, over all question types, against a bare window and a bare durable write.

Run `python -m tests.benchmarks.feedback [COPIES]`, offscreen or, with `QT_QPA_PLATFORM=xcb`, under an X server. One
process, in turn: the learner presses the key that answers, and the feedback is painted, with the answer on disk; the
bare window, at the same key, commits one row into a file of plain `sqlite3` with the log's own settings, sets the same
texts as word-wrapped labels, each in a frame, and repaints its whole area.
"""

import os
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.benchmarks.repaint import LONGEST_S, READING_MS, Bare, Painted, settle, wait_until
from tests.journeys.keys import ENTER, keys_for
from tests.journeys.many_types import write_many_types
from tests.large_screen import use_a_large_screen
from tests.question_types.samples import RIGHT_RESPONSE, WRONG_RESPONSE
from tests.shown import shown_in
from trainer.app.real_clock import RealClock
from trainer.app.startup import Startup
from trainer.domain.pack import Pack
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.engine import PRAGMAS
from trainer.study.steps import AskStep, EndStep, FeedbackStep, Step
from trainer.translations import say

MEDIAN, WORST = 2.0, 4.0
"""The most that ours takes: the median of all answers, and the longest of all, in times of the bare median."""


class Took(NamedTuple):
    """Milliseconds of one answer."""

    kind: str
    ours: float
    bare: float


class WritingWindow(Bare):
    """Commits a row and shows texts at a key."""

    def __init__(self, database: sqlite3.Connection) -> None:
        super().__init__()
        self._database = database
        database.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, said TEXT) STRICT")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write, then show."""
        self._database.execute("BEGIN IMMEDIATE")
        self._database.execute("INSERT INTO answer (said) VALUES (?)", (" ".join(self.texts),))
        self._database.execute("COMMIT")
        super().keyPressEvent(event)


class Learner:
    """Sits before the real window, with the keys of every type."""

    def __init__(self, startup: Startup, pack: Pack) -> None:
        self.application: Any = startup.application
        self.steps: list[Step] = []
        self._stack = startup.window.stack
        self._pack = pack
        self._study = startup.wiring.workplaces.study
        self._study.step_shown.connect(self.steps.append)

    def begin(self, kind: str) -> None:
        """Begin a session."""
        self._and_wait(lambda: self._study.begin(kind))

    def go_on(self) -> None:
        """Read the feedback and press Enter."""
        QTest.qWait(READING_MS)
        self._and_wait(lambda: self._press(ENTER))

    def answer(self, step: AskStep, *, right: bool) -> float:
        """Give an answer; return the milliseconds from its last key until the feedback is painted."""
        QTest.qWait(READING_MS)
        question = shown_in(self._pack, step.asking)
        response = (RIGHT_RESPONSE if right else WRONG_RESPONSE)[question.type](question, step.asking)
        *keys, last = keys_for(step.asking.shape, response)
        for key in keys:
            self._press(key)
        settle(self.application)
        screen: Any = self._stack.built["question"]
        painted = Painted(screen.parts.footer.primary_button)
        QGuiApplication.sync()
        began = time.perf_counter()
        self._and_wait(lambda: self._press(last))
        settle(self.application)
        took = (time.perf_counter() - began) * 1000
        assert painted.times, "measured before it was painted"
        painted.deleteLater()
        return took

    def _press(self, key: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        if key == ENTER:
            QTest.keyClick(focused, Qt.Key.Key_Return)
        elif isinstance(focused, QLineEdit):
            focused.clear()
            focused.insert(key)
        else:
            QTest.keyClicks(focused, key)

    def _and_wait(self, act: Any) -> None:
        count, began = len(self.steps), time.perf_counter()
        act()
        while len(self.steps) == count:
            assert time.perf_counter() - began < LONGEST_S, "no step came"
            # As the app's own loop does: one that turns without a pause would hold up the thread that writes.
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def texts_of(step: FeedbackStep) -> list[str]:
    """Return the texts a feedback shows."""
    told = step.told
    said = [text for line in told.said for text in (say(line.lead), say(line.text))]
    cards = [card for contrast in told.contrasts[:1] for card in (contrast.asked, *contrast.twins[:1])]
    return [say(told.verdict), *said, *(say(text) for card in cards for text in (card.side, card.name, card.text))]


def measure_bare(application: Any, bare: WritingWindow, step: FeedbackStep) -> float:
    """Return the milliseconds the bare window takes for the same feedback."""
    bare.expect(step.asking.prompt, texts_of(step))
    application.processEvents()
    settle(application)
    painted = Painted(bare)
    began = time.perf_counter()
    QTest.keyClick(bare, Qt.Key.Key_Return)
    settle(application)
    took = (time.perf_counter() - began) * 1000
    assert painted.times, "measured before it was painted"
    painted.deleteLater()
    return took


def measure(learner: Learner, bare: WritingWindow, copies: int) -> list[Took]:
    """Return what the answers took, right and wrong by turns, until every type had its turn so often."""
    took: list[Took] = []
    learner.begin("learn")
    ended = 0
    while ended < copies:
        step = learner.steps[-1]
        if isinstance(step, EndStep):
            ended += 1
            learner.begin("learn" if ended == 1 else "weak")
        elif isinstance(step, AskStep):
            ours = learner.answer(step, right=len(took) % 2 == 0)
            told = learner.steps[-1]
            if isinstance(told, FeedbackStep):
                kind = type(step.asking.shape).__name__
                took.append(Took(kind, ours, measure_bare(learner.application, bare, told)))
        else:
            learner.go_on()
    return took[len(took) // 10 :]  # the first ones warm both up


def report(took: list[Took]) -> int:
    """Print a line a shape, and the gate; return 1 where it is missed."""
    by_kind: dict[str, list[Took]] = defaultdict(list)
    for one in took:
        by_kind[one.kind].append(one)
    for kind, ones in sorted(by_kind.items()):
        ours, bare = median(one.ours for one in ones), median(one.bare for one in ones)
        print(f"{kind:<16} ours {ours:6.1f} ms   bare {bare:6.1f} ms   {ours / bare:5.2f}   n={len(ones)}")
    floor = median(one.bare for one in took)
    middle = median(one.ours / one.bare for one in took)
    worst = max(took, key=lambda one: one.ours)
    print(
        f"{len(took)} answers of {len(by_kind)} shapes on {QGuiApplication.platformName()}: "
        f"median {median(one.ours for one in took):.1f} ms, bare window with a durable row {floor:.1f} ms; "
        f"ratio {middle:.2f} (limit {MEDIAN}); worst {worst.ours:.1f} ms ({worst.kind}), {worst.ours / floor:.2f} "
        f"(limit {WORST})"
    )
    return int(middle > MEDIAN or worst.ours / floor > WORST)


def main() -> int:
    """Print the ratios; 1 where one is above its limit."""
    use_a_large_screen()
    copies = next((int(word) for word in sys.argv[1:] if word.isdigit()), 3)
    with tempfile.TemporaryDirectory() as folder:
        pack_folder = write_many_types(Path(folder) / "pack", copies)
        data = DataFolder(Path(folder) / "data")
        data.prepare()
        assert data.take()
        stages: list[str] = []
        startup = Startup(data, pack_folder, RealClock(), stages.append)
        startup.show()
        wait_until(startup.application, lambda: "ready" in stages)
        with closing(sqlite3.connect(Path(folder) / "floor.sqlite", isolation_level=None)) as plain:
            for name, asked, _ in PRAGMAS:
                plain.execute(f"PRAGMA {name}={asked}")
            bare = WritingWindow(plain)
            bare.show()
            startup.window.activateWindow()
            failed = report(measure(Learner(startup, load_pack(pack_folder, QUESTION_TYPES)), bare, copies))
            bare.close()
        startup.window.close()
        wait_until(startup.application, lambda: not startup.window.isVisible())
    return failed


if __name__ == "__main__":
    sys.exit(main())
