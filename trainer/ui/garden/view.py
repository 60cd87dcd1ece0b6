"""The field as a widget: painted once, walked through by arrows or pointer."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.study.home import HomeSnapshot, Plant
from trainer.translations import tr
from trainer.ui.garden.geometry import Geometry
from trainer.ui.garden.growing import Growing, moved
from trainer.ui.garden.keyboard_navigation import neighbour
from trainer.ui.garden.plot_layout import Plan, plan_field
from trainer.ui.garden.scene import Scene
from trainer.ui.garden.sprites import Sprites
from trainer.ui.garden.words import spoken, summary
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import BODY
from trainer.ui.widgets.speaking import announce_name
from trainer.ui.widgets.visible_text import literal

_GUTTER_SHARE = 0.24
"""Labels take at most this share of the width."""
_LEAST_LABEL = 12
_TERRACES_SHARE = 0.78
"""Of the height, below the sky."""


class GardenView(QWidget):
    """Shows a HomeSnapshot; remembers only which plant is pointed at.

    Signals: `plant_chosen(str fact)` by click or Enter; `plant_pointed(int)` with the index of the plant, or -1.
    """

    plant_chosen = Signal(str)
    plant_pointed = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._snapshot: HomeSnapshot | None = None
        self._plan = Plan((), ())
        self._geometry: Geometry | None = None
        self._sprites = Sprites()
        self._picture: QPixmap | None = None
        self._scene: Scene | None = None
        self._font = QFont()
        self._current = 0
        self._hovered = -1
        self._growing: Growing | None = None
        self._moving: frozenset[str] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(480, 130)
        self.setProperty("role", "garden")
        self.setAccessibleName(tr("Field"))
        appearance.changed.connect(self._repaint_all)

    def show_field(self, snapshot: HomeSnapshot) -> None:
        """Show `snapshot`; plants that changed since the one before push up while one looks."""
        before = self._snapshot
        if snapshot == before:
            # Most often at a start: what the stored state said is what the opened one says.
            return
        if before is None or self._shape(snapshot) != self._shape(before):
            self._plan = plan_field(snapshot.plants, len(snapshot.aspects))
            self._current = 0
        self._snapshot = snapshot
        self._hovered = -1
        self.setAccessibleDescription(summary(snapshot.plants))
        self._forget_picture()
        if before is not None and before is not snapshot and self.isVisible() and not self._appearance.calm:
            self._grow(before, snapshot)

    def _grow(self, before: HomeSnapshot, after: HomeSnapshot) -> None:
        facts = moved(before, after)
        spots = zip(self._plan.spots, self._measured().cells, strict=True)
        placed = [(cell, after.plants[spot.plant]) for spot, cell in spots if spot.place != "both"]
        plants = [(cell, plant) for cell, plant in placed if plant.fact in facts]
        if plants:
            self._moving = frozenset(plant.fact for _, plant in plants)
            self._growing = Growing(plants, self._sprites, self._appearance.theme, self)
            self._growing.grown.connect(self._on_grown)

    def _on_grown(self) -> None:
        self._growing, self._moving = None, frozenset()
        self._picture = None
        self.update()

    @staticmethod
    def _shape(snapshot: HomeSnapshot) -> list[tuple[str, int, str, tuple[str, ...]]]:
        return [(plant.fact, plant.aspect, plant.place, plant.twins) for plant in snapshot.plants]

    def box_of(self, fact: str) -> QRectF:
        """Return where a fact's plant is, in this widget's coordinates; empty if it is not there."""
        geometry = self._measured()
        for spot, cell in zip(geometry.plan.spots, geometry.cells, strict=True):
            if self._plants()[spot.plant].fact == fact:
                return QRectF(cell.left, cell.top, cell.width, cell.tall)
        return QRectF()

    def point_at(self, fact: str) -> None:
        """Point at a fact's plant, as the pointer does."""
        facts = [self._plants()[spot.plant].fact for spot in self._plan.spots]
        self._hovered = facts.index(fact) if fact in facts else -1
        self._show_pointed()

    def pointed_box(self) -> QRectF:
        """Return the box of the plant that is pointed at or has the focus; empty if none."""
        plant = self._pointed()
        return self.box_of(plant.fact) if plant is not None else QRectF()

    def sizeHint(self) -> QSize:
        """Return the least size; the picture takes all room there is."""
        return self.minimumSize()

    def _plants(self) -> tuple[Plant, ...]:
        return self._snapshot.plants if self._snapshot is not None else ()

    def _pointed(self) -> Plant | None:
        spots = self._plan.spots
        index = self._hovered if self._hovered >= 0 else self._current if self.hasFocus() else -1
        return self._plants()[spots[index].plant] if 0 <= index < len(spots) else None

    def _label_font(self) -> QFont:
        font = QFont(self._appearance.font(BODY))
        widest = self._widest(font)
        room = self.width() * _GUTTER_SHARE - 36
        # A terrace's label must fit its terrace: in a low window large text would run into the next one.
        row = self.height() * _TERRACES_SHARE / max(len(self._plan.terraces), 1)
        metrics = QFontMetricsF(font)
        sides = max((metrics.horizontalAdvance(name) for name in self._side_names()), default=0.0)
        half = self.width() * (1 - _GUTTER_SHARE) / 2 * 0.8
        shares = [row / metrics.height(), 1.0]
        shares += [space / text for space, text in ((room, widest), (half, sides)) if text > 0]
        share = min(shares)
        if share < 1.0:
            font.setPixelSize(max(int(font.pixelSize() * share), _LEAST_LABEL))
        return font

    def _side_names(self) -> tuple[str, str]:
        left, right = ("", "") if self._snapshot is None else map(literal, (self._snapshot.left, self._snapshot.right))
        return tr("Field of {side}", side=left) if left else "", tr("Field of {side}", side=right) if right else ""

    def _widest(self, font: QFont) -> float:
        metrics = QFontMetricsF(font)
        aspects = self._snapshot.aspects if self._snapshot is not None else ()
        return max((metrics.horizontalAdvance(literal(aspects[row])) for row in self._plan.terraces), default=0.0)

    def _measured(self) -> Geometry:
        if self._geometry is None:
            font = self._label_font()
            line = QFontMetricsF(font).height()
            joined = [plant.stage for plant in self._plants() if plant.place == "both"]
            self._geometry = Geometry(
                self._plan,
                self.width(),
                self.height(),
                min(self._widest(font) + 32, self.width() * _GUTTER_SHARE),
                flow=sum(joined) / (6 * len(joined)) if joined else 0.0,
                sky=max(self.height() * 0.19, line * 1.9 + 6),
            )
        return self._geometry

    def _repaint_all(self) -> None:
        self._sprites.forget()
        self._forget_picture()

    def _forget_picture(self) -> None:
        if self._growing is not None:
            self._growing.stop()
        self._geometry = None
        self._picture = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure anew."""
        self._sprites.forget()
        self._forget_picture()
        super().resizeEvent(event)
        if self._pointed() is not None:
            self._show_pointed()  # the card beside the plant has other room now

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the picture's memory back while another screen is shown."""
        self._picture = None
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Stamp the picture, then the ring."""
        if self._snapshot is None:
            return
        ratio = self.devicePixelRatio()
        if self._scene is None or self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._scene = Scene(self._snapshot, self._measured(), self._appearance.theme, self._sprites, self._moving)
            self._font = self._label_font()
            self._picture = self._drawn(self._scene, ratio)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(QPointF(0, 0), self._picture)
        box, plant = self.pointed_box(), self._pointed()
        if plant is not None:
            self._scene.point_at(painter, plant)
        if not box.isEmpty():
            ring = QColor(self._appearance.theme.roles.soil if self.hasFocus() else self._appearance.theme.roles.edge)
            painter.setPen(QPen(ring, 2.5))
            painter.drawRoundedRect(box.adjusted(-3, -4, 3, 4), 8, 8)
        painter.end()

    def _drawn(self, scene: Scene, ratio: float) -> QPixmap:
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        # Opaque: a picture with an alpha channel takes three times as long to stamp.
        picture.fill(QColor(self._appearance.theme.roles.paper))
        painter = QPainter(picture)
        scene.paint(painter)
        painter.setPen(QColor(self._appearance.theme.roles.soil))
        scene.write(painter, self._font, self._side_names())
        painter.end()
        return picture

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, Home and End; start with Enter or Space."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._plan.spots:
            self._choose(self._current)
            return
        target = neighbour(self._measured(), self._current, key)
        if target is None:
            super().keyPressEvent(event)
            return
        self._current, self._hovered = target, -1
        self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the plant below the pointer."""
        index = self._at(event.position())
        if index != self._hovered:
            self._hovered = index
            self.setCursor(Qt.CursorShape.PointingHandCursor if index >= 0 else Qt.CursorShape.ArrowCursor)
            self._show_pointed()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the plant below the pointer."""
        index = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self._current = index
            self._choose(index)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        self._hovered = -1
        self._show_pointed()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard stands; a click shows it by the pointer already."""
        super().focusInEvent(event)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it."""
        super().focusOutEvent(event)
        self._show_pointed()

    def _at(self, point: QPointF) -> int:
        cells = self._measured().cells
        found = (i for i in range(len(cells) - 1, -1, -1) if cells[i].holds(point.x(), point.y()))
        return next(found, -1)

    def _choose(self, index: int) -> None:
        self.plant_chosen.emit(self._plants()[self._plan.spots[index].plant].fact)

    def _tell(self) -> None:
        plant = self._pointed()
        if plant is not None and self._snapshot is not None:
            self.setAccessibleName(spoken(self._snapshot, plant))
            announce_name(self)
        self._show_pointed()

    def _show_pointed(self) -> None:
        plant = self._pointed()
        self.plant_pointed.emit(self._plants().index(plant) if plant is not None else -1)
        self.update()
