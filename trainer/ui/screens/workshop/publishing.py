"""Ready to hand out: what changed, which version it becomes, a note on it; and what still stands in the way."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trainer.authoring.workshop_snapshot import PublishOffer
from trainer.translations import say, tr
from trainer.ui.screens.workshop.findings import FindingsList
from trainer.ui.screens.workshop.writing import WritingBox
from trainer.ui.theme.tokens import GAP, SPACE, WIDE
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.wrapping import Wrapping


class PublishPanel(QFrame):
    """Shows a PublishOffer.

    Signals: `publish_wanted(str note)`; `left()`.
    """

    publish_wanted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._offer: PublishOffer | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(GAP)
        column.addWidget(plain_label(tr("Make it ready to hand out"), "heading"))
        self._said = Prose()
        column.addWidget(self._said)
        self._label = plain_label(tr("What is new, for those who learn with it"), "strong")
        self.note = WritingBox(tr("What is new, for those who learn with it"), lines=True)
        column.addWidget(self._label)
        column.addWidget(self.note)
        self.publish = button(tr("Make it ready now"), "primary")
        self.publish.clicked.connect(self._on_publish)
        self.back = button(tr("Go on writing"), "link")
        self.back.clicked.connect(self.left)
        acts = Wrapping()
        acts.add(self.publish)
        acts.add(self.back)
        column.addWidget(acts)
        self.findings = FindingsList()
        column.addWidget(self.findings)

    def first_stop(self) -> QWidget:
        """Return the note, or where there is nothing to be done what leads back."""
        return self.note if self._offer is not None and self._offer.plan is not None else self.back

    def show_offer(self, offer: PublishOffer) -> None:
        """Show what it would become, what stands in the way, or what was done."""
        self._offer = offer
        self._said.set_text("\n".join(say(one) for one in offer.said))
        for part in (self._label, self.note, self.publish):
            part.setVisible(offer.plan is not None)
        if not self.note.toPlainText():
            self.note.show_text(offer.note)
        self.findings.setVisible(bool(offer.findings))
        self.findings.show_findings(offer.findings)
        self.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_publish(self) -> None:
        self.publish_wanted.emit(self.note.toPlainText())
