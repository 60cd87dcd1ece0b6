"""What is practised alone is chosen on the home, by mouse and keyboard, and said there as long as it holds."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui import made, made_reports
from trainer.domain.focus import EVERYTHING
from trainer.domain.message import NOTHING
from trainer.translations import say
from trainer.ui.charts.strength_matrix import StrengthMatrix
from trainer.ui.screens.home import HomeScreen
from trainer.ui.theme.appearance import Appearance

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def home(appearance: Appearance, qtbot: QtBot) -> HomeScreen:
    """Return the home with a focus, its panel open."""
    screen = HomeScreen(appearance)
    qtbot.addWidget(screen)
    screen.resize(1280, 800)
    screen.show()
    screen.show_home(made.home("ja")._replace(focus=made.focus_offer()))
    screen.focus_button.click()
    return screen


def test_the_line_says_what_is_practised_and_goes_with_it(home: HomeScreen) -> None:
    """With its way back beside it; without a focus there is no line."""
    assert home.focus_line.isVisible()
    assert home.focus_line.said.text() == say(made.focus_offer().said)
    tall = home.focus_line.height()
    home.show_home(made.home("ja"))
    assert not home.focus_line.isVisible()
    home.show_home(made.home("ja")._replace(focused=True))
    QApplication.processEvents()
    assert home.focus_line.isVisible()  # the first paint: its words are still to come
    assert abs(home.focus_line.height() - tall) < tall / 2


def test_a_click_chooses_one_more_and_a_second_one_less(home: HomeScreen, qtbot: QtBot) -> None:
    """The buttons show what is chosen and stay where they are; screen readers hear their row."""
    panel: Any = home._focus
    choices = list(panel.aspects.choices)
    assert [choice.isChecked() for choice in choices] == [number in (1, 5) for number in range(7)]
    assert choices[0].accessibleName().startswith("観点")
    with qtbot.waitSignal(home.focus_wanted) as wanted:
        QTest.mouseClick(choices[0], Qt.MouseButton.LeftButton)
    assert wanted.args[0].aspects == ("a0", "a1", "a5")
    home.show_home(made.home("ja")._replace(focus=made.focus_offer()))
    assert list(panel.aspects.choices) == choices
    with qtbot.waitSignal(home.focus_wanted) as wanted:
        QTest.mouseClick(choices[1], Qt.MouseButton.LeftButton)
    assert wanted.args[0].aspects == ("a5",)


def test_the_choices_stay_where_they_are_when_the_line_comes(home: HomeScreen) -> None:
    """A second click must not miss because the first one moved everything."""
    home.show_home(made.home("ja")._replace(focus=made.focus_offer()._replace(said=NOTHING)))
    QApplication.processEvents()
    panel: Any = home._focus
    last = list(panel.sides.choices)[-1]
    before = last.mapTo(home, last.rect().center())
    home.show_home(made.home("ja")._replace(focus=made.focus_offer()))
    QApplication.processEvents()
    assert home.focus_line.isVisible()
    assert last.mapTo(home, last.rect().center()) == before


def test_the_keyboard_reaches_every_choice(home: HomeScreen, qtbot: QtBot) -> None:
    """Tab goes from the switches above through the panel to the line below; Space chooses."""
    home._as_list.setFocus()
    panel: Any = home._focus
    for choice in (*panel.aspects.choices, *panel.sides.choices, home.focus_line.everything):
        QTest.keyClick(QApplication.focusWidget() or home, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is choice
    with qtbot.waitSignal(home.focus_wanted) as wanted:
        QTest.keyClick(next(iter(panel.sides.choices)), Qt.Key.Key_Space)
    assert wanted.args[0].sides == ("marketing", "sales")


def test_going_back_to_everything_keeps_the_keyboard(home: HomeScreen, qtbot: QtBot) -> None:
    """The button goes with its line, and the keyboard to the next act."""
    home.focus_line.everything.setFocus()
    with qtbot.waitSignal(home.focus_wanted) as wanted:
        QTest.keyClick(home.focus_line.everything, Qt.Key.Key_Space)
    assert wanted.args[0] == EVERYTHING
    home.show_home(made.home("ja"))
    assert home.first_focus.hasFocus()


def test_arrows_walk_the_topics_of_a_report(appearance: Appearance, qtbot: QtBot) -> None:
    """Right goes to the same aspect's other side, down to the next aspect; at the edge the page has the key."""
    matrix = StrengthMatrix(appearance, made_reports.strength())
    qtbot.addWidget(matrix)
    matrix.show()
    matrix.activateWindow()
    qtbot.waitUntil(matrix.isActiveWindow)
    cells = matrix._cells
    first = cells[0, 0]
    first.setFocus()
    for key, place in ((Qt.Key.Key_Right, (0, 1)), (Qt.Key.Key_Down, (1, 1)), (Qt.Key.Key_Left, (1, 0))):
        QTest.keyClick(QApplication.focusWidget() or matrix, key)
        assert cells[place].hasFocus()
    QTest.keyClick(cells[1, 0], Qt.Key.Key_Left)
    assert cells[1, 0].hasFocus()
