"""Widgets side by side that go on in a next line where there is no room."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui.theme.tokens import GAP


class Wrapping(QWidget):
    """Places its parts itself, in the order they were added; each has the size it asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Add a part behind the others."""
        part.setParent(self)
        self._parts.append(part)
        part.show()
        self.updateGeometry()

    def _boxes(self, width: int) -> list[QRect]:
        """Return where each part stands in `width` pixels."""
        boxes: list[QRect] = []
        at, line = QPoint(0, 0), 0
        for part in self._parts:
            size = part.sizeHint()
            if at.x() and at.x() + size.width() > width:
                at = QPoint(0, at.y() + line + GAP)
                line = 0
            boxes.append(QRect(at, size))
            at = QPoint(at.x() + size.width() + GAP, at.y())
            line = max(line, size.height())
        return boxes

    def hasHeightForWidth(self) -> bool:
        """Return True: narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines in `width` pixels."""
        return max((box.bottom() + 1 for box in self._boxes(width)), default=0)

    def sizeHint(self) -> QSize:
        """Return one line."""
        sizes = [part.sizeHint() for part in self._parts]
        across = sum(size.width() + GAP for size in sizes)
        return QSize(max(across - GAP, 0), max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """Return the widest part."""
        sizes = [part.sizeHint() for part in self._parts]
        return QSize(*(max((side(size) for size in sizes), default=0) for side in (QSize.width, QSize.height)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Follow the parts' own sizes: another text size, another word."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _place(self) -> None:
        for part, box in zip(self._parts, self._boxes(self.width()), strict=True):
            part.setGeometry(box)
