"""Every way of answering, by keyboard alone and by mouse."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.screens.question_samples import SAMPLES
from tests.screens.question_steps import ask_step, feedback_step, near_step
from tests.ui.question_room import Room, compose, finish, sample_of
from trainer.domain.asking import ChooseOne, Option
from trainer.domain.response import DONT_KNOW, Confidence, Response
from trainer.ui.question.answers import view_for
from trainer.ui.question.answers.blanks import BlanksView
from trainer.ui.question.answers.card import CardView
from trainer.ui.question.answers.choices import ChooseOneView, ChooseSeveralView
from trainer.ui.question.answers.judging import JudgeView
from trainer.ui.question.answers.line import AnswerLine
from trainer.ui.question.answers.matching import MatchView
from trainer.ui.question.answers.ordering import OrderView
from trainer.ui.question.answers.sorting import SortView
from trainer.ui.question.answers.tile import Tile
from trainer.ui.question.answers.typed import TypeTextView

ENTER = Qt.Key.Key_Return

# The offscreen platform says this of every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    """Return a screen on show."""
    return Room(qtbot)


BY_KEYBOARD: dict[str, tuple[tuple[Qt.Key | str, ...], Response]] = {
    "choose-one": (("3", ENTER), Response(("c",))),
    "choose-several": (("4", "2", "1", "1", ENTER), Response(("b", "d"))),
    "judge": (("2", "2", ENTER), Response(("false", "b"))),
    "blanks": (("x1", ENTER, "y2", ENTER), Response(("x1", "y2"))),
    "typed": (("qwe 10", ENTER), Response(("qwe 10",))),
    "number": (("42", ENTER), Response(("42",))),
    "order": (("2", "1", Qt.Key.Key_Backspace, "4", "1", "3", ENTER), Response(("draw", "close", "know", "talk"))),
    "match": (("1", "2", "2", "1", "3", "4", "3", "3", ENTER), Response(("p=q", "q=p", "r=r"))),
    "sort": (("1", "3", Qt.Key.Key_Up, "2", "3", ENTER), Response(("1=m", "2=s", "3=x"))),
    "card": ((ENTER, "2"), Response(("not",))),
}


@pytest.mark.wcag("2.1.1")
@pytest.mark.parametrize("name", [sample.name for sample in SAMPLES])
def test_every_shape_by_keyboard(room: Room, name: str) -> None:
    """Each shape is answered without a mouse from the moment it shows."""
    keys, wanted = BY_KEYBOARD[name]
    room.ask(name)
    room.keys(*keys)
    assert [(wanted, None)] == [(given.response, given.confidence) for given in room.given]


def _in_one(view: QWidget) -> list[QWidget]:
    assert isinstance(view, ChooseOneView | ChooseSeveralView)
    return [view.group.tiles[1]]


def _in_judge(view: QWidget) -> list[QWidget]:
    assert isinstance(view, JudgeView)
    return [view.verdicts.tiles[1], view.reasons.tiles[1]]


def _in_order(view: QWidget) -> list[QWidget]:
    assert isinstance(view, OrderView)
    return [view.items[1], view.items[0], view.places[0], view.items[1], view.items[2], view.items[3]]


def _in_match(view: QWidget) -> list[QWidget]:
    assert isinstance(view, MatchView)
    return [tile for pair in zip(view.left, view.right, strict=False) for tile in pair]


def _in_sort(view: QWidget) -> list[QWidget]:
    assert isinstance(view, SortView)
    return [row.bins[0] for row in reversed(view.rows)]


BY_MOUSE: dict[str, tuple[Callable[[QWidget], list[QWidget]], Response]] = {
    "choose-one": (_in_one, Response(("b",))),
    "choose-several": (_in_one, Response(("b",))),
    "judge": (_in_judge, Response(("false", "b"))),
    "order": (_in_order, Response(("draw", "know", "talk", "close"))),
    "match": (_in_match, Response(("p=p", "q=q", "r=r"))),
    "sort": (_in_sort, Response(("1=m", "2=m", "3=m"))),
}


@pytest.mark.wcag("2.5.1", "2.5.7")
@pytest.mark.parametrize("name", sorted(BY_MOUSE))
def test_shapes_without_typing_by_mouse(room: Room, name: str) -> None:
    """Each shape that needs no typing is answered by clicks alone."""
    tiles, wanted = BY_MOUSE[name]
    room.ask(name)
    assert room.screen.parts.view is not None
    for tile in tiles(room.screen.parts.view):
        room.click(tile)
    room.click(room.screen.parts.footer.primary_button)
    assert [wanted] == [given.response for given in room.given]


def test_a_card_by_mouse(room: Room) -> None:
    """The primary button turns the card; the two buttons answer at once."""
    room.ask("card")
    room.click(room.screen.parts.footer.primary_button)
    view = room.screen.parts.view
    assert isinstance(view, CardView)
    assert not room.screen.parts.footer.primary_button.isVisible()
    room.click(view.group.tiles[0])
    assert [Response(("knew",))] == [given.response for given in room.given]


@pytest.mark.parametrize("name", ["typed", "number", "blanks"])
def test_typed_shapes_with_the_mouse_for_the_button(room: Room, name: str) -> None:
    """A click on the button reads what was typed, with a composition still open."""
    room.ask(name)
    view = room.screen.parts.view
    assert view is not None
    for line in view.findChildren(AnswerLine):
        line.setFocus()
        room.keys("7")
    room.click(room.screen.parts.footer.primary_button)
    assert {"7"} == set(room.given[0].response.parts)


@pytest.mark.parametrize("name", ["typed", "blanks"])
def test_enter_that_ends_a_composition_never_submits(room: Room, name: str) -> None:
    """Enter belongs to the input method while it composes, and to the question afterwards."""
    room.ask(name)
    line = room.focus()
    assert isinstance(line, AnswerLine)
    if name == "blanks":
        room.keys(ENTER)
        other = room.screen.parts.view
        assert isinstance(other, BlanksView)
        other.lines[1].setText("受注")
        line.setFocus()
    compose(line, "しじょう")
    room.keys(ENTER)
    assert room.given == []
    finish(line, "市場")
    assert room.given == []
    room.keys(ENTER)
    assert room.given[0].response.parts[0] == "市場"


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_Q, Qt.Key.Key_0, Qt.Key.Key_F, Qt.Key.Key_Z])
def test_keys_in_a_text_field_are_text(room: Room, key: Qt.Key) -> None:
    """A letter or digit typed into an answer is nothing but text."""
    room.ask("typed")
    room.keys(key)
    view = room.screen.parts.view
    assert isinstance(view, TypeTextView)
    assert len(view.line.text()) == 1
    assert (room.given, room.said) == ([], [])


@pytest.mark.parametrize(
    ("key", "confidence"),
    [
        (Qt.Key.Key_Q, Confidence.GUESS),
        (Qt.Key.Key_W, Confidence.MAYBE),
        (Qt.Key.Key_E, Confidence.SURE),
    ],
)
def test_confidence_in_the_same_stroke(room: Room, key: Qt.Key, confidence: Confidence) -> None:
    """Q, W and E answer at once; with Alt also out of a text field."""
    room.ask("choose-one")
    room.keys("2", key)
    room.ask("typed")
    room.keys("市場")
    room.keys(key, modifier=Qt.KeyboardModifier.AltModifier)
    assert [confidence, confidence] == [given.confidence for given in room.given]
    assert Response(("市場",)) == room.given[1].response


def test_confidence_by_mouse(room: Room) -> None:
    """The three small buttons answer, and only when there is an answer."""
    room.ask("choose-one")
    sure = room.screen.parts.footer.sure_buttons[2]
    assert not sure.isEnabled()
    room.keys("1")
    room.click(sure)
    assert [(Response(("a",)), Confidence.SURE)] == [(given.response, given.confidence) for given in room.given]


def test_not_knowing(room: Room) -> None:
    """0, Alt+0 in a text field and the quiet button all say 「わからない」."""
    room.ask("choose-one")
    room.keys("0")
    room.ask("typed")
    room.keys(Qt.Key.Key_0, modifier=Qt.KeyboardModifier.AltModifier)
    room.ask("sort")
    room.click(room.screen.parts.footer.unknown_button)
    assert [given.response for given in room.given] == [DONT_KNOW] * 3


def test_nothing_chosen_is_no_answer(room: Room) -> None:
    """Enter and Q do nothing before there is an answer."""
    for sample in SAMPLES:
        if sample.name != "card":
            room.screen.show_step(ask_step(sample))
            room.keys(ENTER)
            if not isinstance(room.focus(), AnswerLine):
                room.keys(Qt.Key.Key_Q)
    assert room.given == []


def test_a_digit_without_an_option_means_nothing(room: Room) -> None:
    """Nine on a question of four choices changes nothing."""
    room.ask("choose-one")
    room.keys("9", ENTER)
    assert room.given == []


def test_arrows_choose_like_radio_buttons(room: Room) -> None:
    """Down takes the first, then the second choice."""
    room.ask("choose-one")
    room.keys(Qt.Key.Key_Down, Qt.Key.Key_Down, ENTER)
    assert [Response(("b",))] == [given.response for given in room.given]


@pytest.mark.wcag("1.4.1")
def test_marks_never_speak_by_colour_alone(qtbot: QtBot) -> None:
    """Right and wrong tiles carry ✓ and × and say so to screen readers."""
    sample = sample_of("choose-one")
    view = view_for(ask_step(sample).asking.shape)
    qtbot.addWidget(view)
    step = feedback_step(sample, sample.wrong)
    view.show_marks(step.grade, step.response)
    tiles = {tile.key: tile for tile in view.findChildren(Tile)}
    marks = {key: [label.text() for label in tile.findChildren(QLabel)] for key, tile in tiles.items()}
    assert "✓" in marks["b"]
    assert "×" in marks["c"]
    assert (tiles["b"].state, tiles["c"].state) == ("right", "wrong")
    assert tiles["b"].accessibleName() != tiles["c"].accessibleName()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_marked_view_takes_no_more_input(room: Room, sample: object) -> None:
    """After the answer neither digits nor clicks change it."""
    assert isinstance(sample, type(SAMPLES[0]))
    room.screen.show_step(feedback_step(sample, sample.wrong))
    view = room.screen.parts.view
    assert view is not None
    room.keys("1", "2")
    for tile in view.findChildren(Tile):
        assert tile.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents) or not tile.isVisible()
    assert room.given == []


def test_a_near_miss_comes_back_with_its_slip_marked(room: Room) -> None:
    """The text stands in the line again, the differing character is underlined, and it can be mended."""
    room.screen.show_step(near_step())
    view = room.screen.parts.view
    assert isinstance(view, TypeTextView)
    assert view.line.text() == "マーケティソグ"
    assert view.slips.isVisible()
    assert [view.slips.clean_text()[start:end] for start, end in view.slips._differing] == ["ソ"]
    room.keys(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace, "ング", ENTER)
    assert [Response(("マーケティング",))] == [given.response for given in room.given]


def test_pack_text_is_never_markup(room: Room, tmp_path: Path) -> None:
    """Tags show as letters, and a file they name is not opened."""
    marker = tmp_path / "marker.png"
    hostile = f"<img src={marker}><b>x</b>"
    view = view_for(ChooseOne((Option("a", hostile), Option("b", "b"))))
    view.setParent(room.screen)
    view.show()
    view.grab()
    QApplication.sendPostedEvents()
    for label in view.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    assert hostile in view.findChildren(Tile)[0].accessibleName()
