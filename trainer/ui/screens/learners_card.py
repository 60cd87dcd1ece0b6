"""Who learns on this computer, in the settings: the name of who is here, somebody more, somebody else."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from trainer.study.known_learner import LearnerLine
from trainer.translations import say, tr
from trainer.ui.theme.tokens import GAP, SMALL, SPACE, WIDE
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.speaking import announce_name
from trainer.ui.widgets.visible_text import literal
from trainer.ui.widgets.wrapping import Wrapping

_NAME_LETTERS = 40


class LearnersCard(QFrame):
    """Hidden until it is told who is here.

    Signals: `rename_wanted(str name)` of who is here; `add_wanted(str name)`; `switch_wanted()`.
    """

    rename_wanted = Signal(str)
    add_wanted = Signal(str)
    switch_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.own_name, self.rename = QLineEdit(), button(tr("Keep this name"))
        self.new_name, self.add = QLineEdit(), button(tr("Add a learner"))
        self.switch = button(tr("Let somebody else learn"))
        self.said = plain_label("", "right")
        self.said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(GAP)
        column.addWidget(plain_label(tr("Learners on this computer"), "strong"))
        column.addWidget(
            Prose(
                tr(
                    "Each has a field, a record and settings of their own. Who is learning is asked at the start, "
                    "once there are several."
                ),
                size=SMALL,
                role="note",
            )
        )
        for title, field, act in (
            (tr("Your name"), self.own_name, self.rename),
            (tr("Name of somebody more"), self.new_name, self.add),
        ):
            field.setMaxLength(_NAME_LETTERS)
            field.setAccessibleName(title)
            column.addWidget(plain_label(title))
            column.addWidget(self._line(field, act))
        column.addWidget(self.said)
        column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.rename.clicked.connect(self._on_rename)
        self.own_name.returnPressed.connect(self._on_rename)
        self.add.clicked.connect(self._on_add)
        self.new_name.returnPressed.connect(self._on_add)
        self.switch.clicked.connect(self.switch_wanted)
        self.hide()

    @staticmethod
    def _line(field: QLineEdit, act: QPushButton) -> QWidget:
        line = Wrapping()
        line.add(field)
        line.add(act)
        return line

    def show_learners(self, learners: Sequence[LearnerLine], here: str) -> None:
        """Show who learns here, and that it is the one of folder `here`."""
        own = next((line for line in learners if line.folder == here), None)
        self.own_name.setText("" if own is None else own.name)
        self.own_name.setPlaceholderText("" if own is None else say(own.called))
        self.switch.setVisible(len(learners) > 1)
        self.show()

    def say_added(self, name: str) -> None:
        """Say that somebody was added."""
        self.new_name.clear()
        self._say(tr("{name} can learn here from now on.", name=literal(name)))

    def say_renamed(self, name: str) -> None:
        """Say that the name is kept."""
        self._say(tr("You are called {name} here.", name=literal(name)))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setAccessibleName(words)
        self.said.show()
        announce_name(self.said)

    def _on_rename(self) -> None:
        self.rename_wanted.emit(self.own_name.text())

    def _on_add(self) -> None:
        self.add_wanted.emit(self.new_name.text())
