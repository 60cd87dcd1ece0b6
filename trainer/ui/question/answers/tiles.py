"""A group of tiles of which one or several are chosen."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer.domain.asking import Option
from trainer.domain.grade import PartMark
from trainer.translations import tr
from trainer.ui.question.answers.folding import Row, fold
from trainer.ui.question.answers.tile import Picking, Tile
from trainer.ui.question.answers.view import GAP, TIGHT

LAST_DIGIT = 9


def digit_for(index: int) -> str:
    """Return the key that chooses the tile at `index`; none after the ninth."""
    return str(index + 1) if index < LAST_DIGIT else ""


def step_focus(tiles: Sequence[Tile], step: int) -> Tile:
    """Move the keyboard to the next tile, from none to the first or last; return that tile."""
    at = next((index for index, tile in enumerate(tiles) if tile.hasFocus()), -1 if step > 0 else len(tiles))
    tile = tiles[min(max(at + step, 0), len(tiles) - 1)]
    tile.setFocus(Qt.FocusReason.TabFocusReason)
    return tile


class TileGroup(QWidget):
    """Options to choose from.

    Signals: `changed` when another choice was made.
    """

    changed = Signal()

    def __init__(
        self,
        options: Iterable[Option],
        *,
        picking: Picking = "one",
        direction: QBoxLayout.Direction = QBoxLayout.Direction.TopToBottom,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._several = picking == "several"
        self._chosen: list[str] = []
        self._box = box = QBoxLayout(direction, self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        self.tiles = [
            Tile(key, text, digit=digit_for(index), note_beside=True, picking=picking)
            for index, (key, text) in enumerate(options)
        ]
        for tile in self.tiles:
            tile.picked.connect(self.choose)
            box.addWidget(tile, 1)

    def chosen(self) -> tuple[str, ...]:
        """Return the chosen keys."""
        return tuple(self._chosen)

    def choose(self, key: str, between: Callable[[], None] = lambda: None) -> None:
        """Choose an option; where several may be chosen, choosing it again takes it back.

        `between` may move the keyboard: before the tile that has it changes, or a reader would speak of that one.
        """
        if self._several and key in self._chosen:
            self._chosen.remove(key)
        elif self._several:
            self._chosen.append(key)
        else:
            self._chosen = [key]
        for tile in self.tiles:
            if not tile.hasFocus():
                self._show(tile)
        between()
        self._show_all()
        self.changed.emit()

    def clear(self) -> None:
        """Choose nothing."""
        self._chosen = []
        self._show_all()
        self.changed.emit()

    def newest(self) -> Tile | None:
        """Return the tile chosen last."""
        return next((tile for tile in self.tiles if tile.key in self._chosen[-1:]), None)

    def choose_digit(self, digit: int, between: Callable[[Tile], None] = lambda _tile: None) -> bool:
        """Choose by digit key, with the tile for `between`; False if no tile has it."""
        if digit > len(self.tiles):
            return False
        tile = self.tiles[digit - 1]
        self.choose(tile.key, lambda: between(tile))
        return True

    def step(self, step: int) -> None:
        """Move to the next tile; where one is to be chosen, choose it, as in any group of radio buttons."""
        tile = step_focus(self.tiles, step)
        if not self._several:
            self.choose(tile.key)

    def show_digits(self, *, on: bool) -> None:
        """Show or hide the digit keys."""
        for index, tile in enumerate(self.tiles):
            tile.set_digit(digit_for(index) if on else "")

    def mark(self, marks: Mapping[str, PartMark], chosen: Iterable[str]) -> None:
        """Show what was right and wrong; takes no more input.

        Only what was chosen and what is right stays, so that both stand beside what decides.
        """
        self._chosen = list(chosen)
        self._box.setSpacing(TIGHT)
        rows: list[Row] = []
        for tile in self.tiles:
            tile.lock()
            tile.make_compact()
            was_chosen = tile.key in self._chosen
            is_right = tile.key in marks and marks[tile.key].right
            tile.set_state("right" if is_right else "wrong" if was_chosen else "rest")
            tile.set_chosen(was_chosen)
            tile.setVisible(was_chosen or is_right)
            if was_chosen or is_right:
                rows.append(Row(tile, is_right))
            missed = is_right and bool(self._chosen)
            tile.set_note(tr("Your answer") if was_chosen else tr("Right, not chosen") if missed else "")
        fold(rows, self._box.addWidget)

    def _show_all(self) -> None:
        for tile in self.tiles:
            self._show(tile)

    def _show(self, tile: Tile) -> None:
        tile.set_state("chosen" if tile.key in self._chosen else "")
