"""How it is going: the reports, one at a time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.domain.clock import Clock
from trainer.domain.study_day import study_day
from trainer.reports import REPORTS
from trainer.reports.report import Report
from trainer.translations import say, tr
from trainer.ui.screen import Screen
from trainer.ui.screens.progress import PICTURES, general_view
from trainer.ui.screens.progress.export import ReportExport
from trainer.ui.screens.progress.report_view import ReportView
from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.page import Page
from trainer.ui.widgets.segments import Segments


class ProgressScreen(Page):
    """Switches between the reports and shows the one it is handed.

    Signals: `report_wanted(str name)`: whenever another one is picked; `begin_wanted(str kind, str fact)`;
    `due_wanted(int day or None)`; `back_wanted(str fact)`.
    """

    report_wanted = Signal(str)
    begin_wanted = Signal(str, str)
    due_wanted = Signal(object)
    back_wanted = Signal(str)

    def __init__(self, appearance: Appearance, clock: Clock | None = None, parent: QWidget | None = None) -> None:
        """Begin without a report; by `clock` goes the day that stands on what is printed."""
        super().__init__(tr("Progress"), parent)
        self._appearance = appearance
        self._views: dict[str, ReportView] = {}
        self._seen: dict[str, Report] = {}
        self.wanted = REPORTS[0].name
        """The report that is picked."""
        self.switch = Segments(tr("Report"), tuple((spec.name, say(spec.title)) for spec in REPORTS))
        self.switch.take(self.wanted)
        self.switch.picked.connect(self._on_picked)
        self._moment = plain_label(tr("One moment…"), "quiet")
        self.column.addWidget(self.switch)
        self.column.addWidget(self._moment)
        self.export = ReportExport(today=None if clock is None else lambda: study_day(clock.now()))
        self.export.hide()
        self.column.addWidget(self.export)
        self.column.addStretch(1)

    def show_report(self, name: str, report: Report) -> None:
        """Show `report`; one that is no longer picked is kept for when it is picked again."""
        view = self._view(name)
        if self._seen.get(name) != report:
            self._seen[name] = report
            view.show_report(report)
        self._show_wanted()

    def show_none(self) -> None:
        """Say that the picked report could not be had, where none of before is shown."""
        self._moment.setText(tr("It cannot be shown at present. Choose it once more to try again."))

    def _show_wanted(self) -> None:
        """Show the picked view; where it was never handed a report, that it is being reckoned."""
        for name, view in self._views.items():
            view.setVisible(name == self.wanted)
        self._moment.setVisible(self.wanted not in self._views)
        self.export.offer(self.wanted, self._seen.get(self.wanted))

    def _view(self, name: str) -> ReportView:
        if name not in self._views:
            view = PICTURES.get(name, general_view)(self._appearance)
            view.hide()
            view.begin_wanted.connect(self.begin_wanted)
            view.due_wanted.connect(self.due_wanted)
            view.back_wanted.connect(self.back_wanted)
            self._views[name] = view
            self.column.insertWidget(self.column.count() - 1, view)
        return self._views[name]

    def _on_picked(self, key: str) -> None:
        self.wanted = key
        self._moment.setText(tr("One moment…"))
        self._show_wanted()
        self.verticalScrollBar().setValue(0)
        self.report_wanted.emit(self.wanted)


SCREEN = Screen(build=lambda around: ProgressScreen(around.appearance, around.clock))
