"""Everything that is assigned, one bar each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from trainer.assigning.console_views import AssignmentLine, Overview
from trainer.domain.message import counted
from trainer.domain.study_day import StudyDay
from trainer.translations import say, tr
from trainer.ui.screens.console.bar import StandingBlock
from trainer.ui.screens.console.page import ConsolePage, act, spaced_card
from trainer.ui.screens.console.words import day_in, due_words, people_words
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import STEP
from trainer.ui.widgets.buttons import button, give_role
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.visible_text import literal


class OverviewPage(ConsolePage):
    """Shows an Overview.

    Signals: `assignment_wanted(str id)`; `roster_wanted()`; `new_wanted()`; `truth_wanted()`.
    """

    assignment_wanted = Signal(str)
    roster_wanted = Signal()
    new_wanted = Signal()
    truth_wanted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(tr("Training"), has_back=False, parent=parent)
        self._appearance = appearance
        self._about = plain_label("", "quiet")
        self.new_button = button(tr("New assignment…"), "primary")
        self.new_button.setProperty("compact", "yes")
        self.roster_button = act(tr("Roster…"))
        self.roster_button.setProperty("compact", "yes")
        self.truth_button = button(tr("What a result proves"), "link")
        self.column.addWidget(self._about)
        self.add_head_acts(self.new_button, self.roster_button, self.truth_button)
        self._next = Prose()
        self._next.hide()
        self.column.addWidget(self._next)
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(STEP)
        self.column.addWidget(self._list)
        self.column.addStretch(1)
        self.open_buttons: dict[str, QPushButton] = {}
        self._bars: list[QWidget] = []
        self.new_button.clicked.connect(self.new_wanted)
        self.roster_button.clicked.connect(self.roster_wanted)
        self.truth_button.clicked.connect(self.truth_wanted)
        self.first_focus = self.new_button

    def show_overview(self, overview: Overview) -> None:
        """Show it; the first assignment's button begins with the keyboard, or what is to be done first."""
        self._about.setText(
            tr(
                "{organisation} · {people} on the roster · fingerprint {fingerprint}",
                organisation=literal(overview.organisation),
                people=people_words(overview.people),
                fingerprint=overview.fingerprint,
            )
        )
        self._say_next(overview)
        give_role(self.new_button, "primary" if overview.people else "pick")
        give_role(self.roster_button, "pick" if overview.people else "primary")
        self._clear()
        for line in overview.assignments:
            self._lines.addWidget(self._card(line, overview.today))
        self.first_focus = next(iter(self.open_buttons.values()), self._first_act(overview))
        before: QWidget = self.truth_button
        for opening, bar in zip(self.open_buttons.values(), self._bars, strict=True):
            QWidget.setTabOrder(before, opening)
            QWidget.setTabOrder(opening, bar)
            before = bar

    def _first_act(self, overview: Overview) -> QPushButton:
        return self.new_button if overview.people else self.roster_button

    def _say_next(self, overview: Overview) -> None:
        words = ""
        if not overview.people:
            words = tr("First take in a roster: a CSV or Excel file with code, name and group.")
        elif not overview.assignments:
            words = tr("Nothing is assigned yet. A new assignment writes the files that you hand out.")
        elif overview.waiting:
            words = say(
                counted(
                    "{count} result waits: its person is not on the roster. Take in a newer roster, and it counts.",
                    "{count} results wait: their people are not on the roster. Take in a newer roster, and they count.",
                    overview.waiting,
                )
            )
        self._next.set_text(words)
        self._next.setVisible(bool(words))

    def _clear(self) -> None:
        self.open_buttons, self._bars = {}, []
        while (item := self._lines.takeAt(0)) is not None:
            card = item.widget()
            if card is not None:
                card.hide()
                card.deleteLater()

    def _card(self, line: AssignmentLine, today: StudyDay) -> QFrame:
        card, column = spaced_card()
        title = literal(say(line.bar.title))
        opening = act(tr("Open"))
        opening.setAccessibleName(tr("Open: {title}", title=title))
        opening.setObjectName(f"assignment-{line.bar.assignment}")
        opening.clicked.connect(lambda: self.assignment_wanted.emit(line.bar.assignment))
        self.open_buttons[line.bar.assignment] = opening
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(plain_label(title, "heading"))
        words.addWidget(plain_label(self._dates(line, today), "quiet"))
        head.addLayout(words, 1)
        head.addWidget(opening, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        block = StandingBlock(self._appearance)
        block.bar.setAccessibleName(title)
        block.show_counts(line.counts)
        self._bars.append(block.bar)
        column.addWidget(block)
        return card

    @staticmethod
    def _dates(line: AssignmentLine, today: StudyDay) -> str:
        bar = line.bar
        due = due_words(day_in(bar.due_ms, bar.zone), today)
        parts = [literal(bar.assignment), due, people_words(bar.enrolled)]
        if bar.overdue:
            parts.append(tr("{count} overdue", count=bar.overdue))
        if bar.flagged:
            parts.append(tr("{count} with a flag", count=bar.flagged))
        return " · ".join(parts)
