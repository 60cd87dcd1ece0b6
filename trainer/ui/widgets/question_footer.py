"""The foot of the question screen: how sure, the one primary button, and the quiet rest."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.domain.response import Confidence
from trainer.translations import tr
from trainer.ui.answers.tile import Button
from trainer.ui.widgets.prose import Prose


class SureButton(Button):
    """Answers and says how sure.

    Signals: `sure` with the `Confidence`.
    """

    sure = Signal(object)

    def __init__(self, confidence: Confidence, text: str, key: str) -> None:
        super().__init__(text, role="sure")
        self.confidence = confidence
        self.setToolTip(tr("Answer and say how sure you are ({key})", key=key))
        self.setAccessibleName(tr("Answer: {how}", how=text))
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.sure.emit(self.confidence)


class QuestionFooter(QWidget):
    """Buttons under the card.

    Signals: `primary` and `unknown` (わからない) when clicked, `sure` with a `Confidence`, `undo`, `flag`.
    """

    primary = Signal()
    unknown = Signal()
    sure = Signal(object)
    undo = Signal()
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
        self.undo_button = Button(tr("Take back (Z)"), role="faint")
        self.flag_button = Button(tr("This question is odd (F)"), role="faint")
        self.flag_button.setCheckable(True)
        self.hint = Prose(size=14, role="note")
        self._arrange()
        self.primary_button.clicked.connect(self.primary)
        self.unknown_button.clicked.connect(self.unknown)
        self.undo_button.clicked.connect(self.undo)
        self.flag_button.clicked.connect(self.flag)
        for button in self.sure_buttons:
            button.sure.connect(self.sure)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.unknown_button)
        acts.addStretch(1)
        for button in self.sure_buttons:
            acts.addWidget(button)
        acts.addSpacing(8)
        acts.addWidget(self.primary_button)
        quiet = QHBoxLayout()
        quiet.setSpacing(4)
        quiet.addWidget(self.hint, 1)
        quiet.addWidget(self.undo_button)
        quiet.addWidget(self.flag_button)
        column.addLayout(acts)
        column.addLayout(quiet)

    def show_asking(self, act: str, hint: str, *, ready: bool, judged_alone: bool) -> None:
        """Show the buttons for answering; `ready` when there is an answer, `act` empty hides the primary button."""
        self._show_primary(act, enabled=ready)
        self.hint.set_text(hint)
        self.unknown_button.setVisible(not judged_alone)
        for button in self.sure_buttons:
            button.setVisible(not judged_alone)
            button.setEnabled(ready)

    def show_going_on(self, hint: str) -> None:
        """Show the button that goes on."""
        self._show_primary(tr("Next"), enabled=True)
        self.hint.set_text(hint)
        self.unknown_button.hide()
        for button in self.sure_buttons:
            button.hide()

    def show_record(self, *, can_undo: bool, flagged: bool) -> None:
        """Show whether there is something to take back and whether the question was called odd."""
        self.undo_button.setVisible(can_undo)
        self.flag_button.setChecked(flagged)
        words = tr("Noted as odd (F)") if flagged else tr("This question is odd (F)")
        self.flag_button.setText(words)
        self.flag_button.setAccessibleName(words)

    def _show_primary(self, act: str, *, enabled: bool) -> None:
        self.primary_button.setText(act)
        self.primary_button.setAccessibleName(act)
        self.primary_button.setVisible(bool(act))
        self.primary_button.setEnabled(enabled)
