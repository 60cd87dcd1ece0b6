"""The palette itself: a line and a list in front of the window; no dialog, nothing waits for it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trainer.translations import tr
from trainer.ui.command_palette.line import PaletteLine
from trainer.ui.command_palette.offers import Offer
from trainer.ui.command_palette.result_list import ResultList, spoken
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import GAP, SPACE, WIDE
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.speaking import announce

_WIDTH = 720
"""Logical pixels at 100 % text."""
_TOP, _MOST = 0.1, 0.72
"""Of the window's height: where the card begins, and how high it gets; at larger text it takes what there is."""
_VEIL = 205
"""Of 255: what is behind can be made out and not read."""


class Palette(QWidget):
    """Lies over its parent until it is left.

    Signals: `typed(str)`; `taken(Offer)`; `left()` by Escape or a click beside it.
    """

    typed = Signal(str)
    taken = Signal(object)
    left = Signal()

    def __init__(self, appearance: Appearance, placeholder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._window = parent
        self._waiting = False
        self._enter = False
        self.setObjectName("palette")
        self.setAccessibleName(tr("Find and do"))
        self.line = PaletteLine(tr("Find and do"), self)
        self.line.setPlaceholderText(placeholder)
        self.results = ResultList(appearance)
        self.note = plain_label("", "quiet")
        self._keys = plain_label(tr("↑ ↓ choose · Enter takes it · Esc closes"), "quiet")
        self._card = QFrame(self)
        self._card.setProperty("role", "card")
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        self._column.setSpacing(GAP)
        self._column.addWidget(self.line)
        self._column.addWidget(self.results, 1)
        self._column.addWidget(self.note)
        self._column.addWidget(self._keys)
        self.line.whole_text_changed.connect(self._on_typed)
        self.line.moved.connect(self._on_moved)
        self.line.taken.connect(self._on_enter)
        self.line.left.connect(self.left)
        self.results.clicked.connect(self._on_clicked)
        appearance.changed.connect(self._place)
        parent.installEventFilter(self)
        self.show()
        self.raise_()
        self._place()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What is shown."""
        return self.results.offers.offers

    def show_offers(self, offers: Sequence[Offer], note: str, *, waiting: bool) -> None:
        """Show offers and a sentence below them; `waiting`: more may follow, and Enter waits for it."""
        self._waiting = waiting
        self.results.show_offers(offers)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self._place()
        self._say(spoken(offers[0]) if offers else note)
        if self._enter and not waiting:
            self._enter = False
            self._take()

    def ask(self, placeholder: str) -> None:
        """Begin anew with an empty line that says what is looked for."""
        self.line.setPlaceholderText(placeholder)
        self.line.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Put a veil of the window's own paper over what is behind."""
        paper = QColor(self._appearance.theme.roles.paper)
        paper.setAlpha(_VEIL)
        painter = QPainter(self)
        painter.fillRect(self.rect(), paper)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave by a click beside the card."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.left.emit()

    def _place(self) -> None:
        room = self._window.size()
        self.resize(room)
        width = min(self._appearance.px(_WIDTH), room.width() - 2 * WIDE)
        large = self._appearance.px(_WIDTH) > _WIDTH
        top = WIDE if large else round(room.height() * _TOP)
        most = room.height() - 2 * WIDE if large else round(room.height() * _MOST)
        self.results.setVisible(bool(self.offers))
        self.results.setFixedHeight(self.results.sizeHint().height())
        wanted = self._column.totalHeightForWidth(width) if self._column.hasHeightForWidth() else 0
        height = max(wanted, self._column.totalSizeHint().height())
        if height > most:
            self.results.setFixedHeight(max(self.results.height() - (height - most), 0))
            height = most
        self._card.setGeometry((room.width() - width) // 2, top, width, height)

    def _on_typed(self) -> None:
        self.typed.emit(self.line.whole_text())

    def _on_moved(self, lines: int) -> None:
        self._enter = False
        self.results.walk(lines)
        current = self.results.current()
        if current is not None:
            self._say(spoken(current))

    def _on_enter(self) -> None:
        if self._waiting:
            self._enter = True
        else:
            self._take()

    def _on_clicked(self) -> None:
        self._take()

    def _take(self) -> None:
        current = self.results.current()
        if current is not None:
            self.taken.emit(current)

    def _say(self, words: str) -> None:
        """Say `words` at the line, which keeps the keyboard; not again what was said last."""
        if words and words != self.line.accessibleDescription():
            self.line.setAccessibleDescription(words)
            announce(self.line, words)
