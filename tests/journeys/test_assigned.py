"""Training in the real window, by keyboard: a file is dropped, read, taken on, studied, and handed in."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.assigning.people import OPEN, SEED, organisation, small_plan
from tests.journeys.learner import WAIT_MS, Learner, Seat
from trainer.domain.text import Language
from trainer.exchange.result_file import open_result

MORNING = OPEN + 9 * 3_600_000


class Trainee(Learner):
    """A learner to whom something is assigned."""

    def settle(self) -> None:
        """Wait until nothing runs on the database thread."""
        self._qtbot.waitUntil(lambda: not self.startup.worker.busy, timeout=WAIT_MS)

    def drop(self, file: Path) -> None:
        """Drop a file on the window."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file))])
        window, copy = self.startup.window, Qt.DropAction.CopyAction
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), copy, mime, left, none))
        QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), copy, mime, left, none, QEvent.Type.Drop))
        self.settle()

    def screen(self) -> Any:
        """Return the screen of trainings."""
        return self.startup.window.stack.built["assignment"]

    def press(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.startup.window, key)
        self.settle()

    def tab_to(self, wanted: QWidget) -> None:
        """Press Tab until the keyboard is there."""
        for _ in range(30):
            if QApplication.focusWidget() is wanted:
                return
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        raise AssertionError(wanted)

    def strip(self) -> list[Any]:
        """Return the lines on the home."""
        strip = self.startup.wiring.assignments._strip
        return [] if strip is None or strip.isHidden() else list(strip.lines)


@pytest.fixture
def massign(tmp_path: Path) -> Path:
    """Return the file of an assignment of twenty questions."""
    with organisation(tmp_path) as console:
        path = tmp_path / "A1.massign"
        path.write_bytes(console.massign(console.assign(small_plan(20)).common))
    return path


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("percent", "room"), [(100, QSize(1024, 700)), (200, QSize(1366, 768))])
def test_a_file_is_dropped_read_taken_on_and_handed_in(
    qtbot: QtBot, tmp_path: Path, massign: Path, language: Language, percent: int, room: QSize
) -> None:
    """All of it by keyboard; the organisation then reads what was answered."""
    learner = Trainee(qtbot, tmp_path / "data", seat=Seat(language, room, percent))
    learner.clock.utc_ms = MORNING
    learner.open()
    assert learner.strip() == []
    learner.drop(massign)
    screen = learner.screen()
    assert QApplication.focusWidget() is screen.offer.code
    QTest.keyClicks(screen.offer.code, "E0001")
    learner.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is screen.offer.take
    learner.press(Qt.Key.Key_Return)
    assert not screen.card.isHidden()
    assert screen.offer.isHidden()
    assert "20" in screen.card.progress.text()
    registered = learner.startup.wiring.library.service().learner.registered
    learner.begin("fact", registered[0].facts[0])
    learner.answer(right=True)
    learner.leave()
    learner.startup.window.stack.show_named("home")
    learner.settle()
    (line,) = learner.strip()
    look = line.findChild(QWidget, f"training-{registered[0].registration}")
    look.setFocus()
    learner.press(Qt.Key.Key_Space)
    assert learner.startup.window.stack.shown == "assignment"
    there = tmp_path / "return"
    there.mkdir()
    screen.ask_folder = lambda _parent, _title: str(there)
    learner.tab_to(screen.card.content)
    learner.press(Qt.Key.Key_Space)
    shown = screen.card.payload.toPlainText()
    learner.tab_to(screen.card.hand_in) if QApplication.focusWidget() is not screen.card.hand_in else None
    learner.press(Qt.Key.Key_Space)
    (file,) = there.glob("*.mres")
    result = open_result(file.read_bytes(), SEED)
    assert len(result.links) == 1
    assert result.links[0].id in shown
    assert file.name in screen.said.text()
    learner.close()


def test_nothing_of_it_is_loaded_or_shown_without_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    """No line on the home, no entry in the navigation, no screen built."""
    learner = Trainee(qtbot, tmp_path / "data")
    learner.open()
    learner.settle()
    assert learner.strip() == []
    assert "assignment" not in learner.startup.window.stack.built
    learner.close()


def test_somebody_elses_file_is_one_sentence_above_the_screen(qtbot: QtBot, tmp_path: Path, massign: Path) -> None:
    """A damaged file, too; nothing is taken on."""
    learner = Trainee(qtbot, tmp_path / "data")
    learner.clock.utc_ms = MORNING
    learner.open()
    data = bytearray(massign.read_bytes())
    data[len(data) // 2] ^= 1
    massign.write_bytes(data)
    learner.drop(massign)
    assert not learner.startup.window.problem_banner.isHidden()
    assert learner.startup.wiring.library.service().learner.registered == ()
    learner.close()
