"""An assignment before it is taken on: who asks, until when, what counts, and the notice to be acknowledged."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.study.assignment_view import OfferView
from trainer.translations import say, tr
from trainer.ui.screens.assignment.notice_card import NoticeCard
from trainer.ui.theme.tokens import SMALL, SPACE
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.page import card
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.wrapping import Wrapping

_CODE_LETTERS = 40


class OfferCard(QWidget):
    """Shows an OfferView.

    Signals: `taken(str code)` when the notice was acknowledged; `left()`.
    """

    taken = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        what, inside = card()
        self.title = plain_label("", "heading")
        self.asks = Prose()
        self.rules = Prose()
        self.key = Prose(size=SMALL, role="note")
        self.code = QLineEdit()
        self.code.setMaxLength(_CODE_LETTERS)
        self.code.setAccessibleName(tr("Your employee number"))
        self.code.returnPressed.connect(self._on_code)
        self.ask = plain_label(tr("Your employee number"), "strong")
        for part in (self.title, self.asks, self.rules, self.key, self.ask, self.code):
            inside.addWidget(part)
        column.addWidget(what)
        self.notice = NoticeCard()
        column.addWidget(self.notice)
        self.take = button(tr("I have read this; take it on"), "primary")
        self.leave = button(tr("Not now"))
        self.take.clicked.connect(self._on_take)
        self.leave.clicked.connect(self.left)
        self.acts = Wrapping()
        self.acts.add(self.take)
        self.acts.add(self.leave)

    def show_offer(self, offer: OfferView) -> None:
        """Show it; the keyboard begins where the number is asked, else at the button."""
        self.title.setText(say(offer.title))
        asks = tr("{organisation} asks for this. {until}", organisation=offer.organisation, until=say(offer.until))
        self.asks.set_text(asks)
        self.rules.set_text("\n".join(say(one) for one in offer.rules))
        self.key.set_text(_key_words(offer))
        self.notice.show_notice(offer.notice)
        asked = not offer.person
        for part in (self.ask, self.code):
            part.setVisible(asked)
        self.code.clear()
        (self.code if asked else self.take).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_code(self) -> None:
        # What is below was not read yet.
        self.take.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_take(self) -> None:
        self.taken.emit(self.code.text())


def _key_words(offer: OfferView) -> str:
    if offer.new_key:
        return tr(
            "The file is signed with a key that is new here: {fingerprint}. Anybody can make a key: let {organisation} "
            "read these digits to you, and compare.",
            fingerprint=offer.fingerprint,
            organisation=offer.organisation,
        )
    if offer.revision:
        return tr(
            "Signed with the known key, {fingerprint}. It takes the place of what you had.",
            fingerprint=offer.fingerprint,
        )
    return tr("Signed with the known key, {fingerprint}.", fingerprint=offer.fingerprint)
