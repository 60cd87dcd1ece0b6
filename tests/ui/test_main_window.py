"""The main window: screens, problems, bugs, and closing."""

import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.test_worker import FULL_DISK, Receiver, raise_problem
from tests.ui.windows import main_window
from trainer import translations
from trainer.domain.message import message
from trainer.domain.preferences import Use
from trainer.domain.text import Text
from trainer.translations import say
from trainer.ui.bug_panel import BugHook
from trainer.ui.main_window import MainWindow
from trainer.ui.screen import Surroundings
from trainer.ui.screens import SCREENS
from trainer.ui.worker import Worker

MARKUP = '<b>x</b><img src="/etc/hostname">'


@pytest.fixture
def window(around: Surroundings, background: Worker, qtbot: QtBot) -> MainWindow:
    """Return a shown window on the home."""
    made = main_window(around, background)
    qtbot.addWidget(made)
    made.stack.show_named("home")
    made.show()
    made.activateWindow()
    return made


def test_only_the_shown_screen_is_built(window: MainWindow) -> None:
    """The first paint waits for one screen only."""
    assert list(window.stack.built) == ["home"]


def test_building_comes_before_showing(around: Surroundings, background: Worker, qtbot: QtBot) -> None:
    """Whoever joins screens hears of them before they are shown."""
    window = main_window(around, background)
    qtbot.addWidget(window)
    stack = window.stack
    heard: list[str] = []
    stack.screen_built.connect(lambda screen: heard.append(f"built {type(screen).__name__}"))
    stack.screen_shown.connect(lambda name: heard.append(f"shown {name}"))
    stack.show_named("about")
    stack.show_named("about")
    assert heard == ["built AboutScreen", "shown about"]


@pytest.mark.wcag("2.4.5")
def test_shortcuts_change_the_screen(window: MainWindow) -> None:
    """Each screen with a key of its own is shown by it, and no key is taken twice."""
    keys = [spec.shortcut for spec in SCREENS if spec.shortcut]
    assert len(set(keys)) == len(keys) > 0
    window.show_uses(get_args(Use))
    for spec in reversed([spec for spec in SCREENS if spec.shortcut]):
        pressed = QKeySequence(spec.shortcut)[0]
        QTest.keyClick(window, pressed.key(), pressed.keyboardModifiers())
        assert window.stack.shown == spec.name


def places(window: MainWindow) -> list[str]:
    """Return the screens that the navigation leads to, from above to below."""
    buttons = [one for one in window.navigation.findChildren(QToolButton) if one.isCheckable() and one.isVisible()]
    return [one.objectName() for one in sorted(buttons, key=lambda one: one.y())]


def test_who_only_learns_meets_no_place_of_another_use(window: MainWindow) -> None:
    """Not in the navigation, and not by its key."""
    others = [spec for spec in SCREENS if spec.use is not None]
    assert others
    assert not {spec.name for spec in others} & set(places(window))
    for spec in others:
        pressed = QKeySequence(spec.shortcut)[0]
        QTest.keyClick(window, pressed.key(), pressed.keyboardModifiers())
        assert window.stack.shown == "home"
        assert not window.leads_to(spec)


def test_a_chosen_use_has_its_place_among_the_others_and_loses_it_again(window: MainWindow) -> None:
    """In the order of the registry, which the arrow keys follow, too."""
    without = places(window)
    window.show_uses(("make",))
    assert places(window) == [spec.name for spec in SCREENS if spec.icon and spec.use in (None, "make")]
    here = next(one for one in window.navigation.findChildren(QToolButton) if one.objectName() == "progress")
    here.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(here, Qt.Key.Key_Down)
    focused = QGuiApplication.focusObject()
    assert focused is not None
    assert focused.objectName() == "workshop"
    window.show_uses(())
    assert places(window) == without


def test_a_question_stands_alone(window: MainWindow, qtbot: QtBot) -> None:
    """During a question there is no navigation and no key leads away by accident."""
    window.stack.show_named("question")
    assert not window.navigation.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.stack.shown == "question"


@pytest.mark.wcag("3.3.1")
def test_a_problem_is_one_plain_sentence_that_can_be_closed(window: MainWindow, qtbot: QtBot) -> None:
    """The strip shows the sentence literally and goes away on a click."""
    window.say_problem(message("{title}", title=Text(MARKUP, "x")))
    label = window.problem_banner.sentence
    assert (label.text(), label.textFormat()) == (MARKUP, Qt.TextFormat.PlainText)
    assert window.problem_banner.isVisible()
    qtbot.mouseClick(window.problem_banner.close_button, Qt.MouseButton.LeftButton)
    assert not window.problem_banner.isVisible()


def test_a_known_problem_reaches_the_strip(window: MainWindow, background: Worker, qtbot: QtBot) -> None:
    """What fails in the background is said above the screen, in the language in use."""
    receiver = Receiver()
    background.run(raise_problem, done=receiver.take)
    qtbot.waitUntil(window.problem_banner.isVisible)
    assert window.problem_banner.sentence.text() == say(FULL_DISK.sentence, "ja")


def test_a_bug_shows_its_details_to_copy(window: MainWindow, qtbot: QtBot) -> None:
    """A bug ends in a calm panel; the traceback can be copied."""
    window.show_bug("Traceback: <b>boom</b>")
    assert window.bug_panel is not None
    assert window.bug_panel.findChild(QPlainTextEdit).toPlainText() == "Traceback: <b>boom</b>"
    qtbot.mouseClick(window.bug_panel.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Traceback: <b>boom</b>"


def test_the_bug_hook_tells_what_rose(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    """The hook tells the traceback and gives the old hook back."""
    before = sys.excepthook
    hook = BugHook()
    hook.install()
    try:
        with qtbot.waitSignal(hook.caught) as caught:
            sys.excepthook(ValueError, ValueError("boom"), None)
    finally:
        hook.remove()
        sys.excepthook = before
    assert "ValueError: boom" in caught.args[0]
    assert "ValueError: boom" in capsys.readouterr().err


def test_closing_waits_for_what_is_being_written(
    window: MainWindow, background: Worker, lane: ThreadPoolExecutor, qtbot: QtBot
) -> None:
    """A window closed during a write stays until the write is done, then goes."""
    written, receiver = Event(), Receiver()
    background.run(written.wait, done=receiver.take)
    window.close()
    assert window.isVisible()
    assert window.problem_banner.isVisible()
    with qtbot.waitSignal(window.closed):
        written.set()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_control_an_idle_window_closes_at_once(window: MainWindow) -> None:
    """Without a write there is nothing to wait for."""
    window.close()
    assert not window.isVisible()


@pytest.mark.wcag("2.4.2")
def test_the_language_changes_at_once(window: MainWindow) -> None:
    """Screens are built anew in the other language, without a restart."""
    window.stack.show_named("settings")
    translations.use("en")
    window.retranslate()
    texts = [label.text() for label in window.stack.built["settings"].findChildren(QLabel)]
    assert "Minutes a day" in texts
    assert list(window.stack.built) == ["settings"]
    assert window.windowTitle() == "Settings — Minori"
