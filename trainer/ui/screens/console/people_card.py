"""People × state: filtered, sorted, copied; Enter opens one."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from trainer.assigning.console_values import PersonRow
from trainer.domain.message import counted
from trainer.translations import say, tr
from trainer.ui.screens.console.people_lines import PILL, choices, heads, kept, line_of
from trainer.ui.screens.console.pick_menu import PickMenu
from trainer.ui.screens.console.rows_table import RowsView
from trainer.ui.screens.console.standing_look import StandingDelegate
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import GAP, SPACE, STEP
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.wrapping import Wrapping

_MARGIN = 34
"""Logical pixels of a field beside its text: the padding of the style sheet and Qt's own."""
_DOWN = "-"
"""Begins a key of an order that goes down."""


class FindLine(QLineEdit):
    """A field as wide as what stands in it while nothing is typed."""

    def sizeHint(self) -> QSize:
        """Return the room of the words, in the text size in use."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self.placeholderText()) + _MARGIN, super().sizeHint().height()
        )

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()


class PeopleCard(QFrame):
    """Shows PersonRows.

    Signals: `person_wanted(str code)`.
    """

    person_wanted = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._people: tuple[PersonRow, ...] = ()
        self.state, self.group, self.order = PickMenu(tr("State")), PickMenu(tr("Department")), PickMenu(tr("Order"))
        self.sought = FindLine()
        self.sought.setPlaceholderText(tr("Name or code"))
        self.sought.setAccessibleName(tr("Name or code"))
        self.sought.setProperty("role", "find")
        self.copy = button(tr("Copy table"), "back")
        self.table = RowsView(tr("People"), 12)
        self.table.paint_standings(StandingDelegate(appearance, self.table))
        self.count = plain_label("", "quiet")
        row = Wrapping()
        row.add(plain_label(tr("People"), "heading", wraps=False))
        for part in (self.state, self.group, self.order, self.sought, self.copy):
            row.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, STEP, SPACE, STEP)
        column.setSpacing(GAP)
        column.addWidget(row)
        column.addWidget(self.count)
        column.addWidget(self.table)
        self.state.offer(choices(), "all")
        self.order.offer(self._orders(), "")
        self.state.picked.connect(self._filter)
        self.group.picked.connect(self._filter)
        self.sought.textChanged.connect(self._filter)
        self.order.picked.connect(self._on_order)
        self.copy.clicked.connect(self.table.copy_all)
        self.table.opened.connect(self.person_wanted)

    def show_people(self, people: tuple[PersonRow, ...], zone: str, common_due: int | None) -> None:
        """Show them; what was chosen stays chosen."""
        self._people = people
        groups = sorted({group for row in people for group in row.groups})
        self.group.offer([("", tr("All")), *((group, group) for group in groups)], self.group.taken)
        self.table.show_lines(heads(), [line_of(row, zone, common_due) for row in people], PILL)
        self._filter()

    def _filter(self) -> None:
        codes = kept(self._people, self.state.taken, self.group.taken, self.sought.text())
        self.table.rows.keep(lambda line: line.key in codes)
        shown, whole = len(codes), len(self._people)
        self.count.setText(
            say(counted("{count} person", "{count} people", whole))
            if shown == whole
            else tr("{shown} of {all} people", shown=shown, all=whole)
        )

    @staticmethod
    def _orders() -> list[tuple[str, str]]:
        up = [(str(at), head.title) for at, head in enumerate(heads())]
        down = [(f"{_DOWN}{at}", tr("{title}, from the end", title=head.title)) for at, head in enumerate(heads())]
        return [("", tr("As on the roster")), *up, *down]

    def _on_order(self, key: str) -> None:
        self.table.sort_by(int(key.removeprefix(_DOWN)) if key else -1, down=key.startswith(_DOWN))
