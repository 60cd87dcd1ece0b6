"""Matching pairs."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from trainer.domain.asking import MatchPairs
from trainer.domain.grade import Grade, PartMark
from trainer.domain.message import counted
from trainer.domain.response import Response
from trainer.translations import say, tr
from trainer.ui.question.answers.drag_and_drop import DragAndDrop, Place
from trainer.ui.question.answers.folding import Row, fold
from trainer.ui.question.answers.tile import Tile
from trainer.ui.question.answers.tiles import digit_for, step_focus
from trainer.ui.question.answers.view import TIGHT, AnswerView
from trainer.ui.widgets.phrases import clean


def marks_by_first(marks: Iterable[PartMark]) -> dict[str, PartMark]:
    """Return the marks of "first=second" parts by their first half; the chosen one wins."""
    found: dict[str, PartMark] = {}
    for mark in sorted(marks, key=lambda mark: mark.chosen):
        found[mark.key.partition("=")[0]] = mark
    return found


def _shares(left: Sequence[str], right: Sequence[str]) -> tuple[int, int]:
    """Return how two columns share their width: by their longest texts, none more than two to one."""
    longest = [max(map(len, texts), default=1) for texts in (left, right)]
    least = max(1, (max(longest) + 1) // 2)
    return max(longest[0], least), max(longest[1], least)


class MatchView(AnswerView):
    """Two columns: a digit picks on the left, the next digit its partner on the right.

    With the mouse a tile of either column is carried to its partner.
    """

    def __init__(self, shape: MatchPairs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left_texts, self._right_texts = dict(shape.left), dict(shape.right)
        self._pairs: dict[str, str] = {}
        self._current = ""
        self.left = [Tile(key, text) for key, text in shape.left]
        self.right = [Tile(key, text) for key, text in shape.right]
        for at, tile in enumerate(self.right):
            tile.keep_room_for(digit_for(at))
        self._grid = grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        for side, tiles in enumerate((self.left, self.right)):
            grid.setColumnStretch(side, 1)
            for row, tile in enumerate(tiles):
                grid.addWidget(tile, row, side)
                tile.picked.connect(self._on_right if side else self._on_left)
        self.column.addLayout(grid)
        self.carrying = DragAndDrop(self, self._partners)
        self.carrying.dropped.connect(self._on_dropped)
        for tile in (*self.left, *self.right):
            self.carrying.offer(tile, tile.text_shown)
        self._show()

    def response(self) -> Response | None:
        """Return the pairs once every left item has a partner."""
        if len(self._pairs) < len(self.left):
            return None
        return Response(tuple(f"{tile.key}={self._pairs[tile.key]}" for tile in self.left))

    def show_marks(self, grade: Grade, response: Response) -> None:
        """Mark each pair at its left item; the right partner stands under a wrong one."""
        self.lock()
        self.carrying.cancel()
        self._current = ""
        self._pairs = {left: right for left, _, right in (part.partition("=") for part in response.parts)}
        self._show()
        marks = marks_by_first(grade.marks)
        for tile in (*self.left, *self.right):
            tile.lock()
            tile.set_digit("")
        for tile in self.right:
            tile.hide()
        self._grid.setColumnStretch(1, 0)
        rows: list[Row] = []
        shares = _shares([tile.text_shown() for tile in self.left], list(self._right_texts.values()))
        self._grid.setVerticalSpacing(TIGHT)
        for tile in self.left:
            mark = marks.get(tile.key)
            good = bool(mark and mark.right and response.parts)
            partner = self._right_texts.get(self._pairs.get(tile.key, ""), "")
            wrong_line = f"× {partner}\n" if partner else ""
            tile.set_state("right" if good else "wrong")
            tile.make_compact()
            tile.put_note_beside(shares)
            tile.set_note(f"→ {partner}" if good else f"{wrong_line}✓ {mark.answer if mark else ''}")
            rows.append(Row(tile, good))
        fold(rows, self.column.addWidget)

    def hint(self) -> str:
        """Return the keys."""
        return tr(
            "A digit picks on the left, the next one its partner · or drag · Backspace takes back · Enter answers"
        )

    def take_digit(self, digit: int) -> bool:
        """Pick on the left, then on the right."""
        tiles = self.right if self._current else self.left
        if digit > len(tiles):
            return False
        (self._on_right if self._current else self._on_left)(tiles[digit - 1].key)
        return True

    def take_step(self, step: int) -> bool:
        """Move within the column whose turn it is; Space picks."""
        step_focus(self.right if self._current else self.left, step)
        return True

    def take_back(self) -> bool:
        """Take back the picked left item, else the newest pair."""
        left, right = self._current, ""
        if self._current:
            self._current = ""
        elif self._pairs:
            left, right = self._pairs.popitem()
        if left:
            pair = f"{self._left_texts[left]} → {self._right_texts[right]}" if right else self._left_texts[left]
            self._changed(self._tile(self.left, left), tr("Taken back: {what}", what=clean(pair)))
        return True

    def missing(self) -> str:
        """Return how many items have no partner."""
        count = len(self.left) - len(self._pairs)
        return say(counted("One item has no partner yet.", "{count} items have no partner yet.", count))

    def _on_left(self, key: str) -> None:
        self._current = "" if key == self._current else key
        self._changed(self._tile(self.left, key), tr("Its partner comes next.") if self._current else "")

    def _on_right(self, key: str) -> None:
        if not self._current:
            return
        chosen = self._current
        robbed = next((left for left, right in self._pairs.items() if right == key and left != chosen), "")
        self._pairs = {left: right for left, right in self._pairs.items() if key != right and left != chosen}
        self._pairs[chosen] = key
        self._current = ""
        said = [f"{self._left_texts[chosen]} → {self._right_texts[key]}"]
        if robbed:
            said.append(tr("{item} has no partner any more.", item=self._left_texts[robbed]))
        said.append(self.missing() if self.response() is None else tr("All are placed."))
        self._changed(self._tile(self.right, key), clean("\n".join(said)))

    @staticmethod
    def _tile(tiles: Sequence[Tile], key: str) -> Tile:
        return next(tile for tile in tiles if tile.key == key)

    def _partners(self, tile: QWidget) -> list[Place]:
        """Return the places for a carried tile: the other column."""
        return [Place(other.key, (other,)) for other in (self.right if tile in self.left else self.left)]

    def _on_dropped(self, tile: QWidget, onto: str) -> None:
        if not isinstance(tile, Tile):
            return
        self._current = tile.key if tile in self.left else onto
        self._on_right(onto if tile in self.left else tile.key)

    def _changed(self, at: Tile, words: str) -> None:
        """Show what has changed, and say `words` at the tile acted on.

        What had the keyboard changes last: a reader would speak of it.
        """
        here = next((tile for tile in (*self.left, *self.right) if tile.hasFocus() and tile is not at), None)
        self._show(but=here)
        self.say_at(at, words)
        self._show()
        self.changed.emit()

    def _show(self, but: Tile | None = None) -> None:
        numbers = {tile.key: str(at + 1) for at, tile in enumerate(self.left)}
        lefts = {right: left for left, right in self._pairs.items()}
        for at, tile in enumerate(self.left):
            if tile is not but:
                self._show_left(tile, digit_for(at))
        for at, tile in enumerate(self.right):
            if tile is not but:
                self._show_right(tile, digit_for(at), numbers.get(lefts.get(tile.key, ""), ""))

    def _show_left(self, tile: Tile, digit: str) -> None:
        partner = self._pairs.get(tile.key)
        tile.set_digit(digit)
        tile.set_state("chosen" if tile.key == self._current else "used" if partner else "")
        tile.set_note(f"→ {self._right_texts[partner]}" if partner in self._right_texts else "")

    def _show_right(self, tile: Tile, digit: str, number: str) -> None:
        """Show a tile of the right column; `number` is that of its partner, empty where it has none."""
        tile.set_digit(digit if self._current else "")
        tile.set_state("used" if number else "")
        tile.set_note(tr("partner of {number}", number=number) if number else "")
