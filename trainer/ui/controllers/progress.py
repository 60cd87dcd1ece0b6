"""The progress screen: the picked report is asked for and shown; a due date set there is a setting like any other."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.reports import REPORTS
from trainer.reports.forecast import ForecastReport
from trainer.reports.report import Report
from trainer.study.service import StudyService
from trainer.study.steps import Step
from trainer.ui.controllers.preferences import PreferencesController
from trainer.ui.screen_stack import ScreenStack
from trainer.ui.screens.progress.screen import ProgressScreen
from trainer.ui.worker import Worker


class ProgressController(QObject):
    """Of several reports asked for only the newest is shown.

    Signals: `brought_back()` when a fact is asked again that was put aside.
    """

    brought_back = Signal()

    def __init__(
        self,
        stack: ScreenStack,
        worker: Worker,
        service: Callable[[], StudyService],
        preferences: PreferencesController,
    ) -> None:
        super().__init__(stack)
        self._stack = stack
        self._worker = worker
        self._service = service
        self._preferences = preferences
        self._asked = REPORTS[0]
        stack.when_built(ProgressScreen, self._join)
        stack.screen_shown.connect(self.refresh)

    def refresh(self) -> None:
        """Ask for the picked report, where the screen is shown."""
        if self._stack.is_shown(ProgressScreen):
            self._ask(self._stack.screen_of(ProgressScreen).wanted)

    def _join(self, screen: ProgressScreen) -> None:
        screen.report_wanted.connect(self._ask)
        screen.due_wanted.connect(self._on_due_wanted)
        screen.back_wanted.connect(self._on_back_wanted)

    def _ask(self, name: str) -> None:
        asked = self._asked = next(spec for spec in REPORTS if spec.name == name)
        # Of several requests only the newest is answered, so an answer is always the report named last.
        self._worker.call_job(
            self._service, lambda service: service.report(asked), done=self._on_report, failed=self._on_no_report
        )

    def _on_report(self, report: Report) -> None:
        self._stack.screen_of(ProgressScreen).show_report(self._asked.name, report)
        if isinstance(report, ForecastReport):
            said = report
            self._worker.call(self._service, lambda service: service.keep_forecast(said), done=self._on_kept)

    def _on_kept(self, _nothing: None) -> None:
        """Change nothing on screen: it is in the log."""

    def _on_no_report(self) -> None:
        # Why stands above the screen; what was shown before stays.
        self._stack.screen_of(ProgressScreen).show_none()

    def _on_back_wanted(self, fact: str) -> None:
        wanted = FactId(fact)
        self._worker.call(self._service, lambda service: service.bring_back(wanted), done=self._on_back)

    def _on_back(self, _step: Step | None) -> None:
        self.brought_back.emit()
        self.refresh()

    def _on_due_wanted(self, day: int | None) -> None:
        self._preferences.set_due(None if day is None else StudyDay(day))
        self._ask(self._asked.name)
