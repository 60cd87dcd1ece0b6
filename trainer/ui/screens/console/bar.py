"""Everybody of an assignment as one bar, and what its parts are called."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.assigning.console_views import STANDINGS, Counts, Standing
from trainer.translations import tr
from trainer.ui.charts.chart import Chart
from trainer.ui.screens.console.standing_look import colours_of, standing_label
from trainer.ui.screens.console.words import people_words, standing_text
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import BAR_RADIUS, GAP, TINY_GAP
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.wrapping import Wrapping

_TALL, _RIM = 14.0, 3.0
"""Logical pixels of the bar, and around it for the focus ring."""
_ALWAYS: tuple[Standing, ...] = ("done", "on_track", "at_risk", "not_yet")
"""What the legend says even of nobody."""


class StandingBar(Chart):
    """The bar itself; its description says all numbers."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, tr("Where people stand"), parent)
        self._counts = Counts()

    def show_counts(self, counts: Counts) -> None:
        """Show so many of each."""
        self._counts = counts
        said = (f"{standing_text(one)} {people_words(counts.of(one))}" for one in STANDINGS if counts.of(one))
        self.describe(", ".join(said))

    def wanted_height(self, width: float) -> float:
        """Return one height for all widths."""
        return _TALL + 2 * _RIM + 2 * TINY_GAP

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Paint the parts side by side; a line of the ground between them tells them apart without colours."""
        bar = QRectF(box.left() + _RIM, box.top() + _RIM, box.width() - 2 * _RIM, _TALL)
        shape = QPainterPath()
        shape.addRoundedRect(bar, BAR_RADIUS, BAR_RADIUS)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(bar, QColor(self.roles.straw))
        left, whole = bar.left(), max(self._counts.enrolled, 1)
        for standing in STANDINGS:
            wide = bar.width() * self._counts.of(standing) / whole
            painter.fillRect(QRectF(left, bar.top(), wide, bar.height()), QColor(self._fill(standing)))
            left += wide
            if wide > 0:
                painter.fillRect(QRectF(left - 1, bar.top(), 2, bar.height()), QColor(self.roles.card))
        painter.restore()
        painter.setPen(QPen(QColor(self.roles.edge), 1.0))
        painter.drawPath(shape)

    def _fill(self, standing: Standing) -> str:
        return self.roles.straw if standing == "open" else colours_of(standing, self.roles)[0]


class StandingBlock(QWidget):
    """The bar over its legend."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = StandingBar(appearance)
        self._legend = Wrapping()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(self.bar)
        self._column.addWidget(self._legend)

    def show_counts(self, counts: Counts) -> None:
        """Show so many of each."""
        self.bar.show_counts(counts)
        before, self._legend = self._legend, Wrapping()
        self._column.replaceWidget(before, self._legend)
        before.hide()
        before.deleteLater()
        for standing in STANDINGS:
            if counts.of(standing) or standing in _ALWAYS:
                self._legend.add(_part(standing, counts.of(standing)))


def _part(standing: Standing, count: int) -> QWidget:
    """Return a pill with its number; the two never stand in two lines."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, GAP, 0)
    row.setSpacing(GAP)
    row.addWidget(standing_label(standing))
    row.addWidget(plain_label(people_words(count), "quiet", wraps=False))
    return made
