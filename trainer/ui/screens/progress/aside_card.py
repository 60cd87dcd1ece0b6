"""What the learner put aside: each fact by name, with a way back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.reports.strength import AsideFact
from trainer.translations import say, tr
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.page import card
from trainer.ui.widgets.phrases import clean
from trainer.ui.widgets.prose import Prose


class AsideCard(QWidget):
    """Shows AsideFacts; away where there are none.

    Signals: `back_wanted(str fact)`.
    """

    back_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        frame, self._column = card()
        self._column.addWidget(plain_label(tr("Put aside"), "strong"))
        self._rows: list[QWidget] = []
        whole.addWidget(frame)
        self.hide()

    def show_facts(self, facts: Sequence[AsideFact]) -> None:
        """Show `facts`."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(fact) for fact in facts]
        for row in self._rows:
            self._column.addWidget(row)
        self.setVisible(bool(facts))

    def _row(self, fact: AsideFact) -> QWidget:
        made, name = QWidget(), clean(say(fact.name))
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 0, 0, 0)
        back = button(tr("Bring it back"), "link")
        back.setAccessibleName(tr("{act}: {what}", act=tr("Bring it back"), what=name))
        back.clicked.connect(lambda: self.back_wanted.emit(str(fact.fact)))
        across.addWidget(Prose(name), 1)
        across.addWidget(back)
        return made
