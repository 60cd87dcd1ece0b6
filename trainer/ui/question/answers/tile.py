"""A tile: something to choose, with its key, its text and its mark."""

from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from trainer.translations import tr
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.styled_property import set_styled_property
from trainer.ui.widgets.text_size import SizedLabel

MARKS = {"right": "✓", "wrong": "×"}
"""Beside the colour, never instead of it."""
Picking = Literal["act", "one", "several"]
"""What picking a tile does: something at once, taking it instead of its neighbours, switching it on or off."""


def set_state(widget: QWidget, state: str) -> None:
    """Put `widget` into a state of the style sheet."""
    set_styled_property(widget, "state", state)


def plain_label(role: str, *, size: int = 16, weight: int = 400, parent: QWidget | None = None) -> QLabel:
    """Return an empty label that never reads its text as anything but text."""
    return SizedLabel(role, size=size, weight=weight, parent=parent)


class Button(QPushButton):
    """A push button that takes Space only: digits, arrows and Enter belong to the question."""

    def __init__(self, text: str = "", *, role: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("role", role)
        self.setAutoDefault(False)
        if text:
            self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Space; leave the rest to the parents."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()


class Tile(Button):
    """One option.

    Signals: `picked` with the option's key, by mouse or Space.
    """

    picked = Signal(str)

    def __init__(
        self,
        key: str,
        text: str,
        *,
        digit: str = "",
        compact: bool = False,
        note_beside: bool = False,
        picking: Picking = "act",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(role="tile", parent=parent)
        self.key = key
        self.state = ""
        self._picking = picking
        self._called = ""
        self.setCheckable(picking != "act")
        self.setAutoExclusive(picking == "one")
        self._key_label = plain_label("key", weight=600)
        self._text = Prose(text)
        self._note = Prose(size=14, role="note")
        self._mark = plain_label("mark", size=18, weight=600)
        for part in (self._key_label, self._text, self._note, self._mark):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._arrange(compact=compact, note_beside=note_beside)
        self._note.hide()
        self._mark.hide()
        self._digit = ""
        self.set_digit(digit)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._on_clicked)
        self._name()

    def _arrange(self, *, compact: bool, note_beside: bool) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6 if compact else 10, 12, 6 if compact else 10)
        self._row.setSpacing(8)
        self._words = words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        words.setSpacing(0)
        words.addWidget(self._text, 1)
        words.addWidget(self._note)
        if note_beside:
            self.put_note_beside()
        top = Qt.AlignmentFlag.AlignVCenter
        self._row.addWidget(self._key_label, 0, top)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._mark, 0, top)

    def text_shown(self) -> str:
        """Return the clean text."""
        return self._text.clean_text()

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text.set_text(text)
        self._name()

    def set_digit(self, digit: str) -> None:
        """Show the key that chooses this tile; empty for none."""
        self._digit = digit
        if digit or not self._key_label.sizePolicy().retainSizeWhenHidden():
            self._key_label.setText(digit)
        self._key_label.setVisible(bool(digit))
        self._name()

    def call(self, words: str) -> None:
        """Be called so, whatever is shown: a name that does not change while the keyboard is here."""
        self._called = words
        self._name()

    def keep_room_for(self, digit: str) -> None:
        """Keep room for a key that comes and goes, so that nothing moves with it."""
        self._keep_room(True)
        self._key_label.setText(digit)

    def _keep_room(self, kept: bool) -> None:
        policy = self._key_label.sizePolicy()
        policy.setRetainSizeWhenHidden(kept)
        self._key_label.setSizePolicy(policy)

    def set_note(self, note: str) -> None:
        """Show a small line under the text; empty for none."""
        self._note.set_text(note)
        self._note.setVisible(bool(note))
        self._name()

    def put_note_beside(self, shares: tuple[int, int] = (1, 0)) -> None:
        """Show the small line beside the text; `shares` of the width for text and line, 0 for as wide as it is."""
        self._words.setDirection(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(8)
        for at, share in enumerate(shares):
            self._words.setStretch(at, share)

    def set_state(self, state: str) -> None:
        """Show the tile plain (""), "chosen", "used", "right", "wrong" or "rest"."""
        self.state = state
        set_state(self, state)
        set_state(self._key_label, state)
        set_state(self._mark, state)
        self._mark.setText(MARKS.get(state, ""))
        self._mark.setVisible(state in MARKS)
        if state in ("", "chosen"):
            self.set_chosen(state == "chosen")
        self._name()

    def set_chosen(self, chosen: bool) -> None:
        """Let a radio button or check box say whether it is chosen; a tile that acts has only words for it."""
        if chosen != self.isChecked():
            # Qt takes the last one of a group off only where it does not know of the group.
            self.setAutoExclusive(False)
            self.setChecked(chosen)
            self.setAutoExclusive(self._picking == "one")

    def make_compact(self) -> None:
        """Give room to the feedback below."""
        self._row.setContentsMargins(12, 2, 12, 2)

    def lock(self) -> None:
        """Take no more input."""
        self._keep_room(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _name(self) -> None:
        chosen = tr("chosen") if self._picking == "act" else ""  # else the state says it
        said = {"chosen": chosen, "right": tr("Right"), "wrong": tr("Wrong")}.get(self.state, "")
        called = (self._called,) if self._called else (self._digit, self._text.clean_text())
        name = " ".join(part for part in (*called, said, self._note.clean_text()) if part)
        if name != self.accessibleName():
            self.setAccessibleName(name)

    def _on_clicked(self) -> None:
        self.picked.emit(self.key)

    def hasHeightForWidth(self) -> bool:
        """Return True: narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text and its margins in `width` pixels."""
        return self._row.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """Return what the parts want."""
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return what the parts need."""
        return self._row.totalMinimumSize()
