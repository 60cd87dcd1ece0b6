"""One verb on the home: its picture, one sentence, one button."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.icons import icon_pixmap
from trainer.ui.theme.tokens import GAP, HEADING, SMALL, SPACE, STEP, STRONG, Roles
from trainer.ui.widgets.buttons import button, give_role
from trainer.ui.widgets.prose import Prose


class VerbCard(QFrame):
    """種をまく, 水をやる or 収穫する.

    Signals: `wanted(str kind)`.
    """

    wanted = Signal(str)

    def __init__(
        self,
        appearance: Appearance,
        kind: str,
        icon: str,
        title: str,
        colour: Callable[[Roles], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        """The session kind it begins."""
        self._picture = icon
        self._appearance = appearance
        self._colour = colour
        self._name = title
        self.setProperty("role", "card")
        self._icon = QLabel()
        self._sentence = Prose(size=SMALL, role="note")
        self.start = button("")
        self.start.clicked.connect(self._on_clicked)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._icon)
        head.addWidget(Prose(title, size=HEADING, weight=STRONG, role="headline"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, STEP, SPACE, STEP)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self._sentence, 1)
        column.addWidget(self.start)
        appearance.changed.connect(self._tint)
        self._tint()

    def show_verb(self, sentence: str, start: str, *, can: bool, primary: bool) -> None:
        """Show the sentence and the button's words; `primary` marks the next act."""
        give_role(self.start, "primary" if primary else "quiet")
        self._sentence.set_text(sentence)
        self.start.setText(start)
        self.start.setAccessibleName(f"{self._name}: {start}")
        self.start.setAccessibleDescription(sentence)
        self.start.setEnabled(can)

    def _tint(self) -> None:
        colour = self._colour(self._appearance.theme.roles)
        size = round(self._appearance.px(HEADING) * 1.3)
        self._icon.setPixmap(icon_pixmap(self._picture, colour, size, self.devicePixelRatio()))

    def _on_clicked(self) -> None:
        self.wanted.emit(self.kind)
