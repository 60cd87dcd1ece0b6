"""What grew in a session: each plant as it stands now, with its name and how far it has come."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from trainer.domain.message import counted
from trainer.study.steps import Grown
from trainer.translations import say, tr
from trainer.ui.garden.legend import draw_stage, picture_of
from trainer.ui.garden.words import stage_words
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import BODY, GAP, TINY_GAP
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.wrapping import Wrapping

SHOWN: Final = 4
"""Plants drawn; the others are counted."""
_SIZE = 2.6
"""Of a picture, in parts of the letters' size."""
_WIDEST_NAME = 8
"""In pictures; a longer name goes on in a next line."""


class GrownRow(Wrapping):
    """A few plants side by side, in lines where there is little room."""

    def __init__(self, plants: tuple[Grown, ...], appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("What grew"))
        for plant in plants[:SHOWN]:
            self.add(_plant(plant, appearance, self.devicePixelRatio()))
        more = len(plants) - SHOWN
        if more > 0:
            self.add(plain_label(say(counted("and {count} more", "and {count} more", more)), "quiet", wraps=False))


def _plant(plant: Grown, appearance: Appearance, ratio: float) -> QWidget:
    whole, picture = QWidget(), QLabel()
    picture.setTextFormat(Qt.TextFormat.PlainText)
    side = appearance.px(BODY) * _SIZE
    picture.setPixmap(picture_of(partial(draw_stage, plant.place, plant.stage, 1.0), side, appearance.theme, ratio))
    words = QVBoxLayout()
    words.setSpacing(TINY_GAP)
    name, widest = plain_label(say(plant.name), "strong", wraps=False), round(side * _WIDEST_NAME)
    name.ensurePolished()
    if name.sizeHint().width() > widest:
        name = plain_label(say(plant.name), "strong")
        name.setFixedWidth(widest)
    words.addWidget(name)
    words.addWidget(plain_label(stage_words(plant.stage), "quiet", wraps=False))
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, GAP, 0)
    row.setSpacing(GAP // 2)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words)
    return whole
