"""Points that hold on every screen: names with the words one sees, room for a finger, nothing that moves or sounds."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.screens.showings import SHOWINGS
from tests.screens.stage import TALL, Look, Stage
from tests.ui.hearing import name

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASES = {"trainer/ui/screens/console/setup_page.py"}
LEAST = 24
"""Logical pixels of WCAG 2.2's least target, across and down."""
_KEY = re.compile(r"^[+−] |\s*\([^)]*\)$|\s*[×▼‹›↑↓…]+$")
"""What is not read out: the sign of a fold, a key, the signs that take away, open and turn."""
FORBIDDEN = {"QtMultimedia", "QtMultimediaWidgets", "QtSensors", "QMovie", "QSoundEffect", "QMediaPlayer"}
"""What would bring sound, film or the motion of the machine."""


@pytest.fixture(params=["ja", "en"])
def stage(request: pytest.FixtureRequest, qapp: QApplication, packaged_font: bool) -> Iterator[Stage]:
    """Return a window in each language."""
    made = Stage(qapp, Look(request.param), TALL)
    yield made
    made.close()
    qapp.setStyleSheet("")


def shown_buttons(window: QWidget) -> list[QAbstractButton]:
    """Return the buttons that can be pressed."""
    return [one for one in window.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]


def misnamed(window: QWidget) -> list[str]:
    """Return the words on buttons that are not in the name a screen reader, or a voice, calls them by."""
    words = [(one.text().replace("&&", "&"), name(one)) for one in shown_buttons(window)]
    return [f"{text} / {said}" for text, said in words if _KEY.sub("", text) not in said]


def too_small(window: QWidget) -> list[str]:
    """Return the buttons that are too small for an unsteady hand."""
    sizes = [(name(one), one.width(), one.height()) for one in shown_buttons(window)]
    return [f"{said} {wide}×{tall}" for said, wide, tall in sizes if min(wide, tall) < LEAST]


@pytest.mark.wcag("2.5.3")
@pytest.mark.slow
def test_the_words_on_a_button_are_in_its_name(stage: Stage) -> None:
    """Who says what stands there to the machine is understood."""
    found: dict[str, str] = {}
    for showing in SHOWINGS:
        stage.put(showing)
        found |= dict.fromkeys(misnamed(stage.walked(showing)), showing.name)
    assert found == {}


@pytest.mark.wcag("2.5.8")
@pytest.mark.slow
def test_every_button_has_room_for_a_finger(stage: Stage) -> None:
    """24 × 24 at least."""
    found: dict[str, str] = {}
    for showing in SHOWINGS:
        stage.put(showing)
        found |= dict.fromkeys(too_small(stage.walked(showing)), showing.name)
    assert found == {}


def test_control_another_name_and_a_small_button_are_found(qtbot: QtBot) -> None:
    """A button that is called something else, and one of 20 pixels."""
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("答える", window)
    button.setAccessibleName("送信")
    button.setFixedSize(80, 20)
    window.show()
    assert misnamed(window) == ["答える / 送信"]
    assert too_small(window) == ["送信 80×20"]


def forbidden_in(source: str) -> set[str]:
    """Return what a source imports that sounds, moves or feels motion."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = {part for alias in node.names for part in alias.name.split(".")}
            names |= set((getattr(node, "module", None) or "").split("."))
            found |= names & FORBIDDEN
    return found


@pytest.mark.wcag("1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.4.2", "2.5.4")
def test_there_is_no_sound_no_film_and_no_motion_of_the_machine() -> None:
    """So none needs a caption, a description or a switch."""
    sources = [path.read_text("utf-8") for path in (ROOT / "trainer").rglob("*.py")]
    assert set().union(*map(forbidden_in, sources)) == set()


def test_control_a_film_is_found() -> None:
    """In either way of importing."""
    assert forbidden_in("from PySide6.QtGui import QMovie") == {"QMovie"}
    assert forbidden_in("import PySide6.QtMultimedia") == {"QtMultimedia"}


@pytest.mark.wcag("3.3.8")
def test_nobody_has_to_remember_a_password() -> None:
    """There is no account. One key is guarded by a passphrase, HR's; it can be pasted, and a sheet opens it, too."""
    hidden = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "trainer").rglob("*.py")
        if "EchoMode.Password" in path.read_text("utf-8")
    }
    assert hidden == PASSPHRASES
    assert (ROOT / "trainer/ui/screens/console/recovery_page.py").is_file()
