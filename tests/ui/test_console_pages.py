"""The training's pages: what a clerk finds again, what is copied, and that names from a roster are only text."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.screens.hostile import TRICKS
from tests.ui import made_console
from tests.ui.made import StillClock
from trainer.assigning.console_views import NO_LEDGER, STANDINGS, Reminder, counts_of, standing
from trainer.domain.message import message
from trainer.domain.preferences import Preferences
from trainer.domain.text import Text
from trainer.ui.screen import Surroundings
from trainer.ui.screens.console.people_lines import choices, kept
from trainer.ui.screens.console.screen import SCREEN, ConsoleScreen
from trainer.ui.screens.console.setup_page import LEAST_LETTERS
from trainer.ui.theme.appearance import Appearance

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication) -> Iterator[ConsoleScreen]:
    """Give the screen, shown."""
    appearance = Appearance(qapp, Preferences("en", calm=True))
    made = SCREEN.build(Surroundings(appearance, StillClock()))
    assert isinstance(made, ConsoleScreen)
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.show()
    yield made
    appearance.deleteLater()
    qapp.setStyleSheet("")


def shown_keys(screen: ConsoleScreen) -> list[str]:
    """Return the codes in the table of people, from above to below."""
    return [line.key for line in screen.assignment.people.table.rows.shown]


def test_everybody_stands_in_exactly_one_part_of_the_bar() -> None:
    """The parts add up to who is enrolled, whatever is known of them."""
    rows = made_console.people(200)
    counts = counts_of(rows)
    assert counts.enrolled == len(rows)
    assert {standing(row.state, row.outlook) for row in rows} <= set(STANDINGS)


def test_each_choice_keeps_those_it_names_and_all_choices_together_keep_everybody() -> None:
    """State, department and what was typed narrow the table; nobody is in no state."""
    rows = made_console.people()
    by_state = [kept(rows, one, "", "") for one in STANDINGS]
    assert sum(len(codes) for codes in by_state) == len(rows)
    assert frozenset.union(*by_state) == kept(rows, "all", "", "")
    assert {key for key, _ in choices()} >= set(STANDINGS)
    assert kept(rows, "all", "", "e0017") == {"E0017"}
    assert kept(rows, "overdue", "", "") == {row.person for row in rows if row.overdue}
    assert kept(rows, "all", "企画", "") == {row.person for row in rows if "企画" in row.groups}


def test_the_table_is_ordered_by_a_head_and_by_the_menu(screen: ConsoleScreen) -> None:
    """The mouse clicks a head, the keyboard takes the order from the menu; once more turns it round."""
    screen.assignment.show_assignment(made_console.assignment())
    screen.show_page("assignment")
    people = screen.assignment.people
    as_given = shown_keys(screen)
    people.order.choose("-0")
    assert shown_keys(screen) == sorted(as_given, reverse=True)
    people.table.horizontalHeader().sectionClicked.emit(4)
    scores = [line.sort[4] for line in people.table.rows.shown]
    assert scores == sorted(scores)
    people.table.horizontalHeader().sectionClicked.emit(4)
    assert [line.sort[4] for line in people.table.rows.shown] == sorted(scores, reverse=True)
    people.order.choose("")
    assert shown_keys(screen) == as_given


def test_what_is_copied_is_what_is_shown(screen: ConsoleScreen) -> None:
    """Heads and the filtered rows, a line each; with rows selected these alone."""
    screen.assignment.show_assignment(made_console.assignment())
    screen.show_page("assignment")
    people = screen.assignment.people
    people.state.choose("not_yet")
    people.copy.click()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 1 + len(shown_keys(screen)) > 2
    people.table.selectRow(1)
    QTest.keyClick(people.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\t")[0] == shown_keys(screen)[1]


def test_a_name_that_is_a_formula_is_copied_as_text(screen: ConsoleScreen) -> None:
    """No cell of the clipboard begins like a formula."""
    view = made_console.assignment()
    first = replace(view.people[0], name='=HYPERLINK("http://example.com")', note="+1+1")
    screen.assignment.show_assignment(replace(view, people=(first, *view.people[1:])))
    screen.assignment.people.copy.click()
    cells = [cell for line in QGuiApplication.clipboard().text().split("\n") for cell in line.split("\t")]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_the_reminder_goes_into_the_clipboard_and_says_so(screen: ConsoleScreen) -> None:
    """What was put together is copied as it is."""
    screen.assignment.show_assignment(made_console.assignment())
    screen.show_page("assignment")
    screen.assignment.copy_reminder(Reminder(2, "one\ntwo"))
    assert QGuiApplication.clipboard().text() == "one\ntwo"
    assert "2" in screen.assignment.said.text()
    assert screen.assignment.said.isVisible()


def test_set_up_asks_again_for_what_is_missing_short_or_different(screen: ConsoleScreen, qtbot: QtBot) -> None:
    """Only a name and the same long passphrase twice go on; neither stays in a field."""
    page, good = screen.setup, "x" * LEAST_LETTERS
    heard: list[tuple[str, str]] = []
    page.create_wanted.connect(lambda name, words: heard.append((name, words)))
    screen.show_page("setup")
    for name, words, again in (("", good, good), ("Inc", "short", "short"), ("Inc", good, good + "y")):
        page.name.setText(name)
        page.passphrase.setText(words)
        page.again.setText(again)
        page.create_button.click()
        assert page.said.isVisible()
        assert not heard
    page.again.setText(good)
    page.create_button.click()
    assert heard == [("Inc", good)]
    assert page.passphrase.text() == page.again.text() == ""


def test_files_that_are_dropped_are_handed_on(screen: ConsoleScreen, qtbot: QtBot) -> None:
    """A drop of two files is one giving; an address of the internet is none."""
    screen.show_ledger(NO_LEDGER)
    screen.show_page("overview")
    heard: list[object] = []
    screen.strip.files_given.connect(heard.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/a/one.mres"), QUrl("https://example.org/x"), QUrl.fromLocalFile("/a/two.mres")])
    left = Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, Qt.KeyboardModifier.NoModifier)
    screen.strip.dropEvent(drop)
    assert heard == [("/a/one.mres", "/a/two.mres")]


def test_escape_goes_back_where_there_is_a_way_back(screen: ConsoleScreen) -> None:
    """From a page to the one before; on the first page nothing happens."""
    heard: list[str] = []
    screen.truth.back_wanted.connect(lambda: heard.append("back"))
    screen.overview.back_wanted.connect(lambda: heard.append("wrong"))
    for page in ("overview", "truth"):
        screen.show_page(page)  # type: ignore[arg-type]
        QTest.keyClick(screen.first_focus, Qt.Key.Key_Escape)
    assert heard == ["back"]


@pytest.mark.parametrize("trick", TRICKS)
def test_hostile_names_are_shown_as_they_were_written(screen: ConsoleScreen, trick: str) -> None:
    """In tables, labels and spoken names: no markup is obeyed and no writing turned."""
    view = made_console.assignment()
    row = replace(view.people[0], person=trick[:20], name=trick, groups=(trick,), note=trick, overdue=True)
    text = Text(trick, trick)
    screen.assignment.show_assignment(replace(view, title=text, people=(row,), passing=(message("{t}", t=text),)))
    screen.overview.show_overview(replace(made_console.overview(), organisation=trick))
    person = made_console.person_view()
    screen.person.show_person(replace(person, title=text, row=row))
    screen.roster.show_roster((made_console.roster()[0]._replace(name=trick, groups=(trick,)),))
    screen.show_ledger(replace(made_console.ledger(), rows=(made_console.ledger().rows[0]._replace(file=trick),)))
    for label in screen.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text(), label.text()
    said = [*_texts(screen), *(cell for line in screen.assignment.people.table.rows.lines for cell in line.cells)]
    assert not [one for one in said if TURNING.search(one)]


def _texts(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        yield widget.accessibleName()
        if isinstance(widget, QLabel):
            yield widget.text()
