"""The last seven days as seven small signs: a leaf where one studied, a ring where one did not. Nothing can be lost."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.domain.dates import date_of
from trainer.domain.study_day import StudyDay
from trainer.study.home import WeekDay
from trainer.translations import tr
from trainer.ui.garden.outline import outline
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import SMALL

_WIDE, _LEAF = 1.75, 0.72
"""Of a day and of its sign, in parts of the letters' size."""


class WeekStrip(QWidget):
    """Shows seven days; it counts no run of days and says of none that it was missed."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._week: tuple[WeekDay, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self._on_changed)

    def show_week(self, week: tuple[WeekDay, ...]) -> None:
        """Show these days, today last."""
        self._week = week
        studied = sum(day.studied for day in week)
        self.setAccessibleName(tr("Studied on {count} of the last 7 days", count=studied))
        self.setToolTip(self.accessibleName())
        self.setVisible(bool(week))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for a letter and a sign a day."""
        letter = self._letter()
        return QSize(round(len(self._week) * letter * _WIDE), round(letter * 2.6))

    def minimumSizeHint(self) -> QSize:
        """Return the same: it is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the letters, and a sign below each."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        roles, letter = self._appearance.theme.roles, self._letter()
        painter.setFont(self._appearance.font(SMALL))
        wide = letter * _WIDE
        for place, day in enumerate(self._week):
            today = place == len(self._week) - 1
            painter.setPen(QColor(roles.soil if today else roles.bark))
            box = QRectF(place * wide, 0, wide, letter * 1.35)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _letters()[date_of(StudyDay(day.day)).weekday()])
            self._sign(painter, QPointF((place + 0.5) * wide, letter * 1.9), letter * _LEAF, studied=day.studied)
        painter.end()

    def _sign(self, painter: QPainter, middle: QPointF, size: float, *, studied: bool) -> None:
        roles = self._appearance.theme.roles
        if not studied:
            painter.setPen(outline(QColor(roles.edge), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, size * 0.22, size * 0.22)
            return
        leaf = QPainterPath(middle + QPointF(-size * 0.5, size * 0.3))
        tip = middle + QPointF(size * 0.5, -size * 0.4)
        leaf.quadTo(middle + QPointF(-size * 0.4, -size * 0.6), tip)
        leaf.quadTo(middle + QPointF(size * 0.5, size * 0.6), middle + QPointF(-size * 0.5, size * 0.3))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(roles.leaf))
        painter.drawPath(leaf)

    def _letter(self) -> int:
        return self._appearance.px(SMALL)

    def _on_changed(self) -> None:
        self.updateGeometry()
        self.update()


def _letters() -> tuple[str, ...]:
    return (tr("Mo"), tr("Tu"), tr("We"), tr("Th"), tr("Fr"), tr("Sa"), tr("Su"))
