"""2,000 people in an assignment, scrolled and filtered, against a bare table model with the same texts.

Run `python -m tests.benchmarks.people_table [ROUNDS]`. One process, in turn. Both tables are `QTableView`s of the same
size under the same style sheet, painted into a picture after every step. Scrolled is to 60 places over the whole
length; filtered is by six choices, the bare model's by the same codes, taken over in one reset.
"""

import os
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from tests.benchmarks.measuring import in_turn
from tests.large_screen import use_a_large_screen
from tests.ui import made_console
from trainer.domain.preferences import Preferences
from trainer.ui.application import ARGUMENTS
from trainer.ui.screens.console.people_card import PeopleCard
from trainer.ui.screens.console.people_lines import kept
from trainer.ui.theme.appearance import Appearance

LIMIT = 2.0
PEOPLE, PLACES = 2_000, 60
CHOICES = ("all", "done", "attention", "not_yet", "overdue", "all")


ROOT = QModelIndex()


class Bare(QAbstractTableModel):
    """Texts in a list."""

    def __init__(self, rows: list[tuple[str, ...]]) -> None:
        super().__init__()
        self.rows = rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:
        """Return the number of rows."""
        return len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:
        """Return the number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text."""
        return self.rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def show(self, rows: list[tuple[str, ...]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()


def _seconds(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _scroll(table: QTableView) -> None:
    bar = table.verticalScrollBar()
    for at in range(PLACES):
        bar.setValue(bar.maximum() * at // PLACES)
        table.viewport().grab()


def main(rounds: int) -> float:
    """Print both ratios; return the larger one."""
    use_a_large_screen()
    application = QApplication(list(ARGUMENTS))
    appearance = Appearance(application, Preferences("ja", "light"))
    people = made_console.people(PEOPLE)
    card = PeopleCard(appearance)
    card.resize(1240, 800)
    card.show_people(people, made_console.ZONE, made_console.DUE)
    card.show()
    application.sendPostedEvents()
    table = card.table
    texts = {line.key: line.cells for line in table.rows.lines}
    bare, model = QTableView(), Bare(list(texts.values()))
    bare.setModel(model)
    bare.setProperty("role", "numbers")
    bare.verticalHeader().hide()
    bare.verticalHeader().setDefaultSectionSize(table.rowHeight(0))
    bare.resize(table.size())
    for at in range(len(table.rows.heads)):
        bare.setColumnWidth(at, table.columnWidth(at))
    bare.show()

    def filter_ours() -> None:
        for choice in CHOICES:
            card.state.choose(choice)
            table.viewport().grab()

    def filter_bare() -> None:
        for choice in CHOICES:
            codes = kept(people, choice, "", "")
            model.show([cells for code, cells in texts.items() if code in codes])
            bare.viewport().grab()

    taken = in_turn(
        {
            "scroll": lambda: _seconds(lambda: _scroll(table)),
            "scroll, bare": lambda: _seconds(lambda: _scroll(bare)),
            "filter": lambda: _seconds(filter_ours),
            "filter, bare": lambda: _seconds(filter_bare),
        },
        rounds,
    )
    ratios = []
    for name in ("scroll", "filter"):
        ours, floor = median(taken[name]), median(taken[f"{name}, bare"])
        ratios.append(ours / floor)
        print(f"{name}: {1000 * ours:.0f} ms, bare {1000 * floor:.0f} ms: {ours / floor:.2f} times (limit {LIMIT})")
    return max(ratios)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 9) > LIMIT)
