"""Judging a statement: first the verdict, then the reason."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer.domain.asking import JudgeWithReason
from trainer.domain.grade import Grade
from trainer.domain.response import Response
from trainer.translations import tr
from trainer.ui.question.answers.tiles import TileGroup, digit_for
from trainer.ui.question.answers.view import AnswerView
from trainer.ui.widgets.prose import Prose


class JudgeView(AnswerView):
    """True or false, then why; the reasons show when there is a verdict."""

    def __init__(self, shape: JudgeWithReason, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdicts = TileGroup(shape.verdicts, direction=QBoxLayout.Direction.LeftToRight)
        for at, tile in enumerate(self.verdicts.tiles):
            tile.keep_room_for(digit_for(at))
        self.why = Prose(tr("Why?"), size=16, weight=600)
        self.reasons = TileGroup(shape.reasons)
        self.reasons.setAccessibleName(tr("Why?"))
        for tile in self.verdicts.tiles:
            tile.setAccessibleDescription(tr("The reason comes next."))
        for part in (self.verdicts, self.why, self.reasons):
            self.column.addWidget(part)
        self.verdicts.changed.connect(self._on_changed)
        self.reasons.changed.connect(self._on_changed)
        self._show()

    def response(self) -> Response | None:
        """Return verdict and reason."""
        parts = (*self.verdicts.chosen(), *self.reasons.chosen())
        return Response(parts) if len(parts) == 2 else None  # noqa: PLR2004 - verdict and reason

    def show_marks(self, grade: Grade, response: Response) -> None:
        """Mark verdict and reason."""
        self.lock()
        marks = {mark.key: mark for mark in grade.marks}
        self.verdicts.mark(marks, response.parts[:1])
        self.reasons.mark(marks, response.parts[1:])
        self.why.hide()
        self.reasons.show()

    def hint(self) -> str:
        """Return the keys."""
        return tr("Digits choose: first the verdict, then the reason · Backspace goes back · Enter answers")

    def in_hand(self) -> QWidget | None:
        """Return what was chosen last; the reasons when they have just appeared."""
        return self.reasons.newest() or (self.reasons if self.verdicts.chosen() else super().in_hand())

    def take_digit(self, digit: int) -> bool:
        """Choose the verdict, then the reason."""
        if self.verdicts.chosen():
            return self.reasons.choose_digit(digit, lambda tile: self.say_at(tile, ""))
        if not self.verdicts.choose_digit(digit):
            return False
        verdict = self.verdicts.tiles[digit - 1].text_shown()
        self.say_at(self.reasons, tr("{verdict} is chosen.", verdict=verdict))
        return True

    def missing(self) -> str:
        """Return which of the two still lacks."""
        return tr("The reason is not chosen yet.") if self.verdicts.chosen() else super().missing()

    def take_step(self, step: int) -> bool:
        """Move within the verdicts, then within the reasons."""
        reasoning = bool(self.verdicts.chosen()) and not any(tile.hasFocus() for tile in self.verdicts.tiles)
        (self.reasons if reasoning else self.verdicts).step(step)
        return True

    def take_back(self) -> bool:
        """Take back the reason, then the verdict."""
        if self.reasons.chosen():
            self.reasons.clear()
        else:
            self.verdicts.clear()
        self.say_at(self.reasons if self.verdicts.chosen() else self.verdicts.tiles[0], self.missing())
        return True

    def _on_changed(self) -> None:
        if not self.locked:
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        judged = bool(self.verdicts.chosen())
        self.why.setVisible(judged)
        self.reasons.setVisible(judged)
        self.verdicts.show_digits(on=not judged)
