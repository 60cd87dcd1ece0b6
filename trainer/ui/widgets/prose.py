"""A block of plain text: phrase breaks, ruby, generous lines; never rich text."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.widgets.phrases import Shown, capped, clean, japanese_phrases, phrases_ready, shown
from trainer.ui.widgets.text_size import follow_text_size, sized

BODY = 16
"""Pixels of body text at 100 %."""
LINE = 1.6
"""Line height in parts of the font size."""
RUBY = 0.5
"""Size of ruby in parts of the font size."""
EASY_WIDTH = 38
"""Characters of the font size that a text likes to have in a line."""
STRONG = 600
"""From here on Bold is asked for: Japanese fonts have no semibold, and Qt thickens a lone regular one only to Bold."""
BOXES = 4
"""Line breakings kept: layouts ask for a few widths in turn."""
_CHANGES_LINES = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
LEAST_WIDTH = 5
"""Characters of the font size below which a text cannot be squeezed."""


class _Block(NamedTuple):
    layouts: tuple[tuple[QTextLayout, int], ...]
    """One a source line, with the UTF-16 offset at which it starts."""
    tops: tuple[float, ...]
    width: float
    """Of the widest line."""
    height: float
    room: float
    """The widest box that breaks the lines in the same places; infinite where none is broken."""
    in_the_middle: bool
    """Of the widget's height."""


class Prose(QLabel):
    """Plain text painted line by line; a label for screen readers, which hear the clean text.

    `size` is in pixels at 100 % text size; QSS roles may set its colour.
    """

    def __init__(
        self, text: str = "", *, size: int = BODY, weight: int = 400, role: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._weight = weight
        self._source = ""
        self._phrased = False
        self._shown: Shown = shown("", None)
        self._differing: tuple[tuple[int, int], ...] = ()
        self._blocks: list[_Block] = []
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFont(sized(size, weight))
        self.set_text(text)

    def set_text(self, text: str, differing: Sequence[tuple[int, int]] = ()) -> None:
        """Show `text`; `differing` are (start, end) runs of the clean text to underline as not quite right."""
        if text == self._source and self._phrased and not differing and not self._differing:
            return
        self._source = text
        self._differing = tuple(differing)
        spoken = clean(text)
        self.setText(clean(capped(text)))
        self.setAccessibleName(clean(capped(text)))
        self.setAccessibleDescription("" if text == capped(text) else spoken)
        self._prepare()

    def set_size(self, size: int) -> None:
        """Show the text in `size` pixels at 100 %."""
        if size != self._size:
            self._size = size
            self.setFont(sized(size, self._weight))
            self._forget_lines()

    def clean_text(self) -> str:
        """Return the whole text as it is copied and spoken."""
        return clean(self._source)

    def _prepare(self) -> None:
        self._phrased = phrases_ready()
        self._shown = shown(self._source, japanese_phrases() if self._phrased else None)
        self._forget_lines()

    def _forget_lines(self) -> None:
        self._blocks.clear()
        self.updateGeometry()
        self.update()

    def use_phrases(self) -> None:
        """Break lines between phrases from now on; loads the splitter."""
        japanese_phrases()
        self._prepare()

    # --- lines -------------------------------------------------------------------------------------------------

    def _step(self) -> float:
        """Return the height of one line in pixels."""
        pixels = self.font().pixelSize()
        factor = LINE + (RUBY * 0.3 if self._shown.rubies else 0.0)
        return max(QFontMetricsF(self.font()).height(), pixels * factor)

    def _formats(self, start: int, end: int) -> list[QTextLayout.FormatRange]:
        places = self._shown.places
        ranges: list[QTextLayout.FormatRange] = []
        for first, last in self._differing:
            run = QTextLayout.FormatRange()
            run.start = max(places[min(first, len(places) - 1)], start) - start
            run.length = min(places[min(last, len(places) - 1)], end) - start - run.start
            look = QTextCharFormat()
            look.setFontUnderline(True)
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setFontWeight(QFont.Weight.DemiBold)
            run.format = look
            if run.length > 0:
                ranges.append(run)
        return ranges

    def _line_layout(self, text: str, start: int) -> QTextLayout:
        layout = QTextLayout(text, self.font())
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(start, start + len(text.encode("utf-16-le")) // 2))
        layout.setCacheEnabled(True)
        return layout

    def _lay_out(self, width: int) -> _Block:
        """Return the lines for a box; boxes between the widest line and the room it was broken for share them."""
        for block in self._blocks:
            if block.width <= width <= block.room:
                return block
        block = self._broken(width)
        self._blocks = [block, *self._blocks[: BOXES - 1]]
        return block

    def _broken(self, width: int) -> _Block:
        step = self._step()
        broken = False
        layouts: list[tuple[QTextLayout, int]] = []
        tops: list[float] = []
        start, top, widest = 0, 0.0, 0.0
        for text in self._shown.text.split("\n"):
            layout = self._line_layout(text, start)
            tops.append(top)
            layout.beginLayout()
            place = 0.0
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(1, width))
                line.setPosition(QPointF(0, place + (step - line.height()) / 2))
                broken = broken or place > 0
                place += step
                widest = max(widest, line.naturalTextWidth())
            layout.endLayout()
            layouts.append((layout, start))
            top += max(place, step)
            start += len(text.encode("utf-16-le")) // 2 + 1
        room = float(width) if broken else math.inf
        middle = bool(self.alignment() & Qt.AlignmentFlag.AlignVCenter)
        return _Block(tuple(layouts), tuple(tops), min(widest, width), top + self._ruby_room(), room, middle)

    def _ruby_room(self) -> float:
        """Return what the first line's ruby needs above it."""
        return self.font().pixelSize() * RUBY * 0.4 if self._shown.rubies else 0.0

    # --- Qt ----------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        """Return True: narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text in `width` pixels."""
        return self._height_of(self._lay_out(width))

    @staticmethod
    def _height_of(block: _Block) -> int:
        return int(block.height + 0.999)

    def sizeHint(self) -> QSize:
        """Return the size of a comfortable line length."""
        block = self._lay_out(round(EASY_WIDTH * self.font().pixelSize()))
        return QSize(int(block.width + 1.999), self._height_of(block))

    def minimumSizeHint(self) -> QSize:
        """Return a size below which words would be cut letter by letter."""
        wanted = self.sizeHint()
        return QSize(min(wanted.width(), LEAST_WIDTH * self.font().pixelSize()), round(self._step()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size and the colours."""
        kind = event.type()
        follow_text_size(self, kind, self._size, self._weight)
        if kind in _CHANGES_LINES:
            self._forget_lines()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines and their ruby."""
        if not self._phrased:
            QTimer.singleShot(0, self, self.use_phrases)
        painter = QPainter(self)
        # The pen of a widget's painter is its text colour already.
        block = self._lay_out(self.width())
        spare = max(0.0, self.height() - block.height) if block.in_the_middle else 0.0
        above = self._ruby_room() + spare / 2
        for (layout, start), top in zip(block.layouts, block.tops, strict=True):
            corner = QPointF(0, top + above)
            layout.draw(painter, corner)
            if self._shown.rubies:
                self._paint_ruby(painter, layout, start, corner)
        painter.end()

    def _paint_ruby(self, painter: QPainter, layout: QTextLayout, start: int, corner: QPointF) -> None:
        small = QFont(self.font())
        small.setPixelSize(max(6, round(self.font().pixelSize() * RUBY)))
        painter.setFont(small)
        metrics = QFontMetricsF(small)
        for ruby in self._shown.rubies:
            line = layout.lineForTextPosition(ruby.start - start) if ruby.start >= start else None
            if line is None or not line.isValid() or ruby.start - start >= len(layout.text()) + 1:
                continue
            end = min(ruby.end - start, line.textStart() + line.textLength())
            left, right = _edge(line, ruby.start - start), _edge(line, end)
            width = metrics.horizontalAdvance(ruby.reading)
            x = max(0.0, (left + right - width) / 2)
            body = QFontMetricsF(self.font())
            baseline = corner.y() + line.y() + line.ascent() - body.capHeight() * 1.28
            painter.drawText(QPointF(corner.x() + x, baseline), ruby.reading)

    def copy(self) -> None:
        """Put the clean text into the clipboard."""
        QGuiApplication.clipboard().setText(self.clean_text())


def _edge(line: object, place: int) -> float:
    """Return the x of a place in a line; PySide hands back (x, place) or x alone, by version."""
    found = line.cursorToX(place)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)
