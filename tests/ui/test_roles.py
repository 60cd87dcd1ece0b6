"""What things are called by screen readers: radio buttons, check boxes, headings, tables; and where Tab comes to."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.screens.question_steps import contrast, feedback_step
from tests.ui import made
from tests.ui.hearing import interface, name, role
from tests.ui.question_room import Room, sample_of
from tests.wordings import ja
from trainer.ui.garden.plant_list import PlantList
from trainer.ui.question.answers.tile import Tile
from trainer.ui.question.contrast_table import ContrastTable, FactCell
from trainer.ui.question.feedback import FeedbackBlock, announcement
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.page import Page
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.roles import give_roles
from trainer.ui.widgets.segments import Segments

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Role = QAccessible.Role


@pytest.fixture(autouse=True, scope="module")
def _roles(qapp: QApplication) -> None:
    """Give the roles, as the application does."""
    give_roles()


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    """Return a screen on show."""
    return Room(qtbot)


def wrong_choices(tiles: Sequence[Tile], wanted: QAccessible.Role, chosen: set[str]) -> list[str]:
    """Return the tiles that are no such choice, or whose state is not what was chosen."""
    return [
        name(tile)
        for tile in tiles
        if role(tile) != wanted
        or not interface(tile).state().checkable
        or bool(interface(tile).state().checked) != (tile.key in chosen)
    ]


@pytest.mark.wcag("4.1.2", "1.3.1", "EN 11.5.2.5")
@pytest.mark.parametrize(
    ("shape", "keys", "wanted", "chosen"),
    [
        ("choose-one", "13", Role.RadioButton, {"c"}),
        ("choose-several", "131", Role.CheckBox, {"c"}),
        ("judge", "2", Role.RadioButton, {"false"}),
    ],
)
def test_options_are_radio_buttons_and_check_boxes(
    room: Room, shape: str, keys: str, wanted: QAccessible.Role, chosen: set[str]
) -> None:
    """Chosen or not is their state, not a word in their name."""
    room.ask(shape)
    room.keys(*keys)
    tiles = room.screen.parts.view.findChildren(Tile)  # type: ignore[union-attr] # there is a question
    assert wrong_choices(tiles, wanted, chosen) == []
    assert all("選択中" not in name(tile) for tile in tiles)


def test_control_a_plain_tile_is_no_choice(qtbot: QtBot) -> None:
    """A button with a word for its state is found."""
    tile = Tile("a", "集客")
    qtbot.addWidget(tile)
    tile.set_state("chosen")
    assert wrong_choices([tile], Role.RadioButton, {"a"}) != []


@pytest.mark.wcag("4.1.2")
def test_the_bins_of_a_case_are_radio_buttons_with_its_name(room: Room) -> None:
    """One of them is chosen for each case."""
    room.ask("sort")
    room.keys("2")
    assert role(room.focus()) == Role.RadioButton
    assert interface(room.focus()).state().checked
    assert "アンケート" in name(room.focus())


@pytest.mark.wcag("4.1.2", "1.3.1")
def test_segments_are_radio_buttons_and_tab_comes_to_the_taken_one(qtbot: QtBot) -> None:
    """As everywhere."""
    segments = Segments("時間", (("5", "5分"), ("10", "10分"), ("20", "20分")))
    qtbot.addWidget(segments)
    segments.take("10")
    choices = segments.findChildren(QPushButton)
    assert [role(one) for one in choices] == [Role.RadioButton] * 3
    assert [bool(interface(one).state().checked) for one in choices] == [False, True, False]
    assert [bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) for one in choices] == [False, True, False]
    segments.show()
    segments.activateWindow()
    qtbot.waitUntil(segments.isActiveWindow)
    choices[0].setFocus()
    segments.take("20")
    assert choices[2].hasFocus(), "the keyboard that waits at the first one goes to the taken one"
    segments.take("nothing")
    assert all(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in choices)


@pytest.mark.wcag("1.3.1", "2.4.6", "EN 11.5.2.5")
def test_headings_are_headings(qtbot: QtBot) -> None:
    """Of pages, of cards, and of a feedback; their words are their name, also after they change."""
    page = Page("進み具合")
    card, verdict = plain_label("キー", "heading"), Prose("ちがいます", role="headline")
    plain = plain_label("ただの文")
    for widget in (card, verdict, plain):
        page.column.addWidget(widget)
    qtbot.addWidget(page)
    assert [role(one) for one in (page.heading, card, verdict)] == [Role.Heading] * 3
    assert role(plain) != Role.Heading
    page.heading.setText("取り違え")
    assert [name(one) for one in (page.heading, card, verdict)] == ["取り違え", "キー", "ちがいます"]


# --- the twin pair ------------------------------------------------------------------------------------------------


def cells_of(table: QWidget) -> dict[tuple[int, int], QAccessibleInterface]:
    """Return the cells of a table by row and column, as a screen reader finds them."""
    whole = interface(table)
    children = [whole.child(at) for at in range(whole.childCount())]
    cells = [child for child in children if child.role() == Role.Cell]
    return {(cell.tableCellInterface().rowIndex(), cell.tableCellInterface().columnIndex()): cell for cell in cells}


@pytest.mark.wcag("1.3.1", "EN 11.5.2.6")
def test_the_twin_pair_is_a_table(room: Room) -> None:
    """Two columns, a fact each; every cell says whose it is, and the asked one that it is the one."""
    sample = sample_of("choose-one")
    room.screen.show_step(feedback_step(sample, sample.wrong))
    (table,) = room.screen.findChildren(ContrastTable)
    assert role(table) == Role.Table
    cells = cells_of(table)
    assert set(cells) == {(row, column) for row in (0, 1) for column in (0, 1)}
    pair = contrast()
    for column, card in enumerate((pair.asked, pair.twins[0])):
        said = [cells[row, column].text(QAccessible.Text.Name) for row in (0, 1)]
        assert all(ja(card.side) in words for words in said)
        assert ja(card.name) in said[0]
        assert ja(card.text) in said[1]
        assert ("今回の問題" in said[0]) == card.was_asked


def test_control_two_panels_are_no_table(qtbot: QtBot) -> None:
    """What only stands side by side has no cells."""
    cell = FactCell(contrast().asked, contrast().aspect)
    qtbot.addWidget(cell)
    assert role(cell) != Role.Table
    assert cells_of(cell) == {}


def test_the_cells_seen_are_those_heard(room: Room) -> None:
    """The table is as high as its cells, and shows nothing else."""
    sample = sample_of("choose-one")
    room.screen.show_step(feedback_step(sample, sample.wrong))
    QApplication.processEvents()
    (table,) = room.screen.findChildren(ContrastTable)
    shown = table.findChildren(FactCell)
    assert len(shown) == 2
    assert all(table.viewport().rect().contains(cell.geometry()) for cell in shown)
    assert all(cell.height() >= cell.sizeHint().height() for cell in shown)


# --- reached by Tab -----------------------------------------------------------------------------------------------


def reached(room: Room) -> list[QWidget]:
    """Return where Tab comes to, once round."""
    stops: list[QWidget] = []
    for _ in range(40):
        room.keys(Qt.Key.Key_Tab)
        if room.focus() in stops:
            break
        stops.append(room.focus())
    return stops


@pytest.mark.wcag("2.1.1", "2.4.3", "1.3.2")
def test_tab_comes_to_the_feedback_and_the_twins(room: Room) -> None:
    """The block says all of it once more, with what stands folded; then the table; Enter still goes on."""
    sample = sample_of("choose-one")
    step = feedback_step(sample, sample.wrong)
    room.screen.show_step(step)
    stops = reached(room)
    block = next(stop for stop in stops if isinstance(stop, FeedbackBlock))
    table = next(stop for stop in stops if isinstance(stop, ContrastTable))
    assert stops.index(block) < stops.index(table)
    assert name(block) == announcement(step.told)
    assert ja(step.told.source) in block.accessibleDescription()
    assert ja(step.told.comes_back) in block.accessibleDescription()
    table.setFocus()
    room.clock.milliseconds += 1_000
    room.keys(Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert room.said == ["go_on_wanted"]
    assert table.currentIndex().column() == 1


def test_control_labels_alone_are_passed_over(room: Room) -> None:
    """Without their stops Tab goes from the button round to the button."""
    sample = sample_of("choose-one")
    room.screen.show_step(feedback_step(sample, sample.wrong))
    for stop in room.screen.findChildren(FeedbackBlock) + room.screen.findChildren(ContrastTable):
        stop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert not any(isinstance(stop, FeedbackBlock | ContrastTable) for stop in reached(room))


# --- the field as a table -----------------------------------------------------------------------------------------


@pytest.mark.wcag("1.1.1", "1.3.1", "EN 11.5.2.6")
def test_the_field_as_a_list_is_a_table(qtbot: QtBot, appearance: object) -> None:
    """A row a plant; its first cell says all of it, the others what they are."""
    plants = PlantList()
    qtbot.addWidget(plants)
    snapshot = made.home()
    plants.show_field(snapshot)
    assert role(plants) == Role.Table
    cells = cells_of(plants)
    assert len({row for row, _ in cells}) == len(snapshot.plants)
    first = cells[0, 0].text(QAccessible.Text.Name)
    assert snapshot.plants[0].name in first
    assert "役割" in first
    assert cells[0, 2].text(QAccessible.Text.Name).startswith("育ち: ")


def test_no_label_of_the_table_is_seen_twice_by_a_reader(room: Room) -> None:
    """The cells laid over the table are for the eyes: a reader finds the table's own."""
    sample = sample_of("choose-one")
    room.screen.show_step(feedback_step(sample, sample.wrong))
    (table,) = room.screen.findChildren(ContrastTable)
    whole = interface(table)
    objects = [whole.child(at).object() for at in range(whole.childCount())]
    assert not any(isinstance(one, QLabel | FactCell) for one in objects)
