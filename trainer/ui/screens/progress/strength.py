"""What is held of each topic, today and at the horizon."""

from PySide6.QtWidgets import QWidget

from trainer.study.reports import StrengthCell, StrengthReport
from trainer.translations import tr
from trainer.ui.charts.strength_matrix import StrengthMatrix
from trainer.ui.numbers import between, percent, whole
from trainer.ui.screens.progress.number_table import Column, NumberTable
from trainer.ui.screens.progress.report_view import NextAct, ReportView
from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.page import card
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.wrapping import Wrapping


class StrengthView(ReportView):
    """Shows a StrengthReport: the verdict, the picture, the numbers."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.verdict = Prose("", weight=600)
        self.note = Prose("", role="note")
        self.practise = button(tr("Ten on my weak topics"), "primary")
        self.practise.clicked.connect(self._on_practise)
        self.timed = button(tr("Test against the clock"), "quiet")
        self.timed.clicked.connect(self._on_timed)
        self.start = NextAct(tr("Sow your first seeds: ten minutes are enough for a first impression."), tr("Sow"))
        self.start.wanted.connect(self._on_start)
        self._matrix: StrengthMatrix | None = None
        self.legend = Prose("", role="note")
        self.table = NumberTable(tr("Topics in numbers"))
        frame, saying = card()
        saying.addWidget(self.verdict)
        saying.addWidget(self.note)
        acts = Wrapping()
        for act in (self.practise, self.timed):
            acts.add(act)
        saying.addWidget(acts)
        for widget in (frame, self.start, self.legend, self.table):
            self.column.addWidget(widget)

    def show_report(self, report: StrengthReport) -> None:
        """Show `report`."""
        self.verdict.set_text(report.verdict)
        self.note.set_text(report.note)
        self.note.setVisible(bool(report.note))
        for act in (self.practise, self.timed):
            act.setVisible(report.can_practise)
        self.start.setVisible(not report.can_practise)
        matrix = StrengthMatrix(self._appearance, report)
        matrix.setAccessibleName(tr("Topics"))
        matrix.setAccessibleDescription(report.verdict)
        if self._matrix is not None:
            self.column.removeWidget(self._matrix)
            self._matrix.hide()
            self._matrix.deleteLater()
        self._matrix = matrix
        self.column.insertWidget(2, matrix)
        self.table.chain_after(matrix.cells)
        self.legend.set_text(_legend(report))
        self.legend.setVisible(report.can_practise)
        self.table.setVisible(report.can_practise)
        self.table.show_rows(_columns(report), _rows(report))

    def _on_practise(self) -> None:
        self.begin_wanted.emit("weak", "")

    def _on_timed(self) -> None:
        self.begin_wanted.emit("timed_test", "")

    def _on_start(self) -> None:
        self.begin_wanted.emit("learn", "")


def _legend(report: StrengthReport) -> str:
    said = tr("Green: the likely range today, with its middle. Mark below: {day}.", day=report.horizon)
    thin = any(cell.first_impression and cell.met for row in report.cells for cell in row if cell is not None)
    return f"{said} {tr('Striped: a first impression, from few answers.')}" if thin else said


def _columns(report: StrengthReport) -> tuple[Column, ...]:
    return (
        Column(tr("Topic"), words=True),
        Column(tr("Facts")),
        Column(tr("Met")),
        Column(tr("Today")),
        Column(tr("Range")),
        Column(report.horizon),
        Column(tr("Range")),
        Column(tr("Reading"), words=True),
    )


def _rows(report: StrengthReport) -> list[tuple[str, ...]]:
    return [
        (f"{aspect} · {side}", whole(cell.facts), whole(cell.met), *_estimates(cell), _reading(cell))
        for aspect, cells in zip(report.aspects, report.cells, strict=True)
        for side, cell in zip(report.sides, cells, strict=True)
        if cell is not None
    ]


def _estimates(cell: StrengthCell) -> tuple[str, ...]:
    if not cell.met:
        return ("", "", "", "")
    return (percent(cell.today.mean), between(cell.today), percent(cell.horizon.mean), between(cell.horizon))


def _reading(cell: StrengthCell) -> str:
    if not cell.met:
        return tr("Before sowing")
    if cell.weakest:
        return tr("weakest")
    return tr("first impression") if cell.first_impression else ""
