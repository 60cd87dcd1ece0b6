"""The small card beside a plant: what the fact says and how well it is held."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from trainer.study.home import HomeSnapshot, Plant
from trainer.translations import tr
from trainer.ui.garden.words import confused_words, place_words, state_words
from trainer.ui.theme.tokens import HEADING, SPACE, STEP, STRONG, TINY_GAP
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose

_WIDTHS_IN_LETTERS = (20, 32, 48)
"""320 pixels at 100 %; wider where the text would be higher than the screen."""
_AWAY = 12
_BORDER = 2


class PlantCard(QFrame):
    """Floats over the whole screen, since a low field has no room for it; lets the pointer through."""

    def __init__(self, screen: QWidget, field: QWidget) -> None:
        super().__init__(screen)
        self._screen, self._field = screen, field
        self.setProperty("role", "card")
        self.setProperty("floats", True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._place = plain_label("", "quiet")
        self._name = Prose(size=HEADING, weight=STRONG)
        self._text = Prose()
        self._state = Prose(role="right")
        self._confused = Prose(role="wrong")
        for words in self._prose():
            words.use_phrases()
        self._act = plain_label(tr("Click or press Enter to practise this one"), "quiet")
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, STEP, SPACE, STEP)
        layout.setSpacing(TINY_GAP)
        for label in self._labels():
            layout.addWidget(label)
        self.hide()

    def _prose(self) -> tuple[Prose, ...]:
        return (self._name, self._text, self._state, self._confused)

    def _labels(self) -> tuple[QLabel, ...]:
        return (self._place, self._name, self._text, self._state, self._confused, self._act)

    def show_plant(self, snapshot: HomeSnapshot, plant: Plant, box: QRectF) -> None:
        """Show `plant` beside `box`, which is where it stands in the field."""
        self._place.setText(place_words(snapshot, plant))
        self._name.set_text(plant.name)
        # A fact that was never met is not given away before it is asked.
        self._text.set_text(plant.text if plant.stage else "")
        self._state.set_text(state_words(plant))
        self._confused.set_text(confused_words(snapshot, plant))
        for label in self._labels():
            label.setVisible(bool(label.text()))
            label.ensurePolished()
        height = self._fitted()
        self.setFixedHeight(height)
        corner = self._field.mapTo(self._screen, QPoint())
        self.move(self._spot(box.translated(corner.x(), corner.y()), height))
        self.show()
        self.raise_()

    def _fitted(self) -> int:
        """Return the height, having made the card wider, and left out what can be missed, until it fits the screen."""
        letter = QFontInfo(self._text.font()).pixelSize()
        room = self._screen.height() - 2 * _AWAY
        height = 0
        for letters in _WIDTHS_IN_LETTERS:
            height = self._height_at(min(letter * letters, self._screen.width() - 2 * _AWAY))
            if height <= room:
                return height
        for label in (self._act, self._place):
            label.hide()
            height = self._height_at(self.width())
            if height <= room:
                break
        return height

    def _height_at(self, width: int) -> int:
        self.setFixedWidth(width)
        self._column.invalidate()
        return self._column.heightForWidth(width - 2 * _BORDER) + 2 * _BORDER

    def _spot(self, box: QRectF, height: int) -> QPoint:
        room = self._screen.rect()
        right = box.right() + _AWAY + self.width() <= room.right()
        x = box.right() + _AWAY if right else box.left() - _AWAY - self.width()
        y = min(max(box.center().y() - height / 2, _AWAY), max(room.height() - height - _AWAY, 0))
        return QPoint(max(round(x), _AWAY), round(y))
