"""The cards of the settings on the record as a whole, and what the controller does with them."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.learner import WAIT_MS, Learner
from tests.ui import made
from trainer.domain.message import message
from trainer.study.whole_record import Erased, KeptPlace
from trainer.ui.screens.settings import SettingsScreen
from trainer.ui.theme.appearance import Appearance

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def settings(appearance: Appearance, qtbot: QtBot) -> SettingsScreen:
    """Return the settings on screen."""
    screen = SettingsScreen(appearance)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def picks(path: str) -> object:
    """Return a dialog in which the learner picks this."""
    return lambda _parent, _title: path


def test_leaving_a_dialog_asks_for_nothing(settings: SettingsScreen, qtbot: QtBot) -> None:
    """No folder, no file: no signal; the control picks one."""
    carry = settings.carry
    carry.ask_folder = carry.ask_target = carry.ask_source = picks("")  # type: ignore[assignment]
    with qtbot.assertNotEmitted(carry.second_wanted), qtbot.assertNotEmitted(carry.save_wanted):
        carry.choose_folder.click()
        carry.save.click()
        carry.join.click()
    assert not carry.mine.isVisibleTo(settings)
    carry.ask_folder = picks("/stick")  # type: ignore[assignment]
    with qtbot.waitSignal(carry.second_wanted) as wanted:
        carry.choose_folder.click()
    assert wanted.args == ["/stick"]


def test_joining_asks_whose_settings_stay(settings: SettingsScreen, qtbot: QtBot) -> None:
    """Pick the file, then one of two; nothing is joined before."""
    carry = settings.carry
    carry.ask_source = picks("/stick/a.minori")  # type: ignore[assignment]
    with qtbot.assertNotEmitted(carry.join_wanted):
        carry.join.click()
    for choice, whose in ((carry.mine, "mine"), (carry.theirs, "theirs")):
        carry.join.click()
        with qtbot.waitSignal(carry.join_wanted) as wanted:
            choice.click()
        assert wanted.args == ["/stick/a.minori", whose]
        assert not carry.mine.isVisibleTo(settings)


def test_the_second_folder_and_its_trouble_are_shown(settings: SettingsScreen) -> None:
    """Where it is, what went wrong; and it can be given up."""
    settings.show_backups(made.backups())
    assert not settings.carry.no_folder.isVisibleTo(settings)
    told = message("It is not there.")
    settings.show_backups(replace(made.backups(), second="/stick/minori-backups-1", trouble=told))
    assert settings.carry.no_folder.isVisibleTo(settings)
    assert settings.carry._trouble.isVisibleTo(settings)


def test_erasing_shows_every_place_first(settings: SettingsScreen, qtbot: QtBot) -> None:
    """Nothing goes at the first click; the keyboard is then on the last copy, not on the button that erases."""
    erase = settings.erase
    with qtbot.assertNotEmitted(erase.erase_wanted), qtbot.waitSignal(erase.places_wanted):
        erase.open.click()
    erase.show_places((KeptPlace(message("Backups"), "/x/backups", 3),))
    assert "/x/backups" in erase._places.text()
    assert settings.focusWidget() is erase.save
    with qtbot.waitSignal(erase.erase_wanted):
        erase.erase.click()
    assert not erase.erase.isVisibleTo(settings)
    erase.show_erased(Erased(("/x/notes.txt",), had_second=True))
    assert "/x/notes.txt" in erase.said.text()


def test_saved_joined_and_erased_in_the_real_window(qtbot: QtBot, tmp_path: Path) -> None:
    """An answer is saved to a file; everything is erased, and the field is empty; the file brings the answer back."""
    learner = Learner(qtbot, tmp_path / "data")
    learner.open()
    learner.press_start()
    learner.answer(right=False)
    window = learner.startup.window
    learner.startup.wiring.workplaces.study.leave_for("settings")
    screen = window.stack.screen_of(SettingsScreen)
    file = tmp_path / "my.minori"

    def idle() -> None:
        qtbot.waitUntil(lambda: not learner.startup.worker.busy, timeout=WAIT_MS)

    def met() -> int:
        homes: list[int] = []
        learner.startup.worker.run(lambda: learner.startup.wiring.library.service().show_home().met, done=homes.append)
        qtbot.waitUntil(lambda: bool(homes), timeout=WAIT_MS)
        return homes[0]

    screen.carry.ask_target = screen.carry.ask_source = picks(str(file))  # type: ignore[assignment]
    screen.carry.save.click()
    qtbot.waitUntil(file.exists, timeout=WAIT_MS)
    idle()
    before = met()
    assert before
    screen.erase.open.click()
    qtbot.waitUntil(lambda: screen.erase.erase.isVisibleTo(screen), timeout=WAIT_MS)
    screen.erase.erase.click()
    idle()
    assert met() == 0
    screen.carry.join.click()
    screen.carry.mine.click()
    idle()
    assert met() == before
    learner.close()
