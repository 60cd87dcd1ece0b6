"""One topic of the strength grid."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.study.snapshots import MatrixCell
from trainer.translations import tr
from trainer.ui.field.plant import mix
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import BUTTON_RADIUS, GAP, STEP, TINY_GAP
from trainer.ui.widgets.labels import literal, plain_label

_LEAST, _MOST = 0.5, 1.0
"""Recall from here to there is shaded from pale to full."""
_STRIPES = 14
"""Logical pixels between the stripes of a first impression."""


def cell_words(cell: MatrixCell) -> tuple[str, str]:
    """Return what a cell says: how well, and on how much."""
    how_many = tr("{met} of {facts} met", met=cell.met, facts=cell.facts)
    if cell.recall is None:
        return tr("Not sown yet"), how_many
    share = tr("Held: {percent}%", percent=round(cell.recall * 100))
    return share, f"{how_many}\n{tr('first impression')}" if cell.first_impression else how_many


class TopicCell(QWidget):
    """Words on a shade; a first impression is striped. Can be walked to with Tab."""

    def __init__(self, appearance: Appearance, topic: str, cell: MatrixCell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._cell = cell
        how_well, how_many = cell_words(cell)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{literal(topic)}: {how_well}、{how_many}".replace("\n", "、"))
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP, GAP, STEP, GAP)
        column.setSpacing(TINY_GAP)
        column.addWidget(plain_label(how_well, "strong"))
        column.addWidget(plain_label(how_many, "cell"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint shade, stripes, border and ring."""
        roles = self._appearance.theme.roles
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, BUTTON_RADIUS, BUTTON_RADIUS)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(shape, self._shade())
        if self._cell.first_impression and self._cell.recall is not None:
            painter.save()
            painter.setClipPath(shape)
            painter.setPen(QPen(mix(roles.card, roles.leaf, 0.22), 3))
            for x in range(-self.height(), self.width(), _STRIPES):
                painter.drawLine(x, self.height(), x + self.height(), 0)
            painter.restore()
        unmet = self._cell.recall is None
        ring = roles.water if self.hasFocus() else roles.edge
        style = Qt.PenStyle.DashLine if unmet and not self.hasFocus() else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(ring), 3 if self.hasFocus() else 1.5, style))
        painter.drawPath(shape)
        painter.end()

    def _shade(self) -> QColor:
        roles = self._appearance.theme.roles
        if self._cell.recall is None or self._cell.first_impression:
            return QColor(roles.card)
        share = (self._cell.recall - _LEAST) / (_MOST - _LEAST)
        return mix(roles.card, roles.leaf, 0.05 + 0.27 * min(max(share, 0.0), 1.0))
