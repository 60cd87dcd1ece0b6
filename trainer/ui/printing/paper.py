"""Text on paper: lines in points, pages that begin by themselves, the same on a printer, in a PDF and in a picture."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextLayout,
    QTextOption,
)

from trainer.ui.fonts import interface_families, interface_font

POINTS_AN_INCH: Final = 72
MARGIN_MM: Final = 18.0
LINE: Final = 1.5
"""Line height in parts of the font size."""
INK, QUIET, RULE = "#111111", "#444444", "#999999"
_DPI: Final = 600


class NoPaper(Exception):
    """Nothing can be written there."""


@dataclass
class Paper:
    """Where the next line goes on the present page; `new_page` begins another one.

    Lengths are in points from the top left corner of what is printed on.
    """

    painter: QPainter
    width: float
    height: float
    unit: float
    """Device units a point."""
    new_page: Callable[[], None]
    foot: Callable[["Paper"], None]
    """Drawn onto every page when it is full."""
    top: float = 0.0
    page: int = 1
    families: list[str] = field(default_factory=interface_families)

    def font(self, points: float, *, strong: bool = False) -> QFont:
        """Return the interface's font in device units."""
        font = interface_font(max(1, round(points * self.unit)), self.families)
        font.setWeight(QFont.Weight.Bold if strong else QFont.Weight.Normal)
        return font

    def width_of(self, text: str, points: float, *, strong: bool = False) -> float:
        """Return the width of a text in one line."""
        return QFontMetricsF(self.font(points, strong=strong)).horizontalAdvance(text) / self.unit

    def lines(
        self, text: str, points: float, width: float, *, strong: bool = False, right: bool = False
    ) -> QTextLayout:
        """Return plain text broken to a width; Japanese never begins a line with 、 or 。, as Qt breaks it."""
        layout = QTextLayout(text.replace("\n", "\u2028"), self.font(points, strong=strong))
        option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        step, at = points * LINE * self.unit, 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width * self.unit))
            line.setPosition(QPointF(0.0, at + (step - line.height()) / 2))
            at += step
        layout.endLayout()
        return layout

    def height_of(self, layout: QTextLayout, points: float) -> float:
        """Return the height of broken text."""
        return layout.lineCount() * points * LINE

    def draw(self, layout: QTextLayout, left: float, colour: str = INK) -> None:
        """Draw broken text at the present line; the place stays."""
        self.painter.setPen(QPen(QColor(colour)))
        layout.draw(self.painter, QPointF(left * self.unit, self.top * self.unit))

    def rule(self) -> None:
        """Draw a thin line across the page."""
        box = QRectF(0.0, self.top * self.unit, self.width * self.unit, 0.5 * self.unit)
        self.painter.fillRect(box, QColor(RULE))

    def make_room(self, height: float) -> bool:
        """Begin another page where so much does not fit; return whether one was begun."""
        if self.top + height <= self.height or self.top == 0.0:
            return False
        self.foot(self)
        self.new_page()
        self.top = 0.0
        self.page += 1
        return True

    def write(self, text: str, points: float, *, strong: bool = False, colour: str = INK, below: float = 0.0) -> None:
        """Write a paragraph over the whole width, and go on below it; a long one goes on over the pages."""
        layout = self.lines(text, points, self.width, strong=strong)
        step = points * LINE
        for number in range(layout.lineCount()):
            self.make_room(step)
            line = layout.lineAt(number)
            line.setPosition(QPointF(0.0, (step * self.unit - line.height()) / 2))
            self.painter.setPen(QPen(QColor(colour)))
            line.draw(self.painter, QPointF(0.0, self.top * self.unit))
            self.top += step
        self.top += below


FOOT: Final = 22.0
"""Points at a page's foot that no text takes."""


def print_on(device: QPagedPaintDevice, draw: Callable[[Paper], None], foot: Callable[[Paper], None]) -> None:
    """Draw onto the pages of a printer or a PDF. Raises NoPaper."""
    painter = QPainter()
    if not painter.begin(device):
        raise NoPaper
    try:
        unit = device.logicalDpiX() / POINTS_AN_INCH
        box = device.pageLayout().paintRectPixels(device.logicalDpiX())
        paper = Paper(painter, box.width() / unit, box.height() / unit - FOOT, unit, lambda: _begin_page(device), foot)
        draw(paper)
        foot(paper)
    finally:
        painter.end()


def _begin_page(device: QPagedPaintDevice) -> None:
    if not device.newPage():
        raise NoPaper


def a4() -> QPageLayout:
    """Return A4, upright, with margins."""
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
    )


def pdf_in(device: QIODevice, title: str) -> QPdfWriter:
    """Return a PDF that is written into `device` when it is painted on."""
    writer = QPdfWriter(device)
    writer.setResolution(_DPI)
    writer.setPageLayout(a4())
    writer.setTitle(title)
    writer.setCreator("みのり")
    return writer
