"""What all charts share: tokens, text size, a name and a sentence for screen readers, a focus ring."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui.charts.scale import Scale
from trainer.ui.numbers import percent
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import BODY, GAP, SMALL, STRONG, TAG_RADIUS, TINY_GAP, Roles
from trainer.ui.widgets.lines_of_text import in_lines

RING = 2.0
"""Logical pixels of the focus ring."""
GRID = (0.0, 0.25, 0.5, 0.75, 1.0)
Side = Literal["left", "middle", "right"]
SIDES: dict[Side, Qt.AlignmentFlag] = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "middle": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


class Chart(QWidget):
    """A painted picture. It can be walked to with Tab, so that its sentence can be heard; a subclass draws."""

    def __init__(self, appearance: Appearance, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setProperty("role", "chart")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self._on_appearance)

    def describe(self, sentence: str) -> None:
        """Say in one sentence what is to be seen, and paint anew."""
        self.setAccessibleDescription(sentence)
        self.updateGeometry()
        self.update()

    @property
    def roles(self) -> Roles:
        """The colours in use."""
        return self._appearance.theme.roles

    def letters(self, size: int = SMALL, *, strong: bool = False) -> QFont:
        """Return the font of a text in the picture."""
        font = self._appearance.font(size)
        if strong:
            font.setWeight(QFont.Weight(STRONG))
        return font

    def line_height(self, size: int = SMALL) -> float:
        """Return the height of one line of text in logical pixels."""
        return QFontMetricsF(self.letters(size)).height()

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Paint the picture into `box`."""
        raise NotImplementedError

    def wanted_height(self, width: float) -> float:
        """Return the height of the picture in `width` logical pixels."""
        raise NotImplementedError

    # --- what pictures are made of -----------------------------------------------------------------------------

    def write(
        self, painter: QPainter, box: QRectF, text: str, colour: str, side: Side = "left", *, strong: bool = False
    ) -> None:
        """Write a line into `box`, at its left, in its middle or at its right."""
        painter.setFont(self.letters(strong=strong))
        painter.setPen(QColor(colour))
        painter.drawText(box, int(SIDES[side] | Qt.AlignmentFlag.AlignVCenter), text)

    def share_room(self) -> float:
        """Return the width of the labels of an axis of shares."""
        return QFontMetricsF(self.letters()).horizontalAdvance(percent(1.0)) + GAP

    def draw_shares(self, painter: QPainter, plot: QRectF) -> Scale:
        """Draw an upright axis from 0 to 100 % at the left of `plot`; return it."""
        scale = Scale(0.0, 1.0, plot.bottom(), plot.top())
        tall = self.line_height()
        room = self.share_room()
        dense = plot.height() / tall > 2 * len(GRID)
        for share in GRID if dense else GRID[::2]:
            y = scale.at(share)
            self.draw_rule(painter, y, plot, ground=share == 0.0)
            label = QRectF(plot.left() - room, y - tall / 2, room - GAP, tall)
            self.write(painter, label, percent(share), self.roles.bark, "right")
        return scale

    def draw_rule(self, painter: QPainter, y: float, plot: QRectF, *, ground: bool = False) -> None:
        """Draw a level line; the ground is the one that carries the picture."""
        painter.setPen(QPen(QColor(self.roles.edge if ground else self.roles.line), 1.0))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))

    # --- Qt ----------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        """Return True: the picture says what it needs."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the picture in `width` pixels."""
        return round(self.wanted_height(width))

    def sizeHint(self) -> QSize:
        """Return the size of a comfortable picture."""
        width = 40 * self._appearance.px(BODY)
        return QSize(width, round(self.wanted_height(width)))

    def minimumSizeHint(self) -> QSize:
        """Return the size below which labels would run into each other."""
        width = 14 * self._appearance.px(BODY)
        return QSize(width, round(self.wanted_height(width)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, and the ring when the keyboard is here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, QRectF(self.rect()).adjusted(TINY_GAP, TINY_GAP, -TINY_GAP, -TINY_GAP))
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.roles.water), RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(RING / 2, RING / 2, -RING / 2, -RING / 2)
            painter.drawRoundedRect(ring, TAG_RADIUS, TAG_RADIUS)
        painter.end()

    def _on_appearance(self) -> None:
        self.updateGeometry()
        self.update()


def wrapped(text: str, font: QFont, width: float, side: Side = "left") -> QTextLayout:
    """Return plain `text` in lines of `width` logical pixels, ready to be drawn; its bounding rectangle is its size."""
    return in_lines(text, font, width, SIDES[side])
