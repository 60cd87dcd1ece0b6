"""A card to turn: the only answer the learner judges."""

from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from trainer.domain.asking import Option, TurnCard
from trainer.domain.grade import Grade
from trainer.domain.response import Response
from trainer.translations import tr
from trainer.ui.question.answers.tiles import TileGroup
from trainer.ui.question.answers.view import AnswerView
from trainer.ui.widgets.phrases import clean
from trainer.ui.widgets.prose import Prose


class CardView(AnswerView):
    """Think, turn, say whether you knew; the two buttons answer at once."""

    takes_confidence = False

    def __init__(self, shape: TurnCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.turned = False
        self.back = QFrame()
        self.back.setProperty("role", "twin-cell")
        inner = QVBoxLayout(self.back)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.addWidget(Prose(shape.back, size=18))
        self.group = TileGroup(
            (Option("knew", tr("I knew it")), Option("not", tr("I did not"))),
            direction=QBoxLayout.Direction.LeftToRight,
            picking="act",
        )
        self._said = shape.back
        self.group.changed.connect(self._on_chosen)
        self.column.addWidget(self.back)
        self.column.addWidget(self.group)
        self.back.hide()
        self.group.hide()

    def response(self) -> Response | None:
        """Return what the learner said."""
        return Response(self.group.chosen()) if self.group.chosen() else None

    def can_advance(self) -> bool:
        """Return whether the card can still be turned."""
        return not self.turned

    def advance(self) -> None:
        """Turn the card."""
        self.turned = True
        self.back.show()
        self.group.show()
        self.say_at(self, clean(f"{tr('The back: {text}', text=self._said)}\n{self.hint()}"))
        self.changed.emit()

    def act(self) -> str:
        """Return the word for turning; afterwards the two buttons answer."""
        return "" if self.turned else tr("Turn the card")

    def show_marks(self, grade: Grade, response: Response) -> None:
        """Show the back and what the learner said."""
        self.lock()
        self.turned = True
        self.back.show()
        self.group.show()
        self.group.mark({mark.key: mark for mark in grade.marks if mark.chosen}, response.parts)
        for tile in self.group.tiles:
            tile.setVisible(tile.key in response.parts)

    def hint(self) -> str:
        """Return the keys."""
        return tr("1 I knew it · 2 I did not") if self.turned else tr("Think first · Enter turns the card")

    def take_digit(self, digit: int) -> bool:
        """Say whether you knew."""
        return self.turned and self.group.choose_digit(digit)

    def take_step(self, _step: int) -> bool:
        """Leave the arrows to scrolling: here a choice is an answer."""
        return False

    def _on_chosen(self) -> None:
        if not self.locked and self.group.chosen():
            self.submitted.emit()
