"""About: version, licence, and what leaves the machine."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from trainer import __version__
from trainer.study.author_notes import AuthorNote
from trainer.translations import tr
from trainer.ui.screen import Sample, Screen, reads
from trainer.ui.screens.author_card import AuthorCard
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
        self.author = AuthorCard()
        self.column.addWidget(self.author)
        self._help = button(tr("How it works, and the keys"))
        self._help.clicked.connect(self.help_wanted)
        self.column.addWidget(self._help, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def show_notes(self, notes: tuple[AuthorNote, ...]) -> None:
        """Show what may be handed to the author."""
        self.author.show_notes(notes)


_SUPPORT_TEXT = """minori 0.1.0, python 3.11.9, linux x86_64
PySide6-Essentials 6.11.0, sqlmodel 0.0.24, sqlalchemy 2.0.40, fsrs 6.3.0
2026-11-22T09:00:00+0900 start window, minori 0.1.0, python 3.11.9, linux x86_64
2026-11-22T09:00:01+0900 migration 0 to 1
2026-11-22T09:12:40+0900 problem DiskFull
"""


def _as_built(_screen: AboutScreen) -> None:
    """Show what stands there already."""


def _for_support(screen: AboutScreen) -> None:
    screen.support.open_button.click()
    # What this machine would say differs from the next one's.
    screen.support.copied_text.setPlainText(_SUPPORT_TEXT)


SCREEN = Screen(
    build=lambda _around: AboutScreen(),
    read=reads(lambda service: service.author_notes(), AboutScreen.show_notes),
    samples=(Sample("about", _as_built), Sample("about-support", _for_support)),
)
