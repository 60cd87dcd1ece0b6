"""DragAndDrop parts of an answer with the mouse; keys and clicks do the same and stay as they are."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from trainer.ui.question.answers.dragged_tile import DraggedTile, set_drop

NEAR = 13
"""Pixels around a place that still count as the place: the gaps between places belong to them."""
EDGE = 36
"""Pixels from the edge of what scrolls: here it scrolls."""
SCROLL_MS = 40
SCROLL_PIXELS = 24


class Place(NamedTuple):
    """Where something may be put down."""

    key: str
    parts: tuple[QWidget, ...]
    """Marked together; over one of them is over the place."""


class DragAndDrop(QObject):
    """Follows the mouse from a pressed part to the place where it is let go.

    Nothing moves before the drop, so letting go elsewhere, Escape and leaving the window change nothing.

    Signals: `dropped` with the carried widget and the key of the place.
    """

    dropped = Signal(QWidget, str)

    def __init__(self, view: QWidget, places: Callable[[QWidget], Sequence[Place]]) -> None:
        super().__init__(view)
        self._view = view
        self._places = places
        self._words: dict[QWidget, Callable[[], str]] = {}
        self._source: QWidget | None = None
        self._pressed_at = QPoint()
        self._open: tuple[Place, ...] = ()
        self._over: Place | None = None
        self._carried: DraggedTile | None = None
        self._at = QPoint()
        self._scrolling = QTimer(self, interval=SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll)

    def offer(self, part: QWidget, words: Callable[[], str]) -> None:
        """Let `part` be carried; `words` says what is seen under way, empty while it cannot be taken."""
        self._words[part] = words
        part.installEventFilter(self)

    @property
    def under_way(self) -> bool:
        """Whether something is being carried."""
        return self._carried is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what the mouse does on the parts offered, and while something is carried every key."""
        if self._carried is not None and not isinstance(event, QMouseEvent):
            return self._while_carrying(watched, event)
        if isinstance(event, QMouseEvent) and isinstance(watched, QWidget) and watched in self._words:
            return self._on_mouse(watched, event)
        return False

    def _while_carrying(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.cancel()
            return event.type() != QEvent.Type.KeyRelease
        gone = event.type() == QEvent.Type.Hide and watched is self._view
        if gone or event.type() in (QEvent.Type.ApplicationDeactivate, QEvent.Type.WindowDeactivate):
            self.cancel()
        return False

    def _on_mouse(self, part: QWidget, event: QMouseEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._source = part
            self._pressed_at = event.globalPosition().toPoint()
        elif event.type() == QEvent.Type.MouseMove and self._source is part:
            return self._on_move(part, event)
        elif event.type() == QEvent.Type.MouseButtonRelease and self._source is part:
            self._on_release()
        return False

    def _on_move(self, part: QWidget, event: QMouseEvent) -> bool:
        at = event.globalPosition().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self.cancel()
            return False
        far = (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if self._carried is None and not (far and self._lift(part)):
            return False
        self._move_to(at)
        return True

    def _on_release(self) -> None:
        over, part, carried = self._over, self._source, self.under_way
        self.cancel()
        if carried and over is not None and part is not None:
            self.dropped.emit(part, over.key)

    def cancel(self) -> None:
        """Put everything back as it was."""
        self._source = None
        if self._carried is None:
            return
        self._scrolling.stop()
        self._listen_everywhere(False)
        for place in self._open:
            _mark(place, "")
        self._carried.hide()
        self._carried.deleteLater()
        self._carried, self._over, self._open = None, None, ()

    def _lift(self, part: QWidget) -> bool:
        """Begin to carry; False where there is nothing to take or no place for it."""
        words = self._words[part]()
        places = tuple(self._places(part)) if words else ()
        if not places:
            self._source = None
            return False
        if isinstance(part, QAbstractButton):
            part.setDown(False)  # it is no click any more
        self._open = places
        for place in places:
            _mark(place, "open")
        self._carried = DraggedTile(words, self._view.window())
        self._scrolling.start()
        self._listen_everywhere(True)
        return True

    def _listen_everywhere(self, on: bool) -> None:
        """Hear Escape wherever the keyboard is, and the window being left."""
        application = QApplication.instance()
        if application is not None:
            (application.installEventFilter if on else application.removeEventFilter)(self)

    def _move_to(self, at: QPoint) -> None:
        self._at = at
        if self._carried is None:
            return
        self._carried.follow(at)
        over = self._place_at(at)
        if over is self._over:
            return
        if self._over is not None:
            _mark(self._over, "open")
        self._over = over
        if over is not None:
            _mark(over, "here")

    def _place_at(self, at: QPoint) -> Place | None:
        if not self._view.visibleRegion().contains(self._view.mapFromGlobal(at)):
            return None
        near = [(distance, place) for place in self._open if (distance := _distance(place, at)) <= NEAR]
        return min(near, key=lambda one: one[0], default=(0, None))[1]

    def _scroll(self) -> None:
        """Scroll while the pointer rests near the upper or lower edge."""
        area = self._view.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if not isinstance(area, QScrollArea):
            return
        y, height = area.viewport().mapFromGlobal(self._at).y(), area.viewport().height()
        way = -1 if y < EDGE else 1 if y > height - EDGE else 0
        if way:
            bar = area.verticalScrollBar()
            bar.setValue(bar.value() + way * SCROLL_PIXELS)
            self._move_to(self._at)


def _distance(place: Place, at: QPoint) -> int:
    """Return the pixels from `at` to the nearest part of a place, 0 inside."""
    return min(_outside(QRect(part.mapToGlobal(QPoint()), part.size()), at) for part in place.parts)


def _outside(box: QRect, at: QPoint) -> int:
    across = max(box.left() - at.x(), at.x() - box.right(), 0)
    down = max(box.top() - at.y(), at.y() - box.bottom(), 0)
    return max(across, down)


def _mark(place: Place, drop: str) -> None:
    for part in place.parts:
        set_drop(part, drop)
