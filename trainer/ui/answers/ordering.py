"""Putting items in order."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.domain.asking import PutInOrder
from trainer.domain.grade import Grade
from trainer.domain.response import Response
from trainer.translations import tr
from trainer.ui.answers.tile import Tile
from trainer.ui.answers.tiles import digit_for, step_focus
from trainer.ui.answers.view import GAP, AnswerView
from trainer.ui.widgets.prose import Prose


class OrderView(AnswerView):
    """Items at the left, their order growing at the right: digits put the next one, Backspace takes it back."""

    def __init__(self, shape: PutInOrder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = dict(shape.items)
        self._order: list[str] = []
        self.items = [
            Tile(key, text, digit=digit_for(at), note_beside=True) for at, (key, text) in enumerate(shape.items)
        ]
        self.places = [Tile(str(at), "", digit=f"{at + 1}.", note_beside=True) for at in range(len(shape.items))]
        self._left, self._right = QWidget(), QWidget()
        self._title = Prose(tr("Your order"), size=14, role="note")
        row = QHBoxLayout()
        row.setSpacing(16)
        for side, title, tiles in (
            (self._left, Prose(tr("Items"), size=14, role="note"), self.items),
            (self._right, self._title, self.places),
        ):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(GAP)
            column.addWidget(title)
            for tile in tiles:
                column.addWidget(tile)
            column.addStretch()
            row.addWidget(side, 1)
        self.column.addLayout(row)
        for tile in self.items:
            tile.picked.connect(self._toggle)
        for tile in self.places:
            tile.picked.connect(self._on_place)
        self._show()

    def response(self) -> Response | None:
        """Return the order once every item has its place."""
        return Response(tuple(self._order)) if len(self._order) == len(self.items) else None

    def show_marks(self, grade: Grade, response: Response) -> None:
        """Mark each place; the right place stands under a wrong item."""
        self.lock()
        self._left.hide()
        marks = {mark.key: mark for mark in grade.marks}
        self._title.set_text(tr("Your order") if response.parts else tr("Right order"))
        self._order = list(response.parts) or sorted(marks, key=lambda key: int(marks[key].answer or 0))
        self._show()
        for tile, key in zip(self.places, self._order, strict=False):
            mark = marks.get(key)
            good = not response.parts or (mark is not None and mark.right)
            tile.set_state("right" if good else "wrong")
            tile.set_note("" if good or mark is None else tr("belongs at {place}", place=mark.answer))
            tile.make_compact()
            tile.lock()

    def hint(self) -> str:
        """Return the keys."""
        return tr("Digits put the next item · Backspace takes it back · Enter answers")

    def take_digit(self, digit: int) -> bool:
        """Put the item of that digit next."""
        if digit > len(self.items):
            return False
        key = self.items[digit - 1].key
        if key not in self._order:
            self._toggle(key)
        return True

    def take_step(self, step: int) -> bool:
        """Move between the items; Space puts one."""
        step_focus(self.items, step)
        return True

    def take_back(self) -> bool:
        """Take the last item back."""
        if self._order:
            self._toggle(self._order[-1])
        return True

    def _on_place(self, place: str) -> None:
        if int(place) < len(self._order):
            self._toggle(self._order[int(place)])

    def _toggle(self, key: str) -> None:
        if key in self._order:
            self._order.remove(key)
        else:
            self._order.append(key)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for tile in self.items:
            used = tile.key in self._order
            tile.set_state("used" if used else "")
            tile.set_note(tr("Place {place}", place=self._order.index(tile.key) + 1) if used else "")
        for at, tile in enumerate(self.places):
            filled = at < len(self._order)
            tile.set_text(self._texts.get(self._order[at], "") if filled else "")
            tile.set_state("chosen" if filled else "open")
