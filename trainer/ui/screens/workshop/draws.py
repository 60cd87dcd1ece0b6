"""How a question with drawn figures comes out: twenty times, to see what no learner should meet."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from trainer.translations import tr
from trainer.ui.theme.tokens import GAP, SMALL, STEP, TINY_GAP
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose


class DrawsNote(QFrame):
    """Shows draws, each with its right answer; hidden where nothing is drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP, GAP, STEP, GAP)
        column.setSpacing(TINY_GAP)
        column.addWidget(plain_label(tr("As it may be drawn"), "strong"))
        self.lines = Prose(size=SMALL)
        column.addWidget(self.lines)
        self.hide()

    def show_draws(self, draws: tuple[tuple[str, str], ...]) -> None:
        """Show them, one a line."""
        text = "\n".join(tr("{number}. {asked} → {answer}", number=at, asked=asked, answer=answer)
                         for at, (asked, answer) in enumerate(draws, 1))  # fmt: skip
        if text != self.lines.clean_text():
            self.lines.set_text(text)
        if bool(draws) == self.isHidden():
            self.setVisible(bool(draws))
