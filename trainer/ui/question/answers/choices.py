"""Choosing one or several of the options shown."""

from PySide6.QtWidgets import QWidget

from trainer.domain.asking import ChooseOne, ChooseSeveral, Option
from trainer.domain.grade import Grade
from trainer.domain.response import Response
from trainer.translations import tr
from trainer.ui.question.answers.tiles import TileGroup
from trainer.ui.question.answers.view import AnswerView


class _ChoosingView(AnswerView):
    """Options under each other; digits and arrows choose."""

    def __init__(self, options: tuple[Option, ...], *, several: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = TileGroup(options, picking="several" if several else "one")
        self.group.changed.connect(self.changed)
        self.column.addWidget(self.group)

    def response(self) -> Response | None:
        """Return the chosen keys in one order, whatever the order of choosing."""
        return Response(tuple(sorted(self.group.chosen()))) if self.group.chosen() else None

    def show_marks(self, grade: Grade, response: Response) -> None:
        """Mark what was chosen and what is right."""
        self.lock()
        self.group.mark({mark.key: mark for mark in grade.marks}, response.parts)

    def in_hand(self) -> QWidget | None:
        """Return the option chosen last."""
        return self.group.newest() or super().in_hand()

    def take_digit(self, digit: int) -> bool:
        """Choose the option of that digit."""
        return self.group.choose_digit(digit, lambda tile: self.say_at(tile, ""))

    def take_step(self, step: int) -> bool:
        """Move to the next option."""
        self.group.step(step)
        return True


class ChooseOneView(_ChoosingView):
    """Exactly one option: choosing another takes its place."""

    def __init__(self, shape: ChooseOne, parent: QWidget | None = None) -> None:
        super().__init__(shape.options, several=False, parent=parent)

    def hint(self) -> str:
        """Return the keys."""
        return tr("1–{last} choose · Enter answers · Q W E answer with how sure you are", last=len(self.group.tiles))


class ChooseSeveralView(_ChoosingView):
    """One or more options: digits and Space switch them on and off."""

    def __init__(self, shape: ChooseSeveral, parent: QWidget | None = None) -> None:
        super().__init__(shape.options, several=True, parent=parent)

    def hint(self) -> str:
        """Return the keys."""
        return tr("Choose all that are right · 1–{last} switch on and off · Enter answers", last=len(self.group.tiles))

    def take_back(self) -> bool:
        """Choose nothing."""
        self.group.clear()
        self.say_at(self.group.tiles[0], self.missing())
        return True
