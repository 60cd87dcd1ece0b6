"""Text of a pack is text: markup, pictures and turned writing are shown as they were written, and nothing is loaded."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.question_types.samples import SAMPLES
from tests.screens.hostile import MARKER_COLOUR, Tricks, hostile_pack, marker
from tests.screens.reading import Watched
from tests.screens.stage import settle
from tests.screens.texts_shown import shown_by
from tests.screens.theatre import Theatre
from tests.screens.walker import rounds
from tests.screens.walker.colours import picture, pixels
from tests.ui import made
from trainer.domain.pack import Pack
from trainer.domain.preferences import Preferences
from trainer.study.steps import AskStep, EndStep, FeedbackStep, Part
from trainer.translations import say
from trainer.ui.garden.view import GardenView
from trainer.ui.screens import SCREENS
from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets.visible_text import BREAK, HIDDEN_MARK, visible

TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What turns or hides writing."""
AT_MOST = 60
"""Answers after which a session must be over."""


class Reading:
    """Reads everything a window says and keeps it; what is not plain text ends up in `faults`."""

    def __init__(self) -> None:
        self.texts: set[str] = set()
        self.faults: set[str] = set()

    def look_at(self, window: QWidget) -> None:
        """Read every widget of the window, and look for the picture's colour."""
        for widget in (window, *window.findChildren(QWidget)):
            if widget.isVisible():
                self._read(widget)
        self.faults.update(str(fault) for fault in rounds.room(_on_top(window)))
        if MARKER_COLOUR in pixels(picture(window)):
            self.faults.add("the picture was painted")

    def has(self, text: str) -> bool:
        """Return whether a text was shown as it was written."""
        return any(visible(text) in seen for seen in self.texts)

    def _read(self, widget: QWidget) -> None:
        said = [widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle(), *shown_by(widget)]
        self.texts.update(text.replace(BREAK, "") for text in said if text)
        kind = type(widget).__name__
        for text in said:
            if TURNING.search(text):
                self.faults.add(f"{kind} turns the writing")
        if any(Qt.mightBeRichText(tip) for tip in (widget.toolTip(), widget.whatsThis(), widget.statusTip())):
            self.faults.add(f"{kind} has a rich tool tip")
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText and widget.text():
            self.faults.add(f"{kind} may take its text for markup")
        if isinstance(widget, QAbstractButton) and re.search("&(?!&)", widget.text().replace("&&", "")):
            self.faults.add(f"{kind} takes an ampersand for a key")


def _on_top(window: QWidget) -> QWidget:
    """Return what lies over the window, or the window."""
    return window.findChild(QWidget, "palette") or window


@pytest.fixture
def tricks(tmp_path: Path, qapp: QApplication) -> Tricks:
    """Return a maker of hostile texts around a picture that is there to be loaded."""
    return Tricks(marker(tmp_path))


def played(qapp: QApplication, pack: Pack, loadable: Path) -> Iterator[tuple[Theatre, Reading]]:
    """Yield a window on a pack and a reader for it; ends with both plain."""
    with Watched(loadable) as watched:
        theatre, reading = Theatre(qapp, pack), Reading()
        yield theatre, reading
        theatre.close()
        qapp.setStyleSheet("")
        assert reading.faults == set()
        assert not watched.was_opened()


def unfold(theatre: Theatre) -> None:
    """Open everything that is folded in the feedback."""
    screen: Any = theatre.window.stack.built["question"]
    for button in screen.parts.sheet.findChildren(QAbstractButton):
        if button.property("role") == "fold":
            button.click()
    settle()


@pytest.mark.parametrize("kind", list(SAMPLES))
def test_a_question_of_every_type(kind: str, qapp: QApplication, tricks: Tricks, tmp_path: Path) -> None:
    """Asked, answered wrongly, told: prompt, parts, reasons, twins and source are there as they were written."""
    pack = hostile_pack(tmp_path / "pack", tricks, (kind,))
    (question,) = pack.questions.values()
    for theatre, reading in played(qapp, pack, tmp_path / "marker.png"):
        theatre.begin("fact", question.tests[0])
        reading.look_at(theatre.window)
        asked = theatre.step
        assert isinstance(asked, AskStep)
        assert reading.has(asked.asking.prompt)
        theatre.answer(right=False)
        unfold(theatre)
        reading.look_at(theatre.window)
        told = theatre.step
        assert isinstance(told, FeedbackStep)
        shown = [say(said.text) for said in told.told.said if said.part is not Part.ANSWER]
        cards = [card for contrast in told.told.contrasts for card in (contrast.asked, *contrast.twins)]
        wanted = [say(told.told.source), *shown, *(say(part) for card in cards for part in card[1:4])]
        assert [text for text in wanted if text and not reading.has(text)] == []


def test_every_screen(qapp: QApplication, tricks: Tricks, tmp_path: Path) -> None:
    """Field, hover cards, list, every other screen, a test with its review: the same pack in all of them."""
    pack = hostile_pack(tmp_path / "pack", tricks)
    for theatre, reading in played(qapp, pack, tmp_path / "marker.png"):
        theatre.begin("test")
        for _ in range(AT_MOST):
            reading.look_at(theatre.window)
            if isinstance(theatre.step, EndStep):
                break
            if isinstance(theatre.step, AskStep):
                theatre.answer(right=False)
            else:
                theatre.go_on()
        assert isinstance(theatre.step, EndStep)
        assert theatre.step.to_review
        for spec in SCREENS:
            if not spec.alone:
                theatre.show(spec.name)
                reading.look_at(theatre.window)
        _walk_the_field(theatre, reading)
        _search(theatre, reading)
        wanted = [
            pack.title,
            *(fact.name for fact in pack.facts.values()),
            *(fact.text for fact in pack.facts.values()),
        ]
        wanted += [each.name for each in (*pack.aspects, *pack.sides)]
        assert [text.ja for text in wanted if not reading.has(text.ja)] == []


def _search(theatre: Theatre, reading: Reading) -> None:
    """Read what the palette finds, and the packs it offers."""
    theatre.find("marker")
    overlay = theatre.palette.overlay
    assert overlay is not None
    assert {offer.kind for offer in overlay.offers} >= {"fact", "question"}
    reading.look_at(theatre.window)
    theatre.palette.offer_packs()
    settle()
    reading.look_at(theatre.window)
    theatre.palette.close()


def _walk_the_field(theatre: Theatre, reading: Reading) -> None:
    theatre.show("home")
    home: Any = theatre.window.stack.built["home"]
    for fact in theatre.learner.pack.facts:
        home.field.point_at(fact)
        settle()
        reading.look_at(theatre.window)
    home.field.setFocus()
    settle()
    reading.look_at(theatre.window)
    home._as_list.setChecked(True)
    settle()
    reading.look_at(theatre.window)


def test_control_a_label_that_guesses_loads_the_picture(qtbot: QtBot, tricks: Tricks, tmp_path: Path) -> None:
    """What our labels must not do, Qt's own do by default: the file is opened, the picture painted, and we notice."""
    text = tricks.instead_of("")
    with Watched(tmp_path / "marker.png") as watched:
        window = QWidget()
        qtbot.addWidget(window)
        label = QLabel(text, window)
        label.setToolTip(text)
        window.resize(300, 200)
        window.show()
        settle()
        reading = Reading()
        reading.look_at(window)
        assert watched.was_opened()
        assert "the picture was painted" in reading.faults
        assert "QLabel may take its text for markup" in reading.faults
        assert "QLabel has a rich tool tip" in reading.faults


def test_control_turned_writing_is_found(qtbot: QtBot) -> None:
    """A plain label shows a bidi trick by falling for it."""
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel("A\u202eB", window)
    label.setTextFormat(Qt.TextFormat.PlainText)
    window.show()
    reading = Reading()
    reading.look_at(window)
    assert reading.faults == {"QLabel turns the writing"}


def test_the_painted_field_turns_nothing(qapp: QApplication, qtbot: QtBot) -> None:
    """Labels that are painted, not shown by a label, look as they do with the trick made visible."""
    look = Appearance(qapp, Preferences(theme="light", calm=True))
    pictures = []
    for mark in ("\u202e", HIDDEN_MARK, ""):
        snapshot = made.home()._replace(aspects=(f"A{mark}BC",) * 7, left=f"D{mark}EF", right="右")
        field = GardenView(look)
        qtbot.addWidget(field)
        field.resize(900, 400)
        field.show_field(snapshot)
        pictures.append(field.grab().toImage())
    look.deleteLater()
    qapp.setStyleSheet("")
    assert pictures[0] == pictures[1]
    assert pictures[1] != pictures[2]
