"""Sorting cases into bins."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from trainer.domain.asking import Option, SortCases
from trainer.domain.grade import Grade, PartMark
from trainer.domain.message import counted
from trainer.domain.response import Response
from trainer.translations import say, tr
from trainer.ui.question.answers.drag_and_drop import DragAndDrop, Place
from trainer.ui.question.answers.folding import Row, fold
from trainer.ui.question.answers.matching import marks_by_first
from trainer.ui.question.answers.tile import MARKS, Tile, plain_label, set_state
from trainer.ui.question.answers.tiles import digit_for
from trainer.ui.question.answers.view import AnswerView
from trainer.ui.widgets.phrases import clean
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.text_size import text_scale

SIDE_BY_SIDE = 640
"""Pixels at 100 % text size; in a narrower row the bins stand under the case."""


class CaseRow(QFrame):
    """One case and its bins.

    Signals: `put` with the case's key and a bin's key; `wanted` with the case's key when it was clicked.
    """

    put = Signal(str, str)
    wanted = Signal(str)

    def __init__(self, case: Option, bins: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = case.key
        self.bin = ""
        self.good = False
        self.setProperty("role", "case")
        self._mark = plain_label("mark", size=18, weight=600)
        self._mark.hide()
        self._note = Prose(size=14, role="note")
        self._note.hide()
        self.bins = [Tile(key, text, compact=True, picking="one") for key, text in bins]
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(14, 8, 8, 8)
        words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        words.addWidget(Prose(case.text))
        words.addWidget(self._note)
        self._box.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self._mark)
        for at, tile in enumerate(self.bins):
            tile.keep_room_for(digit_for(at))
            tile.picked.connect(self._on_picked)
            buttons.addWidget(tile)
        self._box.addLayout(buttons)
        self._case_text = clean(case.text)
        for at, tile in enumerate(self.bins):
            tile.call(f"{self._case_text}: {digit_for(at)} {tile.text_shown()}")

    def case_text(self) -> str:
        """Return the case as it is read."""
        return self._case_text

    def tile(self) -> Tile:
        """Return the bin it was put in, else the first one."""
        return next((tile for tile in self.bins if tile.key == self.bin), self.bins[0])

    def show_bin(self, key: str, *, current: bool) -> None:
        """Show the bin it was put in, and the digits if it is this case's turn."""
        self.bin = key
        set_state(self, "current" if current else "")
        for at, tile in enumerate(self.bins):
            tile.set_digit(digit_for(at) if current else "")
            tile.set_state("chosen" if tile.key == key else "")

    def mark(self, mark: PartMark | None, chosen: str) -> None:
        """Show whether the bin was right, and else which one is."""
        self.good = good = bool(mark and mark.right and chosen)
        set_state(self, "right" if good else "wrong")
        set_state(self._mark, "right" if good else "wrong")
        self._mark.setText(MARKS["right" if good else "wrong"])
        self._mark.show()
        self._box.setContentsMargins(14, 0, 4, 0)
        for tile in self.bins:
            tile.lock()
            tile.make_compact()
            tile.set_digit("")
            is_right = tile.key == chosen if good else bool(mark and tile.text_shown() == clean(mark.answer))
            tile.set_state("right" if is_right else "wrong" if tile.key == chosen else "rest")
            tile.setVisible(tile.state != "rest")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the bins beside the case, or under it where there is no room."""
        wide = event.size().width() >= SIDE_BY_SIDE * text_scale()
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != way:
            self._box.setDirection(way)
        super().resizeEvent(event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Make it this case's turn."""
        self.wanted.emit(self.key)

    def _on_picked(self, key: str) -> None:
        self.put.emit(self.key, key)


class SortView(AnswerView):
    """The cases in turn: a digit puts the current one into a bin and moves on.

    With the mouse a case is carried to a bin, in whichever row: the bins stand in columns.
    """

    def __init__(self, shape: SortCases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bins = shape.bins
        self._put: dict[str, str] = {}
        self._current = 0
        self.rows = [CaseRow(case, shape.bins) for case in shape.cases]
        for row in self.rows:
            row.put.connect(self._on_put)
            row.wanted.connect(self._on_wanted)
            self.column.addWidget(row)
        self.carrying = DragAndDrop(self, self._columns)
        self.carrying.dropped.connect(self._on_dropped)
        for row in self.rows:
            self.carrying.offer(row, row.case_text)
        self._show()

    def response(self) -> Response | None:
        """Return case and bin of each once all are sorted."""
        if len(self._put) < len(self.rows):
            return None
        return Response(tuple(f"{row.key}={self._put[row.key]}" for row in self.rows))

    def show_marks(self, grade: Grade, response: Response) -> None:
        """Mark each case; the right bin shows beside a wrong one."""
        self.lock()
        self.carrying.cancel()
        chosen = {case: into for case, _, into in (part.partition("=") for part in response.parts)}
        marks = marks_by_first(grade.marks)
        for row in self.rows:
            row.mark(marks.get(row.key), chosen.get(row.key, ""))
        fold([Row(row, row.good) for row in self.rows], self.column.addWidget)

    def hint(self) -> str:
        """Return the keys."""
        return tr("1–{last} sort the framed case · ↑↓ change the case · or drag · Enter answers", last=len(self._bins))

    def in_hand(self) -> QWidget | None:
        """Return the case whose turn it is."""
        return self.rows[self._current]

    def take_digit(self, digit: int) -> bool:
        """Put the current case into the bin of that digit."""
        if digit > len(self._bins):
            return False
        self._on_put(self.rows[self._current].key, self._bins[digit - 1].key)
        return True

    def take_step(self, step: int) -> bool:
        """Make it another case's turn."""
        self._current = min(max(self._current + step, 0), len(self.rows) - 1)
        self._show()
        self.changed.emit()
        self.say_at(self.rows[self._current].tile(), "")
        return True

    def missing(self) -> str:
        """Return how many cases are not sorted."""
        count = len(self.rows) - len(self._put)
        return say(counted("One case is not sorted yet.", "{count} cases are not sorted yet.", count))

    def take_back(self) -> bool:
        """Take back the newest case."""
        if self._put:
            key, _ = self._put.popitem()
            self._on_wanted(key)
            self.changed.emit()
            row = self.rows[self._current]
            self.say_at(row.tile(), tr("Taken back: {what}", what=row.case_text()))
        return True

    def _on_wanted(self, key: str) -> None:
        if not self.locked:
            self._current = next(at for at, row in enumerate(self.rows) if row.key == key)
            self._show()

    def _columns(self, _row: QWidget) -> list[Place]:
        """Return the bins, each through all rows."""
        return [Place(key, tuple(row.bins[at] for row in self.rows)) for at, (key, _) in enumerate(self._bins)]

    def _on_dropped(self, row: QWidget, into: str) -> None:
        if isinstance(row, CaseRow):
            self._on_put(row.key, into)

    def _on_put(self, case: str, into: str) -> None:
        self._put.pop(case, None)
        self._put[case] = into
        at = next(at for at, row in enumerate(self.rows) if row.key == case)
        later = (*range(at + 1, len(self.rows)), *range(at))
        self._current = next((place for place in later if self.rows[place].key not in self._put), at)
        self._show()
        self.changed.emit()
        following = self.rows[self._current].case_text()
        said = tr("All are placed.") if self.response() is not None else tr("Next: {what}", what=following)
        self.say_at(self.rows[at].tile(), said)

    def _show(self) -> None:
        for at, row in enumerate(self.rows):
            row.show_bin(self._put.get(row.key, ""), current=at == self._current)
