"""The look in use: applies theme and text size to the application at once, and tells painted widgets."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from trainer.domain.preferences import Preferences
from trainer.ui.fonts import interface_families, interface_font
from trainer.ui.theme.palette import palette_for
from trainer.ui.theme.style import style_sheet, text_px
from trainer.ui.theme.system_scheme import system_scheme
from trainer.ui.theme.theme import Theme, theme_for
from trainer.ui.theme.tokens import BODY


class Appearance(QObject):
    """Owns palette, font and style sheet of the application (made by `trainer.ui.application`, so in Fusion).

    Signals: `changed` after theme, text size or calm changed and everything has been applied.
    """

    changed = Signal()

    def __init__(self, application: QApplication, preferences: Preferences) -> None:
        super().__init__(application)
        self._application = application
        self._preferences = preferences
        # Asking which families exist takes 2 ms, so it is asked once.
        self._families = interface_families()
        self._theme = theme_for(preferences.theme, system_scheme())
        self._paint()
        application.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    @property
    def calm(self) -> bool:
        """Whether motion is off."""
        return self._preferences.calm

    def px(self, size: int) -> int:
        """Return a type size at the learner's text size, in logical pixels."""
        return text_px(size, self._preferences.text_percent)

    def font(self, size: int) -> QFont:
        """Return the interface's font at `size` of the type scale, at the learner's text size."""
        return interface_font(self.px(size), self._families)

    def apply(self, preferences: Preferences) -> None:
        """Show `preferences`; without a difference nothing is repainted."""
        before, self._preferences = self._preferences, preferences
        theme = theme_for(preferences.theme, system_scheme())
        if theme != self._theme or preferences.text_percent != before.text_percent:
            self._theme = theme
            self._paint()
        if before != preferences:
            self.changed.emit()

    def _on_scheme_changed(self) -> None:
        theme = theme_for(self._preferences.theme, system_scheme())
        if theme != self._theme:
            self._theme = theme
            self._paint()
            self.changed.emit()

    def _paint(self) -> None:
        self._application.setFont(self.font(BODY))
        self._application.setPalette(palette_for(self._theme))
        self._application.setStyleSheet(style_sheet(self._theme, self._preferences.text_percent))
