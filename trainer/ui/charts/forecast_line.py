"""What will be held, day by day to the horizon: a line in its range, the goal, and two minutes more or fewer."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from trainer.domain.message import one_after_another
from trainer.reports.forecast import ForecastPoint, ForecastReport, Told
from trainer.translations import say, tr
from trainer.ui.charts.chart import Chart
from trainer.ui.charts.scale import Scale, spread, thinned
from trainer.ui.garden.plant import mix
from trainer.ui.numbers import percent
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import GAP, STEP
from trainer.ui.widgets.phrases import clean

_LINES = 11
"""Height of the plot in lines of text."""
_ROOMY = 1.8
"""Days are written this many times further apart than they must."""
_DOT, _TICK = 5.0, 12.0
"""Logical pixels: the dot at the end, and the length of a tick."""


class ForecastLine(Chart):
    """Shows a ForecastReport."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, tr("Outlook"), parent)
        self._report: ForecastReport | None = None

    def show_report(self, report: ForecastReport) -> None:
        """Show `report`."""
        self._report = report
        self.describe(say(one_after_another(*report.sentences)))

    def wanted_height(self, width: float) -> float:
        """Return the height of plot, day labels and margins."""
        return (_LINES + 2.5) * self.line_height() + GAP

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Paint axis, goal, band, line, ticks and their words."""
        report = self._report
        if report is None or report.told is None:
            return
        told = report.told
        tall = self.line_height()
        metrics = QFontMetricsF(self.letters(strong=True))
        words = _end_words(report, told)
        right = max(metrics.horizontalAdvance(text) for _, text in words) + _TICK + STEP
        plot = QRectF(box.left() + self.share_room(), box.top() + tall, 1, _LINES * tall)
        plot.setRight(box.right() - right)
        up = self.draw_shares(painter, plot)
        across = Scale(told.points[0].day, max(told.points[-1].day, told.points[0].day + 1), plot.left(), plot.right())
        self._draw_goal(painter, plot, up.at(report.target))
        self._draw_way(painter, told.points, across, up)
        self._write_goal(painter, plot, up.at(report.target))
        self._draw_ends(painter, plot, up, words)
        self._draw_days(painter, plot, told.points, across)

    def _draw_goal(self, painter: QPainter, plot: QRectF, y: float) -> None:
        painter.setPen(QPen(QColor(self.roles.leaf), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))

    def _write_goal(self, painter: QPainter, plot: QRectF, y: float) -> None:
        """Write what the goal is, on paper of its own: the band and its line may pass behind it."""
        tall = self.line_height()
        goal = tr("Goal {percent}", percent=percent(self._report.target if self._report else 0.0))
        wide = QFontMetricsF(self.letters()).horizontalAdvance(goal)
        box = QRectF(plot.left() + GAP, y - tall - 1, wide, tall)
        painter.fillRect(box.adjusted(-2, 0, 2, 0), QColor(self.roles.card))
        self.write(painter, box, goal, self.roles.leaf)

    def _draw_way(self, painter: QPainter, points: Sequence[ForecastPoint], across: Scale, up: Scale) -> None:
        roles = self.roles
        top = [QPointF(across.at(point.day), up.at(point.held.high)) for point in points]
        low = [QPointF(across.at(point.day), up.at(point.held.low)) for point in points]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mix(roles.card, roles.water, 0.22))
        painter.drawPolygon(QPolygonF([*top, *reversed(low)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(roles.water), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF([QPointF(across.at(point.day), up.at(point.held.mean)) for point in points]))

    def _draw_ends(self, painter: QPainter, plot: QRectF, up: Scale, words: list[tuple[float, str]]) -> None:
        roles, tall = self.roles, self.line_height()
        places = spread([up.at(share) for share, _ in words], tall, plot.top(), plot.bottom())
        for index, ((share, text), place) in enumerate(zip(words, places, strict=True)):
            y, held = up.at(share), index == 0
            painter.setPen(QPen(QColor(roles.water), 2.5 if held else 1.5))
            if held:
                painter.setBrush(QColor(roles.water))
                painter.drawEllipse(QPointF(plot.right(), y), _DOT, _DOT)
            else:
                painter.drawLine(QPointF(plot.right() - _TICK / 2, y), QPointF(plot.right() + _TICK / 2, y))
            left = plot.right() + _TICK + GAP / 2
            painter.setPen(QPen(QColor(roles.edge), 1.0))
            painter.drawLine(QPointF(plot.right() + _TICK / 2 + 1, y), QPointF(left - 2, place))
            box = QRectF(left, place - tall / 2, plot.width(), tall)
            self.write(painter, box, text, roles.soil if held else roles.bark, strong=held)

    def _draw_days(self, painter: QPainter, plot: QRectF, points: Sequence[ForecastPoint], across: Scale) -> None:
        labels = [tr("today") if index == 0 else clean(say(point.label)) for index, point in enumerate(points)]
        metrics, tall = QFontMetricsF(self.letters()), self.line_height()
        need = max(metrics.horizontalAdvance(label) for label in labels) + STEP
        y = plot.bottom() + GAP
        first = need * (len(labels) - 1) / max(plot.width(), 1)
        shown = [index for index in thinned(len(labels), plot.width(), need * _ROOMY) if index > first]
        for index in (0, *shown):
            middle = across.at(points[index].day)
            painter.setPen(QPen(QColor(self.roles.edge), 1.0))
            painter.drawLine(QPointF(middle, plot.bottom()), QPointF(middle, plot.bottom() + GAP / 2))
            box = QRectF(middle - need / 2, y, need, tall)
            self.write(painter, box, labels[index], self.roles.bark, "middle")


def _end_words(report: ForecastReport, told: Told) -> list[tuple[float, str]]:
    """Return (share, words) of what stands at the last day: as now first, then fewer and more minutes."""
    last = told.points[-1].held.mean
    return [
        (last, tr("{minutes} min: {percent}", minutes=report.minutes, percent=percent(last))),
        *(
            (share, tr("{minutes} min: {percent}", minutes=minutes, percent=percent(share)))
            for minutes, share in report.changes
        ),
    ]
