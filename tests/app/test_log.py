"""The log says what helps, and nothing about who learns what."""

import logging
import platform
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.journeys.learner import Learner
from tests.shown import shown_in
from trainer import __version__, log
from trainer.domain.message import message
from trainer.domain.problem import KnownProblem
from trainer.storage.learner.engine import Database
from trainer.storage.learner.migrations import MIGRATIONS
from trainer.ui.screens.about import AboutScreen

CANARY = "zqcanary"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Path]:
    """Return the file of an open log."""
    log.open_log(tmp_path)
    yield tmp_path / log.FILE_NAME
    log.close_log()


class OddProblem(KnownProblem):
    """A failure whose sentence names what must not be told."""


def raised(words: str) -> BaseException:
    """Return a bug of the product's own code that carries `words`."""
    try:
        MIGRATIONS[0](words)  # type: ignore[arg-type]
    except AttributeError as error:
        return error
    raise AssertionError


def test_a_start_names_the_versions(opened: Path) -> None:
    """The way of the start, the app, Python and the kind of system stand in one line."""
    log.note_start("window")
    (line,) = opened.read_text("utf-8").splitlines()
    for told in ("start window", __version__, platform.python_version(), sys.platform):
        assert told in line


def test_a_problem_is_its_class_alone(opened: Path) -> None:
    """What its sentence says of folders and names stays out."""
    log.note_problem(OddProblem(message("{place} {name}", place=f"/home/{CANARY}", name=CANARY)))
    assert "problem OddProblem" in opened.read_text("utf-8")
    assert CANARY not in opened.read_text("utf-8")


def test_a_bug_is_its_class_and_our_own_lines(opened: Path) -> None:
    """The trace is cut to the package: no path above it, no words of the error, no line of a test."""
    error = raised(CANARY)
    log.note_bug(type(error), error.__traceback__)
    text = opened.read_text("utf-8")
    assert "bug AttributeError in trainer/storage/learner/migrations.py:" in text
    for kept_out in (CANARY, str(Path.home()), str(Path(log.__file__).parents[1]), "test_log"):
        assert kept_out not in text


def test_a_migration_is_noted_once_it_is_on_disk(opened: Path, tmp_path: Path) -> None:
    """From which version to which; a file that is new enough says nothing."""
    for _ in range(2):
        database = Database(tmp_path / "minori.sqlite", tmp_path)
        database.open()
        database.close()
    assert opened.read_text("utf-8").count("migration 0 to ") == 1


def test_a_migration_that_failed_is_not_noted(opened: Path, tmp_path: Path) -> None:
    """What is rolled back has not been."""

    def failing(_connection: object) -> None:
        raise KeyError(CANARY)

    database = Database(tmp_path / "minori.sqlite", tmp_path, steps=(*MIGRATIONS, failing))
    with pytest.raises(KeyError):
        database.open()
    database.close()
    assert "migration" not in opened.read_text("utf-8")


def test_the_file_goes_round_and_stays_small(opened: Path) -> None:
    """However much is noted, no more than the newest files are kept."""
    for _ in range(8000):
        log.note_start("window" + "-" * 80)
    files = sorted(opened.parent.glob(log.FILE_NAME + "*"))
    assert len(files) == 1 + log.OLDER_FILES
    assert all(file.stat().st_size <= log.LONGEST_BYTES for file in files)


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    """Where no log can be, none is kept, and what is noted is dropped."""
    log.open_log(tmp_path / "nowhere")
    log.note_start("window")
    log.note_problem(OddProblem(message("Odd.")))
    assert list(tmp_path.iterdir()) == []


def test_a_library_that_sets_logging_up_does_not_silence_it(tmp_path: Path) -> None:
    """Such libraries switch off every logger they do not know."""
    logging.getLogger("minori").disabled = True
    log.open_log(tmp_path)
    log.note_start("window")
    log.close_log()
    assert "start window" in (tmp_path / log.FILE_NAME).read_text("utf-8")


def test_support_gets_the_versions_and_the_newest_lines(opened: Path) -> None:
    """Also the libraries'; of a long log only its end."""
    for number in range(log.SHOWN_LINES + 50):
        log.note_migration(number, number + 1)
    told = log.for_support()
    assert f"minori {__version__}" in told
    assert "PySide6-Essentials 6." in told
    assert "migration 0 to 1\n" not in told
    assert f"to {log.SHOWN_LINES + 50}\n" in told
    assert str(opened.parent) not in told


def test_a_real_session_leaves_no_trace_of_who_learns_what(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Start, answers, a refused pack, a bug and the end: the log has no answer, name, question, path or host."""
    folder = tmp_path / f"{CANARY}-home" / "data"
    learner = Learner(qtbot, folder)
    learner.open()
    secrets = {CANARY, socket.gethostname(), str(Path.home()), str(tmp_path)}
    learner.press_start()
    for number in range(6):
        asked = learner.asked().asking
        question = shown_in(learner.pack, asked)
        secrets |= {asked.prompt, asked.question, *question.tests}
        learner.answer(right=number % 2 == 0)
        learner.go_on()
    joined = learner.startup.wiring
    joined.workplaces.library.study_pack(str(tmp_path / CANARY / "pack"))
    qtbot.waitUntil(lambda: "problem " in (folder / log.FILE_NAME).read_text("utf-8"), timeout=10_000)
    monkeypatch.setattr(sys, "stderr", open(tmp_path / "said", "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    error = raised(CANARY)
    sys.excepthook(type(error), error, error.__traceback__)
    sys.stderr.close()
    learner.close()
    text = (folder / log.FILE_NAME).read_text("utf-8")
    for told in ("start window", "migration 0 to ", "problem PackProblem", "bug AttributeError in trainer/"):
        assert told in text
    assert [secret for secret in secrets if secret in text] == []
    assert all(fact.text.ja not in text for fact in learner.pack.facts.values())


def test_the_canaries_are_found_where_something_tells_them(opened: Path) -> None:
    """Control: a log that wrote a sentence would be caught by the same look."""
    log._LOGGER.info("problem %s", message(CANARY))
    assert CANARY in opened.read_text("utf-8")


def test_copy_for_support_shows_what_it_copies_by_keyboard(qtbot: QtBot, opened: Path) -> None:
    """Space shows the text, Space again copies exactly that; nothing is copied before it was seen."""
    log.note_start("window")
    QGuiApplication.clipboard().setText("before")
    screen = AboutScreen()
    qtbot.addWidget(screen)
    screen.resize(1100, 800)
    screen.show()
    card = screen.support
    card.open_button.setFocus()
    QTest.keyClick(card.open_button, Qt.Key.Key_Space)
    shown = card.copied_text.toPlainText()
    assert card.copied_text.isVisible()
    assert "start window" in shown
    assert QGuiApplication.clipboard().text() == "before"
    assert screen.focusWidget() is card.copy_button
    log.note_start("terminal")
    QTest.keyClick(card.copy_button, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == shown
    assert opened.is_file()
