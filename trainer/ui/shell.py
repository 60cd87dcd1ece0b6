"""The main window: one screen at a time, a slim navigation, and a calm place for problems."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from trainer.domain.message import Message
from trainer.translations import say, tr
from trainer.ui.frame import HEIGHT, LEAST_HEIGHT, LEAST_WIDTH, WIDTH
from trainer.ui.screen import ScreenSpec, Surroundings
from trainer.ui.screens import SCREENS
from trainer.ui.theme.tokens import FADE_MS
from trainer.ui.widgets.banners import BugPanel, ProblemStrip
from trainer.ui.widgets.navigation import Navigation
from trainer.ui.worker import Worker

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent


class Shell(QMainWindow):
    """Builds screens when they are first shown and rebuilds them when the language changes.

    Signals: `screen_built(str name, QWidget)` once for every built screen, before it is shown;
    `screen_shown(str name)` whenever another screen is shown; `palette_wanted()` by the button at the rail's foot;
    `closed()` when the window is really going.
    """

    screen_built = Signal(str, QWidget)
    screen_shown = Signal(str)
    palette_wanted = Signal()
    closed = Signal()

    def __init__(self, around: Surroundings, background: Worker, screens: Sequence[ScreenSpec] = SCREENS) -> None:
        super().__init__()
        self._around = around
        self._background = background
        self._specs = {spec.name: spec for spec in screens}
        self._built: dict[str, QWidget] = {}
        self._shown = ""
        self._closing = False
        self._focus_name = ""
        self._bug_panel: BugPanel | None = None
        self._stack = QStackedWidget()
        self._strip = ProblemStrip()
        self._navigation = Navigation(around.appearance, screens)
        self._navigation.wanted.connect(self.show_screen)
        self._navigation.palette_wanted.connect(self.palette_wanted)
        self._lay_out()
        background.problem.connect(self.say_problem)
        background.idle.connect(self._on_idle)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.resize(WIDTH, HEIGHT)

    def _lay_out(self) -> None:
        inside = QWidget()
        # Filled with the palette's paper, not by the style sheet: Qt then knows that it covers the windows behind it,
        # and leaves their backgrounds unpainted.
        inside.setAutoFillBackground(True)
        across = QHBoxLayout(inside)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._strip)
        self._column.addWidget(self._stack, 1)
        across.addWidget(self._navigation)
        across.addLayout(self._column, 1)
        self.setCentralWidget(inside)

    def take_keys(self) -> None:
        """Let the screens be reached by their keys; these bring 3 ms of Qt along, so the home is painted first."""
        from PySide6.QtGui import QKeySequence, QShortcut

        for spec in self._specs.values():
            if spec.shortcut:
                shortcut = QShortcut(QKeySequence(spec.shortcut), self)
                shortcut.setObjectName(spec.name)
                shortcut.activated.connect(self._on_shortcut)

    @property
    def shown(self) -> str:
        """The name of the screen that is shown; empty before the first."""
        return self._shown

    @property
    def specs(self) -> dict[str, ScreenSpec]:
        """All screens by name, in their order."""
        return dict(self._specs)

    @property
    def built(self) -> dict[str, QWidget]:
        """The screens built so far, by name."""
        return dict(self._built)

    def screen_named(self, name: str) -> QWidget:
        """Return a screen, built if need be."""
        if name not in self._built:
            made = self._specs[name].build(self._around)
            self._built[name] = made
            self._stack.addWidget(made)
            self.screen_built.emit(name, made)
        return self._built[name]

    def show_screen(self, name: str) -> None:
        """Show a screen; its snapshot is handed to it by whoever hears `screen_shown`."""
        target = self.screen_named(name)
        changes = name != self._shown
        old = self._stack.currentWidget()
        if changes and old is not None and self.isVisible() and not self._around.appearance.calm:
            self._fade_from(old)
        self._shown = name
        self._stack.setCurrentWidget(target)
        self._navigation.setVisible(not self._specs[name].alone)
        self._navigation.mark(name)
        self.setWindowTitle(f"{tr(self._specs[name].title)} — {tr('Minori')}")
        if changes:
            self.screen_shown.emit(name)
            self.focus_first()

    def focus_first(self) -> None:
        """Give the keyboard to what the shown screen names as `first_focus`, if it names anything.

        Not a focus proxy: Qt leaves the children of a widget with a proxy out of the Tab order.
        """
        first = getattr(self._stack.currentWidget(), "first_focus", None)
        if isinstance(first, QWidget):
            first.setFocus()

    def _fade_from(self, old: QWidget) -> None:
        from trainer.ui.widgets.fade import Fade

        Fade(old.grab(), FADE_MS, self._stack)

    def retranslate(self) -> None:
        """Build the shown screen anew in the language now in use; the others when they are shown again."""
        shown, old = self._shown, self._built
        focus = QApplication.focusWidget()
        focus_name = focus.objectName() if focus is not None else ""
        self._built = {}
        self._navigation.retranslate()
        self._strip.retranslate()
        if self._bug_panel is not None:
            self._bug_panel.deleteLater()
            self._bug_panel = None
        self._shown = ""
        for screen in old.values():
            self._stack.removeWidget(screen)
            screen.deleteLater()
        if shown:
            self.show_screen(shown)
            self._focus_named(focus_name)
            # A button that was pressed to get here takes the keyboard once more when this is done, and is deleted then.
            self._focus_name = focus_name
            QTimer.singleShot(0, self, self._focus_again)

    def _focus_again(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or not focus.isVisible():
            self._focus_named(self._focus_name)

    def _focus_named(self, name: str) -> None:
        again = self._built[self._shown].findChild(QWidget, name) if name else None
        if isinstance(again, QWidget):
            again.setFocus()
        else:
            self.focus_first()

    def say_problem(self, sentence: Message) -> None:
        """Show one plain sentence above the screen until it is closed."""
        self._strip.say(say(sentence))

    def add_notice(self, notice: QWidget) -> None:
        """Put a notice above the screen; it shows and hides itself."""
        self._column.insertWidget(0, notice)

    def show_bug(self, details: str) -> None:
        """Show the bug panel with `details` to copy."""
        if self._bug_panel is None:
            self._bug_panel = BugPanel()
            self._column.insertWidget(0, self._bug_panel)
            self._bug_panel.chain_after(self._strip.close_button)
        self._bug_panel.show_details(details)

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Wait for what is being written; then go."""
        if self._background.busy:
            self._closing = True
            self._stack.setEnabled(False)
            self._strip.say(tr("Saving. The window closes in a moment."))
            event.ignore()
            return
        self.closed.emit()
        super().closeEvent(event)

    def _on_idle(self) -> None:
        if self._closing:
            self.close()

    def _on_shortcut(self) -> None:
        # During a question the navigation is away, and its keys with it.
        if self._shown and not self._specs[self._shown].alone:
            self.show_screen(self.sender().objectName())
