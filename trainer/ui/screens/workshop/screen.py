"""The workshop: left what one writes, right what a learner will see of it and what is still missing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from trainer.authoring.workshop_pages import PACK_PAGE
from trainer.authoring.workshop_snapshot import FindingLine, PublishOffer, WorkshopSnapshot
from trainer.domain.clock import Clock
from trainer.domain.message import NOTHING, Message
from trainer.translations import say, tr
from trainer.ui.screen import Screen
from trainer.ui.screens.workshop.coverage import CoverageTable
from trainer.ui.screens.workshop.distinctions import DistinctionTable
from trainer.ui.screens.workshop.editor import QuestionEditor
from trainer.ui.screens.workshop.findings import FindingsList
from trainer.ui.screens.workshop.framing import PartsStack, card_around, scrolled, scrolled_whole, status_line
from trainer.ui.screens.workshop.panes import Panes
from trainer.ui.screens.workshop.preview import PreviewPane
from trainer.ui.screens.workshop.publishing import PublishPanel
from trainer.ui.screens.workshop.start import StartPage
from trainer.ui.theme.tokens import GAP, SPACE, STEP, TINY_GAP
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.wrapping import Wrapping

PARTS = ("table", "editor", "preview", "coverage")


class WorkshopScreen(QWidget):
    """Shows a WorkshopSnapshot; before there is one, the ways to begin.

    Signals: `undo_wanted`, `redo_wanted`, `save_wanted`, `english_wanted(bool)`, `publish_offer_wanted`,
    `question_wanted(str page)`, `drafts_wanted(bool from_all)`, `next_open_wanted`; those of its parts are heard by
    whoever serves it.
    """

    undo_wanted = Signal()
    redo_wanted = Signal()
    save_wanted = Signal()
    english_wanted = Signal(bool)
    publish_offer_wanted = Signal()
    question_wanted = Signal(str)
    drafts_wanted = Signal(bool)
    next_open_wanted = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAccessibleName(tr("Make questions"))
        self.start = StartPage()
        self.table, self.editor, self.preview = DistinctionTable(), QuestionEditor(), PreviewPane(clock)
        self.coverage, self.findings, self.publishing = CoverageTable(), FindingsList(), PublishPanel()
        self._title = plain_label("", "title")
        self._status = plain_label("", "quiet")
        self._notice = Prose(role="note")
        self._notice.hide()
        self._head()
        names = {
            "table": tr("Distinctions"), "editor": tr("Question"), "preview": tr("Learner"), "coverage": tr("Coverage"),
        }  # fmt: skip
        self.draft = button(tr("Draft questions from this row"), "faint")
        self.draft_all = button(tr("From all rows"), "faint")
        self._parts: dict[str, QWidget] = {
            "table": card_around(
                tr("Distinctions"), tr("Rows can be pasted from a spreadsheet (Ctrl+V)."), self.table,
                self.draft, self.draft_all,
            ),
            "editor": self.editor,
            "preview": self.preview,
            "coverage": card_around(tr("What is covered"), tr("Enter on ＋ adds a question."), self.coverage),
        }  # fmt: skip
        self.panes = Panes(self._parts, names)
        self._found = scrolled(self.findings)
        self._views = PartsStack()
        for view in (self.start, self.panes, self._found, scrolled(self.publishing)):
            self._views.addWidget(view)
        column = scrolled_whole(self)
        column.setContentsMargins(SPACE, STEP, SPACE, STEP)
        column.setSpacing(GAP)
        column.addWidget(self._bar)
        column.addWidget(self._notice)
        column.addWidget(self._views, 1)
        self._bar.hide()
        self._snapshot: WorkshopSnapshot | None = None
        self._keys()
        self._join()

    def _head(self) -> None:
        self.undo, self.redo = button(tr("Undo"), "sure"), button(tr("Redo"), "sure")
        self.english = button(tr("With English"), "sure")
        self.english.setCheckable(True)
        self.about = button(tr("About this set"), "sure")
        self.check = button(tr("What is to be mended"), "sure")
        self.check.setCheckable(True)
        self.publish = button(tr("Make it ready to hand out"), "primary")
        acts = Wrapping()
        for act in (self.undo, self.redo, self.english, self.about, self.check, self.publish):
            acts.add(act)
        self._bar = QWidget()
        bar = QVBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(TINY_GAP)
        told = QHBoxLayout()
        told.setSpacing(STEP)
        told.addWidget(self._title)
        told.addWidget(self._status, 1)
        bar.addLayout(told)
        bar.addWidget(acts)

    def _join(self) -> None:
        self.undo.clicked.connect(self._on_undo)
        self.redo.clicked.connect(self._on_redo)
        self.english.toggled.connect(self.english_wanted)
        self.check.toggled.connect(self._on_check)
        self.publish.clicked.connect(self._on_publish)
        self.about.clicked.connect(self._on_about)
        self.draft.clicked.connect(lambda: self._on_draft(from_all=False))
        self.draft_all.clicked.connect(lambda: self._on_draft(from_all=True))
        self.publishing.left.connect(self.show_panes)
        for found in (self.findings, self.publishing.findings):
            found.there_wanted.connect(self.go_to_finding)
        self.preview.large.toggled.connect(self._on_large)
        self.preview.left.connect(lambda: self.go_to_part("editor"))
        for part in (self.editor, self.findings):
            part.waive_wanted.connect(self.editor.flush)

    def _keys(self) -> None:
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self._on_undo), (QKeySequence.StandardKey.Redo, self._on_redo),
            (QKeySequence.StandardKey.Save, self._on_save), (QKeySequence("F6"), self._on_next_part),
            (QKeySequence("F8"), self._on_next_open),
            (QKeySequence("Ctrl+PgDown"), lambda: self._turn(1)), (QKeySequence("Ctrl+PgUp"), lambda: self._turn(-1)),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @property
    def first_focus(self) -> QWidget:
        """The table, or what stands in its place: the name of a new pack, the first finding, the note on a version."""
        if self._snapshot is None:
            return self.start.title_line
        view = self._views.currentWidget()
        if view is self._found:
            return self.check
        if view is not self.panes:
            return self.publishing.first_stop()
        return self.table if self.table.isVisible() else self.panes.switch.taken()

    def show_snapshot(self, snapshot: WorkshopSnapshot) -> None:
        """Show a state of the pack."""
        first = self._snapshot is None or self._snapshot.folder != snapshot.folder
        self._snapshot = snapshot
        self._bar.show()
        self._title.setText(snapshot.title or tr("Without a name yet"))
        self._status.setText(say(status_line(snapshot)))
        self._say_notice(snapshot.notice)
        _offer(self.undo, tr("Undo"), snapshot.undo)
        _offer(self.redo, tr("Redo"), snapshot.redo)
        self.english.blockSignals(True)
        self.english.setChecked(snapshot.english)
        self.english.blockSignals(False)
        self.table.show_rows(snapshot.rows, snapshot.row)
        self.editor.show_snapshot(snapshot)
        self.draft.setEnabled(bool(snapshot.row))
        self.draft_all.setEnabled(bool(snapshot.rows))
        self.coverage.show_coverage(snapshot.types, snapshot.coverage)
        self.findings.show_findings(snapshot.findings)
        if first:
            self.show_panes()

    def show_start(self) -> None:
        """Show the ways to begin."""
        self._snapshot = None
        self._bar.hide()
        self._views.setCurrentWidget(self.start)

    def show_panes(self) -> None:
        """Show the four parts, the keyboard in the table."""
        self.check.setChecked(False)
        self._views.setCurrentWidget(self.panes)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_offer(self, offer: PublishOffer) -> None:
        """Show what making it ready would do."""
        self._views.setCurrentIndex(self._views.count() - 1)
        self.publishing.show_offer(offer)

    def go_to_part(self, name: str) -> None:
        """Give the keyboard to a part."""
        if self.panes.narrow:
            self.panes.show_part(name)
        stops: dict[str, QWidget] = {
            "table": self.table, "editor": self.editor.first_stop(), "preview": self.preview.again,
            "coverage": self.coverage,
        }  # fmt: skip
        if name == "preview" and self.preview.screen_shown.parts.view is not None:
            self.preview.screen_shown.parts.view.begin()
        else:
            stops[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_finding(self, line: FindingLine) -> None:
        """Go to the field a finding is about; another question is asked for first."""
        self.show_panes()
        self.panes.show_part("editor")
        if (
            self._snapshot is not None
            and self._snapshot.question is not None
            and self._snapshot.question.id == line.question
        ):
            self.editor.go_to(line.path)
            return
        self.editor.begin_at(line.path)
        self.question_wanted.emit(line.question)

    def _say_notice(self, notice: Message) -> None:
        if notice != NOTHING:
            self._notice.set_text(say(notice))
        self._notice.setVisible(notice != NOTHING)

    def _on_next_part(self) -> None:
        """Go round the parts; one in which nothing takes the keyboard is left out."""
        at = next((at for at, name in enumerate(PARTS) if self._is_in(name)), len(PARTS) - 1)
        for step in range(1, len(PARTS) + 1):
            name = PARTS[(at + step) % len(PARTS)]
            self.go_to_part(name)
            if self._is_in(name):
                return

    def _is_in(self, name: str) -> bool:
        here = QApplication.focusWidget()
        return here is not None and self._parts[name].isAncestorOf(here)

    def _on_next_open(self) -> None:
        """Go to the next place that only a person can write, on this page or on the next that has one."""
        self.editor.flush()
        if not self.editor.go_to_next_mark():
            self.editor.begin_at_mark()
            self.next_open_wanted.emit()

    def _turn(self, by: int) -> None:
        self.editor.flush()
        self.editor.turned.emit(by)

    def _on_undo(self) -> None:
        self.editor.flush()
        self.undo_wanted.emit()

    def _on_redo(self) -> None:
        self.editor.flush()
        self.redo_wanted.emit()

    def _on_save(self) -> None:
        self.editor.flush()
        self.save_wanted.emit()

    def _on_large(self, wanted: bool) -> None:
        self.panes.show_alone("preview" if wanted else "")

    def _on_draft(self, *, from_all: bool) -> None:
        self.editor.flush()
        self.drafts_wanted.emit(from_all)

    def _on_about(self) -> None:
        self.show_panes()
        self.panes.show_part("editor")
        self.editor.begin_at(())
        self.question_wanted.emit(PACK_PAGE)

    def _on_check(self, wanted: bool) -> None:
        self._views.setCurrentWidget(self._found if wanted else self.panes)

    def _on_publish(self) -> None:
        self.editor.flush()
        self.check.setChecked(False)
        self.publish_offer_wanted.emit()


def _offer(act: QWidget, word: str, label: Message | None) -> None:
    act.setEnabled(label is not None)
    act.setToolTip(word if label is None else f"{word}: {say(label)}")


SCREEN = Screen(build=lambda around: WorkshopScreen(around.clock))
