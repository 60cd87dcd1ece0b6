"""The foot of the question screen: how sure, the one primary button, and the quiet rest."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trainer.domain.response import Confidence
from trainer.translations import tr
from trainer.ui.question.answers.tile import Button
from trainer.ui.widgets.shortcut_hint import ShortcutHint

_BESIDE = 16
"""Pixels between the primary button and the rest."""


def _named(key: str, *, with_alt: bool) -> str:
    return f"Alt+{key}" if with_alt else key


class SureButton(Button):
    """Answers and says how sure.

    Signals: `sure` with the `Confidence`.
    """

    sure = Signal(object)

    def __init__(self, confidence: Confidence, text: str, key: str) -> None:
        super().__init__(text, role="sure")
        self.confidence = confidence
        self._key = key
        self.show_key(with_alt=False)
        self.setAccessibleName(tr("Answer: {how}", how=text))
        self.clicked.connect(self._on_clicked)

    def show_key(self, *, with_alt: bool) -> None:
        """Say which key does the same now."""
        self.setToolTip(tr("Answer and say how sure you are ({key})", key=_named(self._key, with_alt=with_alt)))

    def _on_clicked(self) -> None:
        self.sure.emit(self.confidence)


class Island(QWidget):
    """Holds one widget that comes and goes, and keeps its room; nothing around is laid out anew for it."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        inside.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return what is inside wants, there or not."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return what is inside needs, there or not."""
        return self._inside.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give it the whole room."""
        super().resizeEvent(event)
        self._inside.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        """Follow the text size, which what is inside cannot say through a parent without a layout."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutRequest):
            self.updateGeometry()
        return super().event(event)


class QuestionFooter(QWidget):
    """Buttons under the card.

    Signals: `primary` and `unknown` (わからない) when clicked, `sure` with a `Confidence`, `undo`, `redo`, `flag`.
    """

    primary = Signal()
    unknown = Signal()
    sure = Signal(object)
    undo = Signal()
    redo = Signal()
    flag = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.primary_button = Button(tr("Answer"), role="primary")
        self.unknown_button = Button(tr("I don't know"), role="faint")
        self.sure_buttons = (
            SureButton(Confidence.GUESS, tr("A guess"), "Q"),
            SureButton(Confidence.MAYBE, tr("Maybe"), "W"),
            SureButton(Confidence.SURE, tr("Sure"), "E"),
        )
        self.undo_button = Button(role="faint")
        self.redo_button = Button(role="faint")
        self.redo_button.hide()
        self.flag_button = Button(role="faint")
        self.flag_button.setCheckable(True)
        self._with_alt = False
        self._say_keys()
        self.hint = ShortcutHint()
        self._narrow = False
        self._asks = True
        self._fitted = (0, "")
        """The width and the act for which `narrow` was found."""
        self._asking = QWidget()
        """The buttons that come and go together: each alone would have everything laid out anew."""
        self._arrange()
        self.primary_button.clicked.connect(self.primary)
        self.unknown_button.clicked.connect(self.unknown)
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        self.flag_button.clicked.connect(self.flag)
        for button in self.sure_buttons:
            button.sure.connect(self.sure)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._sure_row = asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(8)
        asking.addWidget(self.unknown_button)
        asking.addStretch(1)
        for button in self.sure_buttons:
            asking.addWidget(button)
        acts = QHBoxLayout()
        acts.setSpacing(_BESIDE)
        self._island = Island(self._asking)
        acts.addWidget(self._island, 1)
        acts.addWidget(self.primary_button)
        self._quiet_row = quiet = QHBoxLayout()
        quiet.setSpacing(4)
        quiet.addWidget(self.hint, 1)
        quiet.addWidget(self.undo_button)
        quiet.addWidget(self.redo_button)
        quiet.addWidget(self.flag_button)
        column.addLayout(acts)
        column.addLayout(quiet)

    def _fit(self) -> None:
        """Put 「わからない」 into the second row, in the hint's place, where the first has no room for it."""
        wanted = self.width(), self.primary_button.text()
        if wanted == self._fitted:
            return
        self._fitted = wanted
        sure = sum(button.sizeHint().width() + self._sure_row.spacing() for button in self.sure_buttons)
        beside = self.primary_button.sizeHint().width() + _BESIDE
        narrow = self.unknown_button.sizeHint().width() + sure + beside > self.width()
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.hint.setVisible(not narrow)
        if narrow:
            self._quiet_row.insertWidget(0, self.unknown_button)
            self._quiet_row.insertStretch(1, 1)
        else:
            self._quiet_row.takeAt(1)
            self._sure_row.insertWidget(0, self.unknown_button)
        self._show_unknown()
        self._island.updateGeometry()

    def _show_unknown(self) -> None:
        self.unknown_button.setVisible(not self._narrow or self._asks)

    def minimumSizeHint(self) -> QSize:
        """Ask for no width: the rows are arranged for what there is."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fitted = (0, "")
        super().changeEvent(event)

    def show_asking(self, act: str, hint: str, *, ready: bool, judged_alone: bool) -> None:
        """Show the buttons for answering; `ready` when there is an answer, `act` empty hides the primary button."""
        self._show_primary(act, enabled=ready)
        if self.primary_button.accessibleDescription():
            self.primary_button.setAccessibleDescription("")  # of the last feedback
        self.hint.set_keys(hint)
        for button in self.sure_buttons:
            button.setEnabled(ready)
        self._show_asks(not judged_alone)
        self._fit()

    def show_going_on(self, hint: str) -> None:
        """Show the button that goes on."""
        self._show_primary(tr("Next"), enabled=True)
        self.hint.set_keys(hint)
        self._show_asks(False)
        for button in self.sure_buttons:
            button.setEnabled(False)  # now, while nobody waits: the next question begins without an answer

    def show_record(self, *, can_undo: bool, can_redo: bool, flagged: bool) -> None:
        """Show whether there is something to take back or to put back, and whether the question was called odd."""
        self.undo_button.setVisible(can_undo)
        self.redo_button.setVisible(can_redo)
        self.flag_button.setChecked(flagged)
        self._say_keys()

    def show_keys(self, *, with_alt: bool) -> None:
        """Say the keys of the buttons as they are now: `with_alt` while letters are text."""
        if with_alt == self._with_alt:
            return
        self._with_alt = with_alt
        self._say_keys()
        for button in self.sure_buttons:
            button.show_key(with_alt=with_alt)

    def _say_keys(self) -> None:
        undo, flag = (_named(key, with_alt=self._with_alt) for key in "ZF")
        odd = (
            tr("Noted as odd ({key})", key=flag)
            if self.flag_button.isChecked()
            else tr("This question is odd ({key})", key=flag)
        )
        redo = tr("Redo ({key})", key=_named("Shift+Z", with_alt=self._with_alt))
        taking_back = tr("Take back ({key})", key=undo)
        for button, words in ((self.undo_button, taking_back), (self.redo_button, redo), (self.flag_button, odd)):
            button.setText(words)
            button.setAccessibleName(words)

    def _show_asks(self, asks: bool) -> None:
        self._asks = asks
        self._asking.setVisible(asks)
        if self._narrow:
            self._show_unknown()

    def _show_primary(self, act: str, *, enabled: bool) -> None:
        self.primary_button.setText(act)
        self.primary_button.setAccessibleName(act)
        self.primary_button.setVisible(bool(act))
        self.primary_button.setEnabled(enabled)
