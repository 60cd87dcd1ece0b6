"""Several learners on one computer: whose record a start opens, and that nothing changes for one alone."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.benchmarks.learner_for_window import SteppingClock
from tests.journeys.learner import FIRST_MORNING, WAIT_MS
from trainer.app import launch, run
from trainer.app.chosen_pack import built_in_pack
from trainer.app.cli import read_options
from trainer.app.command_line_options import CommandLineOptions
from trainer.app.launch import data_folder
from trainer.app.startup import Startup
from trainer.storage.data_folder import DataFolder
from trainer.storage.learners import Learners, UnknownLearner

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a data folder of two learners."""
    learners = Learners(tmp_path / "data")
    DataFolder(tmp_path / "data").prepare()
    learners.rename("", "花子")
    learners.add("Taro")
    return tmp_path / "data"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["report", "days"],
        ["notes"],
        ["check-data"],
        ["restore"],
        ["export-record", "x.minori"],
        ["join-record", "x.minori"],
        ["erase-record"],
    ],
)
def test_every_command_takes_a_learner(words: list[str]) -> None:
    """With a space or a sign of equality."""
    assert read_options([*words, "--learner", "Taro"]).learner == "Taro"
    assert read_options([*words, "--learner=Taro"]).learner == "Taro"


def test_a_name_leads_to_its_folder_and_none_to_a_sentence(root: Path) -> None:
    """No command guesses whose record is meant."""
    assert data_folder(CommandLineOptions(data=root, learner="taro")).path == root / "learners" / "2"
    assert data_folder(CommandLineOptions(data=root, learner="花子")).path == root
    with pytest.raises(UnknownLearner):
        data_folder(CommandLineOptions(data=root))


def test_one_learner_alone_is_never_asked(tmp_path: Path) -> None:
    """Nothing is written, nothing is to be named."""
    assert data_folder(CommandLineOptions(data=tmp_path)).path == tmp_path.resolve()
    assert list(tmp_path.iterdir()) == []


def test_a_report_says_whose_it_would_be(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence with the names, and the way to say it."""
    assert run(["report", "days", "--data", str(root)]) == 1
    said = capsys.readouterr().err
    assert "花子" in said
    assert "--learner" in said
    assert run(["report", "days", "--data", str(root), "--learner", "Taro"]) == 0
    assert (root / "learners" / "2" / "minori.sqlite").exists()
    assert not (root / "minori.sqlite").exists()


def test_a_terminal_asks_until_it_knows(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By name or number; an unknown one is told who there is."""
    typed = iter(["jiro", "2"])
    monkeypatch.setattr(launch, "has_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _prompt: next(typed))
    assert launch._terminal_folder(CommandLineOptions(data=root), "ja").path == root / "learners" / "2"


def test_erasing_takes_the_name_along(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is kept of one learner goes with the name; the other's stays."""
    assert run(["report", "days", "--data", str(root), "--learner", "Taro"]) == 0
    assert run(["erase-record", "--yes", "--data", str(root), "--learner", "Taro"]) == 0
    assert "learners.json" in capsys.readouterr().out
    assert [line.name for line in Learners(root).all()] == ["花子"]


class Window:
    """A start of which the stages are heard."""

    def __init__(self, qtbot: QtBot, root: Path, chosen: str | None) -> None:
        learners = Learners(root)
        folder = DataFolder(learners.place_of(chosen or ""))
        folder.prepare()
        if chosen is not None:
            assert folder.take()
        self.stages: list[str] = []
        self._qtbot = qtbot
        self.startup = Startup(
            folder, built_in_pack(), SteppingClock(FIRST_MORNING), self.stages.append, "ja", None, learners,
            choosing=chosen is None,
        )  # fmt: skip
        self.startup.show()

    def wait(self, stage: str) -> None:
        """Wait until a stage is reached and nothing is under way."""
        self._qtbot.waitUntil(lambda: stage in self.stages, timeout=WAIT_MS)
        if stage == "ready":
            self._qtbot.waitUntil(lambda: not self.startup.worker.busy, timeout=WAIT_MS)

    def close(self) -> None:
        """Close the window and wait until the folder is free."""
        with self._qtbot.waitSignal(self.startup.window.closed, timeout=WAIT_MS):
            self.startup.window.close()
        self.startup.put_away()
        QApplication.sendPostedEvents(None, 0)


def test_several_are_asked_for_before_the_home(root: Path, qtbot: QtBot) -> None:
    """One click or Enter, and it is that learner's window, with their lock; the other's stays free."""
    window = Window(qtbot, root, None)
    window.wait("frame")
    stack: Any = window.startup.window.stack
    qtbot.waitUntil(lambda: stack.shown == "learners" and stack.isVisible())
    screen: Any = stack.built["learners"]
    assert [choice.text() for choice in screen.choices] == ["花子", "Taro"]
    assert DataFolder(root).take()  # nobody's record is open yet, and this one is let go with the test
    QTest.mouseClick(screen.choices[1], Qt.MouseButton.LeftButton)
    window.wait("ready")
    assert stack.shown == "home"
    assert not DataFolder(root / "learners" / "2").take()
    assert "Taro" in window.startup.window.windowTitle()
    window.close()
    assert (root / "learners" / "2" / "minori.sqlite").exists()
    assert not (root / "minori.sqlite").exists()


def test_one_whose_record_is_open_elsewhere_is_told_so_and_the_choice_stays(root: Path, qtbot: QtBot) -> None:
    """No second copy on one record; another learner can still be chosen."""
    other = DataFolder(root / "learners" / "2")
    other.prepare()
    assert other.take()
    window = Window(qtbot, root, None)
    window.wait("frame")
    stack: Any = window.startup.window.stack
    qtbot.waitUntil(lambda: stack.shown == "learners" and stack.isVisible())
    stack.built["learners"].choices[1].click()
    assert stack.shown == "learners"
    assert window.startup.window.problem_banner.isVisible()
    stack.built["learners"].choices[0].click()
    window.wait("ready")
    window.close()
    other.release()


def test_a_window_closed_before_the_choice_leaves_nothing(root: Path, qtbot: QtBot) -> None:
    """No record, no lock."""
    window = Window(qtbot, root, None)
    window.wait("frame")
    qtbot.waitUntil(lambda: window.startup.window.stack.shown == "learners")
    window.close()
    assert not (root / "minori.sqlite").exists()
    assert DataFolder(root).take()


def test_the_settings_add_rename_and_switch(tmp_path: Path, qtbot: QtBot) -> None:
    """Alone there is nothing to switch to; a second name offers it, and then the start asks."""
    window = Window(qtbot, tmp_path / "data", "")
    window.wait("ready")
    main = window.startup.window
    main.stack.show_named("settings")
    screen: Any = main.stack.built["settings"]
    card = screen.learners
    qtbot.waitUntil(card.isVisible)
    assert not card.switch.isVisible()
    assert main.windowTitle().count("—") == 1
    card.own_name.setText("花子")
    card.rename.click()
    card.new_name.setText("太郎")
    qtbot.waitUntil(lambda: "花子" in card.said.text())
    card.add.click()
    qtbot.waitUntil(card.switch.isVisible)
    assert "太郎" in card.said.text()
    assert main.windowTitle().endswith("花子")
    card.new_name.setText("太郎")
    card.add.click()
    qtbot.waitUntil(lambda: "太郎" in main.problem_banner.sentence.text())
    with qtbot.waitSignal(main.closed, timeout=WAIT_MS):
        card.switch.click()
    assert window.startup.switching
    window.startup.put_away()
    assert [line.name for line in Learners(tmp_path / "data").all()] == ["花子", "太郎"]
