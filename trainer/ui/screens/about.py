"""About: version, licence, and what leaves the machine."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from trainer import __version__
from trainer.translations import tr
from trainer.ui.screens.support_card import SupportCard
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.page import Page, card


class AboutScreen(Page):
    """Shows words, and the way to the help.

    Signals: `help_wanted()`.
    """

    help_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("About Minori"), parent)
        what, column = card()
        column.addWidget(plain_label(tr("Tell confusable things apart, ten minutes a day."), "heading"))
        column.addWidget(plain_label(tr("Version {version}. MIT licence: free software.", version=__version__)))
        column.addWidget(plain_label(tr("Built with Qt for Python (LGPL). Font: Noto Sans CJK (OFL)."), "quiet"))
        self.column.addWidget(what)
        leaves, column = card()
        column.addWidget(plain_label(tr("What leaves this machine"), "heading"))
        column.addWidget(plain_label(tr("Nothing. There is no account, no server and no measuring of use.")))
        column.addWidget(plain_label(tr("Your answers are one file in the folder that the settings show."), "quiet"))
        self.column.addWidget(leaves)
        self.support = SupportCard()
        self.column.addWidget(self.support)
        self._help = button(tr("How it works, and the keys"))
        self._help.clicked.connect(self.help_wanted)
        self.column.addWidget(self._help, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
