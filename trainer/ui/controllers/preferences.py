"""The learner's settings: applied at once, kept on the database thread, shown where they can be changed."""

from collections.abc import Callable

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from trainer import translations
from trainer.domain.focus import Focus
from trainer.domain.preferences import Preferences
from trainer.domain.study_day import StudyDay
from trainer.study.home import HomeSnapshot
from trainer.study.offer_test import ExamOffer
from trainer.study.service import StudyService
from trainer.ui.main_window import MainWindow
from trainer.ui.screens.exam import ExamScreen
from trainer.ui.screens.home import HomeScreen
from trainer.ui.screens.settings import SettingsScreen
from trainer.ui.theme.appearance import Appearance
from trainer.ui.worker import Worker


class PreferencesController(QObject):
    """Holds the settings in use.

    Signals: `changed(Preferences)` when others have been applied; `language_changed()` when the screens have been built
    anew in another language.
    """

    changed = Signal(object)
    language_changed = Signal()

    def __init__(
        self,
        window: MainWindow,
        worker: Worker,
        appearance: Appearance,
        service: Callable[[], StudyService],
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._worker = worker
        self._appearance = appearance
        self._service = service
        self._preferences = preferences
        self._stock_words = QTranslator(self)
        self._speak()
        window.show_uses(preferences.uses)
        window.stack.when_built(SettingsScreen, self._join)
        window.stack.when_built(ExamScreen, self._join_exam)
        window.stack.when_built(HomeScreen, self._join_home)

    @property
    def preferences(self) -> Preferences:
        """The settings in use."""
        return self._preferences

    def prefer(self, preferences: Preferences) -> None:
        """Apply and keep settings, wherever they were changed."""
        self._worker.call(self._service, lambda service: service.change_preferences(preferences), done=self._on_changed)
        self.go_on_from(preferences)

    def go_on_from(self, preferences: Preferences) -> None:
        """Apply settings that are kept already."""
        before, self._preferences = self._preferences, preferences
        self._appearance.apply(preferences)
        self._window.show_uses(preferences.uses)
        if preferences.language != before.language:
            translations.use(preferences.language)
            self._speak()
            self._window.retranslate()
            self.language_changed.emit()
        self._show()
        self.changed.emit(preferences)

    def set_due(self, day: StudyDay | None) -> None:
        """Set the due date, or take it away."""
        self.prefer(self._preferences._replace(due_day=day))

    def take(self, preferences: Preferences) -> None:
        """Go on from settings that are kept already."""
        self._preferences = preferences
        self._show()

    def _join(self, screen: SettingsScreen) -> None:
        screen.changed.connect(self.prefer)
        screen.show_preferences(self._preferences)

    def _join_exam(self, screen: ExamScreen) -> None:
        screen.unseen_wanted.connect(self._on_unseen_wanted)

    def _on_unseen_wanted(self, wanted: bool) -> None:
        self.prefer(self._preferences._replace(unseen_in_test=wanted))
        self._worker.call(self._service, lambda service: service.offer_test(), done=self._on_offer)

    def _join_home(self, screen: HomeScreen) -> None:
        screen.focus_wanted.connect(self._on_focus_wanted)

    def _on_focus_wanted(self, focus: Focus) -> None:
        self.prefer(self._preferences._replace(focus=focus))
        self._worker.call(self._service, lambda service: service.show_home(), done=self._on_home)

    def _on_home(self, home: HomeSnapshot) -> None:
        if self._window.stack.is_built(HomeScreen):
            self._window.stack.screen_of(HomeScreen).show_home(home)

    def _on_offer(self, offer: ExamOffer) -> None:
        if self._window.stack.is_built(ExamScreen):
            self._window.stack.screen_of(ExamScreen).show_offer(offer)

    def _show(self) -> None:
        if self._window.stack.is_built(SettingsScreen):
            self._window.stack.screen_of(SettingsScreen).show_preferences(self._preferences)

    def _on_changed(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def _speak(self) -> None:
        """Give Qt's own dialogs and context menus the learner's language."""
        QApplication.removeTranslator(self._stock_words)
        language = self._preferences.language
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translations.language() == language and self._stock_words.load(f"qtbase_{language}", folder):
            QApplication.installTranslator(self._stock_words)
