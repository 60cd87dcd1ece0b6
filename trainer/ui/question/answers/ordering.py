"""Putting items in order."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.domain.asking import PutInOrder
from trainer.domain.grade import Grade
from trainer.domain.message import counted
from trainer.domain.response import Response
from trainer.translations import say, tr
from trainer.ui.question.answers.drag_and_drop import DragAndDrop, Place
from trainer.ui.question.answers.folding import Row, fold
from trainer.ui.question.answers.tile import Tile
from trainer.ui.question.answers.tiles import digit_for, step_focus
from trainer.ui.question.answers.view import GAP, TIGHT, AnswerView
from trainer.ui.widgets.phrases import clean
from trainer.ui.widgets.prose import Prose


class OrderView(AnswerView):
    """Items at the left, their order growing at the right: digits put the next one, Backspace takes it back.

    With the mouse an item is carried to its place, and a placed one to another place.
    """

    def __init__(self, shape: PutInOrder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = dict(shape.items)
        self._slots = [""] * len(shape.items)
        """The item at each place; empty where there is none yet."""
        self._put: list[str] = []
        """The placed items, the newest last."""
        self.items = [
            Tile(key, text, digit=digit_for(at), note_beside=True) for at, (key, text) in enumerate(shape.items)
        ]
        self.places = [Tile(str(at), "", digit=f"{at + 1}.", note_beside=True) for at in range(len(shape.items))]
        self._left, self._right = QWidget(), QWidget()
        self._columns: list[QVBoxLayout] = []
        self._title = Prose(tr("Your order"), size=14, role="note")
        row = QHBoxLayout()
        row.setSpacing(16)
        for side, title, tiles in (
            (self._left, Prose(tr("Items"), size=14, role="note"), self.items),
            (self._right, self._title, self.places),
        ):
            column = QVBoxLayout(side)
            self._columns.append(column)
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
        self.carrying = DragAndDrop(self, self._open_places)
        self.carrying.dropped.connect(self._on_dropped)
        for tile in (*self.items, *self.places):
            self.carrying.offer(tile, tile.text_shown)
        self._show()

    def response(self) -> Response | None:
        """Return the order once every item has its place."""
        return Response(tuple(self._slots)) if all(self._slots) else None

    def show_marks(self, grade: Grade, response: Response) -> None:
        """Mark each place; the right place stands under a wrong item."""
        self.lock()
        self.carrying.cancel()
        self._left.hide()
        self._columns[1].setSpacing(TIGHT)
        marks = {mark.key: mark for mark in grade.marks}
        self._title.set_text(tr("Right order"))
        self._title.setVisible(not response.parts)
        rows: list[Row] = []
        self._slots = list(response.parts) or sorted(marks, key=lambda key: int(marks[key].answer or 0))
        self._show()
        for tile, key in zip(self.places, self._slots, strict=False):
            mark = marks.get(key)
            good = not response.parts or (mark is not None and mark.right)
            tile.set_state("right" if good else "wrong")
            tile.set_note("" if good or mark is None else tr("belongs at {place}", place=mark.answer))
            tile.make_compact()
            tile.lock()
            rows.append(Row(tile, good))
        fold(rows, lambda button: self._columns[1].insertWidget(self._columns[1].count() - 1, button))

    def hint(self) -> str:
        """Return the keys."""
        return tr("Digits put the next item · or drag · Backspace takes it back · Enter answers")

    def missing(self) -> str:
        """Return how many items have no place."""
        count = self._slots.count("")
        return say(counted("One item has no place yet.", "{count} items have no place yet.", count))

    def take_digit(self, digit: int) -> bool:
        """Put the item of that digit next."""
        if digit > len(self.items):
            return False
        key = self.items[digit - 1].key
        if key not in self._slots:
            self._toggle(key)
        return True

    def take_step(self, step: int) -> bool:
        """Move between the items; Space puts one."""
        step_focus(self.items, step)
        return True

    def take_back(self) -> bool:
        """Take the newest item back."""
        if self._put:
            self._toggle(self._put[-1])
        return True

    def _on_place(self, place: str) -> None:
        if self._slots[int(place)]:
            self._toggle(self._slots[int(place)])

    def _open_places(self, _tile: QWidget) -> list[Place]:
        """Return the places for a carried tile: all; who stands at a filled one makes room."""
        return [Place(place.key, (place,)) for place in self.places]

    def _on_dropped(self, tile: QWidget, place: str) -> None:
        if not isinstance(tile, Tile):
            return
        key = tile.key if tile in self.items else self._slots[int(tile.key)]
        self._take_out(key)
        self._make_room(int(place))
        self._put_in(key, int(place))

    def _toggle(self, key: str) -> None:
        if key in self._slots:
            place = self.places[self._slots.index(key)]
            self._take_out(key)
            self._changed()
            here = place if place.hasFocus() else self._item(key)
            self.say_at(here, clean(tr("Taken back: {what}", what=self._texts[key])))
        else:
            self._put_in(key, self._slots.index(""))

    def _take_out(self, key: str) -> None:
        if key in self._slots:
            self._slots[self._slots.index(key)] = ""
            self._put.remove(key)

    def _make_room(self, place: int) -> None:
        """Move whoever stands at `place` and next to it towards the nearest gap."""
        gaps = [at for at, key in enumerate(self._slots) if not key]
        gap = min(gaps, key=lambda at: abs(at - place))
        self._slots.insert(place, self._slots.pop(gap))

    def _put_in(self, key: str, place: int) -> None:
        self._slots[place] = key
        self._put.append(key)
        self._changed()
        self.say_at(self._item(key), self.missing() if self.response() is None else tr("All are placed."))

    def _item(self, key: str) -> Tile:
        return next(tile for tile in self.items if tile.key == key)

    def _changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for tile in self.items:
            used = tile.key in self._slots
            tile.set_state("used" if used else "")
            tile.set_note(tr("Place {place}", place=self._slots.index(tile.key) + 1) if used else "")
        for tile, key in zip(self.places, self._slots, strict=False):
            tile.set_text(self._texts.get(key, "") if key else "")
            tile.set_state("chosen" if key else "open")
