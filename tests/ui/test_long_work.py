"""Long work: seen when it is late, told in order, called off without a trace."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from trainer.domain.message import Message, message
from trainer.domain.progress_reporter import ProgressReporter
from trainer.domain.text import Text
from trainer.translations import say
from trainer.ui.long_work import LongWork
from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets.progress_banner import ProgressBanner
from trainer.ui.worker import Worker

DOING = message("Copying.")
LATE_MS = 60


class Bench(QWidget):
    """A window with the banner, and what came back."""

    def __init__(self, background: Worker, qtbot: QtBot) -> None:
        super().__init__()
        qtbot.addWidget(self)
        self.work = LongWork(background, self)
        self.work.banner._late.setInterval(LATE_MS)
        self.work.banner.setParent(self)
        self.results: list[object] = []
        self.failures = 0
        self.problems: list[Message] = []
        background.problem.connect(self.problems.append)
        self.show()

    @property
    def banner(self) -> ProgressBanner:
        """What shows how far it is."""
        return self.work.banner

    def on_done(self, result: object) -> None:
        """Keep it."""
        self.results.append(result)

    def on_failed(self) -> None:
        """Count it."""
        self.failures += 1


@pytest.fixture
def bench(appearance: Appearance, background: Worker, qtbot: QtBot) -> Bench:
    """Return a window."""
    return Bench(background, qtbot)


class Slow:
    """Work in ten steps, each of which waits for leave."""

    def __init__(self) -> None:
        self.leave = threading.Semaphore(0)
        self.done = 0

    def __call__(self, watch: ProgressReporter) -> int:
        """Do it."""
        for step in range(10):
            self.leave.acquire()
            watch(step / 10, DOING)
            self.done += 1
        return self.done

    def go(self, steps: int) -> None:
        """Give leave."""
        for _ in range(steps):
            self.leave.release()


def test_late_work_shows_how_far_it_is(bench: Bench, qtbot: QtBot) -> None:
    """The bar moves as the work does, with its words, and goes away with the result."""
    slow = Slow()
    bench.work.run(slow, done=bench.on_done)
    assert not bench.banner.isVisible()
    slow.go(4)
    qtbot.waitUntil(lambda: bench.banner.isVisible() and bench.banner.bar.value() == 300)
    assert bench.banner.sentence.text() == say(DOING, "ja")
    assert bench.banner.accessibleName() == say(DOING, "ja")
    slow.go(6)
    qtbot.waitUntil(lambda: bench.results == [10])
    assert not bench.banner.isVisible()
    assert not bench.work.under_way
    assert bench.problems == []


def test_quick_work_shows_nothing(bench: Bench, qtbot: QtBot) -> None:
    """No bar flashes up for what is done at once."""
    slow = Slow()
    slow.go(10)
    bench.work.run(slow, done=bench.on_done)
    qtbot.waitUntil(lambda: bench.results == [10])
    qtbot.wait(2 * LATE_MS)
    assert not bench.banner.isVisible()


def test_called_off_it_stops_at_its_next_step(bench: Bench, qtbot: QtBot) -> None:
    """The work goes no further, the failure is told, the sentence is calm, and the next work runs."""
    slow = Slow()
    bench.work.run(slow, done=bench.on_done, failed=bench.on_failed)
    slow.go(3)
    qtbot.waitUntil(lambda: bench.banner.isVisible() and slow.done == 3)
    bench.banner.stop.click()
    assert not bench.banner.stop.isEnabled()
    assert bench.failures == 0
    slow.go(7)
    qtbot.waitUntil(lambda: bench.failures == 1)
    assert slow.done == 3
    assert bench.results == []
    assert [say(problem, "ja") for problem in bench.problems] == ["取りやめました。何も変わっていません。"]
    assert not bench.banner.isVisible()
    again = Slow()
    again.go(10)
    bench.work.run(again, done=bench.on_done)
    qtbot.waitUntil(lambda: bench.results == [10])


def test_what_must_not_stop_offers_no_stop(bench: Bench, qtbot: QtBot) -> None:
    """Reading the pack at the start has nothing to go back to."""
    slow = Slow()
    bench.work.run(slow, done=bench.on_done, stoppable=False)
    qtbot.waitUntil(bench.banner.isVisible)
    assert not bench.banner.stop.isVisible()
    slow.go(10)
    qtbot.waitUntil(lambda: bench.results == [10])


def test_two_pieces_come_one_after_the_other(bench: Bench, qtbot: QtBot) -> None:
    """The strip follows the first until it is done; stopping it leaves the second alone."""
    first, second = Slow(), Slow()
    bench.work.run(first, done=bench.on_done, failed=bench.on_failed)
    bench.work.run(second, done=bench.on_done)
    first.go(2)
    qtbot.waitUntil(lambda: bench.banner.isVisible() and first.done == 2)
    bench.banner.stop.click()
    first.go(8)
    second.go(10)
    qtbot.waitUntil(lambda: bench.results == [10])
    assert (bench.failures, first.done) == (1, 2)


def test_a_bug_in_it_takes_the_strip_away(bench: Bench, qtbot: QtBot) -> None:
    """It rises as any bug does, and no bar stays."""

    def broken(_watch: ProgressReporter) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        bench.work.run(broken, done=bench.on_done, failed=bench.on_failed)
        qtbot.waitUntil(lambda: bench.failures == 1)
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]
    assert not bench.work.under_way


def test_the_strip_is_told_on_the_gui_thread(bench: Bench, qtbot: QtBot, lane: ThreadPoolExecutor) -> None:
    """The work's thread touches no widget."""
    threads: list[str] = []
    workers: list[str] = []
    show: Callable[[float, Text], None] = bench.banner.show_progress

    def listen(share: float, doing: Text) -> None:
        threads.append(threading.current_thread().name)
        show(share, doing)

    bench.banner.show_progress = listen  # type: ignore[method-assign]

    def work(watch: ProgressReporter) -> None:
        workers.append(threading.current_thread().name)
        watch(0.5, DOING)

    bench.work.run(work, done=bench.on_done)
    qtbot.waitUntil(lambda: bench.results == [None])
    assert workers != [threading.main_thread().name]
    assert threads == [threading.main_thread().name]
