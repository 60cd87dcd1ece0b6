"""Ending, settings and about: what they show and want."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import made
from tests.ui.test_home import NASTY, focus_chain, primary
from tests.wordings import ja
from trainer.domain.preferences import Preferences
from trainer.domain.review import SessionKind
from trainer.domain.tally import Tally
from trainer.study.steps import BackupsSnapshot
from trainer.ui.screens.about import AboutScreen
from trainer.ui.screens.help import HelpScreen
from trainer.ui.screens.session_summary import SessionSummaryScreen
from trainer.ui.screens.settings import SettingsScreen
from trainer.ui.theme.appearance import Appearance


def shown(screen: QWidget, qtbot: QtBot) -> QWidget:
    """Show a screen."""
    qtbot.addWidget(screen)
    layout = screen.layout()
    if layout is not None:
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # as in the main window
    screen.resize(1100, 800)
    screen.show()
    return screen


@pytest.fixture
def settings(appearance: Appearance, qtbot: QtBot) -> SettingsScreen:
    """Return settings with a folder and three backups."""
    screen = SettingsScreen(appearance)
    shown(screen, qtbot)
    screen.show_preferences(Preferences())
    screen.show_backups(made.backups())
    return screen


def click(screen: QWidget, name: str) -> None:
    """Click the button of an object name."""
    found = screen.findChild(QPushButton, name)
    assert found is not None
    found.click()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("segment-en", Preferences(language="en")),
        ("segment-dark", Preferences(theme="dark")),
        ("segment-20", Preferences(minutes=20)),
        ("segment-150", Preferences(text_percent=150)),
        ("segment-none", Preferences(calm=True)),
        ("segment-make", Preferences(uses=("make",))),
        ("segment-assign", Preferences(uses=("assign",))),
    ],
)
def test_every_setting_is_one_click(settings: SettingsScreen, qtbot: QtBot, name: str, expected: Preferences) -> None:
    """One click changes one thing and leaves the rest."""
    with qtbot.waitSignal(settings.changed) as changed:
        click(settings, name)
    assert changed.args == [expected]


def test_a_use_is_chosen_beside_another_and_left_again(settings: SettingsScreen, qtbot: QtBot) -> None:
    """Each is a switch of its own, in whatever order they are thrown."""
    with qtbot.waitSignals([settings.changed] * 2):
        click(settings, "segment-assign")
        click(settings, "segment-make")
    with qtbot.waitSignal(settings.changed) as changed:
        settings.uses.choices["assign"].findChildren(QPushButton)[0].click()
    assert changed.args == [Preferences(uses=("make",))]


@pytest.mark.wcag("3.3.4")
def test_going_back_to_a_backup_takes_three_clicks(settings: SettingsScreen, qtbot: QtBot) -> None:
    """Open, pick, go back; before the last click a sentence says what will be."""
    card = settings.backups
    assert not card._restore.isVisibleTo(settings)
    card._open.click()
    list(card._lines)[1].click()
    assert "380" in card._preview.text()
    with qtbot.waitSignal(settings.restore_wanted) as wanted:
        card._restore.click()
    assert wanted.args == ["b1"]


def test_nothing_to_go_back_to_cannot_be_opened(settings: SettingsScreen) -> None:
    """Without a backup the button is off."""
    settings.show_backups(BackupsSnapshot("/x", ()))
    assert not settings.backups._open.isEnabled()


def test_backing_up_is_said(settings: SettingsScreen, qtbot: QtBot) -> None:
    """The button asks for a backup; that it was read back is said."""
    with qtbot.waitSignal(settings.backup_wanted):
        settings.backups._backup.click()
    settings.show_backups(made.backups(), just_made=True)
    assert settings.backups._said.isVisibleTo(settings)


def test_the_end_says_when_to_come_back(appearance: Appearance, qtbot: QtBot) -> None:
    """One primary button, the next date, and undo where it is possible."""
    screen = SessionSummaryScreen(appearance)
    shown(screen, qtbot)
    screen.show_end(made.ending())
    assert len(primary(screen)) == 1
    assert screen.findChild(QLabel, "next-day").accessibleName() == ja(made.ending().next_day_text)
    with qtbot.waitSignal(screen.undo_wanted):
        screen.undo.click()
    with qtbot.waitSignal(screen.home_wanted):
        screen.to_field.click()


def test_the_end_shows_what_grew_what_was_freed_and_tomorrow_above_the_fold(
    appearance: Appearance, qtbot: QtBot
) -> None:
    """In a window of 1024 x 660, without scrolling; control: the topics lie farther below."""
    screen = SessionSummaryScreen(appearance)
    shown(screen, qtbot)
    screen.resize(1024 - 90, 660)
    step = made.ending()
    screen.show_end(step)
    qtbot.wait(1)
    room = screen.page.viewport().height()
    labels = {label.text(): label for label in screen.findChildren(QLabel) if label.isVisibleTo(screen)}

    def foot(start: str) -> int:
        label = next(label for words, label in labels.items() if words.startswith(start))
        return label.mapTo(screen.page.viewport(), label.rect().bottomLeft()).y()

    assert foot("集客 1") < room
    assert foot("✓ もう取り違えていません") < room
    assert foot(ja(step.next_day_text)) < room
    assert foot("分野ごと") > foot(ja(step.next_day_text))


def test_a_session_that_was_left_says_that_all_is_kept(appearance: Appearance, qtbot: QtBot) -> None:
    """And not that it is done."""
    screen = SessionSummaryScreen(appearance)
    shown(screen, qtbot)
    screen.show_end(replace(made.ending(), left=True))
    assert screen.page.heading.text() == "ここまでにします。答えはすべて残っています。"


def test_a_test_is_reviewed_after_its_end(appearance: Appearance, qtbot: QtBot) -> None:
    """Each wrong answer comes with what decides; text of a pack is shown literally."""
    screen = SessionSummaryScreen(appearance)
    shown(screen, qtbot)
    step = made.ending(kind="test")
    wrong = made.feedback(prompt=NASTY)
    screen.show_end(replace(step, to_review=(wrong, wrong)))
    labels = screen.findChildren(QLabel)
    assert sum(label.accessibleName() == NASTY for label in labels) == 2
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_showing_another_end_leaves_nothing_of_the_first(appearance: Appearance, qtbot: QtBot) -> None:
    """The screen keeps no truth."""
    screen = SessionSummaryScreen(appearance)
    shown(screen, qtbot)
    screen.show_end(made.ending(kind="test"))
    screen.show_end(made.ending())
    visible = [label.text() for label in screen.findChildren(QLabel) if label.isVisibleTo(screen)]
    assert made.feedback().asking.prompt not in visible


def test_about_says_that_nothing_leaves(appearance: Appearance, qtbot: QtBot) -> None:
    """Version and licence: all plain labels; the keys are in the help."""
    screen = AboutScreen()
    shown(screen, qtbot)
    texts = " ".join(label.text() for label in screen.findChildren(QLabel))
    assert "MIT" in texts
    with qtbot.waitSignal(screen.help_wanted):
        screen._help.click()
    page = shown(HelpScreen(), qtbot)
    texts = " ".join(label.text() for label in page.findChildren(QLabel))
    for told in ("Ctrl+K", "F1", "何も出ません", "対"):
        assert told in texts


def test_every_stop_of_the_settings_has_a_name(settings: SettingsScreen) -> None:
    """A screen reader can name everything Tab visits."""
    stops = focus_chain(settings)
    assert len(stops) > 8  # one of each group of choices, and the buttons
    assert [stop for stop in stops if not stop.accessibleName()] == []


def test_the_end_of_a_check_day_has_its_own_words(appearance: Appearance, qtbot: QtBot) -> None:
    """It is neither the day's review nor a test that the learner began."""
    screen = SessionSummaryScreen(appearance)
    shown(screen, qtbot)
    screen.show_end(made.ending(kind="check_day"))
    assert screen.page.heading.text() == "初めての言い方での確かめが終わりました。"


@pytest.mark.parametrize("kind", ["review", "learn", "weak"])
def test_an_end_without_a_question_says_so_kindly(appearance: Appearance, qtbot: QtBot, kind: SessionKind) -> None:
    """Nothing to ask is good news with its own words, when to come back, and one act; no 「0問中0問」."""
    screen = SessionSummaryScreen(appearance)
    shown(screen, qtbot)
    screen.show_end(
        replace(
            made.ending(kind=kind), counts=Tally(), new_facts=0, grown=0, topics=(), confused=(), plants=(), freed=()
        )
    )
    said = [label.text() for label in screen.findChildren(QLabel) if label.isVisibleTo(screen)]
    assert not any("0" in words for words in said)
    assert ja(made.ending().next_day_text) in said
    expected = "種は全部まきました。" if kind == "learn" else "今日は全部確かめました。"
    assert screen.page.heading.text() == expected
    with qtbot.waitSignal(screen.home_wanted):
        screen.to_field.click()
