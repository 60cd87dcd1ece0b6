"""One topic of the strength picture: words, and a gauge of today and of the horizon."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from trainer.domain.message import message
from trainer.reports.strength import StrengthCell
from trainer.scheduling.estimate import Estimate
from trainer.translations import joined, tr
from trainer.ui.garden.plant import mix
from trainer.ui.numbers import between, percent, whole
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.icons import icon_pixmap
from trainer.ui.theme.tokens import BAR_RADIUS, BODY, BUTTON_RADIUS, GAP, HEADING, STEP, TINY_GAP
from trainer.ui.widgets.flow_layout import Flow
from trainer.ui.widgets.labels import plain_label

_STRIPES = 14
"""Logical pixels between the stripes of a first impression."""
_GAUGE, _MARK = 10, 6
"""Logical pixels: the height of the gauge, and of the mark below it."""


def topic_words(cell: StrengthCell, horizon: str) -> list[str]:
    """Return what a topic says, line by line; the first line is the one that counts."""
    how_many = tr("{met} of {facts} met", met=whole(cell.met), facts=whole(cell.facts))
    if not cell.met:
        return [tr("Before sowing"), how_many]
    if cell.today is None or cell.horizon is None:
        return [tr("Too early to tell"), how_many]
    today = tr("Today {percent}", percent=percent(cell.today.mean))
    later = tr("{day}: {percent}", day=horizon, percent=percent(cell.horizon.mean))
    return [today, later, how_many]


def topic_tags(cell: StrengthCell) -> list[str]:
    """Return what is to be known of a topic's numbers, each in a word."""
    thin = [tr("first impression")] if cell.first_impression else []
    return [*([tr("weakest")] if cell.weakest else []), *thin]


def _row(labels: list[QLabel]) -> Flow:
    flow = Flow()
    for label in labels:
        flow.addWidget(label)
    return flow


class Gauge(QWidget):
    """From 0 to 100 %: a band for the range of today, a stroke for its middle, a mark below for the horizon.

    Without a horizon there is no number yet: then it is the pale band alone.
    """

    def __init__(
        self, appearance: Appearance, today: Estimate, horizon: Estimate | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._today, self._horizon = today, horizon
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        gauge, mark = self._heights()
        return QSize(120, round(gauge + mark) + 2)

    def _heights(self) -> tuple[float, float]:
        """Return the heights of bar and mark at the learner's text size."""
        large = self._appearance.px(BODY) / BODY
        return _GAUGE * large, _MARK * large

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bar, band, stroke and mark."""
        roles, today, width = self._appearance.theme.roles, self._today, self.width() - 2.0
        gauge = self._heights()[0]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(1, 1, width, gauge - 2)
        outline = QPainterPath()
        outline.addRoundedRect(bar, BAR_RADIUS, BAR_RADIUS)
        painter.fillPath(outline, QColor(roles.straw))
        painter.setClipPath(outline)
        band = QRectF(1 + width * today.low, 1, width * (today.high - today.low), gauge - 2)
        painter.fillRect(band, mix(roles.straw, roles.leaf, 0.2 if self._horizon is None else 0.55))
        painter.setClipping(False)
        if self._horizon is not None:
            self._paint_numbers(painter, self._horizon, width)
        painter.end()

    def _paint_numbers(self, painter: QPainter, horizon: Estimate, width: float) -> None:
        roles, today = self._appearance.theme.roles, self._today
        gauge, mark = self._heights()
        painter.setPen(QPen(QColor(roles.soil), 3))
        middle = 1 + width * today.mean
        painter.drawLine(QPointF(middle, 0), QPointF(middle, gauge))
        foot = 1 + width * horizon.mean
        corners = QPointF(foot, gauge), QPointF(foot - mark, gauge + mark), QPointF(foot + mark, gauge + mark)
        painter.setPen(QPen(QColor(roles.soil), 1))
        painter.setBrush(QColor(roles.card))
        painter.drawPolygon(QPolygonF(corners))


class TopicCell(QWidget):
    """Words and a gauge; a first impression is striped, the weakest has a drop and a word. Tab walks here."""

    def __init__(
        self, appearance: Appearance, topic: str, cell: StrengthCell, horizon: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.cell = cell
        self._drop: QLabel | None = None
        words = topic_words(cell, horizon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(joined(message("{said}, {more}"), [topic, *topic_tags(cell), *words]))
        if cell.today is not None:
            self.setAccessibleDescription(tr("Range {range}", range=between(cell.today)))
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP, GAP, STEP, GAP)
        column.setSpacing(TINY_GAP)
        column.addLayout(_row([plain_label(words[0], "strong"), *self._tags()]))
        if cell.today is not None and cell.horizon is not None:
            column.addWidget(Gauge(appearance, cell.today, cell.horizon))
        column.addLayout(_row([plain_label(line, "cell") for line in words[1:]]))
        column.addStretch(1)

    def _tags(self) -> list[QLabel]:
        made = [plain_label(tag, "tag") for tag in topic_tags(self.cell)]
        if self.cell.weakest:
            self._drop = QLabel()
            self._tint()
            self._appearance.changed.connect(self._tint)
            made.insert(0, self._drop)
        return made

    def _tint(self) -> None:
        if self._drop is not None:
            size = self._appearance.px(HEADING)
            drawn = icon_pixmap("water", self._appearance.theme.roles.water, size, self.devicePixelRatio())
            self._drop.setPixmap(drawn)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, stripes, border and ring."""
        roles = self._appearance.theme.roles
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, BUTTON_RADIUS, BUTTON_RADIUS)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(shape, QColor(roles.card))
        if self.cell.first_impression:
            painter.save()
            painter.setClipPath(shape)
            painter.setPen(QPen(mix(roles.card, roles.leaf, 0.18), 3))
            for x in range(-self.height(), self.width(), _STRIPES):
                painter.drawLine(x, self.height(), x + self.height(), 0)
            painter.restore()
        painter.setPen(self._border())
        painter.drawPath(shape)
        if self.hasFocus():
            painter.setPen(QPen(QColor(roles.water), 3))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), BUTTON_RADIUS - 3, BUTTON_RADIUS - 3)
        painter.end()

    def _border(self) -> QPen:
        roles = self._appearance.theme.roles
        if self.cell.weakest:
            return QPen(QColor(roles.soil), 2)
        style = Qt.PenStyle.SolidLine if self.cell.met else Qt.PenStyle.DashLine
        return QPen(QColor(roles.line if self.cell.met else roles.edge), 1.5 if self.cell.met else 1.0, style)
