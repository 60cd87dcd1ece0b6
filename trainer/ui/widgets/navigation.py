"""The slim rail at the left: one button a screen, and at its foot the one that opens the palette."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from trainer.domain.preferences import Use
from trainer.translations import say, tr
from trainer.ui.screen import ScreenSpec
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.icons import icon_pixmap
from trainer.ui.theme.tokens import GAP, NAV_ICON, SPACE


class NavigationButton(QToolButton):
    """A screen's name below its picture, painted here: an icon of Qt's own would load QIcon, 5 ms before the home."""

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self.icon_name = icon_name
        self.picture: QPixmap | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, and the picture above the words."""
        super().paintEvent(event)
        if self.picture is not None:
            painter = QPainter(self)
            wide = self.picture.width() / self.picture.devicePixelRatio()
            painter.drawPixmap(int(self.width() - wide) // 2, GAP, self.picture)
            painter.end()


class Navigation(QFrame):
    """Shows the screens that have an icon.

    Signals: `wanted(str name)`; `palette_wanted()`.
    """

    wanted = Signal(str)
    palette_wanted = Signal()

    def __init__(self, appearance: Appearance, screens: Sequence[ScreenSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self._appearance = appearance
        self._specs = [spec for spec in screens if spec.icon]
        self._group = QButtonGroup(self)
        self._buttons: dict[str, NavigationButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, SPACE, GAP, SPACE)
        column.setSpacing(GAP)
        self._places = QVBoxLayout()
        self._places.setSpacing(GAP)
        column.addLayout(self._places)
        self._build(())
        column.addStretch(1)
        self._find = self._button("find", "search")
        self._find.clicked.connect(self.palette_wanted)
        column.addWidget(self._find)
        self._group.buttonClicked.connect(self._on_clicked)
        appearance.changed.connect(self._tint)
        self.retranslate()
        self._tint()

    def show_uses(self, uses: tuple[Use, ...]) -> None:
        """Show the places of the chosen uses, and no longer those of others."""
        self._build(uses)
        self.retranslate()
        self._tint()

    def _build(self, uses: tuple[Use, ...]) -> None:
        """Build what is shown now and was not before; hide what nobody meets any more."""
        for at, spec in enumerate([one for one in self._specs if one.is_for(uses) or one.name in self._buttons]):
            if spec.name not in self._buttons:
                made = self._button(spec.name, spec.icon)
                made.setCheckable(True)
                made.setAutoExclusive(True)  # to a screen reader a radio button: one screen is shown
                self._group.addButton(made)
                self._buttons[spec.name] = made
                self._places.insertWidget(at, made)
            self._buttons[spec.name].setVisible(spec.is_for(uses))

    def _button(self, name: str, icon: str) -> NavigationButton:
        made = NavigationButton(icon)
        made.setObjectName(name)
        made.setProperty("role", "nav")
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return made

    def retranslate(self) -> None:
        """Take the words in the language now in use."""
        self.setAccessibleName(tr("Screens"))
        for spec in self._specs:
            if spec.name not in self._buttons:
                continue
            made = self._buttons[spec.name]
            made.setText(say(spec.title))
            made.setAccessibleName(say(spec.title))
            made.setToolTip(f"{say(spec.title)} ({spec.shortcut})")
        self._find.setText(tr("Find"))
        self._find.setAccessibleName(tr("Find"))  # the word one sees: who speaks to the machine says it
        self._find.setToolTip(f"{tr('Find and do')} (Ctrl+K)")

    def mark(self, name: str) -> None:
        """Mark the screen that is shown; one without a button leaves none marked."""
        self._group.setExclusive(False)
        for own, made in self._buttons.items():
            made.setChecked(own == name)
        self._group.setExclusive(True)

    def _tint(self) -> None:
        size = self._appearance.px(NAV_ICON)
        for made in (*self._buttons.values(), self._find):
            made.picture = icon_pixmap(made.icon_name, self._appearance.theme.roles.soil, size, self.devicePixelRatio())
            made.update()

    def _on_clicked(self, made: QToolButton) -> None:
        self.wanted.emit(made.objectName())
