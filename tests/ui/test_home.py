"""The home: one primary button, plain text, and a list beside the picture."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import made
from trainer.domain.study_day import StudyDay
from trainer.study.day_sentences import goal_text
from trainer.study.home import DayPlan, HomeSnapshot
from trainer.ui.garden.legend import GardenLegend
from trainer.ui.garden.words import stage_words
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
    """Tab visits what to practise, the legend, the list switch, the field, and the three verbs, as they stand."""
    expected = {
        home.focus_button,
        home.legend_button,
        home._as_list,
        home.field,
        home.sow.start,
        home.water.start,
        home.harvest.start,
    }
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


def test_the_home_says_why_today(home: HomeScreen) -> None:
    """What the plan holds, in a line; nobody who was here yesterday is welcomed back."""
    snapshot = made.home()
    plan = DayPlan(frozenset(), snapshot.confused[:1], 4, 0)
    home.show_home(snapshot._replace(plan=plan, away=1))
    assert home.today.plan.text() == "今日は、取り違えた1組から、新しい知識4つまで。"
    assert not home.today.welcome.isVisible()
    home.show_home(snapshot._replace(plan=plan, away=9))
    assert home.today.welcome.isVisible()
    assert "おかえりなさい" in home.today.welcome.text()


def test_the_line_of_the_plan_keeps_its_place_before_it_is_known(home: HomeScreen) -> None:
    """Nothing below jumps when it comes."""
    home.show_home(made.home()._replace(plan=None))
    QApplication.processEvents()
    before = home.field.geometry()
    home.show_home(made.home())
    QApplication.processEvents()
    assert home.field.geometry() == before


def test_the_goals_stand_on_the_home_with_their_dates(home: HomeScreen) -> None:
    """A line each; without a goal no room is taken."""
    assert not home.today.goals.isVisible()
    home.today.show_goals((goal_text(StudyDay(20_020), StudyDay(20_000), "open"),))
    assert home.today.goals.isVisible()
    assert "まだ決まっていません" in home.today.goals.text()


def test_the_legend_opens_and_closes_and_names_each_picture_of_the_field(home: HomeScreen) -> None:
    """Every stage, the drop, the vine, the plank and the gate."""
    home.legend_button.click()
    legend = home.findChild(GardenLegend)
    assert isinstance(legend, GardenLegend)
    assert legend.isVisible()
    words = " ".join(label.text() for label in legend.findChildren(QLabel))
    for stage in range(7):
        assert stage_words(stage) in words
    for thing in ("しずく", "つる", "板", "水門"):
        assert thing in words
    home.legend_button.click()
    assert not legend.isVisible()


def test_the_week_is_said_in_a_sentence_without_a_run_of_days(home: HomeScreen) -> None:
    """Four days of seven; a learner who has not begun has no week."""
    assert home.today.week.accessibleName() == "この7日間のうち4日、学習しました"
    home.show_home(made.home(fresh=True))
    assert not home.today.week.isVisible()


def test_the_keyboard_follows_the_next_act_before_the_window_is_active(appearance: Appearance, qtbot: QtBot) -> None:
    """The stored state may name a verb that the learner's data then switch off while the window is still coming up."""
    screen = HomeScreen(appearance)
    qtbot.addWidget(screen)
    later = made.home("ja")
    screen.show_home(later)
    screen.first_focus.setFocus()
    screen.show_home(later._replace(next_act="first", can_review=False, can_test=False))
    assert screen.focusWidget() is screen.sow.start
    assert screen.first_focus is screen.sow.start
