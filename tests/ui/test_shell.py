"""The main window: screens, problems, bugs, and closing."""

import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_background import FULL_DISK, Receiver, raise_problem
from trainer import translations
from trainer.domain.message import message
from trainer.domain.text import Text
from trainer.translations import say
from trainer.ui.bug_panel import BugHook
from trainer.ui.screen import ScreenSpec, Surroundings
from trainer.ui.screens import SCREENS
from trainer.ui.shell import Shell
from trainer.ui.worker import Worker

ALONE = ScreenSpec("alone", "Question", "", "", lambda _around: QWidget(), alone=True)
MARKUP = '<b>x</b><img src="/etc/hostname">'


@pytest.fixture
def shell(around: Surroundings, background: Worker, qtbot: QtBot) -> Shell:
    """Return a shown window on the home."""
    window = Shell(around, background, (*SCREENS[:4], ALONE))
    window.take_keys()
    qtbot.addWidget(window)
    window.show_screen("home")
    window.show()
    window.activateWindow()
    return window


def test_only_the_shown_screen_is_built(shell: Shell) -> None:
    """The first paint waits for one screen only."""
    assert list(shell.built) == ["home"]


def test_building_comes_before_showing(around: Surroundings, background: Worker, qtbot: QtBot) -> None:
    """Whoever joins screens hears of them before they are shown."""
    window = Shell(around, background, (*SCREENS[:4], ALONE))
    window.take_keys()
    qtbot.addWidget(window)
    heard: list[str] = []
    window.screen_built.connect(lambda name, _screen: heard.append(f"built {name}"))
    window.screen_shown.connect(lambda name: heard.append(f"shown {name}"))
    window.show_screen("about")
    window.show_screen("about")
    assert heard == ["built about", "shown about"]


@pytest.mark.parametrize(("key", "name"), [("1", "home"), ("2", "strength"), ("3", "settings"), ("4", "about")])
def test_shortcuts_change_the_screen(shell: Shell, qtbot: QtBot, key: str, name: str) -> None:
    """Ctrl and a digit shows a screen."""
    shell.show_screen("about" if name != "about" else "home")
    qtbot.keyClick(shell, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.ControlModifier)
    assert shell.shown == name


def test_a_question_stands_alone(shell: Shell, qtbot: QtBot) -> None:
    """During a question there is no navigation and no key leads away by accident."""
    shell.show_screen("alone")
    assert not shell._navigation.isVisible()
    qtbot.keyClick(shell, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert shell.shown == "alone"


def test_a_problem_is_one_plain_sentence_that_can_be_closed(shell: Shell, qtbot: QtBot) -> None:
    """The strip shows the sentence literally and goes away on a click."""
    shell.say_problem(message("{title}", title=Text(MARKUP, "x")))
    label = shell._strip.sentence
    assert (label.text(), label.textFormat()) == (MARKUP, Qt.TextFormat.PlainText)
    assert shell._strip.isVisible()
    qtbot.mouseClick(shell._strip.close_button, Qt.MouseButton.LeftButton)
    assert not shell._strip.isVisible()


def test_a_known_problem_reaches_the_strip(shell: Shell, background: Worker, qtbot: QtBot) -> None:
    """What fails in the background is said above the screen, in the language in use."""
    receiver = Receiver()
    background.run(raise_problem, done=receiver.take)
    qtbot.waitUntil(shell._strip.isVisible)
    assert shell._strip.sentence.text() == say(FULL_DISK.sentence, "ja")


def test_a_bug_shows_its_details_to_copy(shell: Shell, qtbot: QtBot) -> None:
    """A bug ends in a calm panel; the traceback can be copied."""
    shell.show_bug("Traceback: <b>boom</b>")
    assert shell._bug_panel is not None
    assert shell._bug_panel.findChild(QPlainTextEdit).toPlainText() == "Traceback: <b>boom</b>"
    qtbot.mouseClick(shell._bug_panel.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
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
    shell: Shell, background: Worker, lane: ThreadPoolExecutor, qtbot: QtBot
) -> None:
    """A window closed during a write stays until the write is done, then goes."""
    written, receiver = Event(), Receiver()
    background.run(written.wait, done=receiver.take)
    shell.close()
    assert shell.isVisible()
    assert shell._strip.isVisible()
    with qtbot.waitSignal(shell.closed):
        written.set()
    qtbot.waitUntil(lambda: not shell.isVisible())


def test_control_an_idle_window_closes_at_once(shell: Shell) -> None:
    """Without a write there is nothing to wait for."""
    shell.close()
    assert not shell.isVisible()


def test_the_language_changes_at_once(shell: Shell) -> None:
    """Screens are built anew in the other language, without a restart."""
    shell.show_screen("settings")
    translations.use("en")
    shell.retranslate()
    texts = [label.text() for label in shell.built["settings"].findChildren(QLabel)]
    assert "Minutes a day" in texts
    assert list(shell.built) == ["settings"]
    assert shell.windowTitle() == "Settings — Minori"
