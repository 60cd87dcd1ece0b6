"""From the key to the next question on screen, against a bare window that shows a question of the same size.

Run `python -m tests.benchmarks.repaint [ROUNDS]`, offscreen or, with `QT_QPA_PLATFORM=xcb`, under an X server. One
process, in turn: the learner presses Enter on the feedback, and the next question is on screen; the bare window sets
the same prompt and the same options as word-wrapped labels, each option in a frame, and repaints its whole area. Both
are 1280 × 800 and measured from the key event until the painting has been handed to the window system and done there.
Before the key the feedback stands for `READING_MS`, a short look at it.
"""

import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from tests.benchmarks.learner_for_window import study_some_days
from tests.large_screen import use_a_large_screen
from trainer.app.chosen_pack import built_in_pack
from trainer.app.real_clock import RealClock
from trainer.app.startup import Startup
from trainer.domain.asking import ChooseOne
from trainer.domain.response import DONT_KNOW
from trainer.storage.data_folder import DataFolder
from trainer.study.steps import AskStep, EndStep, Step
from trainer.ui.question.attention import DOUBLE_PRESS_MS

LIMIT = 2.5
READING_MS = DOUBLE_PRESS_MS + 150
LONGEST_S = 10
BESIDE = 1300
"""Pixels from the left: beside the trainer's window where the screen is wide enough; neither covers the other."""


class Bare(QWidget):
    """A prompt and framed options; a key shows the next texts."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: tuple[str, ...] = ()
        self.labels: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._add(self)
        self.setGeometry(BESIDE, 0, 1280, 800)

    def expect(self, prompt: str, options: list[str]) -> None:
        """Take the texts the next key is to show, with a frame for every option."""
        self.texts = (prompt, *options)
        while len(self.labels) < len(self.texts):
            frame = QFrame()
            frame.setFrameShape(QFrame.Shape.Box)
            inside = QVBoxLayout(frame)
            self._column.addWidget(frame)
            self._add(frame, inside)
        for label in self.labels[1:]:
            label.parentWidget().setVisible(label in self.labels[: len(self.texts)])

    def _add(self, frame: QWidget, layout: QVBoxLayout | None = None) -> None:
        label = QLabel(frame)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        (layout or self._column).addWidget(label)
        self.labels.append(label)

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        """Show the next texts."""
        for label, text in zip(self.labels, self.texts, strict=False):
            label.setText(text)
        self.update()


class Took(NamedTuple):
    """Milliseconds of one change of question.

    `hop`: from the key until the next step reaches the screen; `swap`: until its widgets are in place; `paint`: until
    it is painted.
    """

    hop: float
    swap: float
    paint: float
    bare: float

    @property
    def ours(self) -> float:
        """Return the whole."""
        return self.hop + self.swap + self.paint


class Learner:
    """Sits before the real window."""

    def __init__(self, startup: Startup) -> None:
        self.startup = startup
        self.application: Any = startup.application
        self.steps: list[Step] = []
        self.showings: list[tuple[float, float]] = []
        startup.wiring.workplaces.study.step_shown.connect(self.steps.append)

    @property
    def question(self) -> Any:
        """The question screen."""
        return self.startup.window.stack.built["question"]

    def begin(self, kind: str) -> None:
        """Begin a session and wait for its first step."""
        self._wait_step(lambda: self.startup.wiring.workplaces.study.begin(kind))

    def give_up(self) -> None:
        """Answer 「わからない」 and look at the feedback."""
        self._wait_step(lambda: self.question.answered.emit(DONT_KNOW, None, 10))

    def go_on(self) -> tuple[float, float, float]:
        """Read the feedback, press Enter; return the milliseconds of hop, swap and paint."""
        QTest.qWait(READING_MS)
        self._listen()
        painted = Painted(self.question.parts)
        QGuiApplication.sync()
        count, began = len(self.steps), time.perf_counter()
        QTest.keyClick(self.question.parts.footer.primary_button, Qt.Key.Key_Return)
        while not self.showings and len(self.steps) == count:
            assert time.perf_counter() - began < LONGEST_S, "the key was not taken"
            self.application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        settle(self.application)
        done = time.perf_counter()
        assert painted.times or not self.showings, "measured before it was painted"
        painted.deleteLater()
        wait_until(self.application, lambda: len(self.steps) > count)
        arrived, shown = self.showings[0] if self.showings else (began, done)
        return (arrived - began) * 1000, (shown - arrived) * 1000, (done - shown) * 1000

    def _listen(self) -> None:
        """Note when the next step first reaches the screen, and when it is shown there, not yet painted."""
        question = self.question
        show = type(question).show_step
        self.showings.clear()

        def show_step(step: Step) -> None:
            arrived = time.perf_counter()
            show(question, step)
            self.showings.append((arrived, time.perf_counter()))

        question.show_step = show_step

    def _wait_step(self, act: Any) -> None:
        count = len(self.steps)
        act()
        wait_until(self.application, lambda: len(self.steps) > count)


def settle(application: QApplication) -> None:
    """Lay out and paint what waits for it, and wait for the window system; both are posted events."""
    for _ in range(3):
        application.sendPostedEvents()
    QGuiApplication.sync()


class Painted(QObject):
    """Hears when a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count."""
        self.times += event.type() == QEvent.Type.Paint
        return False


def wait_until(application: QApplication, ready: Any) -> None:
    """Run the event loop until `ready()`."""
    while not ready():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def repaint_bare(application: QApplication, bare: Bare, step: AskStep, shape: ChooseOne) -> float:
    """Return the milliseconds the bare window takes for the same question."""
    bare.expect(step.asking.prompt, [option.text for option in shape.options])
    application.processEvents()
    settle(application)
    painted = Painted(bare)
    began = time.perf_counter()
    QTest.keyClick(bare, Qt.Key.Key_Return)
    settle(application)
    done = time.perf_counter()
    assert painted.times, "measured before it was painted"
    painted.deleteLater()
    return (done - began) * 1000


def measure(learner: Learner, bare: Bare, rounds: int) -> list[Took]:
    """Return what choose-one questions took, in turn with the bare window."""
    took: list[Took] = []
    learner.begin("review")
    while len(took) < rounds:
        step = learner.steps[-1]
        if isinstance(step, EndStep):
            learner.begin("weak")
        elif isinstance(step, AskStep):
            learner.give_up()
        else:
            phases = learner.go_on()
            shown = learner.steps[-1]
            if isinstance(shown, AskStep) and isinstance(shown.asking.shape, ChooseOne):
                took.append(Took(*phases, repaint_bare(learner.application, bare, shown, shown.asking.shape)))
    return took


def report(took: list[Took]) -> float:
    """Print the medians; return the median ratio."""
    hop, swap, paint, bare = (median(column) for column in zip(*took, strict=True))
    ratios = sorted(one.ours / one.bare for one in took)
    print(
        f"{len(took)} choose-one questions on {QGuiApplication.platformName()}; key to painted: "
        f"ours {median(one.ours for one in took):.1f} ms (hop {hop:.1f}, swap {swap:.1f}, paint {paint:.1f}), "
        f"bare window {bare:.1f} ms"
    )
    print(f"ratio {median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f}; limit {LIMIT})")
    return median(ratios)


def main() -> int:
    """Print the ratio; 1 where it is above the limit."""
    use_a_large_screen()
    rounds = next((int(word) for word in sys.argv[1:] if word.isdigit()), 40)
    with tempfile.TemporaryDirectory() as folder:
        study_some_days(Path(folder), time.time_ns() // 1_000_000)
        data = DataFolder(Path(folder))
        data.prepare()
        assert data.take()
        stages: list[str] = []
        startup = Startup(data, built_in_pack(), RealClock(), stages.append)
        startup.show()
        wait_until(startup.application, lambda: "ready" in stages)
        bare = Bare()
        bare.show()
        ratio = report(measure(Learner(startup), bare, rounds))
        startup.window.close()
        wait_until(startup.application, lambda: not startup.window.isVisible())
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
