"""What is taken for what: facts left and right, and between them a vine for each direction."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from trainer.reports.confusions import ConfusionLine, ConfusionReport
from trainer.translations import say, tr
from trainer.ui.charts.chart import Chart, wrapped
from trainer.ui.numbers import whole
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import BODY, GAP, SPACE, TINY_GAP
from trainer.ui.widgets.phrases import clean, japanese_phrases, shown

MOST_PAIRS = 12
"""More lines would be a thicket; the table has all of them."""
_NAMES = 0.32
"""Share of the width for the names of each side."""
_DOT = 5.0
_THIN, _THICK = 2.0, 10.0
_HEAD, _BEND = 10.0, 7.0
"""Logical pixels: a fact's dot, the widths of a vine, the length of an arrow's head, how far one of two bows."""
_LABELS = 0.3, 0.38, 0.22, 0.46, 0.15, 0.54, 0.62, 0.7
"""Shares of a vine's way where its number may stand: the first place that is free."""
_ROUNDS = 3
"""How often both sides are ordered by each other, so that few vines cross."""


class _Place(NamedTuple):
    name: str
    middle: float
    height: float


class _Vine(NamedTuple):
    start: QPointF
    end: QPointF
    times: int
    recovered: bool
    bend: float
    """Logical pixels by which it bows down."""


class ConfusionMap(Chart):
    """Shows the first pairs of a ConfusionReport."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, tr("Mix-ups"), parent)
        self._lines: tuple[ConfusionLine, ...] = ()

    def show_report(self, report: ConfusionReport) -> None:
        """Show the first pairs of `report`."""
        self._lines = report.lines[:MOST_PAIRS]
        self.describe(say(report.sentence))

    def wanted_height(self, width: float) -> float:
        """Return the height of the taller side, all names in full."""
        sides = self._sides(width)
        return max(sum(place.height + self._gap() for place in side.values()) for side in sides) + 2 * TINY_GAP + GAP

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Paint the vines, then dots and names over them."""
        left, right = self._sides(box.width() + 2 * TINY_GAP, box.height())
        room = self._names_room(box.width() + 2 * TINY_GAP)
        inner = QRectF(box.left() + room + GAP, box.top(), box.width() - 2 * (room + GAP), box.height())
        most = max((max(line.taken, line.taken_back) for line in self._lines), default=1)
        drawn: list[tuple[QPainterPath, _Vine]] = []
        for line in self._lines:
            a = QPointF(inner.left(), box.top() + left[line.fact].middle)
            b = QPointF(inner.right(), box.top() + right[line.other].middle)
            drawn.extend((self._draw_vine(painter, vine, most), vine) for vine in _vines(line, a, b, self._large))
        self._draw_labels(painter, drawn)
        self._draw_names(painter, left, QRectF(box.left(), box.top(), room, box.height()), inner.left(), at_right=True)
        names = QRectF(inner.right() + GAP, box.top(), room, box.height())
        self._draw_names(painter, right, names, inner.right(), at_right=False)

    def _sides(self, width: float, height: float = 0.0) -> tuple[dict[str, _Place], dict[str, _Place]]:
        """Return the places of the facts left and right, by fact; stretched to `height` if that is more."""
        room = self._names_room(width)
        left = {str(line.fact): _phrased(say(line.fact_name)) for line in self._lines}
        right = {str(line.other): _phrased(say(line.other_name)) for line in self._lines}
        ends = [(str(line.fact), str(line.other)) for line in self._lines]
        turned = [(other, fact) for fact, other in ends]
        across, back = list(left), list(right)
        for _ in range(_ROUNDS):
            back = _ordered(back, across, turned)
            across = _ordered(across, back, ends)
        return (
            self._stacked({fact: left[fact] for fact in across}, room, height),
            self._stacked({fact: right[fact] for fact in back}, room, height),
        )

    @property
    def _large(self) -> float:
        """How many times larger than usual the learner wants what is seen."""
        return self._appearance.px(BODY) / BODY

    def _gap(self) -> float:
        """Return the least space between two facts, in logical pixels."""
        return SPACE * self._large

    def _names_room(self, width: float) -> float:
        """Return the width of the names of one side: what the longest takes, up to a third of the picture."""
        metrics = QFontMetricsF(self.letters())
        names = [say(name) for line in self._lines for name in (line.fact_name, line.other_name)]
        longest = max((metrics.horizontalAdvance(clean(name)) for name in names), default=0.0)
        return min(longest + 2 * GAP, (width - 2 * TINY_GAP) * _NAMES)

    def _stacked(self, names: dict[str, str], room: float, height: float) -> dict[str, _Place]:
        letters = self.letters()
        tall = {key: wrapped(name, letters, room - GAP).boundingRect().height() for key, name in names.items()}
        gap = max(self._gap(), (height - sum(tall.values())) / max(len(tall), 1))
        places, top = {}, gap / 2
        for key, name in names.items():
            places[key] = _Place(name, top + tall[key] / 2, tall[key])
            top += tall[key] + gap
        return places

    def _draw_vine(self, painter: QPainter, vine: _Vine, most: int) -> QPainterPath:
        """Draw one direction and return its way."""
        colour = QColor(self.roles.leaf if vine.recovered else self._appearance.theme.field.vine)
        large = self._large
        more = 0.0 if vine.recovered else (vine.times - 1) / max(most - 1, 1)
        width = (_THIN + (_THICK - _THIN) * more) * large
        reach = (vine.end.x() - vine.start.x()) * 0.45
        ahead = 1 if reach > 0 else -1
        end = QPointF(vine.end.x() - ahead * (_DOT + 1) * large, vine.end.y())
        tip = QPointF(end.x() - ahead * _HEAD * large, end.y())
        path = QPainterPath(vine.start)
        bend = QPointF(0.0, vine.bend)
        path.cubicTo(
            QPointF(vine.start.x() + reach, vine.start.y()) + bend, QPointF(tip.x() - reach, tip.y()) + bend, tip
        )
        style = Qt.PenStyle.DashLine if vine.recovered else Qt.PenStyle.SolidLine
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, width, style, Qt.PenCapStyle.FlatCap))
        painter.drawPath(path)
        half = max(_HEAD * 0.6 * large, width * 0.9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([end, QPointF(tip.x(), tip.y() - half), QPointF(tip.x(), tip.y() + half)]))
        return path

    def _draw_labels(self, painter: QPainter, drawn: list[tuple[QPainterPath, _Vine]]) -> None:
        metrics = QFontMetricsF(self.letters(strong=True))
        taken: list[QRectF] = []
        for path, vine in drawn:
            words = tr("{times}×", times=whole(vine.times))
            size = QRectF(0, 0, metrics.horizontalAdvance(words) + GAP, metrics.height())
            box = _free_place(path, size, taken)
            taken.append(box)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.roles.card))
            painter.drawRoundedRect(box, TINY_GAP, TINY_GAP)
            self.write(
                painter, box, words, self.roles.bark if vine.recovered else self.roles.soil, "middle", strong=True
            )

    def _draw_names(
        self, painter: QPainter, places: dict[str, _Place], box: QRectF, dot: float, *, at_right: bool
    ) -> None:
        left = box.left() if at_right else box.left() + GAP
        for place in places.values():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.roles.soil))
            painter.drawEllipse(QPointF(dot, box.top() + place.middle), _DOT * self._large, _DOT * self._large)
            painter.setPen(QColor(self.roles.soil))
            name = wrapped(place.name, self.letters(), box.width() - GAP, "right" if at_right else "left")
            name.draw(painter, QPointF(left, box.top() + place.middle - place.height / 2))


def _vines(line: ConfusionLine, a: QPointF, b: QPointF, large: float) -> list[_Vine]:
    """Return one vine for each direction that happened; two bow apart, the more the larger all is."""
    both = line.taken > 0 and line.taken_back > 0
    bend, aside = (_BEND * large, QPointF(0.0, _DOT * large)) if both else (0.0, QPointF())
    found = []
    if line.taken > 0:
        found.append(_Vine(a - aside, b - aside, line.taken, line.recovered, -bend))
    if line.taken_back > 0:
        found.append(_Vine(b + aside, a + aside, line.taken_back, line.recovered, bend))
    return found


def _ordered(facts: list[str], opposite: list[str], ends: list[tuple[str, str]]) -> list[str]:
    """Return `facts` in the order of their ends on the opposite side; `ends` are (own fact, opposite fact)."""
    place = {fact: at for at, fact in enumerate(opposite)}
    near = {fact: [place[other] for own, other in ends if own == fact] for fact in facts}
    return sorted(facts, key=lambda fact: sum(near[fact]) / len(near[fact]))


def _free_place(path: QPainterPath, size: QRectF, taken: list[QRectF]) -> QRectF:
    """Return the box of a number on its vine that hides no other number, where there is one."""
    boxes = [QRectF(size) for _ in _LABELS]
    for box, share in zip(boxes, _LABELS, strict=True):
        box.moveCenter(path.pointAtPercent(share))
    return next((box for box in boxes if not any(box.intersects(other) for other in taken)), boxes[0])


def _phrased(name: str) -> str:
    """Return a name that breaks between phrases; for painting only."""
    return shown(clean(name), japanese_phrases()).text
