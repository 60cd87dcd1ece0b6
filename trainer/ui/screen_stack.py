"""The screens of the window, one shown at a time."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from trainer.ui.screen import NamesFirstFocus, S, Screen, ScreenSpec, Surroundings
from trainer.ui.screens import SCREENS
from trainer.ui.theme.tokens import FADE_MS


class ScreenStack(QStackedWidget):
    """Builds screens when they are first shown and rebuilds them when the language changes.

    A screen is reached by its class, or by its name where a line of the registry is at hand.

    Signals: `screen_built(QWidget)` once for every built screen, before it is shown; `screen_shown(str name)` whenever
    another screen is shown.
    """

    screen_built = Signal(QWidget)
    screen_shown = Signal(str)

    def __init__(
        self, around: Surroundings, screens: Sequence[ScreenSpec] = SCREENS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._specs = {spec.name: spec for spec in screens}
        self._loaded: dict[str, Screen[QWidget]] = {}
        self._built: dict[str, QWidget] = {}
        self._joins: list[Callable[[QWidget], None]] = []
        self._shown = ""
        self._focus_name = ""

    @property
    def specs(self) -> dict[str, ScreenSpec]:
        """All screens by name, in their order."""
        return dict(self._specs)

    @property
    def built(self) -> dict[str, QWidget]:
        """The screens built so far, by name."""
        return dict(self._built)

    @property
    def shown(self) -> str:
        """The name of the screen that is shown; empty before the first."""
        return self._shown

    @property
    def stands_alone(self) -> bool:
        """Whether the shown screen has no navigation beside it."""
        return bool(self._shown) and self._specs[self._shown].alone

    def offered(self, name: str) -> Screen[QWidget]:
        """Return what the module of a screen offers, imported if need be."""
        if name not in self._loaded:
            self._loaded[name] = self._specs[name].load()
        return self._loaded[name]

    def named(self, name: str) -> QWidget:
        """Return a screen, built if need be."""
        if name not in self._built:
            self._put_in_place(name, self._made(name))
        return self._built[name]

    def begin_with(self, kind: type[S], fill: Callable[[S], None]) -> S:
        """Build the first screen, show it, and return it; it is filled before it is part of the window.

        Once it is, a change of what the style sheet asks for looks through the whole style again.
        """
        name = self._name_of(kind)
        made = _checked(self._made(name), kind)
        fill(made)
        self._put_in_place(name, made)
        self.show_named(name)
        return made

    def _made(self, name: str) -> QWidget:
        return self.offered(name).build(self._around)

    def _put_in_place(self, name: str, made: QWidget) -> None:
        self._built[name] = made
        self.addWidget(made)
        for join in self._joins:
            join(made)
        self.screen_built.emit(made)

    def screen_of(self, kind: type[S]) -> S:
        """Return the screen of this class, built if need be."""
        return _checked(self.named(self._name_of(kind)), kind)

    def when_built(self, kind: type[S], join: Callable[[S], None]) -> None:
        """Hand the screen of this class to `join` whenever it is built; at once where it stands already."""

        def joined(made: QWidget) -> None:
            if isinstance(made, kind):
                join(made)

        self._joins.append(joined)
        for made in self._built.values():
            joined(made)

    def is_built(self, kind: type[QWidget]) -> bool:
        """Return whether the screen of this class stands."""
        return self._name_of(kind) in self._built

    def is_shown(self, kind: type[QWidget]) -> bool:
        """Return whether the screen of this class is the one on view."""
        return self._shown == self._name_of(kind)

    def show_screen(self, kind: type[QWidget]) -> None:
        """Show the screen of this class."""
        self.show_named(self._name_of(kind))

    def show_named(self, name: str) -> None:
        """Show a screen; what it shows is handed to it by whoever hears `screen_shown`."""
        target = self.named(name)
        if name == self._shown:
            return
        old = self.currentWidget()
        if old is not None and self.isVisible() and not self._around.appearance.calm:
            self._fade_from(old)
        self._shown = name
        self.setCurrentWidget(target)
        self.screen_shown.emit(name)
        self.focus_first()

    def focus_first(self) -> None:
        """Give the keyboard to what the shown screen names as its first stop, if it names any."""
        shown: object = self.currentWidget()
        if isinstance(shown, NamesFirstFocus):
            shown.first_focus.setFocus()

    def retranslate(self) -> None:
        """Build the shown screen anew in the language now in use; the others when they are shown again."""
        shown, old = self._shown, self._built
        focus = QApplication.focusWidget()
        focus_name = focus.objectName() if focus is not None else ""
        self._built = {}
        self._shown = ""
        for screen in old.values():
            self.removeWidget(screen)
            screen.deleteLater()
        if shown:
            self.show_named(shown)
            self._focus_named(focus_name)
            # A button that was pressed to get here takes the keyboard once more when this is done, and is deleted then.
            self._focus_name = focus_name
            QTimer.singleShot(0, self, self._focus_again)

    def _name_of(self, kind: type[QWidget]) -> str:
        return next(spec.name for spec in self._specs.values() if spec.module == kind.__module__)

    def _fade_from(self, old: QWidget) -> None:
        from trainer.ui.widgets.fade import Fade

        Fade(old.grab(), FADE_MS, self)

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


def _checked(made: QWidget, kind: type[S]) -> S:
    if not isinstance(made, kind):
        raise TypeError(kind.__name__)
    return made
