"""研修: one screen, its pages one at a time, and the place for result files below those that need it."""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from trainer.assigning.console_values import Ledger
from trainer.translations import tr
from trainer.ui.screen import Screen
from trainer.ui.screens.console.assignment_page import AssignmentPage
from trainer.ui.screens.console.drop_strip import DropStrip
from trainer.ui.screens.console.ledger_page import LedgerPage
from trainer.ui.screens.console.new_assignment_page import NewAssignmentPage
from trainer.ui.screens.console.overview_page import OverviewPage
from trainer.ui.screens.console.page import ConsolePage
from trainer.ui.screens.console.person_page import PersonPage
from trainer.ui.screens.console.questions_page import QuestionsPage
from trainer.ui.screens.console.recovery_page import RecoveryPage
from trainer.ui.screens.console.roster_page import RosterPage
from trainer.ui.screens.console.setup_page import SetupPage
from trainer.ui.screens.console.truth_page import TruthPage
from trainer.ui.screens.console.unlock_page import UnlockPage
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import GAP, WIDE
from trainer.ui.widgets.labels import plain_label

PageName = Literal[
    "waiting", "setup", "recovery", "unlock", "overview", "roster", "assignment", "person", "questions", "new",
    "ledger", "truth",
]  # fmt: skip
_WITH_STRIP: tuple[PageName, ...] = ("overview", "assignment", "ledger")


class ConsoleScreen(QWidget):
    """Holds the pages; who fills them hears of `page_shown` and of each page's own signals.

    Signals: `page_shown(str name)`.
    """

    page_shown = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("console")
        self.setAccessibleName(tr("Training"))
        self.setup, self.recovery, self.unlock = SetupPage(), RecoveryPage(), UnlockPage()
        self.overview, self.roster = OverviewPage(appearance), RosterPage()
        self.assignment, self.person = AssignmentPage(appearance), PersonPage()
        self.questions, self.new = QuestionsPage(), NewAssignmentPage()
        self.ledger, self.truth = LedgerPage(), TruthPage()
        self.strip = DropStrip()
        self._waiting = QWidget()
        waiting = QVBoxLayout(self._waiting)
        waiting.addWidget(plain_label(tr("One moment…"), "quiet"))
        waiting.addStretch(1)
        self._pages: dict[PageName, ConsolePage] = {
            "setup": self.setup, "recovery": self.recovery, "unlock": self.unlock, "overview": self.overview,
            "roster": self.roster, "assignment": self.assignment, "person": self.person,
            "questions": self.questions, "new": self.new, "ledger": self.ledger, "truth": self.truth,
        }  # fmt: skip
        self._stack = QStackedWidget()
        self._stack.addWidget(self._waiting)
        for page in self._pages.values():
            self._stack.addWidget(page)
        below = QVBoxLayout()
        below.setContentsMargins(WIDE, 0, WIDE, GAP)
        below.addWidget(self.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addLayout(below)
        self.shown: PageName = "waiting"
        self.strip.hide()

    @property
    def first_focus(self) -> QWidget:
        """Where the keyboard begins on the page that is shown."""
        page = self._pages.get(self.shown)
        return self if page is None else page.first_focus

    def show_page(self, name: PageName) -> None:
        """Show a page and give it the keyboard."""
        changed, self.shown = name != self.shown, name
        self._stack.setCurrentWidget(self._waiting if name == "waiting" else self._pages[name])
        self.strip.setVisible(name in _WITH_STRIP)
        if changed:
            if name != "waiting":
                self._pages[name].verticalScrollBar().setValue(0)
            self.first_focus.setFocus()
            self.page_shown.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Escape, where nothing on the page has taken it."""
        page = self._pages.get(self.shown)
        if event.key() == Qt.Key.Key_Escape and page is not None and not page.back.isHidden():
            page.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def show_ledger(self, ledger: Ledger) -> None:
        """Show what became of the files read last."""
        self.strip.show_ledger(ledger)
        self.ledger.show_ledger(ledger)


SCREEN = Screen(build=lambda around: ConsoleScreen(around.appearance))
