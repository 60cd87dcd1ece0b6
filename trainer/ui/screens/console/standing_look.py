"""A standing as a pill: its sign and word in a box of its colour, in a table and as a label."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QLabel, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from trainer.assigning.console_views import Standing
from trainer.ui.screens.console.words import standing_text
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import GAP, SMALL, TAG_RADIUS, Roles
from trainer.ui.widgets.labels import plain_label

STANDING_ROLE = int(Qt.ItemDataRole.UserRole)
"""What a model answers with the standing of a row."""
BESIDE_ROLE = STANDING_ROLE + 1
"""What stands beside the pill."""
_TALL = 1.5
"""Heights of the letters."""


def colours_of(standing: Standing, roles: Roles) -> tuple[str, str]:
    """Return edge and ground of a standing."""
    match standing:
        case "done":
            return roles.leaf, roles.leaf_wash
        case "on_track":
            return roles.water, roles.water_wash
        case "open":
            return roles.edge, roles.card
        case "at_risk":
            return roles.grain, roles.straw
        case "not_yet":
            return roles.wilt, roles.wilt_wash
        case _:
            return roles.line, roles.paper


def standing_label(standing: Standing) -> QLabel:
    """Return sign and word as a label."""
    made = plain_label(standing_text(standing), "pill", wraps=False)
    made.setProperty("state", standing)
    return made


class StandingDelegate(QStyledItemDelegate):
    """Paints the pill over the ground of a table's cell."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._letters = appearance.font(SMALL)
        self._metrics = QFontMetricsF(self._letters)
        self._pills: dict[Standing, tuple[str, float, QPen, QColor]] = {}
        """Words, width, edge and ground of each, reckoned once a look."""
        appearance.changed.connect(self._on_appearance)

    def _on_appearance(self) -> None:
        self._letters = self._appearance.font(SMALL)
        self._metrics = QFontMetricsF(self._letters)
        self._pills.clear()

    def _pill(self, standing: Standing) -> tuple[str, float, QPen, QColor]:
        if standing not in self._pills:
            edge, ground = colours_of(standing, self._appearance.theme.roles)
            text = standing_text(standing)
            self._pills[standing] = text, self._wide(text), QPen(QColor(edge), 1.0), QColor(ground)
        return self._pills[standing]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint ground, pill and what stands beside it."""
        super().paint(painter, option, index)
        roles, beside = self._appearance.theme.roles, index.data(BESIDE_ROLE)
        text, wide, edge, ground = self._pill(index.data(STANDING_ROLE))
        tall = _TALL * self._metrics.height()
        box = QRectF(option.rect)
        pill = QRectF(box.left() + GAP, box.center().y() - tall / 2, wide, tall)
        painter.save()
        painter.setClipRect(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._letters)
        painter.setPen(edge)
        painter.setBrush(ground)
        painter.drawRoundedRect(pill, TAG_RADIUS, TAG_RADIUS)
        painter.setPen(QColor(roles.soil))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), text)
        if beside:
            painter.setPen(QColor(roles.bark))
            rest = QRectF(pill.right() + GAP, box.top(), box.right() - pill.right() - GAP, box.height())
            shown = self._metrics.elidedText(beside, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()

    def displayText(self, _value: object, _locale: object) -> str:
        """Return nothing: the pill says it."""
        return ""

    def width_of(self, standing: Standing, beside: str) -> float:
        """Return the room that a cell needs."""
        more = self._metrics.horizontalAdvance(beside) + GAP if beside else 0.0
        return self._wide(standing_text(standing)) + more + 3 * GAP

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the room of the pill."""
        return QSize(round(self._wide(standing_text(index.data(STANDING_ROLE)))) + 2 * GAP, round(2 * _TALL * SMALL))

    def _wide(self, text: str) -> float:
        return self._metrics.horizontalAdvance(text) + 2 * GAP
