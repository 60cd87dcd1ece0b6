"""Question by question: how many were right, and which lure took the others."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trainer.assigning.console_values import ItemRow
from trainer.assigning.console_views import AssignmentView
from trainer.translations import say, tr
from trainer.ui.numbers import percent
from trainer.ui.screens.console.page import ConsolePage, spaced_card
from trainer.ui.screens.console.rows_table import Head, Line, RowsView
from trainer.ui.screens.console.words import NOTHING_KNOWN
from trainer.ui.theme.tokens import SMALL
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.phrases import clean
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.visible_text import literal


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
        self.copy = button(tr("Copy table"), "back")
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
            Head(tr("called odd"), words=False),
        )
        hardest = sorted(view.items, key=_share)
        self.table.show_lines(heads, [_line(row) for row in hardest])


def _share(row: ItemRow) -> float:
    """Return how many were right; unknown shares come last."""
    return 2.0 if row.right is None else row.right / max(row.answers, 1)


def _line(row: ItemRow) -> Line:
    share = None if row.right is None or not row.answers else row.right / row.answers
    lure = max(row.lures, key=lambda one: one.times, default=None)
    text, topic = (clean(literal(say(one))) for one in (row.stem, row.topic))
    taken = NOTHING_KNOWN if lure is None else clean(literal(say(lure.name)))
    times = 0 if lure is None else lure.times
    cells = (
        text,
        topic,
        str(row.answers),
        NOTHING_KNOWN if share is None else percent(share),
        taken,
        str(times) if times else NOTHING_KNOWN,
        str(row.flagged_by) if row.flagged_by else NOTHING_KNOWN,
    )
    sort = (text, topic, float(row.answers), _share(row), taken, float(times), float(row.flagged_by))
    return Line(row.question, cells, sort)
