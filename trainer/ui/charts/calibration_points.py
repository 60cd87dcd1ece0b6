"""How sure against how right: a point for each kind of answer, its interval, and the line where both agree."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from trainer.domain.message import Message
from trainer.reports.calibration import CalibrationLine
from trainer.translations import say, tr
from trainer.ui.charts.chart import Chart
from trainer.ui.charts.scale import Scale
from trainer.ui.numbers import percent
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import GAP, STEP

_LINES = 12
"""Height of the plot in lines of text."""
_DOT, _CAP = 5.5, 5.0
"""Logical pixels: the radius of a point, half the width of an interval's end."""


class CalibrationPoints(Chart):
    """Shows the lines that have an expectation: across what was expected, upward what came out."""

    def __init__(self, appearance: Appearance, name: str, parent: QWidget | None = None) -> None:
        super().__init__(appearance, name, parent)
        self._lines: tuple[CalibrationLine, ...] = ()

    def show_lines(self, lines: Sequence[CalibrationLine], sentence: Message) -> None:
        """Show `lines`."""
        self._lines = tuple(line for line in lines if line.expected is not None and line.answers > 0)
        self.describe(say(sentence))

    def wanted_height(self, width: float) -> float:
        """Return the height of plot and words."""
        return (_LINES + 4.0) * self.line_height() + GAP

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Paint both axes, the diagonal, and the points."""
        tall = self.line_height()
        half = QFontMetricsF(self.letters()).horizontalAdvance(percent(1.0)) / 2
        left = box.left() + self.share_room()
        self.write(painter, QRectF(box.left(), box.top(), box.width(), tall), tr("Right"), self.roles.bark)
        plot = QRectF(left, box.top() + 1.5 * tall, box.right() - half - left, _LINES * tall)
        up = self.draw_shares(painter, plot)
        across = Scale(0.0, 1.0, plot.left(), plot.right())
        painter.setPen(QPen(QColor(self.roles.edge), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(across.at(0), up.at(0)), QPointF(across.at(1), up.at(1)))
        self._draw_foot(painter, plot, across)
        for line in self._lines:
            self._draw_point(painter, line, across, up)

    def _draw_foot(self, painter: QPainter, plot: QRectF, across: Scale) -> None:
        tall, y = self.line_height(), plot.bottom() + GAP / 2
        need = QFontMetricsF(self.letters()).horizontalAdvance(percent(1.0)) + STEP
        for share in (0.0, 0.25, 0.5, 0.75, 1.0) if plot.width() > need * 5 else (0.0, 0.5, 1.0):
            box = QRectF(across.at(share) - need / 2, y, need, tall)
            self.write(painter, box, percent(share), self.roles.bark, "middle")
        self.write(
            painter, QRectF(plot.left(), y + tall, plot.width(), tall), tr("Expected"), self.roles.bark, "middle"
        )

    def _draw_point(self, painter: QPainter, line: CalibrationLine, across: Scale, up: Scale) -> None:
        x = across.at(line.expected or 0.0)
        low, high, middle = up.at(line.right.low), up.at(line.right.high), up.at(line.right.mean)
        painter.setPen(QPen(QColor(self.roles.water), 2.0))
        painter.drawLine(QPointF(x, low), QPointF(x, high))
        for end in (low, high):
            painter.drawLine(QPointF(x - _CAP, end), QPointF(x + _CAP, end))
        painter.setBrush(QColor(self.roles.water))
        painter.drawEllipse(QPointF(x, middle), _DOT, _DOT)
