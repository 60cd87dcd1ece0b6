"""Question by question: how many were right, and which lure took the others."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trainer.assigning.console_views import AssignmentView, QuestionRow
from trainer.translations import say, tr
from trainer.ui.numbers import percent
from trainer.ui.screens.console.page import ConsolePage, spaced_card
from trainer.ui.screens.console.rows_table import Head, Line, RowsView
from trainer.ui.screens.console.words import NOTHING_KNOWN
from trainer.ui.theme.tokens import SMALL
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import literal
from trainer.ui.widgets.phrases import clean
from trainer.ui.widgets.prose import Prose


class QuestionsPage(ConsolePage):
    """Shows the questions of an AssignmentView."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Question by question"), parent=parent)
        self.back.setText(tr("‹ Back to the assignment"))
        self.back.setAccessibleName(tr("‹ Back to the assignment"))
        card, column = spaced_card()
        column.addWidget(
            Prose(
                tr("Counted are the latest answers that were handed in; the wrong answer is the one given most."),
                size=SMALL,
                role="note",
            )
        )
        self.copy = button(tr("Copy table"), "link")
        self.table = RowsView(tr("Question by question"), 14)
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.copy.clicked.connect(self.table.copy_all)
        self.first_focus = self.copy

    def show_questions(self, view: AssignmentView) -> None:
        """Show them, the hardest first."""
        heads = (
            Head(tr("Question")),
            Head(tr("Topic")),
            Head(tr("Answers"), words=False),
            Head(tr("Right"), words=False),
            Head(tr("Most frequent wrong answer")),
            Head(tr("times"), words=False),
        )
        hardest = sorted(view.questions, key=lambda one: one.right / max(one.answers, 1))
        self.table.show_lines(heads, [_line(row) for row in hardest])


def _line(row: QuestionRow) -> Line:
    share = row.right / row.answers if row.answers else None
    text, topic, lure = (clean(literal(say(one))) for one in (row.text, row.topic, row.lure))
    cells = (
        text,
        topic,
        str(row.answers),
        NOTHING_KNOWN if share is None else percent(share),
        lure or NOTHING_KNOWN,
        str(row.lured) if row.lured else NOTHING_KNOWN,
    )
    return Line(row.id, cells, (text, topic, float(row.answers), -1.0 if share is None else share, lure, float(row.lured)))
