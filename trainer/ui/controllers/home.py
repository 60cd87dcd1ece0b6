"""How the goals stand, told on the home a moment after it was shown: it is reckoned on the second thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from trainer.study.goals_outlook import GoalsOutlook
from trainer.study.service import StudyService
from trainer.ui.screen_stack import ScreenStack
from trainer.ui.screens.home import HomeScreen
from trainer.ui.worker import Worker

REST_MS = 1_500
"""The home is drawn, and whoever starts at once has started, before anything is played forward."""


class HomeController(QObject):
    """Asks for the outlook while the home is on view; of one who left it meanwhile nothing is asked."""

    def __init__(self, stack: ScreenStack, worker: Worker, service: Callable[[], StudyService]) -> None:
        super().__init__(stack)
        self._stack = stack
        self._worker = worker
        self._service = service
        self.resting = QTimer(self, singleShot=True, interval=REST_MS)
        self.resting.timeout.connect(self._ask)
        stack.screen_shown.connect(self.refresh)

    def refresh(self) -> None:
        """Ask anew in a moment, where the home is shown."""
        if self._stack.is_shown(HomeScreen):
            self.resting.start()
        else:
            self.resting.stop()

    def close(self) -> None:
        """Ask no more: the window is going, and the database with it."""
        self.resting.stop()

    def _ask(self) -> None:
        self._worker.call_job(self._service, lambda service: service.goals_outlook(), done=self._on_outlook)

    def _on_outlook(self, seen: GoalsOutlook) -> None:
        if not self._stack.is_built(HomeScreen):
            return
        self._stack.screen_of(HomeScreen).today.show_goals((*(goal.said for goal in seen.goals), *seen.others))
        shown = seen.forecast
        if shown is not None:
            self._worker.call(self._service, lambda service: service.keep_forecast(shown), done=self._on_kept)

    def _on_kept(self, _nothing: None) -> None:
        """Change nothing on screen: it is in the log."""
