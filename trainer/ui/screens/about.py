"""About: version, licence, what leaves the machine, and the keys."""

from PySide6.QtWidgets import QGridLayout, QWidget

from trainer import __version__
from trainer.translations import tr
from trainer.ui.theme.tokens import STEP, WIDE
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.page import Page, card


def _keys() -> tuple[tuple[str, str], ...]:
    return (
        ("1 – 9", tr("Choose an answer")),
        ("Enter", tr("Answer, and go on")),
        ("Q · W · E", tr("Answer as: a guess, probably, sure")),
        ("Z", tr("Take back the last answer")),
        ("F", tr("Say that this question is odd")),
        ("Esc", tr("Back to the field; nothing is lost")),
        ("← ↑ ↓ →", tr("Walk from plant to plant in the field")),
        ("Ctrl+1 – Ctrl+4", tr("Change the screen")),
    )


class AboutScreen(Page):
    """Shows words only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("About Minori"), parent)
        what, column = card()
        column.addWidget(plain_label(tr("Tell confusable things apart, ten minutes a day."), "heading"))
        column.addWidget(plain_label(tr("Version {version}. MIT licence: free software.", version=__version__)))
        column.addWidget(plain_label(tr("Built with Qt for Python (LGPL). Font: Noto Sans CJK (OFL)."), "quiet"))
        self.column.addWidget(what)
        leaves, column = card()
        column.addWidget(plain_label(tr("What leaves this machine"), "heading"))
        column.addWidget(plain_label(tr("Nothing. There is no account, no server and no measuring of use.")))
        column.addWidget(plain_label(tr("Your answers are one file in the folder that the settings show."), "quiet"))
        self.column.addWidget(leaves)
        keys, column = card()
        column.addWidget(plain_label(tr("Keys"), "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(WIDE)
        grid.setVerticalSpacing(STEP)
        grid.setColumnStretch(1, 1)
        for row, (key, act) in enumerate(_keys()):
            grid.addWidget(plain_label(key, "strong", wraps=False), row, 0)
            grid.addWidget(plain_label(act), row, 1)
        column.addLayout(grid)
        self.column.addWidget(keys)
        self.column.addStretch(1)
