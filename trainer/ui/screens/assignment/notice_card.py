"""What a hand-in sends and what it never does, why, and how long it is kept."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trainer.study.assignment_view import NoticeView
from trainer.translations import say, tr
from trainer.ui.theme.tokens import GAP, SMALL, SPACE, WIDE
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose


class NoticeCard(QFrame):
    """Shows a NoticeView."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        self.column.setSpacing(GAP)
        self.column.addWidget(plain_label(tr("What is sent, and only when you hand in"), "heading"))
        self.sent = Prose()
        self.column.addWidget(self.sent)
        self.column.addWidget(plain_label(tr("What is never sent"), "strong"))
        self.never = Prose()
        self.column.addWidget(self.never)
        self.purpose, self.contact, self.kept = (Prose(size=SMALL, role="note") for _ in range(3))
        for part in (self.purpose, self.contact, self.kept):
            self.column.addWidget(part)

    def show_notice(self, notice: NoticeView) -> None:
        """Show it."""
        self.sent.set_text("\n".join(f"✓ {say(one)}" for one in notice.sent))
        self.never.set_text("\n".join(f"× {say(one)}" for one in notice.never))
        self.purpose.set_text(tr("What for: {purpose}", purpose=say(notice.purpose)))
        self.contact.set_text(tr("Whom to ask: {contact}", contact=notice.contact))
        self.kept.set_text(tr("Kept until {day}", day=notice.keep_until))
