"""The one door off the GUI thread."""

import gc
import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from trainer.domain.message import message
from trainer.domain.problem import KnownProblem
from trainer.domain.pure_job import PureJob
from trainer.ui.worker import Worker

FULL_DISK = KnownProblem(message("The disk is full."))


class Receiver(QObject):
    """Keeps what it gets."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []
        self.threads: list[threading.Thread] = []
        self.failures = 0

    def take(self, value: object) -> None:
        """Keep a result."""
        self.got.append(value)
        self.threads.append(threading.current_thread())

    def fail(self) -> None:
        """Count a failure."""
        self.failures += 1


def raise_problem() -> None:
    """Fail as foreseen."""
    raise FULL_DISK


def raise_bug() -> None:
    """Fail as nobody foresaw."""
    raise ZeroDivisionError


class ByHand:
    """Futures that are finished by hand, in any order."""

    def __init__(self) -> None:
        self.futures: list[Future[Any]] = []

    def submit(self, _work: Callable[..., object], *_args: object) -> "Future[Any]":
        """Start nothing."""
        self.futures.append(Future())
        return self.futures[-1]


def test_results_arrive_on_the_gui_thread(background: Worker, qtbot: QtBot) -> None:
    """Work runs elsewhere, its result is handed over here."""
    receiver = Receiver()
    background.run(threading.current_thread, done=receiver.take)
    qtbot.waitUntil(lambda: bool(receiver.got))
    assert receiver.got[0] is not threading.main_thread()
    assert receiver.threads == [threading.main_thread()]


def test_stale_answers_are_dropped(qtbot: QtBot) -> None:
    """Of two requests only the newer is answered, whichever comes back first."""
    hand, receiver = ByHand(), Receiver()
    background = Worker(hand.submit)
    background.run(int, done=receiver.take)
    background.run(int, done=receiver.take)
    hand.futures[1].set_result("new")
    hand.futures[0].set_result("old")
    with qtbot.waitSignal(background.idle):
        pass
    assert receiver.got == ["new"]


def test_control_other_keys_are_not_stale(qtbot: QtBot) -> None:
    """Requests with different keys are all answered."""
    hand, receiver = ByHand(), Receiver()
    background = Worker(hand.submit)
    background.run(int, done=receiver.take, key="a")
    background.run(int, done=receiver.take, key="b")
    for future, value in zip(hand.futures, "ab", strict=True):
        future.set_result(value)
    with qtbot.waitSignal(background.idle):
        pass
    assert receiver.got == ["a", "b"]


def test_a_finished_future_does_not_answer_inside_run(qtbot: QtBot) -> None:
    """`done` is never called before `run` has returned."""
    receiver = Receiver()
    ready: Future[Any] = Future()
    ready.set_result("x")
    background = Worker(lambda _work: ready)
    background.run(int, done=receiver.take)
    assert receiver.got == []
    assert background.busy
    qtbot.waitUntil(lambda: receiver.got == ["x"])
    assert not background.busy


def test_a_known_problem_becomes_a_sentence(background: Worker, qtbot: QtBot) -> None:
    """A foreseen failure is told, and the caller may unlock its screen."""
    receiver = Receiver()
    with qtbot.waitSignal(background.problem) as told:
        background.run(raise_problem, done=receiver.take, failed=receiver.fail)
    assert told.args == [FULL_DISK.sentence]
    assert (receiver.got, receiver.failures) == ([], 1)


def test_a_bug_rises_on_the_gui_thread(background: Worker, qtbot: QtBot) -> None:
    """Whatever else fails reaches the one exception hook."""
    receiver = Receiver()
    with capture_exceptions() as bugs:
        background.run(raise_bug, done=receiver.take, failed=receiver.fail)
        qtbot.waitUntil(lambda: bool(bugs))
    assert bugs[0][0] is ZeroDivisionError
    assert receiver.failures == 1


def test_a_deleted_screen_gets_nothing(qtbot: QtBot) -> None:
    """A receiver whose Qt part is gone is left alone."""
    hand, receiver = ByHand(), Receiver()
    background = Worker(hand.submit)
    background.run(int, done=receiver.take)
    with qtbot.waitSignal(receiver.destroyed):
        receiver.deleteLater()
    hand.futures[0].set_result("late")
    with qtbot.waitSignal(background.idle):
        pass
    assert receiver.got == []


def test_receivers_are_let_go(qtbot: QtBot) -> None:
    """After the answer nothing keeps the receiver alive."""
    hand, receiver = ByHand(), Receiver()
    background = Worker(hand.submit)
    background.run(int, done=receiver.take)
    hand.futures[0].set_result(1)
    with qtbot.waitSignal(background.idle):
        pass
    gone = weakref.ref(receiver)
    del receiver
    gc.collect()
    assert gone() is None


@pytest.mark.parametrize("count", [200])
def test_many_requests_all_come_back(background: Worker, qtbot: QtBot, count: int) -> None:
    """The last of many quick requests is answered."""
    receiver = Receiver()
    for number in range(count):
        background.run(int, number, done=receiver.take)
    qtbot.waitUntil(lambda: not background.busy)
    assert receiver.got[-1] == count - 1


def test_what_goes_on_apart_leaves_the_lane_free(qtbot: QtBot) -> None:
    """An answer asked for meanwhile is there first."""
    lane, apart, receiver, other = ByHand(), ByHand(), Receiver(), Receiver()
    background = Worker(lane.submit, submit_pure=apart.submit)
    background.run(raise_bug, done=receiver.take)
    lane.futures[0].set_result(PureJob(raise_bug))
    qtbot.waitUntil(lambda: len(apart.futures) == 1)
    background.run(raise_bug, done=other.take, key="answer")
    lane.futures[1].set_result("answered")
    qtbot.waitUntil(lambda: other.got == ["answered"])
    assert receiver.got == []
    assert background.busy
    apart.futures[0].set_result("forecast")
    qtbot.waitUntil(lambda: receiver.got == ["forecast"])
    assert not background.busy


def test_a_stale_request_does_not_even_go_on_apart(qtbot: QtBot) -> None:
    """Of two requests only the newer one's longer part is done."""
    lane, apart, receiver = ByHand(), ByHand(), Receiver()
    background = Worker(lane.submit, submit_pure=apart.submit)
    background.run(raise_bug, done=receiver.take)
    background.run(raise_bug, done=receiver.take)
    for future in lane.futures:
        future.set_result(PureJob(raise_bug))
    qtbot.waitUntil(lambda: len(apart.futures) == 1)
    apart.futures[0].set_result("newer")
    qtbot.waitUntil(lambda: receiver.got == ["newer"])
    assert not background.busy
