"""An assignment that was taken on: until when, what counts, how far, what the day brings, and handing in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from trainer.domain.message import Message
from trainer.study.assignment_view import AssignmentView
from trainer.translations import say, tr
from trainer.ui.screens.assignment.notice_card import NoticeCard
from trainer.ui.theme.tokens import SMALL, SPACE
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.page import card
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.wrapping import Wrapping

_TALLEST_PX = 260


class TakenCard(QWidget):
    """Shows an AssignmentView.

    Signals: `begin_wanted()`; `hand_in_wanted(str registration)`; `content_wanted(str registration)`;
    `pack_wanted(str registration)` when its own pack is to be studied.
    """

    begin_wanted = Signal()
    hand_in_wanted = Signal(str)
    content_wanted = Signal(str)
    pack_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registration = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._what())
        column.addWidget(self._now())
        column.addWidget(self._sent())

    def _what(self) -> QWidget:
        frame, column = card()
        self.title = plain_label("", "heading")
        self.until = Prose()
        self.rules = Prose(size=SMALL, role="note")
        self.key = Prose(size=SMALL, role="note")
        for part in (self.title, self.until, self.rules, self.key):
            column.addWidget(part)
        return frame

    def _now(self) -> QWidget:
        frame, column = card()
        column.addWidget(plain_label(tr("How far you are"), "heading"))
        self.progress = Prose()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Questions answered"))
        self.today = Prose()
        self.handed_in = Prose(size=SMALL, role="note")
        for part in (self.progress, self.bar, self.today, self.handed_in):
            column.addWidget(part)
        self.begin = button(tr("Start"), "primary")
        self.begin.clicked.connect(self.begin_wanted)
        self.pack = button(tr("Study its questions"), "primary")
        self.pack.clicked.connect(lambda: self.pack_wanted.emit(self._registration))
        self.hand_in = button(tr("Hand in"))
        self.hand_in.setObjectName("hand-in")
        self.hand_in.clicked.connect(lambda: self.hand_in_wanted.emit(self._registration))
        self.acts = Wrapping()
        for act in (self.begin, self.pack, self.hand_in):
            self.acts.add(act)
        return frame

    def _sent(self) -> QWidget:
        self.notice = NoticeCard()
        self.content = button(tr("Show exactly what would be sent"))
        self.content.setObjectName("show-content")
        self.content.clicked.connect(lambda: self.content_wanted.emit(self._registration))
        self.payload = QPlainTextEdit()
        self.payload.setReadOnly(True)
        self.payload.setTabChangesFocus(True)
        self.payload.setFixedHeight(_TALLEST_PX)
        self.payload.setAccessibleName(tr("Exactly what would be sent"))
        self.payload.hide()
        row = QHBoxLayout()
        row.addWidget(self.content, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        self.notice.column.addLayout(row)
        self.notice.column.addWidget(self.payload)
        return self.notice

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard above the acts, in its order."""
        return (self.content, self.payload)

    def show_assignment(self, view: AssignmentView, today: Message) -> None:
        """Show it; `today` says what the day's plan holds."""
        if view.registration != self._registration:
            self.payload.hide()
        self._registration = view.registration
        self.title.setText(say(view.title))
        self.until.set_text(say(view.until))
        self.rules.set_text("\n".join(say(one) for one in view.rules))
        signed = tr(
            "From {organisation}, signed: {fingerprint}", organisation=view.organisation, fingerprint=view.fingerprint
        )
        self.key.set_text(signed)
        self.progress.set_text(say(view.progress))
        self.bar.setRange(0, max(view.seen.of, 1))
        self.bar.setValue(view.seen.right)
        self.today.set_text(say(today))
        self.today.setVisible(view.here and bool(today.id))
        self.handed_in.set_text(state_words(view))
        self.begin.setVisible(view.here and not view.rests)
        self.pack.setVisible(not view.here and not view.rests)
        self.notice.show_notice(view.notice)

    def show_content(self, text: str) -> None:
        """Show what would be sent, as it is; the keyboard goes there."""
        self.payload.setPlainText(text)
        self.payload.show()
        self.payload.setFocus(Qt.FocusReason.OtherFocusReason)


def state_words(view: AssignmentView) -> str:
    """Return whether everything lies where it was to go."""
    if view.waits.id:
        return say(view.waits)
    if view.unsent and view.handed_in.values:
        return tr("{last}. There are newer answers.", last=say(view.handed_in))
    return say(view.handed_in)
