"""One sentence in a plain window: why there is nothing more to see, for someone who started without a terminal."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.translations import tr
from trainer.ui.application import make_application
from trainer.ui.fonts import interface_font
from trainer.ui.theme.tokens import BODY, SPACE, WIDE
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.roles import give_roles

_WIDTH, _HEIGHT = 560, 200


def startup_error(sentence: str) -> QWidget:
    """Return the window that says `sentence`."""
    window = QWidget()
    window.setWindowTitle(tr("Minori"))
    close = button(tr("Close"))
    close.clicked.connect(window.close)
    column = QVBoxLayout(window)
    column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
    column.setSpacing(SPACE)
    column.addWidget(plain_label(sentence), 1)
    column.addWidget(close)
    window.resize(_WIDTH, _HEIGHT)
    close.setFocus()
    return window


def show_startup_error(sentence: str) -> None:
    """Show `sentence` until the window is closed."""
    application = make_application()
    give_roles()
    application.setFont(interface_font(BODY))
    application.setQuitOnLastWindowClosed(True)
    window = startup_error(sentence)
    window.show()
    application.exec()
