"""The workshop at work: real packs on disk, the real worker; what one does is shown, and what one writes stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.screens.question_samples import SAMPLES, Sample
from tests.screens.question_steps import ask_step, feedback_step
from tests.screens.workshop_samples import ROWS
from tests.ui.made import StillClock
from tests.ui.test_workshop_journey import Author
from trainer.domain.preferences import Preferences, ThemeChoice
from trainer.domain.response import DONT_KNOW
from trainer.study.steps import AskStep, FeedbackStep
from trainer.ui.question.screen import QuestionScreen
from trainer.ui.screen import Surroundings
from trainer.ui.screens.workshop.findings import FindingNote
from trainer.ui.screens.workshop.preview import PreviewPane
from trainer.ui.screens.workshop.writing import WritingBox
from trainer.ui.theme.appearance import Appearance

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise")


@pytest.fixture
def author(around: Surroundings, tmp_path: Path, qtbot: QtBot) -> Iterator[Author]:
    """Return an author with three rows and the drafts of them."""
    made = Author(around, tmp_path, qtbot)
    made.screen.start.new_wanted.emit(str(made.pack), "利益の種類", "売上総利益", "営業利益")
    made.settle()
    made.settle()
    made.screen.table.pasted.emit(ROWS["ja"])
    made.settle()
    made.screen.drafts_wanted.emit(True)
    made.settle()
    yield made
    made.close()


def field(author: Author, name: str) -> WritingBox:
    """Return a field of the question in hand."""
    found = author.screen.editor.findChild(WritingBox, name)
    assert found is not None
    return found


def put(box: WritingBox, text: str) -> None:
    """Write into a field as an input method does."""
    box.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(box, event)


def step_shown(author: Author) -> AskStep | FeedbackStep | None:
    """Return what the learner's screen shows."""
    return author.screen.preview.screen_shown._step


def test_what_is_written_stands_on_the_learners_screen_at_once_and_the_keyboard_stays(author: Author) -> None:
    """Whoever writes is not thrown into the preview."""
    box = field(author, "stem/ja")
    put(box, "店の家賃を引いた残りは、どちらですか。")
    box.flush()
    author.settle()
    step = step_shown(author)
    assert isinstance(step, AskStep)
    assert step.asking.prompt == "店の家賃を引いた残りは、どちらですか。"
    assert QApplication.focusWidget() is box


def test_the_preview_is_answered_and_told_as_a_learner_is(author: Author) -> None:
    """Its feedback is graded by the type; going on asks again."""
    author.screen.preview.screen_shown.answered.emit(DONT_KNOW, None, 0)
    author.settle()
    told = step_shown(author)
    assert isinstance(told, FeedbackStep)
    assert not told.grade.correct
    author.screen.preview.again.click()
    author.settle()
    assert isinstance(step_shown(author), AskStep)
    author.screen.preview.wrong.click()
    wrong = step_shown(author)
    assert isinstance(wrong, FeedbackStep)
    assert wrong.grade.refutations


def test_undo_and_redo_go_to_where_something_changed(author: Author) -> None:
    """Also when another question is on screen by then."""
    first = field(author, "stem/ja")
    before = first.toPlainText()
    put(first, "新しい問い")
    first.flush()
    author.settle()
    author.screen.editor.turned.emit(1)
    author.settle()
    author.screen.undo.click()
    author.settle()
    assert field(author, "stem/ja").toPlainText() == before
    author.screen.redo.click()
    author.settle()
    assert "新しい問い" in field(author, "stem/ja").toPlainText()


def test_a_hole_of_the_coverage_becomes_a_question_there(author: Author) -> None:
    """By Enter on the sign; the question tests a fact of that topic and is shown."""
    table = author.screen.coverage
    column = 1 + [type_ for type_, _ in table.cells.types].index("order")
    table.setFocus()
    table.setCurrentIndex(table.cells.index(0, column))
    QTest.keyClick(table, Qt.Key.Key_Return)
    author.settle()
    session = author.controller.session
    assert session is not None
    page = session.show().question
    assert page is not None
    assert page.type == "order"
    assert table.cells.lines[0].counts[column - 1] == 1


def test_a_finding_leads_to_its_field_and_stays_with_a_reason(author: Author) -> None:
    """From the list of all; left with a reason it is gone from there."""
    author.screen.check.click()
    notes = author.screen.findings.notes
    note = next(one for one in notes if one.line.waivable)
    count = len([one for one in notes if one.line.rule == note.line.rule])
    note.there.click()
    author.settle()
    assert author.screen.editor.isAncestorOf(QApplication.focusWidget() or author.screen)
    author.screen.findings.waive_wanted.emit(note.line, "この教材では年を書かない約束です。")
    author.settle()
    left = [one for one in author.screen.findings.notes if one.line.rule == note.line.rule]
    assert len(left) < count


def test_a_reason_is_asked_for_and_escape_leaves_all_as_it_was(author: Author) -> None:
    """An empty reason is none."""
    author.screen.check.click()
    note = next(one for one in author.screen.findings.notes if one.line.waivable)
    waived: list[object] = []
    note.waive_wanted.connect(lambda line, reason: waived.append((line, reason)))
    note.waive.click()
    author.press(Qt.Key.Key_Return)
    author.press(Qt.Key.Key_Escape)
    assert waived == []
    assert QApplication.focusWidget() is note.waive


def test_what_was_written_is_there_after_closing_without_saving(
    author: Author, qtbot: QtBot, around: Surroundings
) -> None:
    """It is in the journal with every act."""
    box = field(author, "stem/ja")
    put(box, "まだ保存していない問い")
    box.flush()
    author.settle()
    again = Author(around, author.pack.parent, qtbot)
    again.controller.open(str(author.pack))
    again.settle()
    again.settle()
    session = again.controller.session
    assert session is not None
    stems = [str(block.fields.get("stem")) for block in session.workshop.pack.questions.values()]
    assert any("まだ保存していない問い" in stem for stem in stems)
    again.close()


def test_a_place_that_is_taken_is_said_in_a_sentence(author: Author) -> None:
    """And what is open stays open."""
    author.screen.start.new_wanted.emit(str(author.pack), "a", "b", "c")
    author.settle()
    assert author.said == ["「pack」はもうあります。別の名前を選んでください。"]
    assert author.screen.table.lines.rows


def test_a_copy_and_an_import_are_opened(author: Author, tmp_path: Path) -> None:
    """The source stays as it is."""
    author.screen.start.copy_wanted.emit(str(Path("questions/sales-marketing").resolve()), str(tmp_path / "copy"))
    author.settle()
    author.settle()
    session = author.controller.session
    assert session is not None
    assert session.folder == str(tmp_path / "copy")
    assert len(session.workshop.pack.questions) > 100
    quiz = tmp_path / "quiz.csv"
    quiz.write_text("question,answer\n売上総利益は何から原価を引きますか,売上高\n", encoding="utf-8")
    author.screen.start.import_wanted.emit(str(quiz), str(tmp_path / "quiz"))
    author.settle()
    author.settle()
    brought = author.controller.session
    assert brought is not None
    assert len(brought.workshop.pack.questions) == 1
    assert author.said == []


def test_making_it_ready_says_what_stands_in_the_way_and_leads_back(author: Author) -> None:
    """Nothing is finished yet, so there is no button that does it."""
    author.screen.publish.click()
    author.settle()
    panel = author.screen.publishing
    assert not panel.publish.isVisible()
    assert panel.back.hasFocus()
    assert panel.findChildren(FindingNote)
    panel.back.click()
    assert author.screen.table.isVisible()


def test_two_hundred_per_cent_gives_the_preview_all_the_room_and_takes_it_back(author: Author) -> None:
    """The same screen, twice as large."""
    preview = author.screen.preview
    preview.large.click()
    author.settle()
    assert not author.screen.table.isVisible()
    assert preview.screen_shown.width() * 2 <= preview.width()
    preview.large.click()
    author.settle()
    assert author.screen.table.isVisible()
    assert preview.screen_shown.isVisible()


class Beside:
    """The learner's screen as the main window has it, and the preview of it, of one size."""

    SIZE = QSize(760, 620)

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.learner, self.pane = QuestionScreen(StillClock()), PreviewPane(StillClock())
        self.page = QWidget()
        self.page.setProperty("role", "page")
        self.learner.setParent(self.page)
        for window in (self.page, self.pane):
            qtbot.addWidget(window)
            window.resize(900, 900)

    def pictures(self, step: AskStep | FeedbackStep) -> tuple[QImage, QImage]:
        """Return both with a step on them, the keyboard in each while it is painted."""
        return self._picture(self.page, self.learner, step), self._picture(self.pane, self.pane.screen_shown, step)

    def _picture(self, window: QWidget, screen: QuestionScreen, step: AskStep | FeedbackStep) -> QImage:
        with self._qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        if window is self.page:
            screen.resize(self.SIZE)
            screen.show_step(step)
        else:
            self.pane.show_step(step, "ja", keeps_focus=False)
            QApplication.processEvents()
            self.pane.resize(self.pane.size() + self.SIZE - screen.size())
        for _ in range(4):
            QApplication.processEvents()
        assert screen.size() == self.SIZE
        picture = window.grab(QRect(screen.mapTo(window, QPoint(0, 0)), self.SIZE)).toImage()
        window.hide()
        return picture.convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_the_preview_is_the_learners_screen_pixel_by_pixel(
    sample: Sample, theme: ThemeChoice, qtbot: QtBot, appearance: Appearance
) -> None:
    """Asked, and answered wrongly."""
    appearance.apply(Preferences(theme=theme, calm=True))
    for step in (ask_step(sample), feedback_step(sample, sample.wrong)):
        learner, preview = Beside(qtbot).pictures(step)
        assert learner == preview


def test_every_button_of_the_screen_has_a_name(author: Author) -> None:
    """Also those that are only a sign."""
    unnamed = [one for one in author.screen.findChildren(QPushButton) if not one.accessibleName() and not one.text()]
    assert unnamed == []


def test_nothing_of_the_workshop_is_a_window_of_its_own(author: Author) -> None:
    """What is built while one writes never takes the keyboard from the window."""
    author.screen.editor.turned.emit(1)
    author.settle()
    windows: list[QWidget] = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert windows == [author.window]
