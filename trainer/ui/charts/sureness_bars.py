"""How often one was right for each degree of sureness: a bar, and the interval of so few answers."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from trainer.domain.message import Message
from trainer.reports.calibration import CalibrationLine
from trainer.translations import say, tr
from trainer.ui.charts.chart import Chart, wrapped
from trainer.ui.garden.plant import mix
from trainer.ui.numbers import percent
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import BAR_RADIUS, GAP
from trainer.ui.widgets.phrases import clean

_LINES = 12
"""Height of the plot in lines of text."""
_WIDEST, _SHARE = 6.0, 0.5
"""A bar is at most so many lines of text wide, and takes this share of its place."""
_CAP = 5.0
"""Logical pixels: half the width of an interval's end."""


class SurenessBars(Chart):
    """Shows the lines that have answers, one place each."""

    def __init__(self, appearance: Appearance, name: str, parent: QWidget | None = None) -> None:
        super().__init__(appearance, name, parent)
        self._lines: tuple[CalibrationLine, ...] = ()

    def show_lines(self, lines: Sequence[CalibrationLine], sentence: Message) -> None:
        """Show `lines`."""
        self._lines = tuple(line for line in lines if line.answers > 0)
        self.describe(say(sentence))

    def wanted_height(self, width: float) -> float:
        """Return the height of plot and names, which may take two lines."""
        return (_LINES + 4.0) * self.line_height() + GAP

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Paint the axis, and for each line its bar, interval and name."""
        if not self._lines:
            return
        tall, left = self.line_height(), box.left() + self.share_room()
        self.write(painter, QRectF(box.left(), box.top(), box.width(), tall), tr("Right"), self.roles.bark)
        plot = QRectF(left, box.top() + 1.5 * tall, box.right() - left, _LINES * tall)
        up = self.draw_shares(painter, plot)
        place = plot.width() / len(self._lines)
        for index, line in enumerate(self._lines):
            middle = plot.left() + (index + 0.5) * place
            half = min(place * _SHARE, _WIDEST * tall) / 2
            self._draw_bar(painter, QRectF(middle - half, up.at(line.right.mean), 2 * half, 0), plot.bottom())
            self._draw_interval(painter, middle, up.at(line.right.low), up.at(line.right.high))
            words = QRectF(middle - half, plot.bottom() - 1.3 * tall, 2 * half, tall)
            self.write(painter, words, percent(line.right.mean), self.roles.soil, "middle", strong=True)
            name = wrapped(clean(say(line.name)), self.letters(), place - GAP, "middle")
            painter.setPen(QColor(self.roles.soil))
            name.draw(painter, QPointF(middle - (place - GAP) / 2, plot.bottom() + GAP / 2))

    def _draw_bar(self, painter: QPainter, top: QRectF, ground: float) -> None:
        bar = QPainterPath()
        # Round at the top only: the foot goes below the ground, where it is cut off.
        bar.addRoundedRect(top.adjusted(0, 0, 0, ground - top.top() + BAR_RADIUS), BAR_RADIUS, BAR_RADIUS)
        painter.save()
        painter.setClipRect(QRectF(top.left() - 1, 0, top.width() + 2, ground))
        painter.setPen(QPen(QColor(self.roles.water), 1.0))
        painter.setBrush(mix(self.roles.card, self.roles.water, 0.22))
        painter.drawPath(bar)
        painter.restore()

    def _draw_interval(self, painter: QPainter, middle: float, low: float, high: float) -> None:
        painter.setPen(QPen(QColor(self.roles.water), 2.0))
        painter.drawLine(QPointF(middle, low), QPointF(middle, high))
        for end in (low, high):
            painter.drawLine(QPointF(middle - _CAP, end), QPointF(middle + _CAP, end))
