"""The palette's list: one or two plain lines an offer, hits in strong type; nothing in it is taken for markup."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from trainer.domain.message import message
from trainer.study.search import Excerpt
from trainer.translations import joined, tr
from trainer.ui.command_palette.offers import Kind, Offer, plain
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import BODY, BUTTON_RADIUS, GAP, SMALL, STEP, STRONG, TINY_GAP
from trainer.ui.widgets.visible_text import visible

_Index = QModelIndex | QPersistentModelIndex


def kind_words(kind: Kind) -> str:
    """Return what an offer is, in a word."""
    return {
        "study": tr("Study"),
        "screen": tr("Screen"),
        "action": tr("Action"),
        "fact": tr("Fact"),
        "question": tr("Question"),
        "pack": tr("Question set"),
    }[kind]


def spoken(offer: Offer) -> str:
    """Return an offer in one line, for the screen reader."""
    parts = (kind_words(offer.kind), plain(offer.title), plain(offer.detail))
    return visible(joined(message("{said}. {more}"), (part for part in parts if part)))


class ResultModel(QAbstractListModel):
    """One row an offer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offers: tuple[Offer, ...] = ()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show other offers."""
        self.beginResetModel()
        self.offers = tuple(offers)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of offers."""
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an offer's words, or the offer itself for UserRole."""
        if not index.isValid():
            return None
        offer = self.offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(plain(offer.title))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(offer)
        return offer if role == Qt.ItemDataRole.UserRole else None


class OfferDelegate(QStyledItemDelegate):
    """Paints an offer: its title, what it is, and below it a quieter line."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of one or two lines; the width is the list's."""
        offer: Offer = index.data(Qt.ItemDataRole.UserRole)
        height = QFontMetrics(self._appearance.font(BODY)).height() + 2 * GAP
        if offer.detail:
            height += QFontMetrics(self._appearance.font(SMALL)).height() + TINY_GAP
        return QSize(0, height)

    def paint(self, painter: QPainter, option: Any, index: _Index) -> None:
        """Paint one offer."""
        offer: Offer = index.data(Qt.ItemDataRole.UserRole)
        roles = self._appearance.theme.roles
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(roles.water), 2))
            painter.setBrush(QColor(roles.water_wash))
            painter.drawRoundedRect(QRectF(box).adjusted(2, 1, -2, -1), BUTTON_RADIUS, BUTTON_RADIUS)
        inside = box.adjusted(STEP, GAP, -STEP, -GAP)
        small, body = self._appearance.font(SMALL), self._appearance.font(BODY)
        tag, letters = kind_words(offer.kind), QFontMetrics(small)
        painter.setFont(small)
        painter.setPen(QColor(roles.bark))
        first = QRect(inside.left(), inside.top(), inside.width(), QFontMetrics(body).height())
        painter.drawText(first, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tag)
        room = inside.width() - letters.horizontalAdvance(tag) - STEP
        _paint_excerpt(painter, offer.title, (body, roles.soil, roles.water), QRectF(inside.topLeft(), QSize(room, 0)))
        if offer.detail:
            below = QRectF(inside.left(), first.bottom() + TINY_GAP, inside.width(), 0)
            _paint_excerpt(painter, offer.detail, (small, roles.bark, roles.water), below)
        painter.restore()


def _paint_excerpt(painter: QPainter, excerpt: Excerpt, look: tuple[QFont, str, str], place: QRectF) -> None:
    """Paint one line of plain text from the top left of `place`, cut at its width, hits strong in the third colour."""
    font, colour, hit_colour = look
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight(STRONG))
    strong.setForeground(QColor(hit_colour))
    text, formats = "", []
    for run in excerpt:
        words = visible(run.text).replace("\n", " ")
        if run.hit:
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = utf16(text), utf16(words), strong
            formats.append(part)
        text += words
    layout = _laid_out(text, formats, font, place.width())
    shown = layout.lineAt(0).textLength()
    if shown < utf16(text):
        cut = text.encode("utf-16-le")[: 2 * max(shown - 1, 0)].decode("utf-16-le", "ignore").rstrip() + "…"
        layout = _laid_out(cut, formats, font, place.width())
    painter.setPen(QColor(colour))
    layout.draw(painter, QPointF(place.topLeft()))


def _laid_out(text: str, formats: Sequence[QTextLayout.FormatRange], font: QFont, width: float) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.setFormats(list(formats))
    layout.beginLayout()
    layout.createLine().setLineWidth(max(width, 1.0))
    layout.endLayout()
    return layout


def utf16(text: str) -> int:
    """Return the length as Qt counts it."""
    return len(text) + sum(ord(char) > 0xFFFF for char in text)  # noqa: PLR2004 - the last of the basic plane


class ResultList(QListView):
    """Shows offers; the keyboard stays in the line above it."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offers = ResultModel(self)
        self.setModel(self.offers)
        self.setItemDelegate(OfferDelegate(appearance, self))
        self.setProperty("role", "palette")
        self.setAccessibleName(tr("What was found"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def sizeHint(self) -> QSize:
        """Return the room that all offers would take."""
        height = sum(self.sizeHintForRow(row) for row in range(self.offers.rowCount()))
        return QSize(super().sizeHint().width(), height + 2 * self.frameWidth() + GAP)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show offers with the first one current."""
        self.offers.show_offers(offers)
        self.updateGeometry()
        if offers:
            self.setCurrentIndex(self.offers.index(0))
        self.scrollToTop()

    def walk(self, lines: int) -> None:
        """Make another line current, from the last to the first and back where one goes on by single lines."""
        count = self.offers.rowCount()
        if count == 0:
            return
        row = self.currentIndex().row() + lines
        row = row % count if abs(lines) == 1 else min(max(row, 0), count - 1)
        self.setCurrentIndex(self.offers.index(row))

    def current(self) -> Offer | None:
        """Return the current offer."""
        index = self.currentIndex()
        return self.offers.offers[index.row()] if index.isValid() else None
