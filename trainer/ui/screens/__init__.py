"""All screens, in the order of the navigation; a new one is one file and one line here."""

# Builders import when called: only the home is loaded before the first paint.

from PySide6.QtWidgets import QWidget

from trainer.translations import later
from trainer.ui.screen import ScreenSpec, Surroundings


def _home(around: Surroundings) -> QWidget:
    from trainer.ui.screens.home import HomeScreen

    return HomeScreen(around.appearance)


def _strength(around: Surroundings) -> QWidget:
    from trainer.ui.screens.progress.screen import ProgressScreen

    return ProgressScreen(around.appearance)


def _settings(around: Surroundings) -> QWidget:
    from trainer.ui.screens.settings import SettingsScreen

    return SettingsScreen(around.appearance)


def _about(_around: Surroundings) -> QWidget:
    from trainer.ui.screens.about import AboutScreen

    return AboutScreen()


def _help(_around: Surroundings) -> QWidget:
    from trainer.ui.screens.help import HelpScreen

    return HelpScreen()


def _question(around: Surroundings) -> QWidget:
    from trainer.ui.question.screen import QuestionScreen

    return QuestionScreen(around.clock)


def _ending(_around: Surroundings) -> QWidget:
    from trainer.ui.screens.session_summary import SessionSummaryScreen

    return SessionSummaryScreen()


SCREENS: tuple[ScreenSpec, ...] = (
    ScreenSpec("home", later("Field"), "field", "Ctrl+1", _home),
    ScreenSpec("strength", later("Progress"), "strength", "Ctrl+2", _strength),
    ScreenSpec("settings", later("Settings"), "settings", "Ctrl+3", _settings),
    ScreenSpec("about", later("About"), "about", "Ctrl+4", _about),
    ScreenSpec("help", later("Help"), "", "F1", _help),
    ScreenSpec("question", later("Question"), "", "", _question, alone=True),
    ScreenSpec("ending", later("Finished"), "", "", _ending, alone=True),
)
"""A name ending in what it does; the first is shown at the start."""
