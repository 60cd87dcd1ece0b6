"""HR's day at the window, by keyboard, on real files: set up, roster, assign, take results in, see who stands where."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.assigning.hand_ins import Device
from tests.assigning.people import core_pack, roster_csv
from tests.journeys.clerk import Clerk
from trainer.domain.assignment import Assignment
from trainer.exchange.assignment_file import read_assignment_file
from trainer.question_types.single import SingleBody

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
MORNING = 1_796_086_800_000
"""2026-12-01 10:00 in Tokyo."""
HOUR = 3_600_000
WORDS = "four plain words here"


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path) -> Iterator[Clerk]:
    """Give somebody of HR whose window is open."""
    made = Clerk(qtbot, tmp_path / "data", MORNING)
    made.open()
    yield made
    made.close()


def set_up(clerk: Clerk) -> None:
    """Name the organisation, type the passphrase twice, put the sheet away."""
    screen = clerk.screen
    assert screen.shown == "setup"
    assert QApplication.focusWidget() is screen.setup.name
    clerk.type(screen.setup.name, "Minori Inc")
    clerk.type(screen.setup.passphrase, WORDS)
    clerk.type(screen.setup.again, WORDS)
    clerk.press(screen.setup.create_button)
    clerk.wait_for("recovery")
    assert len("".join(screen.recovery.letters.toPlainText().split())) == 56
    clerk.press(screen.recovery.done_button)
    clerk.wait_for("overview")


def take_roster(clerk: Clerk, file: Path) -> None:
    """Compare a file, look, take it in, and go back."""
    screen = clerk.screen
    screen.roster.ask = lambda _parent, _title: str(file)
    clerk.press(screen.overview.roster_button)
    clerk.wait_for("roster")
    clerk.press(screen.roster.choose)
    assert screen.roster.diff_card.isVisible()
    assert QApplication.focusWidget() is screen.roster.take
    QTest.keyClick(screen.roster.take, Qt.Key.Key_Space)
    clerk.wait()
    assert not screen.roster.diff_card.isVisible()
    clerk.escape()
    clerk.wait_for("overview")


def hand_out(clerk: Clerk, folder: Path) -> Assignment:
    """Write down a new assignment for one group, look at it, write its files; return what is in the common one."""
    screen = clerk.screen
    page = screen.new
    page.ask_folder = lambda _parent, _title: str(folder)
    clerk.press(screen.overview.new_button)
    clerk.wait_for("new")
    clerk.type(page.title, "Basics")
    clerk.press(page.topics.buttons["metrics/sales"])
    clerk.press(page.groups.buttons["S1"])
    clerk.type(page.purpose, "Induction")
    clerk.type(page.contact, "HR")
    clerk.press(page.preview_button)
    assert page.preview.isVisible()
    clerk.press(page.preview.write)
    clerk.wait_for("assignment")
    (common,) = folder.glob("A1-r1.massign")
    return read_assignment_file(common.read_bytes()).assignment


def results(assignment: Assignment, folder: Path) -> None:
    """Write what three people hand in: all right, half of it wrong, and a file cut off on its way."""
    folder.mkdir()
    pack = core_pack()
    single = [one for one in assignment.questions if isinstance(pack.questions[one].body, SingleBody)]
    others = [one for one in assignment.questions if one not in single]
    done, half = (Device(code, assignment=assignment) for code in ("E0001", "E0016"))
    for device in (done, half):
        device.organisation_key = assignment.organisation_key
    done.answers(single, len(single), MORNING + HOUR)
    for question in others:
        done.answer(question, MORNING + HOUR, right=True, response=("other",), claimed=True)
    half.answers(single[:4], 2, MORNING + HOUR)
    (folder / "one.mres").write_bytes(done.file())
    (folder / "two.mres").write_bytes(half.file())
    (folder / "three.mres").write_bytes(half.file()[:-20])


def test_a_day_at_hr(clerk: Clerk, tmp_path: Path) -> None:
    """From nothing to the list of who is to be reminded, ready to be pasted into a mail."""
    roster = tmp_path / "roster.csv"
    roster.write_bytes(roster_csv())
    set_up(clerk)
    assert QApplication.focusWidget() is clerk.screen.overview.roster_button
    take_roster(clerk, roster)
    assignment = hand_out(clerk, tmp_path / "out")
    screen = clerk.screen
    people = screen.assignment.people.table.rows
    assert {line.standing for line in people.lines} <= {"not_yet", "on_leave"}

    clerk.clock.utc_ms += 2 * HOUR
    results(assignment, tmp_path / "in")
    screen.strip.ask_folder = lambda _parent, _title: str(tmp_path / "in")
    clerk.press(screen.strip.folder)
    assert "3" in screen.strip.said.text()
    standing = {line.key: line.standing for line in people.lines}
    assert standing["E0001"] == "done"
    assert standing["E0016"] in {"open", "on_track", "at_risk"}

    clerk.press(screen.assignment.remind)
    assert "E0011" in clerk.copied()
    assert "E0001" not in clerk.copied()

    clerk.press(screen.strip.details)
    assert screen.shown == "ledger"
    outcomes = sorted(line.cells[1][0] for line in screen.ledger.table.rows.lines)
    assert outcomes == sorted("✓！…")
    clerk.escape()
    clerk.wait_for("overview")


def test_it_is_locked_the_next_day_and_everything_is_there(clerk: Clerk, tmp_path: Path) -> None:
    """A wrong passphrase opens nothing and says so; the right one shows what was kept."""
    roster = tmp_path / "roster.csv"
    roster.write_bytes(roster_csv())
    set_up(clerk)
    take_roster(clerk, roster)
    hand_out(clerk, tmp_path / "out")
    clerk.close()

    clerk.open()
    screen = clerk.screen
    assert screen.shown == "unlock"
    for typed in ("something else", WORDS):
        assert screen.shown == "unlock"
        clerk.type(screen.unlock.passphrase, typed)
        QTest.keyClick(screen.unlock.passphrase, Qt.Key.Key_Return)
        clerk.wait()
    clerk.wait_for("overview")
    assert list(screen.overview.open_buttons) == ["A1"]


def test_a_lost_passphrase_is_replaced_by_the_sheet(clerk: Clerk) -> None:
    """The letters that were put away open it, wrong ones do not, and the new passphrase holds the next day."""
    screen = clerk.screen
    clerk.type(screen.setup.name, "Minori Inc")
    clerk.type(screen.setup.passphrase, WORDS)
    clerk.type(screen.setup.again, WORDS)
    clerk.press(screen.setup.create_button)
    clerk.wait_for("recovery")
    letters = screen.recovery.letters.toPlainText().replace("\n", " ")
    clerk.close()

    clerk.open()
    page = clerk.screen.unlock
    clerk.press(page.lost_button)
    for typed in (letters[::-1], letters.lower()):
        assert clerk.screen.shown == "unlock"
        clerk.type(page.letters, typed)
        clerk.type(page.new_passphrase, "another four words")
        clerk.type(page.new_again, "another four words")
        clerk.press(page.recover_button)
    clerk.wait_for("overview")
    clerk.close()

    clerk.open()
    clerk.type(clerk.screen.unlock.passphrase, "another four words")
    QTest.keyClick(clerk.screen.unlock.passphrase, Qt.Key.Key_Return)
    clerk.wait_for("overview")


def test_one_person_is_extended_exempted_and_handed_what_is_kept(clerk: Clerk, tmp_path: Path) -> None:
    """A reason is asked for, the own file is written, the table shows it, and the export holds their code."""
    roster = tmp_path / "roster.csv"
    roster.write_bytes(roster_csv())
    set_up(clerk)
    take_roster(clerk, roster)
    hand_out(clerk, tmp_path / "out")
    screen, page = clerk.screen, clerk.screen.person
    own, export = tmp_path / "own", tmp_path / "E0001.json"
    own.mkdir()
    page.ask_folder = lambda _parent, _title: str(own)
    page.ask = lambda _parent, _title, _name: str(export)
    table = screen.assignment.people.table
    clerk.reach(table)
    table.setCurrentIndex(table.rows.index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    clerk.wait_for("person")

    clerk.press(page.extend)
    assert not list(own.iterdir())
    clerk.type(page.due_reason, "trip")
    clerk.press(page.extend)
    assert [one.name for one in own.iterdir()] == ["A1-r2-E0001.massign"]
    clerk.type(page.exempt_reason, "done before")
    clerk.press(page.exempt)
    assert len(list(own.iterdir())) == 2
    clerk.press(page.export)
    assert json.loads(export.read_text(encoding="utf-8"))["code"] == "E0001"

    clerk.escape()
    clerk.wait_for("assignment")
    assert table.rows.lines[0].standing == "exempt"
