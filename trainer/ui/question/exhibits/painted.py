"""What painted exhibits share: the palette's colours, the learner's text size, words in lines."""

from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextLayout,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui.theme.tokens import BODY, SMALL, STRONG, TINY_GAP
from trainer.ui.widgets.lines_of_text import in_lines
from trainer.ui.widgets.phrases import japanese_phrases, phrases_ready, shown
from trainer.ui.widgets.text_size import sized

_Align = Qt.AlignmentFlag
LEFT, MIDDLE, RIGHT = _Align.AlignLeft, _Align.AlignHCenter, _Align.AlignRight
_LEAST: Final = 12
"""Characters of body text below which a picture cannot be squeezed."""
_EASY: Final = 28
"""Characters of body text that a picture likes to be wide."""


class Ink(NamedTuple):
    """The colours of a picture, from the palette: it follows the theme by itself."""

    soil: QColor
    bark: QColor
    water: QColor
    wash: QColor
    """Ground of what is drawn in water."""
    edge: QColor
    line: QColor
    card: QColor


def ink_of(palette: QPalette) -> Ink:
    """Return the colours of the application's palette; a style sheet makes those of a widget paler."""
    role = QPalette.ColorRole
    card, water = palette.color(role.Base), palette.color(role.Link)
    wash = QColor.fromRgbF(*(a + (b - a) * 0.24 for a, b in zip(_parts(card), _parts(water), strict=True)))
    soil, bark = palette.color(role.WindowText), palette.color(role.PlaceholderText)
    return Ink(soil, bark, water, wash, palette.color(role.Mid), palette.color(role.Midlight), card)


def _parts(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


class Painted(QWidget):
    """A painted picture of an exhibit; the table it lies on is what readers hear."""

    def __init__(self) -> None:
        super().__init__()
        self._heights: dict[int, int] = {}
        """By width: layouts ask for the same few again and again."""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def wanted_height(self, width: float) -> float:
        """Return the height of the picture in `width` logical pixels."""
        raise NotImplementedError

    def draw(self, painter: QPainter, box: QRectF, ink: Ink) -> None:
        """Paint the picture into `box`."""
        raise NotImplementedError

    # --- words -------------------------------------------------------------------------------------------------

    def letters(self, size: int = SMALL, *, strong: bool = False) -> QFont:
        """Return the font of words in the picture."""
        return sized(size, STRONG if strong else 400)

    def line_height(self, size: int = SMALL) -> float:
        """Return the height of one line in logical pixels."""
        return QFontMetricsF(self.letters(size)).height()

    def width_of(self, text: str, size: int = SMALL, *, strong: bool = False) -> float:
        """Return the width of the longest line of a text."""
        metrics = QFontMetricsF(self.letters(size, strong=strong))
        return max((metrics.horizontalAdvance(line) for line in text.split("\n")), default=0.0)

    def in_lines(
        self, text: str, width: float, side: Qt.AlignmentFlag = LEFT, size: int = SMALL, *, strong: bool = False
    ) -> QTextLayout:
        """Return a text broken into lines of `width`, ready to be drawn; its bounding rectangle is its size."""
        words = shown(text, japanese_phrases() if phrases_ready() else None).text
        return in_lines(words.replace("\n", "\u2028"), self.letters(size, strong=strong), width, side)

    def write(self, painter: QPainter, corner: QPointF, words: QTextLayout, colour: QColor) -> None:
        """Write lines with their upper left corner there."""
        painter.setPen(colour)
        words.draw(painter, corner)

    # --- Qt ----------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        """Return True: the picture says what it needs."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the picture in `width` pixels."""
        known = self._heights.get(width)
        if known is None:
            known = round(self.wanted_height(max(1.0, width - 2.0 * TINY_GAP)) + 2 * TINY_GAP)
            self._heights[width] = known
        return known

    def sizeHint(self) -> QSize:
        """Return the size of a comfortable picture."""
        width = round(_EASY * self.width_of("あ", BODY))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the size below which words would be cut."""
        return QSize(round(_LEAST * self.width_of("あ", SMALL)), round(self.line_height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture; lines are broken between phrases as soon as the splitter is there."""
        if not phrases_ready():
            QTimer.singleShot(0, self, self.use_phrases)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(TINY_GAP, TINY_GAP, -TINY_GAP, -TINY_GAP)
        self.draw(painter, box, ink_of(QGuiApplication.palette()))
        painter.end()

    def use_phrases(self) -> None:
        """Break lines between phrases from now on; loads the splitter."""
        japanese_phrases()
        self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size and the theme."""
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._lay_out_anew()
        super().changeEvent(event)


def height_of(words: QTextLayout) -> float:
    """Return the height of lines."""
    return words.boundingRect().height()
