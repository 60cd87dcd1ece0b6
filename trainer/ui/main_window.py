"""The window: painted at once with nothing but its paper, filled with navigation and screens when these are loaded."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QContextMenuEvent,
    QCursor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QPalette,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMainWindow, QToolTip, QVBoxLayout, QWidget

from trainer.domain.message import Message
from trainer.domain.preferences import ThemeChoice, Use
from trainer.translations import say, tr
from trainer.ui.theme.theme import Scheme, theme_for
from trainer.ui.widgets.visible_text import literal
from trainer.ui.window_place import WindowPlace, fit_least, pull_in

if TYPE_CHECKING:
    from trainer.ui.screen import ScreenSpec, Surroundings
    from trainer.ui.screen_stack import ScreenStack
    from trainer.ui.widgets.banners import BugPanel, ProblemBanner
    from trainer.ui.widgets.navigation import Navigation
    from trainer.ui.worker import Worker

_NAME = "みのり"
_HALF_LIGHT = 128


class MainWindow(QMainWindow):
    """One screen at a time, a slim navigation, and a calm place for problems above.

    Signals: `framed()`, once, in a later turn of the event loop than its first painting; `palette_wanted()` by the
    button at the rail's foot; `closed()` when the window is really going.
    """

    framed = Signal()
    palette_wanted = Signal()
    closed = Signal()

    stack: "ScreenStack"
    navigation: "Navigation"
    problem_banner: "ProblemBanner"

    def __init__(self, choice: ThemeChoice, place: WindowPlace | None = None) -> None:
        super().__init__()
        palette = self.palette()
        # The palette follows the system; asking for the scheme itself builds the whole `Qt` namespace, 16 ms too early.
        scheme: Scheme = "dark" if palette.window().color().lightness() < _HALF_LIGHT else "light"
        palette.setColor(QPalette.ColorRole.Window, QColor(theme_for(choice, scheme).roles.paper))
        self.setPalette(palette)
        self._worker: Worker | None = None
        self._bug_panel: BugPanel | None = None
        self._framed = False
        self._place = place or WindowPlace()
        self._closing = False
        self._title = ""
        self._who = ""
        self._uses: tuple[Use, ...] = ()
        self.setWindowTitle(_NAME)
        # Or every question would ask the window system anew for the least size of its texts.
        cast("QLayout", self.layout()).setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._place.restore(self)

    def fill(self, around: "Surroundings", worker: "Worker", screens: "Sequence[ScreenSpec] | None" = None) -> None:
        """Build what is inside, without any screen yet; `screens` are the registry's unless others are given."""
        from trainer.ui.screen_stack import ScreenStack
        from trainer.ui.screens import SCREENS
        from trainer.ui.widgets.banners import ProblemBanner
        from trainer.ui.widgets.navigation import Navigation

        # From here on the application's palette holds, which changes with the theme.
        self.setPalette(QPalette())
        offered = SCREENS if screens is None else screens
        self._worker = worker
        self.stack = ScreenStack(around, offered)
        self.stack.screen_shown.connect(self._on_screen_shown)
        self.problem_banner = ProblemBanner()
        self.navigation = Navigation(around.appearance, offered)
        self.navigation.wanted.connect(self.stack.show_named)
        self.navigation.palette_wanted.connect(self.palette_wanted)
        self._lay_out()
        self._take_keys()
        worker.problem.connect(self.say_problem)
        worker.idle.connect(self._on_idle)

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
        self._column.addWidget(self.problem_banner)
        self._column.addWidget(self.stack, 1)
        across.addWidget(self.navigation)
        across.addLayout(self._column, 1)
        self.setCentralWidget(inside)

    def _take_keys(self) -> None:
        for spec in self.stack.specs.values():
            if spec.shortcut:
                shortcut = QShortcut(QKeySequence(spec.shortcut), self)
                shortcut.setObjectName(spec.name)
                shortcut.activated.connect(self._on_shortcut)

    def retranslate(self) -> None:
        """Say everything in the language now in use; screens are built anew."""
        self.navigation.retranslate()
        self.problem_banner.retranslate()
        if self._bug_panel is not None:
            self._bug_panel.deleteLater()
            self._bug_panel = None
        self.stack.retranslate()

    def say_problem(self, sentence: Message) -> None:
        """Show one plain sentence above the screen until it is closed."""
        self.problem_banner.say(say(sentence))

    def say_who(self, name: str) -> None:
        """Say in the title who is learning; an empty name where there is one learner only."""
        if name != self._who:
            self._who = literal(name)
            self._say_title()

    def show_uses(self, uses: tuple[Use, ...]) -> None:
        """Lead to the places of what is done here beside learning."""
        if uses != self._uses:
            self._uses = uses
            self.navigation.show_uses(uses)

    def leads_to(self, spec: "ScreenSpec") -> bool:
        """Return whether there is a way to the screen: not to one that stands alone, nor to one of another use."""
        return not spec.alone and spec.is_for(self._uses)

    def add_banner(self, banner: QWidget) -> None:
        """Put a banner above the screen; it shows and hides itself."""
        self._column.insertWidget(0, banner)

    @property
    def bug_panel(self) -> "BugPanel | None":
        """The panel of the newest bug, if there was one."""
        return self._bug_panel

    def show_bug(self, details: str) -> None:
        """Show the bug panel with `details` to copy."""
        if self._bug_panel is None:
            from trainer.ui.widgets.banners import BugPanel

            self._bug_panel = BugPanel()
            self._column.insertWidget(0, self._bug_panel)
            self._bug_panel.chain_after(self.problem_banner.close_button)
        self._bug_panel.show_details(details)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and say so the first time."""
        super().paintEvent(event)
        if not self._framed:
            self._framed = True
            QTimer.singleShot(0, self, self._on_framed)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy words, wherever no part of the screen has a menu of its own."""
        from trainer.ui.copying import copy_menu

        screen = self._screen()
        if screen is None:
            return
        place = screen.mapFromGlobal(event.globalPos())
        copy_menu(self, screen, place, self._say_copied).popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the words of the screen by Ctrl+C, where no field and no table has taken the key."""
        screen = self._screen()
        if screen is None or not event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
            return
        from trainer.ui.copying import text_of

        QGuiApplication.clipboard().setText(text_of(screen))
        self._say_copied()

    def _screen(self) -> QWidget | None:
        """Return the screen on view; none while the window is empty."""
        return None if self._worker is None else self.stack.currentWidget()

    def _say_copied(self) -> None:
        from trainer.ui.widgets.speaking import announce

        words = tr("Copied")
        announce(self, words)
        QToolTip.showText(QCursor.pos(), words, self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait for what is being written; then go."""
        if self._worker is not None and self._worker.busy:
            self._closing = True
            self.stack.setEnabled(False)
            self.problem_banner.say(tr("Saving. The window closes in a moment."))
            event.ignore()
            return
        self._place.keep(self)
        self.closed.emit()

    def come_forward(self) -> None:
        """Be seen: before all other windows, and not as an icon."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def _on_framed(self) -> None:
        handle = self.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self._on_screen_changed)
        pull_in(self)
        self.framed.emit()

    def _on_screen_changed(self) -> None:
        fit_least(self)

    def _on_idle(self) -> None:
        if self._closing:
            self.close()

    def _on_screen_shown(self, name: str) -> None:
        spec = self.stack.specs[name]
        self.navigation.setVisible(not spec.alone)
        self.navigation.mark(name)
        self._title = say(spec.title)
        self._say_title()

    def _say_title(self) -> None:
        self.setWindowTitle(" — ".join(part for part in (self._title, tr("Minori"), self._who) if part))

    def _on_shortcut(self) -> None:
        # During a question the navigation is away, and its keys with it.
        name = self.sender().objectName()
        if self.stack.shown and not self.stack.stands_alone and self.leads_to(self.stack.specs[name]):
            self.stack.show_named(name)
