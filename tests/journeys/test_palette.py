"""The palette in the real window, by keyboard: search to practice, and from one question set to another."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.journeys.learner import WAIT_MS, Learner
from tests.shown import shown_in
from trainer.domain.asking import TypeText
from trainer.resources import questions_folder
from trainer.study.steps import AskStep

CONTROL = Qt.KeyboardModifier.ControlModifier


class Finder(Learner):
    """A learner who uses the palette."""

    def palette(self) -> Any:
        """Return the palette that is open."""
        return self.startup.wiring.palette.overlay

    def open_palette(self) -> None:
        """Press Ctrl+K where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.startup.window, Qt.Key.Key_K, CONTROL)
        assert self.palette() is not None

    def look_for(self, text: str) -> list[str]:
        """Type and return what is offered when the answer is there."""
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        line.insert(text)
        self.settle()
        model = self.palette().results.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def settle(self) -> None:
        """Wait until nothing runs on the lane."""
        self._qtbot.waitUntil(lambda: not self.startup.worker.busy, timeout=WAIT_MS)

    def enter(self) -> None:
        """Press Enter in the palette."""
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    def title(self) -> str:
        """Return the title of the field."""
        home: Any = self.startup.window.stack.built["home"]
        return str(home._snapshot.title)


@pytest.fixture
def learner(qtbot: QtBot, tmp_path: Path) -> Finder:
    """Return a learner with a new profile."""
    return Finder(qtbot, tmp_path / "data")


def test_from_two_letters_to_practice(learner: Finder) -> None:
    """Ctrl+K, 営業 in kanji or リード in half-width kana, Enter: that fact is asked; in a question nothing is found."""
    learner.open()
    for typed, part in (("営業", "営業"), ("ﾘｰﾄﾞ", "リード")):
        learner.open_palette()
        first = learner.look_for(typed)[0]
        assert part in first
        facts = {fact.id for fact in learner.pack.facts.values() if fact.name.ja == first}
        learner._and_wait(learner.enter)
        assert learner.palette() is None
        assert facts & set(shown_in(learner.pack, learner.asked().asking).tests)
        learner.open_palette()
        assert learner.look_for("営業") == []
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert isinstance(learner.step, AskStep)
        learner.answer(right=True)
        learner.leave()
    learner.close()


PACK = """\
format: qpack/1
id: test.one
version: 1.0.0
title: {ja: 一問, en: One}
author: A
licence: CC0-1.0
source: {title: 出典, publisher: A}
levels:
  - id: know
    name: {ja: 知る, en: Know}
sides:
  - id: left
    name: {ja: 左, en: Left}
    place: left
aspects:
  - id: one
    name: {ja: 観点, en: Aspect}
"""
FACTS = """\
facts:
  - id: f.1
    aspect: one
    side: left
    level: know
    name: {ja: <b>太字</b>, en: <b>Bold</b>}
    text: {ja: 赤い実です。, en: A red fruit.}
"""
QUESTIONS = """\
questions:
  - id: q.1
    type: short
    tests: [f.1]
    rev: 1
    stem: {ja: 何の実ですか。, en: Which fruit?}
    decides: {ja: 色で決まります。, en: The colour decides.}
    accept:
      ja: [いちご]
      en: [strawberry]
"""


def test_the_key_works_while_an_answer_is_typed(qtbot: QtBot, tmp_path: Path) -> None:
    """The line of a typed answer lets go of it, and has the keyboard and its text again afterwards."""
    for name, text in (("pack.yaml", PACK), ("facts/a.yaml", FACTS), ("questions/a.yaml", QUESTIONS)):
        path = tmp_path / "pack" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    learner = Finder(qtbot, tmp_path / "data", tmp_path / "pack")
    learner.open()
    learner.open_palette()
    assert learner.look_for("太字") == ["<b>太字</b>"]
    learner._and_wait(learner.enter)
    assert isinstance(learner.asked().asking.shape, TypeText)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.insert("かきかけ")
    line.setCursorPosition(0)
    learner.open_palette()
    assert QApplication.focusWidget() is not line
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is line
    assert line.text() == "かきかけ"
    learner.close()


@pytest.mark.wcag("2.4.5")
@pytest.mark.parametrize("word", ["収穫", "苦手", "水をやる"])
def test_a_new_learner_may_begin_with_anything(learner: Finder, word: str) -> None:
    """No problem and no empty screen, even where there is nothing to review."""
    learner.open()
    learner.open_palette()
    learner.look_for(word)
    learner.enter()
    learner.settle()
    # A test says first what it is.
    assert learner.step is not None or learner.startup.window.stack.shown == "exam"
    assert not learner.startup.window.problem_banner.isVisible()
    learner.close()


def test_another_question_set_is_studied_and_remembered(learner: Finder) -> None:
    """Chosen by its title; the field is its field, also after a restart; settings changed later keep it."""
    learner._pack_folder = None  # type: ignore[assignment]
    learner.open()
    built_in = learner.title()
    learner.open_palette()
    learner.look_for("もんだいしゅう")
    learner.enter()
    learner.settle()
    assert learner.palette() is not None
    assert learner.look_for("実務編") == ["営業とマーケティングの違い・実務編"]
    learner.enter()
    learner.settle()
    assert learner.title() == "営業とマーケティングの違い・実務編" != built_in
    learner.open_palette()
    learner.look_for("kurai")
    learner.enter()
    learner.settle()
    learner.open_palette()
    assert "アウトバウンド営業" in learner.look_for("営業")
    learner.close()
    learner.open()
    assert learner.title() == "営業とマーケティングの違い・実務編"
    assert learner.startup.wiring.workplaces.preferences.preferences.theme == "dark"
    assert learner.startup.wiring.workplaces.preferences.preferences.pack == "sales-marketing-extended"
    learner.close()
    learner._pack_folder = questions_folder() / "sales-marketing"
    learner.open()
    assert learner.title() == built_in
    learner.close()


def test_a_pack_that_cannot_be_read_changes_nothing(learner: Finder, tmp_path: Path) -> None:
    """One sentence; the pack in use stays, and is what a start opens."""
    learner.open()
    title = learner.title()
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "pack.yaml").write_text("format: qpack/1\n", encoding="utf-8")
    learner.startup.wiring.workplaces.library.study_pack(str(tmp_path / "broken"))
    learner.settle()
    assert learner.startup.window.problem_banner.isVisible()
    assert learner.title() == title
    assert learner.startup.wiring.workplaces.preferences.preferences.pack == ""
    learner.begin("review")
    assert learner.asked()
    learner.close()
