"""The real window with made contents: every showing of every screen, in any look and language."""

import gettext
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication, QWidget

from tests.screens.showings import Showing
from tests.ui.made import StillClock
from tests.ui.windows import main_window
from trainer import translations
from trainer.domain.preferences import Preferences, ThemeChoice
from trainer.domain.text import Language
from trainer.ui.fonts import load_packaged_font
from trainer.ui.main_window import MainWindow
from trainer.ui.screen import Surroundings
from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets.phrases import japanese_phrases
from trainer.ui.worker import Worker

STANDARD = QSize(1280, 800)
TALL = QSize(1280, 2600)
"""High enough that nothing has to be scrolled into sight."""
SETTLING = 4
"""Turns of the event loop after which layouts have come to rest."""


class Look(NamedTuple):
    """How the window looks and speaks."""

    language: Language = "ja"
    theme: ThemeChoice = "light"
    percent: int = 100
    pseudo: bool = False
    """Every word of ours longer, accented and in brackets; contents in `language`."""

    def name(self) -> str:
        """Return a name for files and test ids."""
        size = "" if self.percent == 100 else f"-{self.percent}"
        return f"{'pseudo' if self.pseudo else self.language}-{self.theme}{size}"


_LONGER = {ord(plain): accented for plain, accented in zip("AEIOUaeiouy", "ÀÉÎÕÜàéîõüý", strict=True)}


class PseudoCatalogue(gettext.NullTranslations):
    """Gives back the English words about 40 % longer, with accents and in brackets; `{names}` stay as they are."""

    def gettext(self, message: str) -> str:
        """Return the longer words: every vowel twice."""
        parts = message.replace("}", "{").split("{")
        return f"⟦{''.join(self._spoken(part) if at % 2 == 0 else f'{{{part}}}' for at, part in enumerate(parts))}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the longer words for so many."""
        return self.gettext(msgid1 if n == 1 else msgid2)

    def _spoken(self, part: str) -> str:
        return "".join(_LONGER[ord(letter)] * 2 if ord(letter) in _LONGER else letter for letter in part)


def speak(look: Look) -> None:
    """Use the look's words from now on."""
    translations.use(look.language)
    if look.pseudo:
        translations._Chosen.catalogue = PseudoCatalogue()


def _never(_work: Callable[..., Any], *_args: object) -> Future[Any]:
    return Future()


def uncover(window: MainWindow) -> None:
    """Take away what lies over the whole window."""
    for overlay in window.findChildren(QWidget, "palette"):
        overlay.hide()
        overlay.deleteLater()


def settle() -> None:
    """Let layouts, deletions and painting come to rest."""
    for _ in range(SETTLING):
        QApplication.sendPostedEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


class Stage:
    """One window in one look, on which showings are put one after the other."""

    def __init__(self, application: QApplication, look: Look, size: QSize = STANDARD) -> None:
        load_packaged_font()
        japanese_phrases()
        application.setCursorFlashTime(0)
        speak(look)
        self.look = look
        self.appearance = Appearance(
            application, Preferences(look.language, look.theme, text_percent=look.percent, calm=True)
        )
        self._background = Worker(_never)
        self.window = main_window(Surroundings(self.appearance, StillClock()), self._background)
        self.window.setMinimumSize(self.window.minimumSize().boundedTo(size))  # as on a screen that small
        self.window.resize(size)
        self.window.show()
        self.window.activateWindow()

    def put(self, showing: Showing) -> QWidget:
        """Show `showing` and return its screen; screens start anew, only the question goes on as it does in use."""
        if self.window.stack.shown:
            self._clear(showing)
        self.window.stack.show_named(showing.screen)
        screen = self.window.stack.named(showing.screen)
        showing.show(screen, self.look.language)
        settle()
        if not showing.part:
            self.window.stack.focus_first()
            settle()
        return screen

    def walked(self, showing: Showing) -> QWidget:
        """Return what of the window is to be walked."""
        return (self.window.findChild(QWidget, showing.part) if showing.part else None) or self.window

    def _clear(self, showing: Showing) -> None:
        uncover(self.window)
        strip, panel = self.window.problem_banner, self.window.bug_panel
        strip.hide()
        if panel is not None:
            panel.hide()
        if showing.screen in self.window.stack.built and showing.screen != "question":
            self.window.retranslate()

    def close(self) -> None:
        """Take the window down."""
        self.window.close()
        self.window.deleteLater()
        self._background.deleteLater()
        self.appearance.deleteLater()
        settle()
        translations.use("ja")
