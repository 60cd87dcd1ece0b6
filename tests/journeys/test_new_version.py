"""A pack from a file, its new version, and the way back: seen before anything changes, and no progress is lost."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.journeys.hands import MouseLearner
from tests.journeys.learner import WAIT_MS
from tests.storage.flips import ids
from trainer.app.chosen_pack import built_in_pack
from trainer.packs.pack_bytes import pack_bytes
from trainer.packs.read_pack import load_pack
from trainer.packs.sealed import Heading, seal
from trainer.question_types import QUESTION_TYPES
from trainer.ui.screens.packs_card import PacksCard
from trainer.ui.screens.settings import SettingsScreen

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints"), pytest.mark.slow]
SEED = bytes(range(32))


def new_version(tmp_path: Path, version: str, *, seed: bytes | None = SEED) -> Path:
    """Return the built-in pack sealed as another version, a word changed in it."""
    folder = tmp_path / f"made-{version}"
    shutil.copytree(built_in_pack(), folder)
    pack_file = folder / "pack.yaml"
    lines = pack_file.read_text("utf-8").splitlines(keepends=True)
    pack_file.write_text(
        "".join(f"version: {version}\n" if line.startswith("version:") else line for line in lines), "utf-8"
    )
    for file in sorted((folder / "questions").glob("*.yaml")):
        text = file.read_text("utf-8")
        if "    stem:\n      ja: " in text:
            file.write_text(text.replace("    stem:\n      ja: ", f"    stem:\n      ja: （{version}版）", 1), "utf-8")
            break
    pack = load_pack(folder, QUESTION_TYPES)
    heading = Heading(pack.id, pack.version, pack.title.ja, pack.author)
    file = tmp_path / f"{version}.qpack"
    file.write_bytes(seal(heading, pack_bytes(folder, pack), seed))
    return file


class Reader(MouseLearner):
    """Opens packs from the settings."""

    @property
    def card(self) -> PacksCard:
        """The card of question sets."""
        stack = self.startup.window.stack
        stack.show_named("settings")
        return stack.screen_of(SettingsScreen).packs

    def offered(self, path: Path) -> str:
        """Pick a file, and return what is said of it."""
        card = self.card
        card.ask_file = lambda _parent, _title: str(path)
        card.file.click()
        self._qtbot.waitUntil(card.take.isVisible, timeout=WAIT_MS)
        return card.offered.accessibleName()

    def take(self) -> None:
        """Open what is offered, by the key that is under the finger."""
        card = self.card
        with self._qtbot.waitSignal(self.startup.wiring.workplaces.library.replaced, timeout=WAIT_MS):
            QTest.keyClick(card.take, Qt.Key.Key_Space)
        self._qtbot.waitUntil(lambda: not self.startup.worker.busy, timeout=WAIT_MS)


def test_a_new_version_is_seen_first_taken_and_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    """Two versions of one pack: what changes is said, the progress stays through both ways."""
    learner = Reader(qtbot, tmp_path / "data")
    learner.open()
    learner.press_start()
    learner.answer(right=True)
    learner.go_on()
    QTest.keyClick(learner.question_screen(), Qt.Key.Key_Escape)
    known = ids(tmp_path / "data" / "minori.sqlite")

    said = learner.offered(new_version(tmp_path, "0.2.0"))
    assert "0.2.0" in said
    assert "（0.2.0版）" in said
    assert "変わったところは1件" in said
    learner.take()
    assert ids(tmp_path / "data" / "minori.sqlite") == known
    learner.offered(new_version(tmp_path, "0.3.0"))
    learner.take()
    card = learner.card
    qtbot.waitUntil(card.earlier.isVisible, timeout=WAIT_MS)
    card.earlier.click()
    qtbot.waitUntil(card.take.isVisible, timeout=WAIT_MS)
    assert "0.2.0" in card.offered.accessibleName()
    learner.take()
    assert ids(tmp_path / "data" / "minori.sqlite") == known
    assert learner.startup.wiring.workplaces.preferences.preferences.pack.rpartition("/")[2].startswith("0.2.0")
    learner.close()


def test_a_pack_by_somebody_else_under_the_same_id_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    """One sentence above the screen, and the pack in use stays."""
    learner = Reader(qtbot, tmp_path / "data")
    learner.open()
    learner.offered(new_version(tmp_path, "0.2.0"))
    learner.take()
    card = learner.card
    card.ask_file = lambda _parent, _title: str(new_version(tmp_path, "0.3.0", seed=bytes(32)))
    card.file.click()
    qtbot.waitUntil(lambda: "別の鍵" in learner.startup.window.problem_banner.sentence.text(), timeout=WAIT_MS)
    assert not card.take.isVisible()
    assert learner.startup.wiring.workplaces.preferences.preferences.pack.rpartition("/")[2].startswith("0.2.0")
    learner.close()


def test_a_foreign_file_is_offered_with_what_was_left_out(qtbot: QtBot, tmp_path: Path) -> None:
    """A quiz in GIFT, of our own words: what came in, and the line that could not."""
    quiz = tmp_path / "研修.gift"
    quiz.write_text("粗利は何を引いた残りですか。{=原価 ~家賃 ~税金}\n\n::穴::この行は{#%%}壊れています。\n", "utf-8")
    learner = Reader(qtbot, tmp_path / "data")
    learner.open()
    said = learner.offered(quiz)
    assert "1 問を取り込みました" in said
    assert "3行目：穴" in said
    assert "line" not in said
    learner.take()
    home = learner.startup.window.stack.shown
    assert home == "home"
    learner.close()


def test_a_foreign_sheet_is_read_as_one_says(qtbot: QtBot, tmp_path: Path) -> None:
    """The columns that were guessed are shown; another guess is one line and Enter; then it is among the sets."""
    sheet = tmp_path / "一覧.csv"
    sheet.write_text(
        "用語,意味,正答\n粗利,売上から原価を引いた残り,1\n営業利益,粗利から販管費を引いた残り,2\n", "utf-8"
    )
    learner = Reader(qtbot, tmp_path / "data")
    learner.open()
    learner.offered(sheet)
    card = learner.card
    assert card.columns.isVisible()
    assert "question=" in card.columns.text()
    card.columns.setText("question=B, back=A")
    QTest.keyClick(card.columns, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.columns.text().replace(" ", "") == "back=A,question=B", timeout=WAIT_MS)
    assert "2 問を取り込みました" in card.offered.accessibleName()
    card.columns.setText("question")
    QTest.keyClick(card.columns, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "question=B" in learner.startup.window.problem_banner.sentence.text(), timeout=WAIT_MS)
    learner.take()
    packs = learner.startup.wiring.library.packs()
    assert any(line.in_use and line.title == "一覧" for line in packs)
    learner.close()
