"""What is practised alone: chosen by aspect and side, and said plainly as long as it holds."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from trainer.domain.focus import EVERYTHING
from trainer.study.focus_offer import FocusChoice, FocusOffer
from trainer.translations import say, tr
from trainer.ui.theme.tokens import GAP, SMALL, SPACE, STEP
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.visible_text import literal
from trainer.ui.widgets.wrapping import Wrapping


class FocusPanel(QFrame):
    """A row of aspects and a row of sides; each can be chosen or not.

    Signals: `wanted(Focus)` whenever another one is chosen.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer: FocusOffer | None = None
        self.setProperty("role", "card")
        self.setAccessibleName(tr("What to practise"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, STEP, SPACE, STEP)
        column.setSpacing(GAP)
        words = tr("Choose what you want to practise alone; with nothing chosen it is all.")
        self._note = Prose(words, size=SMALL, role="note")
        column.addWidget(self._note)
        self.aspects, self.sides = _Row(tr("Aspects")), _Row(tr("Sides"))
        rows = QGridLayout()
        rows.setHorizontalSpacing(STEP)
        rows.setVerticalSpacing(GAP)
        rows.setColumnStretch(1, 1)
        for number, row in enumerate((self.aspects, self.sides)):
            rows.addWidget(row.title, number, 0)
            rows.addWidget(row, number, 1)
        column.addLayout(rows)
        self.aspects.toggled.connect(self._on_aspect)
        self.sides.toggled.connect(self._on_side)

    def be_brief(self, *, brief: bool) -> None:
        """Leave the explanation out, where there is little room."""
        self._note.setHidden(brief)

    def show_offer(self, offer: FocusOffer) -> None:
        """Show what there is to choose, and what is chosen."""
        self._offer = offer
        self.aspects.show_choices(offer.aspects)
        self.sides.show_choices(offer.sides)

    def chain(self, before: QWidget, after: QWidget) -> None:
        """Let Tab come here between two parts that stand above and below."""
        for one, other in pairwise((before, *self.aspects.choices, *self.sides.choices, after)):
            QWidget.setTabOrder(one, other)

    def _on_aspect(self, aspect: str) -> None:
        if self._offer is not None:
            self.wanted.emit(self._offer.with_aspect(aspect))

    def _on_side(self, side: str) -> None:
        if self._offer is not None:
            self.wanted.emit(self._offer.with_side(side))


class _Row(Wrapping):
    """Names that can be chosen or not; `title` stands before them.

    Signals: `toggled(str id)`.
    """

    toggled = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = plain_label(title, "quiet", wraps=False)
        self.choices: dict[QPushButton, str] = {}

    def show_choices(self, choices: Sequence[FocusChoice]) -> None:
        """Show the choices; their buttons stay, so that the keyboard does."""
        if list(self.choices.values()) != [one.id for one in choices]:
            self._make(choices)
        for made, one in zip(self.choices, choices, strict=True):
            name = literal(say(one.name))
            made.setText(name.replace("&", "&&"))
            made.setAccessibleName(f"{self.title.text()}: {name}")
            made.setChecked(one.chosen)

    def _make(self, choices: Sequence[FocusChoice]) -> None:
        for old in self.choices:
            old.hide()
            old.deleteLater()
        self.choices = {}
        for one in choices:
            made = button("", "segment", self)
            made.setCheckable(True)
            made.setObjectName(f"focus-{one.id}")
            made.clicked.connect(self._on_clicked)
            self.choices[made] = one.id
            self.add(made)

    def _on_clicked(self) -> None:
        self.toggled.emit(next(id_ for made, id_ in self.choices.items() if made is self.sender()))


class FocusLine(QFrame):
    """Says what is practised alone; hidden where everything is.

    Signals: `wanted(Focus)`: everything again.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brief = self._waits = False
        self.setProperty("role", "hint")
        self.said = plain_label("", "body")
        self.everything = button(tr("Practise everything again"), "link")
        self.everything.setObjectName("focus-everything")
        self.everything.clicked.connect(self._on_everything)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, GAP, SPACE, GAP)
        row.setSpacing(SPACE)
        row.addWidget(self.said, 1)
        row.addWidget(self.everything, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_offer(self, offer: FocusOffer | None, *, focused: bool) -> None:
        """Show what is practised alone; before its words are known the line stands empty, in its place."""
        self._waits = focused and offer is None
        words = "" if offer is None else literal(say(offer.said))
        self.said.setText(words)
        self.everything.setAccessibleDescription(words)
        self._show()

    def be_brief(self, *, brief: bool) -> None:
        """Leave the line to the panel, where there is little room and the panel is open; or show it again."""
        self._brief = brief
        self._show()

    def _show(self) -> None:
        self.everything.setHidden(self._waits)
        self.setHidden(self._brief or not (self.said.text() or self._waits))

    def _on_everything(self) -> None:
        self.wanted.emit(EVERYTHING)
