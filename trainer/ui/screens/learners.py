"""Who is learning: shown before the home, where more than one person learns on this computer."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from trainer.study.known_learner import LearnerLine
from trainer.translations import say, tr
from trainer.ui.screen import Sample, Screen
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.page import Page
from trainer.ui.widgets.visible_text import literal


class LearnersScreen(Page):
    """Shows a button a learner.

    Signals: `picked(str folder)`.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Who is learning?"), parent)
        self._folders: dict[QPushButton, str] = {}
        self.column.addWidget(plain_label(tr("Each has a field of their own; nobody sees another one’s."), "quiet"))
        self.column.addStretch(1)
        self.first_focus: QWidget = self

    @property
    def choices(self) -> tuple[QPushButton, ...]:
        """The buttons, in their order."""
        return tuple(self._folders)

    def show_learners(self, learners: Sequence[LearnerLine]) -> None:
        """Offer these learners; the keyboard begins at the first one."""
        for choice in self._folders:
            self.column.removeWidget(choice)
            choice.deleteLater()
        self._folders = {}
        for line in learners:
            choice = button(literal(say(line.called)), "quiet")
            choice.setObjectName(f"learner-{line.number}")
            choice.clicked.connect(self._on_clicked)
            self.column.insertWidget(self.column.count() - 1, choice)
            self._folders[choice] = line.folder
        if self._folders:
            self.first_focus = next(iter(self._folders))

    def _on_clicked(self) -> None:
        self.picked.emit(next(folder for choice, folder in self._folders.items() if choice is self.sender()))


def _made(screen: LearnersScreen) -> None:
    screen.show_learners((LearnerLine("", "花子", 1), LearnerLine("2", "Taro", 2), LearnerLine("3", "", 3)))


SCREEN = Screen(build=lambda _around: LearnersScreen(), samples=(Sample("learners", _made),))
