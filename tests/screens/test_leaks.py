"""A thousand changes of the screen leave no widget, timer or thread behind, and no memory to speak of."""

import threading
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.screens.counting import Alive, count
from tests.screens.showings import SHOWINGS, Showing
from tests.screens.stage import Look, Stage, uncover
from trainer import translations
from trainer.domain.preferences import Preferences
from trainer.ui.widgets.fade import Fade
from trainer.ui.window_place import LEAST

SWITCHES = 1_000
MOST_BYTES = 12_000_000
"""By which the process may grow: caches of glyphs and broken lines; a screen kept at every change would be 100 MB."""
OTHERS = [showing for showing in SHOWINGS if showing.screen != "question"]
QUESTIONS = [showing for showing in SHOWINGS if showing.screen == "question"]


@pytest.fixture
def stage(qapp: QApplication, qtbot: QtBot, packaged_font: bool) -> Iterator[Stage]:
    """Return a window with motion: fades are widgets too."""
    made = Stage(qapp, Look(), LEAST)
    made.appearance.apply(Preferences(theme="light"))
    yield made
    made.close()
    qapp.setStyleSheet("")


def turn() -> None:
    """Let everything that was asked for happen, and what was let go of be deleted."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def put(stage: Stage, showing: Showing) -> None:
    """Show a showing on the screens that are there, as in use."""
    uncover(stage.window)
    stage.window.stack.show_named(showing.screen)
    showing.show(stage.window.stack.named(showing.screen), stage.look.language)
    turn()


def rounds() -> Iterator[Showing]:
    """Yield showings for ever: each other screen once, then a question or another showing; of these all in turn."""
    screens = {showing.screen: showing for showing in reversed(OTHERS)}
    rest = cycle([*QUESTIONS, *OTHERS])
    while True:
        yield from (*screens.values(), next(rest))


def at_rest(stage: Stage, qtbot: QtBot) -> Alive:
    """Return the count in one and the same state: every screen shown once more, the last fade gone."""
    for showing in (*OTHERS, QUESTIONS[0], QUESTIONS[1], OTHERS[0]):
        put(stage, showing)
    question = stage.window.stack.built["question"].parts  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: stage.window.findChild(Fade) is None and not question._tidying.isActive())
    turn()
    return count()


def switching(stage: Stage, qtbot: QtBot, switches: int, after: Callable[[], object] = turn) -> tuple[Alive, Alive]:
    """Return the counts before and after so many changes of the screen."""
    if switches >= len(SHOWINGS):
        for showing in SHOWINGS:
            put(stage, showing)
    before = at_rest(stage, qtbot)
    for showing in islice(rounds(), switches):
        put(stage, showing)
        after()
    return before, at_rest(stage, qtbot)


def test_a_thousand_changes_leave_nothing(stage: Stage, qtbot: QtBot) -> None:
    """Objects by class, threads and memory are what they were."""
    before, after = switching(stage, qtbot, SWITCHES)
    assert after.grown(before) == []
    assert after.resident - before.resident < MOST_BYTES


def test_other_words_and_colours_leave_nothing(stage: Stage, qtbot: QtBot) -> None:
    """Changing language and colours builds every screen anew, and the old ones go."""
    before = at_rest(stage, qtbot)
    for number in range(6):
        language, theme = ("en", "dark") if number % 2 == 0 else ("ja", "light")
        stage.appearance.apply(Preferences(language, theme))  # type: ignore[arg-type]
        translations.use(language)  # type: ignore[arg-type]
        stage.window.retranslate()
        at_rest(stage, qtbot)
    assert at_rest(stage, qtbot).grown(before) == []


def test_control_a_kept_widget_is_noticed(stage: Stage, qtbot: QtBot) -> None:
    """A label that every change leaves in the window, hidden."""
    before, after = switching(stage, qtbot, 30, lambda: QLabel(stage.window).hide())
    assert any(line.startswith("QLabel:") for line in after.grown(before))


def test_control_a_kept_timer_is_noticed(stage: Stage, qtbot: QtBot) -> None:
    """A timer that every change leaves, on an object Python holds."""
    kept: list[QTimer] = []
    before, after = switching(stage, qtbot, 30, lambda: kept.append(QTimer()))
    assert any(line.startswith("QTimer:") for line in after.grown(before))


def test_control_a_lost_window_is_noticed(stage: Stage, qtbot: QtBot) -> None:
    """A window of its own that is never shown and never closed."""
    kept: list[QWidget] = []
    before, after = switching(stage, qtbot, 30, lambda: kept.append(QWidget()))
    assert any(line.startswith("QWidget:") for line in after.grown(before))


def test_control_a_thread_is_noticed(stage: Stage, qtbot: QtBot) -> None:
    """A thread that every change starts and nobody ends."""
    end, started = Event(), list[threading.Thread]()

    def start() -> None:
        started.append(threading.Thread(target=end.wait))
        started[-1].start()

    before, after = switching(stage, qtbot, 10, start)
    end.set()
    for thread in started:
        thread.join()
    assert any(line.startswith("threads:") for line in after.grown(before))


def test_control_kept_memory_is_noticed(stage: Stage, qtbot: QtBot) -> None:
    """Two megabytes for every change add up to more than may be."""
    kept: list[bytearray] = []
    before, after = switching(stage, qtbot, 30, lambda: kept.append(bytearray(b"x" * 2_000_000)))
    assert after.resident - before.resident > MOST_BYTES
