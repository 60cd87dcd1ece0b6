"""The home: one primary button, plain text, and a list beside the picture."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import made
from trainer.study.home import HomeSnapshot
from trainer.ui.screens.home import HomeScreen
from trainer.ui.theme.appearance import Appearance

NASTY = '<b>x</b><img src="/etc/hostname"> & y'


@pytest.fixture
def home(appearance: Appearance, qtbot: QtBot) -> HomeScreen:
    """Return a shown home."""
    screen = HomeScreen(appearance)
    qtbot.addWidget(screen)
    screen.resize(1180, 800)
    screen.show_home(made.home())
    screen.show()
    return screen


def primary(screen: QWidget) -> list[QPushButton]:
    """Return the primary buttons one can see."""
    return [b for b in screen.findChildren(QPushButton) if b.property("role") == "primary" and b.isVisibleTo(screen)]


@pytest.mark.parametrize("act", ["first", "learn", "review", "go on", "done"])
@pytest.mark.parametrize("can", [(True, True), (True, False), (False, True), (False, False)])
def test_there_is_exactly_one_primary_button(home: HomeScreen, act: str, can: tuple[bool, bool]) -> None:
    """Whatever comes next, one button says so and can be pressed."""
    snapshot = made.home()._replace(next_act=act, can_learn=can[0], can_review=can[1])  # type: ignore[arg-type]
    home.show_home(snapshot)
    buttons = primary(home)
    assert len(buttons) == 1
    assert buttons[0].isEnabled()
    assert home.first_focus is buttons[0]


def test_the_empty_home_says_the_next_act(home: HomeScreen, qtbot: QtBot) -> None:
    """A new learner sows the first seed with one click."""
    home.show_home(made.home(fresh=True))
    with qtbot.waitSignal(home.begin_wanted) as begun:
        qtbot.mouseClick(primary(home)[0], Qt.MouseButton.LeftButton)
    assert begun.args == ["learn", ""]


def test_verbs_that_cannot_be_done_are_off(home: HomeScreen) -> None:
    """Nothing to water, nothing to harvest: the buttons say so."""
    home.show_home(made.home(fresh=True))
    assert [card.start.isEnabled() for card in (home.sow, home.water, home.harvest)] == [True, False, False]


def test_text_of_a_pack_is_shown_literally(home: HomeScreen) -> None:
    """No markup of a pack is obeyed, on the home or in the card of a plant."""
    snapshot = made.home()
    plants = tuple(plant._replace(name=NASTY, text=NASTY, stage=3) for plant in snapshot.plants)
    home.show_home(snapshot._replace(title=NASTY, plants=plants))
    home.field.point_at("1.left.0")
    labels = home.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText} or all(
        label.textFormat() == Qt.TextFormat.PlainText for label in labels if label.text()
    )
    assert sum(label.text() == NASTY for label in labels) == 3


def test_the_card_keeps_an_unmet_fact_secret(home: HomeScreen) -> None:
    """What will be asked for the first time is not given away."""
    home.show_home(made.home(fresh=True))
    home.field.point_at("1.left.0")
    shown = [label.text() for label in home.findChildren(QLabel) if label.isVisibleTo(home)]
    assert made.TEXTS["ja"] not in shown


def test_the_card_stays_inside_the_screen(home: HomeScreen) -> None:
    """Wherever one points, the card can be read."""
    home.grab()
    for plant in made.home().plants:
        home.field.point_at(plant.fact)
        assert home._plant_card is not None
        assert home.rect().contains(home._plant_card.geometry())


def test_the_keyboard_follows_the_primary_button(home: HomeScreen) -> None:
    """The first painting may name another verb than what is known a second later."""
    home.show_home(made.home()._replace(next_act="review", can_review=True))
    home.first_focus.setFocus()
    assert home.water.start.hasFocus()
    home.show_home(made.home()._replace(next_act="first", can_review=False))
    assert home.sow.start.hasFocus()


def test_the_list_has_every_plant_and_starts_one(home: HomeScreen, qtbot: QtBot) -> None:
    """The list is the field's equal: same plants, same act."""
    home._as_list.click()
    assert home._list is not None
    model = home._list.model()
    assert model.rowCount() == len(made.home().plants)
    with qtbot.waitSignal(home.begin_wanted) as begun:
        qtbot.keyClick(home._list, Qt.Key.Key_Return)
    assert begun.args == ["fact", "0.left.0"]
    assert not home.field.isVisibleTo(home)


def focus_chain(screen: QWidget) -> list[QWidget]:
    """Return what Tab visits inside `screen`, in order."""
    chain, widget = [], screen.nextInFocusChain()
    while widget is not screen:
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isEnabled() and widget.isVisibleTo(screen) and screen.isAncestorOf(widget):
            chain.append(widget)
        widget = widget.nextInFocusChain()
    return chain


def test_tab_goes_from_field_to_verbs(home: HomeScreen) -> None:
    """Tab visits the list switch, the field, and the three verbs, as they stand."""
    expected = {home._as_list, home.field, home.sow.start, home.water.start, home.harvest.start}
    chain = focus_chain(home)
    assert set(chain) == expected
    verbs = [w for w in chain if w in (home.sow.start, home.water.start, home.harvest.start)]
    assert verbs == [home.sow.start, home.water.start, home.harvest.start]


def test_everything_with_the_focus_has_a_name(home: HomeScreen) -> None:
    """A screen reader can name every stop."""
    assert [widget for widget in focus_chain(home) if not widget.accessibleName()] == []


def test_no_overdue_number_is_shown(home: HomeScreen) -> None:
    """The home counts no debt: no text on the three verbs holds the number of due plants."""
    snapshot: HomeSnapshot = made.home()
    due = str(sum(plant.due for plant in snapshot.plants))
    texts = [label.text() for card in (home.sow, home.water, home.harvest) for label in card.findChildren(QLabel)]
    assert [text for text in texts if due in text] == []
