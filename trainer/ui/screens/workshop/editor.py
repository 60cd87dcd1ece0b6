"""The question being written: what it asks, field by field, with what the linter says beside each."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from trainer.authoring.workshop_snapshot import FindingLine, ShownQuestion, WorkshopSnapshot
from trainer.domain.message import NOTHING, Message
from trainer.packs.plain_values import Path
from trainer.translations import say, tr
from trainer.ui.screens.workshop.draws import DrawsNote
from trainer.ui.screens.workshop.fields.building import field_view
from trainer.ui.screens.workshop.fields.field import FieldView, FormSurroundings
from trainer.ui.screens.workshop.forms import fields_of
from trainer.ui.screens.workshop.tab_order import TabOrder
from trainer.ui.theme.tokens import GAP, SPACE, STEP, WIDE
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.wrapping import Wrapping


class QuestionForm(QWidget):
    """All fields of one question; built anew for another question, shown anew for every other change.

    Signals: those of its fields.
    """

    edited = Signal(tuple, object)
    fix_wanted = Signal(object)
    waive_wanted = Signal(object, str)
    unfolded = Signal()

    def __init__(self, type_: str, around: FormSurroundings) -> None:
        super().__init__()
        self.setProperty("role", "bare")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, GAP, 0)
        column.setSpacing(STEP)
        self.views: list[FieldView] = []
        for spec in fields_of(type_):
            view = field_view(spec, (spec.key,), around)
            view.edited.connect(self.edited)
            view.fix_wanted.connect(self.fix_wanted)
            view.waive_wanted.connect(self.waive_wanted)
            view.unfolded.connect(self.unfolded)
            column.addWidget(view)
            self.views.append(view)
        self.draws = DrawsNote()
        column.addWidget(self.draws)
        column.addStretch(1)

    def show_question(self, question: ShownQuestion, findings: tuple[FindingLine, ...]) -> None:
        """Show every field its value and what is said of it."""
        self.draws.show_draws(question.draws)
        for view in self.views:
            view.show_value(question.fields.get(view.spec.key))
            at = (view.spec.key,)
            view.take_findings(tuple(one for one in findings if one.path[:1] == at))

    def flush(self) -> None:
        """Say at once what was typed and not said yet."""
        for view in self.views:
            view.flush()

    def open_at(self, path: Path) -> QWidget | None:
        """Open what is folded on the way and return what takes the keyboard there."""
        for view in self.views:
            if path[:1] == (view.spec.key,):
                return view.open_at(path)
        return self.views[0].first_stop()


class QuestionEditor(QFrame):
    """The card with the question of the chosen row, and what can be done with it as a whole.

    Signals: `edited(str question, tuple path, object value)`; `turned(int by)` to the row's next or last question;
    `type_wanted(str type)` for this question; `added(str type)` for another one; `removed()`; the findings' own.
    """

    edited = Signal(str, tuple, object)
    turned = Signal(int)
    type_wanted = Signal(str)
    added = Signal(str)
    removed = Signal()
    fix_wanted = Signal(object)
    waive_wanted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._question = ""
        self._kind: tuple[object, ...] = ()
        self._types: tuple[tuple[str, Message], ...] = ()
        self._pending: Path | None = None
        self._to_mark = False
        self._marks: tuple[Path, ...] = ()
        self.form: QuestionForm | None = None
        self.around = FormSurroundings(field_view)
        self._title = plain_label("", "heading", wraps=False)
        self._tag = plain_label("", "tag", wraps=False)
        self.before, self.after = button("‹", "faint"), button("›", "faint")
        self.before.setAccessibleName(tr("The question before"))
        self.after.setAccessibleName(tr("The next question"))
        self.change = self._menu(tr("Another type"), self.type_wanted)
        self.more = self._menu(tr("Add a question"), self.added)
        self.out = button(tr("Take away"), "faint")
        self.out.setAccessibleName(tr("Take away this question"))
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.after.clicked.connect(lambda: self.turned.emit(1))
        self.out.clicked.connect(self.removed)
        self._empty = plain_label("", "quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea()
        self._scroll.setProperty("role", "bare")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._order = TabOrder(self.out)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, GAP, SPACE, GAP)
        column.setSpacing(GAP)
        head = Wrapping()
        for part in (self._title, self._tag, self.before, self.after, self.more, self.change, self.out):
            head.add(part)
        column.addWidget(head)
        column.addWidget(self._empty)
        column.addWidget(self._scroll, 1)

    def _menu(self, text: str, wanted: SignalInstance) -> QPushButton:
        made = button(text, "faint")
        menu = QMenu(made)
        menu.setAccessibleName(text)
        menu.triggered.connect(lambda action: wanted.emit(action.data()))
        made.setMenu(menu)
        return made

    def show_snapshot(self, snapshot: WorkshopSnapshot) -> None:
        """Show the question that is written now."""
        self.around.facts, self.around.sides, self.around.levels = snapshot.facts, snapshot.sides, snapshot.levels
        self.around.english = snapshot.english
        self._offer(snapshot.types)
        question = snapshot.question
        asked = question is not None and question.number > 0
        own: tuple[QWidget, ...] = (self._scroll, self.before, self.after)
        for part in own:
            part.setVisible(question is not None)
        asking: tuple[QWidget, ...] = (self._tag, self.change, self.out)
        for part in asking:
            part.setVisible(asked)
        if question is None:
            self._title.setText(tr("Question"))
            self._empty.setText(
                tr("This row has no question yet. Let questions be drafted from it, or add one.")
                if snapshot.row
                else tr("Write a distinction above, or paste rows from a spreadsheet. Questions come from it.")
            )
            self._empty.show()
            self._forget()
            return
        self._empty.hide()
        self._title.setText(_title_of(question))
        self._tag.setText(
            next((say(title) for type_, title in snapshot.types if type_ == question.type), question.type)
        )
        self.before.setEnabled(question.number > (0 if snapshot.row else 1))
        self.after.setEnabled(question.number < question.of)
        self._show_form(question, snapshot)

    def _show_form(self, question: ShownQuestion, snapshot: WorkshopSnapshot) -> None:
        kind = (question.id, question.type, snapshot.english, snapshot.sides, snapshot.levels)
        if self.form is None or kind != self._kind:
            self._forget()
            self._kind, self._question = kind, question.id
            self.form = QuestionForm(question.type, self.around)
            self.form.edited.connect(self._on_edited)
            self.form.fix_wanted.connect(self.fix_wanted)
            self.form.waive_wanted.connect(self.waive_wanted)
            self.form.unfolded.connect(self._on_unfolded)
            self._scroll.setWidget(self.form)
            self.form.show()
        marks = tuple(FindingLine("", "info", asked, NOTHING, question.id, path) for path, asked in question.marks)
        found = tuple(one for one in snapshot.findings if one.question == question.id)
        self.form.show_question(question, (*marks, *found))
        self._order.follow(self.form)
        self._marks = tuple(path for path, _ in question.marks)
        if self._to_mark:
            self._to_mark = False
            self.go_to(self._marks[0] if self._marks else ())
        elif self._pending is not None:
            path, self._pending = self._pending, None
            self.go_to(path)

    def _forget(self) -> None:
        if self.form is not None:
            self._scroll.takeWidget().deleteLater()
            self.form, self._kind, self._question = None, (), ""

    def _offer(self, types: tuple[tuple[str, Message], ...]) -> None:
        if types == self._types:
            return
        self._types = types
        for made in (self.change, self.more):
            menu = made.menu()
            menu.clear()
            for type_, title in types:
                menu.addAction(say(title)).setData(type_)

    def flush(self) -> None:
        """Say at once what was typed and not said yet."""
        if self.form is not None:
            self.form.flush()

    def begin_at(self, path: Path) -> None:
        """Go to a field of the question that is shown next."""
        self._pending = path

    def begin_at_mark(self) -> None:
        """Go to the first place to write of the page that is shown next."""
        self._to_mark = True

    def go_to_next_mark(self) -> bool:
        """Go to the next place of this page that only a person can write; return whether there is one behind this."""
        here = QApplication.focusWidget()
        name = "" if here is None else here.objectName()
        names = ["/".join(map(str, path)) for path in self._marks]
        left = self._marks[names.index(name) + 1 :] if name in names else self._marks
        if not left or self.form is None:
            return False
        self.go_to(left[0])
        return True

    def go_to(self, path: Path) -> None:
        """Give the keyboard to a field, opened if need be."""
        stop = None if self.form is None else self.form.open_at(path)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(stop, 0, WIDE)

    def first_stop(self) -> QWidget:
        """Return where the keyboard begins here."""
        stop = None if self.form is None else self.form.open_at(())
        return stop or self.more

    def _on_unfolded(self) -> None:
        if self.form is not None:
            self._order.follow(self.form)

    def _on_edited(self, path: Path, value: object) -> None:
        self.edited.emit(self._question, path, value)


def _title_of(question: ShownQuestion) -> str:
    if question.number:
        return tr("Question {number} of {of}", number=question.number, of=question.of)
    return tr("About this set") if question.type == "heading" else tr("The two sides")
