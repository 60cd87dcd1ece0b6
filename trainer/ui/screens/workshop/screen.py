"""The workshop: left what one writes, right what a learner will see of it."""

from PySide6.QtWidgets import QWidget

from trainer.translations import tr
from trainer.ui.screen import Screen
from trainer.ui.widgets.page import Page


class WorkshopScreen(Page):
    """Nothing is open yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Make questions"), parent)
        self.column.addStretch(1)


SCREEN = Screen(build=lambda _around: WorkshopScreen())
