"""Sorting, matching and ordering by carrying with the mouse; real events through the window."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.screens.question_steps import feedback_step
from tests.ui.question_room import Room, sample_of
from trainer.domain.response import Response
from trainer.ui.question.answers.dragged_tile import DraggedTile
from trainer.ui.question.answers.matching import MatchView
from trainer.ui.question.answers.ordering import OrderView
from trainer.ui.question.answers.sorting import SortView
from trainer.ui.question.answers.view import AnswerView

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    """Return a screen on show."""
    return Room(qtbot)


class Hand:
    """Moves the window's pointer; the window system's own way, with its implicit grab."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def at(self, widget: QWidget, spot: QPoint | None = None) -> QPoint:
        """Return a spot of a widget, by default its middle, in the window."""
        return widget.mapTo(self._room.screen.window(), spot or widget.rect().center())

    def press(self, where: QPoint) -> None:
        """Press the button."""
        QTest.mousePress(self._window(), LEFT, Qt.KeyboardModifier.NoModifier, where)

    def move(self, where: QPoint) -> None:
        """Move on, in two steps."""
        QTest.mouseMove(self._window(), where - QPoint(3, 3))
        QTest.mouseMove(self._window(), where)
        QApplication.processEvents()

    def release(self, where: QPoint) -> None:
        """Let go."""
        QTest.mouseRelease(self._window(), LEFT, Qt.KeyboardModifier.NoModifier, where)
        QApplication.processEvents()

    def carry(self, source: QWidget, target: QWidget, spot: QPoint | None = None) -> None:
        """Press on `source`, move to `target`, let go."""
        self.press(self.at(source, spot))
        self.move(self.at(target))
        self.release(self.at(target))

    def _window(self) -> object:
        handle = self._room.screen.window().windowHandle()
        assert handle is not None
        return handle


TEXT = QPoint(30, 20)
"""A spot on a case's words."""


def view_of(room: Room, name: str) -> AnswerView:
    """Show a sample and return its view, laid out."""
    room.ask(name)
    QApplication.processEvents()
    assert room.screen.parts.view is not None
    return room.screen.parts.view


def test_cases_are_carried_to_bins(room: Room) -> None:
    """Each case to a bin, in its own row or in another one; one carry a case."""
    view, hand = view_of(room, "sort"), Hand(room)
    assert isinstance(view, SortView)
    hand.carry(view.rows[0], view.rows[0].bins[0], TEXT)
    hand.carry(view.rows[1], view.rows[2].bins[1], TEXT)
    hand.carry(view.rows[2], view.rows[0].bins[2], TEXT)
    assert view.response() == Response(("1=m", "2=s", "3=x"))


def test_a_sorted_case_is_carried_to_another_bin(room: Room) -> None:
    """What was put can be put elsewhere."""
    view, hand = view_of(room, "sort"), Hand(room)
    assert isinstance(view, SortView)
    room.keys("1", "1", "1")
    hand.carry(view.rows[1], view.rows[1].bins[2], TEXT)
    assert view.response() == Response(("1=m", "2=x", "3=m"))


def test_partners_are_carried_from_either_side(room: Room) -> None:
    """Left to right and right to left pair the same; one carry a pair."""
    view, hand = view_of(room, "match"), Hand(room)
    assert isinstance(view, MatchView)
    hand.carry(view.left[0], view.right[0])
    hand.carry(view.right[2], view.left[2])
    hand.carry(view.left[1], view.right[3])
    hand.carry(view.right[1], view.left[1])
    assert view.response() == Response(("p=p", "q=q", "r=r"))


def test_items_are_carried_to_their_places(room: Room) -> None:
    """Any place first, gaps are kept, and a filled place makes room."""
    view, hand = view_of(room, "order"), Hand(room)
    assert isinstance(view, OrderView)
    hand.carry(view.items[3], view.places[3])
    hand.carry(view.items[1], view.places[0])
    assert view.response() is None
    hand.carry(view.items[0], view.places[0])
    hand.carry(view.items[2], view.places[2])
    assert view.response() == Response(("know", "draw", "talk", "close"))
    hand.carry(view.places[3], view.places[0])
    assert view.response() == Response(("close", "know", "draw", "talk"))


def test_backspace_takes_back_what_was_carried_last(room: Room) -> None:
    """Mouse and keys change the same answer."""
    view, hand = view_of(room, "order"), Hand(room)
    assert isinstance(view, OrderView)
    room.keys("1", "2", "3")
    hand.carry(view.items[3], view.places[0])
    assert view.response() == Response(("close", "know", "draw", "talk"))
    room.keys(Qt.Key.Key_Backspace, "4")
    assert view.response() == Response(("close", "know", "draw", "talk"))


def state_of(view: AnswerView) -> tuple[object, ...]:
    """Return what the view holds, of each shape."""
    if isinstance(view, SortView):
        return (view.response(), *(row.bin for row in view.rows))
    assert isinstance(view, MatchView | OrderView)
    tiles = (*view.left, *view.right) if isinstance(view, MatchView) else (*view.items, *view.places)
    return (view.response(), *((tile.state, tile.text_shown()) for tile in tiles))


def first_of(view: AnswerView) -> tuple[QWidget, QWidget]:
    """Return something to carry and a place for it."""
    if isinstance(view, SortView):
        return view.rows[0], view.rows[1].bins[1]
    if isinstance(view, MatchView):
        return view.left[1], view.right[0]
    assert isinstance(view, OrderView)
    return view.items[2], view.places[1]


SHAPES = ("sort", "match", "order")


@pytest.mark.wcag("2.5.2")
@pytest.mark.parametrize("name", SHAPES)
def test_a_drop_outside_changes_nothing(room: Room, name: str) -> None:
    """On the question's words, on the foot, outside the window; the control drops on a place and does change."""
    view, hand = view_of(room, name), Hand(room)
    room.keys("1", "1")
    before = state_of(view)
    source, place = first_of(view)
    footer = room.screen.parts.footer.primary_button
    for where in (hand.at(room.screen.parts.sheet.prompt), hand.at(footer), QPoint(-40, -40)):
        hand.press(hand.at(source, TEXT))
        hand.move(where)
        assert view.carrying.under_way  # type: ignore[attr-defined]
        hand.release(where)
        assert state_of(view) == before
        assert not carried(room)
    assert room.given == []
    hand.carry(source, place, TEXT)
    assert state_of(view) != before


def carried(room: Room) -> list[DraggedTile]:
    """Return what is seen at the pointer."""
    return [one for one in room.screen.window().findChildren(DraggedTile) if one.isVisible()]


@pytest.mark.wcag("2.5.2")
@pytest.mark.parametrize("name", SHAPES)
def test_escape_cancels_the_carry_and_nothing_else(room: Room, name: str) -> None:
    """Escape under way puts it back and does not leave the session; the release afterwards does nothing."""
    view, hand = view_of(room, name), Hand(room)
    before = state_of(view)
    source, place = first_of(view)
    hand.press(hand.at(source, TEXT))
    hand.move(hand.at(place))
    assert carried(room)
    assert place.property("drop") == "here"
    QTest.keyClick(room.screen.window().windowHandle(), Qt.Key.Key_Escape)
    assert not carried(room)
    assert not place.property("drop")
    hand.release(hand.at(place))
    assert state_of(view) == before
    assert room.said == []
    room.keys(Qt.Key.Key_Escape)
    assert room.said == ["leave_wanted"]


@pytest.mark.wcag("1.4.1")
@pytest.mark.parametrize("name", SHAPES)
def test_places_are_marked_by_more_than_colour(room: Room, name: str, appearance: object) -> None:
    """Open places get a dashed border, the one under the pointer a thick one: seen in a picture without hue."""
    view, hand = view_of(room, name), Hand(room)
    source, place = first_of(view)
    plain = place.grab().toImage()
    hand.press(hand.at(source, TEXT))
    hand.move(hand.at(room.screen.parts.sheet.prompt))
    assert place.property("drop") == "open"
    open_ = place.grab().toImage()
    hand.move(hand.at(place))
    assert place.property("drop") == "here"
    here = place.grab().toImage()
    hand.release(QPoint(-40, -40))
    assert plain != open_
    assert open_ != here
    middle = place.width() // 2
    inside = here.pixelColor(middle, here.height() - 1 - 8).lightness()
    assert abs(here.pixelColor(middle, here.height() - 1 - 3).lightness() - inside) > 40
    assert (
        abs(plain.pixelColor(middle, plain.height() - 1 - 3).lightness() - plain.pixelColor(middle, 8).lightness()) < 10
    )


@pytest.mark.parametrize("name", SHAPES)
def test_a_press_without_moving_far_is_a_click(room: Room, name: str) -> None:
    """A trembling hand still clicks."""
    view, hand = view_of(room, name), Hand(room)
    source, _ = first_of(view)
    before = state_of(view)
    where = hand.at(source, TEXT)
    hand.press(where)
    hand.move(where + QPoint(4, 2))
    assert not carried(room)
    hand.release(where + QPoint(4, 2))
    assert (state_of(view) != before) == (name != "sort")


@pytest.mark.parametrize("name", SHAPES)
def test_feedback_under_way_ends_the_carry(room: Room, name: str) -> None:
    """What has been answered is not moved any more."""
    view, hand = view_of(room, name), Hand(room)
    source, place = first_of(view)
    hand.press(hand.at(source, TEXT))
    hand.move(hand.at(place))
    sample = sample_of(name)
    room.screen.show_step(feedback_step(sample, sample.wrong))
    assert not carried(room)
    assert room.screen.parts.view is view
    hand.release(QPoint(5, 5))
    hand.carry(source, place, TEXT)
    assert not carried(room)


@pytest.mark.parametrize("name", SHAPES)
def test_another_question_under_way_ends_the_carry(room: Room, name: str) -> None:
    """Nothing is left at the pointer when the view goes away under it."""
    view, hand = view_of(room, name), Hand(room)
    source, place = first_of(view)
    hand.press(hand.at(source, TEXT))
    hand.move(hand.at(place))
    assert carried(room)
    room.ask("choose-one")
    QApplication.processEvents()
    assert not carried(room)
    hand.release(QPoint(5, 5))
    room.keys("1", Qt.Key.Key_Return)
    assert [given.response for given in room.given] == [Response(("a",))]


def test_leaving_the_window_under_way_puts_it_back(room: Room) -> None:
    """Another window in front: nothing is carried any more and nothing has changed."""
    view, hand = view_of(room, "match"), Hand(room)
    before = state_of(view)
    source, place = first_of(view)
    hand.press(hand.at(source))
    hand.move(hand.at(place))
    QApplication.sendEvent(room.screen, QEvent(QEvent.Type.WindowDeactivate))
    assert not carried(room)
    hand.release(hand.at(place))
    assert state_of(view) == before


def test_resting_at_the_edge_scrolls_to_places_out_of_sight(room: Room, qtbot: QtBot) -> None:
    """In a low window the last place is reached; away from the edge nothing scrolls."""
    room.screen.resize(700, 380)
    view, hand = view_of(room, "order"), Hand(room)
    assert isinstance(view, OrderView)
    sheet = room.screen.parts.sheet
    bar = sheet.verticalScrollBar()
    bar.setValue(0)
    assert bar.maximum() > 0
    assert not view.visibleRegion().contains(view.places[3].geometry().center())
    hand.press(hand.at(view.items[0]))
    hand.move(hand.at(sheet.viewport(), QPoint(500, sheet.viewport().height() // 2)))
    qtbot.wait(120)
    assert bar.value() == 0
    hand.move(hand.at(sheet.viewport(), QPoint(500, sheet.viewport().height() - 4)))
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    hand.move(hand.at(view.places[3]))
    hand.release(hand.at(view.places[3]))
    assert view.places[3].text_shown() == "市場を知る"
    at_end = bar.value()
    qtbot.wait(120)
    assert bar.value() == at_end
