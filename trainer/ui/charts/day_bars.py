"""Answers a day: a bar each, today marked; a day without answers is just a place on the ground."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from trainer.domain.message import Message
from trainer.reports.days import DayLine
from trainer.translations import say, tr
from trainer.ui.charts.chart import Chart
from trainer.ui.charts.scale import Scale, round_ticks, thinned
from trainer.ui.numbers import whole
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import BAR_RADIUS, GAP, STEP
from trainer.ui.widgets.phrases import clean

_LINES = 10
"""Height of the plot in lines of text."""
_WIDEST = 28.0
_SHARE = 0.66
"""A bar takes this share of its place, and at most so many logical pixels."""
_MARK = 6.0
_ROOMY = 1.4
"""Days are written this many times further apart than they must."""


class DayBars(Chart):
    """Shows DayLines, the last of them today."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, tr("Answers a day"), parent)
        self._lines: tuple[DayLine, ...] = ()

    def show_lines(self, lines: Sequence[DayLine], sentence: Message) -> None:
        """Show `lines`."""
        self._lines = tuple(lines)
        self.describe(say(sentence))

    def wanted_height(self, width: float) -> float:
        """Return the height of plot, mark and day labels."""
        return (_LINES + 3.0) * self.line_height() + _MARK + 2 * GAP

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Paint the axis, the bars, and the days below them."""
        if not self._lines:
            return
        tall = self.line_height()
        ticks = round_ticks(max(line.answers for line in self._lines))
        metrics = QFontMetricsF(self.letters())
        room = max(metrics.horizontalAdvance(whole(tick)) for tick in ticks) + GAP
        self.write(painter, QRectF(box.left(), box.top(), box.width(), tall), tr("answers"), self.roles.bark)
        plot = QRectF(box.left() + room, box.top() + 1.5 * tall, box.width() - room, _LINES * tall)
        up = Scale(0, ticks[-1], plot.bottom(), plot.top())
        for tick in ticks:
            self.draw_rule(painter, up.at(tick), plot, ground=tick == 0)
            label = QRectF(plot.left() - room, up.at(tick) - tall / 2, room - GAP, tall)
            self.write(painter, label, whole(tick), self.roles.bark, "right")
        place = plot.width() / len(self._lines)
        painter.save()
        painter.setClipRect(plot.adjusted(0, -1, 0, 0))
        for index, line in enumerate(self._lines):
            self._draw_bar(painter, line, plot.left() + (index + 0.5) * place, min(place * _SHARE, _WIDEST), up)
        painter.restore()
        self._draw_days(painter, plot, place)

    def _draw_bar(self, painter: QPainter, line: DayLine, middle: float, width: float, up: Scale) -> None:
        if not line.answers:
            return
        roles = self.roles
        radius = min(BAR_RADIUS, width / 3)
        # Round at the top only: the foot goes below the ground, where it is cut off.
        foot = up.at(0) + 2 * radius
        whole_bar = QRectF(middle - width / 2, up.at(line.answers), width, foot - up.at(line.answers))
        right = QRectF(whole_bar.left(), up.at(line.right), width, foot - up.at(line.right))
        painter.setPen(QPen(QColor(roles.leaf), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(whole_bar, radius, radius)
        if line.right:
            painter.setBrush(QColor(roles.leaf))
            painter.drawRoundedRect(right, radius, radius)

    def _draw_days(self, painter: QPainter, plot: QRectF, place: float) -> None:
        last = len(self._lines) - 1
        labels = [tr("today") if index == last else clean(say(line.label)) for index, line in enumerate(self._lines)]
        tall, metrics = self.line_height(), QFontMetricsF(self.letters(strong=True))
        need = max(metrics.horizontalAdvance(label) for label in labels) + STEP
        y = plot.bottom() + GAP / 2
        for index in thinned(len(labels), plot.width(), need * _ROOMY):
            middle = plot.left() + (index + 0.5) * place
            box = QRectF(middle - need / 2, y + _MARK, need, tall)
            box.moveRight(min(box.right(), plot.right() + STEP / 2))
            today = index == last
            self.write(
                painter, box, labels[index], self.roles.soil if today else self.roles.bark, "middle", strong=today
            )
            if today:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self.roles.soil))
                foot = QPointF(middle, y)
                sides = QPointF(middle - _MARK, y + _MARK), QPointF(middle + _MARK, y + _MARK)
                painter.drawPolygon(QPolygonF([foot, *sides]))
