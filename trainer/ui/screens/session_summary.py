"""The end of a session: how it went, in words, and when to come back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from trainer.domain.message import NOTHING
from trainer.domain.review import TESTS
from trainer.domain.tally import Tally, facts_words, tally_words
from trainer.study.steps import EndStep, FeedbackStep, TopicResult
from trainer.translations import say, tr
from trainer.ui.garden.grown_row import GrownRow
from trainer.ui.question.feedback import FeedbackBlock
from trainer.ui.screen import Screen
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import BROAD, CONTENT_WIDTH, SPACE, STEP, STRONG, WIDE
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.page import Page, card
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.speaking import focus_saying, words_shown


class SessionSummaryScreen(QWidget):
    """Shows an EndStep; what one can do next stands below it and is always in sight.

    Signals: `home_wanted()`, `undo_wanted()`.
    """

    home_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setProperty("role", "page")
        self.page = Page("")
        self.undo = button(tr("Take back the last answer"), "link")
        self.undo.setShortcut("Z")
        self.undo.clicked.connect(self.undo_wanted)
        self.to_field = button(tr("To the field"), "primary")
        self.to_field.clicked.connect(self.home_wanted)
        self.first_focus = self.to_field
        self._body = QWidget()
        self.page.column.addWidget(self._body)
        self.page.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.page, 1)
        whole.addWidget(self._acts())

    def _acts(self) -> QFrame:
        bar, middle = QFrame(), QWidget()
        bar.setProperty("role", "acts")
        middle.setMaximumWidth(CONTENT_WIDTH)
        acts = QHBoxLayout(middle)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.addWidget(self.undo)
        acts.addStretch(1)
        acts.addWidget(self.to_field)
        across = QHBoxLayout(bar)
        across.setContentsMargins(BROAD, STEP, BROAD, STEP)
        across.addStretch(1)
        across.addWidget(middle, 1000)
        across.addStretch(1)
        return bar

    def show_end(self, step: EndStep) -> None:
        """Show `step`."""
        title = _title(step)
        self.page.heading.setText(title)
        self.page.setAccessibleName(title)
        self.setAccessibleName(title)
        self.undo.setVisible(step.can_undo)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        how = _how_it_went(step, self._appearance)
        column.addWidget(how)
        if step.topics:
            column.addWidget(_topics(step.topics, tested=step.kind in TESTS))
        if step.to_review:
            column.addWidget(plain_label(tr("To look at once more"), "heading"))
        for feedback in step.to_review:
            column.addWidget(_feedback(feedback))
        self.page.column.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body
        body.show()
        self.page.verticalScrollBar().setValue(0)
        focus_saying(self.to_field, f"{title}\n{words_shown(how)}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the keys that scroll: the keyboard is on a button below what is read."""
        bar = self.page.verticalScrollBar()
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            self.page.keyPressEvent(event)


def _title(step: EndStep) -> str:
    if not step.answered:
        return tr("Every seed is in the ground.") if step.kind == "learn" else tr("Everything is checked for today.")
    if step.left:
        return tr("That is enough for now. Everything is kept.")
    if step.kind in TESTS:
        return tr("The harvest is in.")
    if step.kind == "check_day":
        return tr("The check in new words is done.")
    if step.kind == "learn":
        return tr("The seeds are in the ground.")
    return tr("Today's watering is done.") if step.kind == "review" else tr("Well tended.")


def _how_it_went(step: EndStep, appearance: Appearance) -> QFrame:
    frame, column = card()
    if not step.answered:
        column.addWidget(Prose(_nothing_asked(step)))
        column.addWidget(_when(step))
        return frame
    column.addWidget(plain_label(say(tally_words(step.counts)), "heading"))
    _add_growth(column, step, appearance)
    for one, other in step.freed:
        freed = tr("Not mixed up any more: {one} and {other}", one=say(one), other=say(other))
        column.addWidget(plain_label(f"✓ {freed}", "right"))
    column.addWidget(_when(step))
    for one, other in step.confused:
        column.addWidget(Prose(tr("Mixed up: {one} and {other}", one=say(one), other=say(other))))
    if step.more_confused:
        column.addWidget(plain_label(tr("The other pairs come bit by bit, too."), "quiet"))
    if step.focus_text != NOTHING:
        column.addWidget(Prose(say(step.focus_text)))
    cost = say(step.cost_text)
    if cost:
        column.addWidget(plain_label(cost, "quiet"))
    return frame


def _add_growth(column: QVBoxLayout, step: EndStep, appearance: Appearance) -> None:
    """Add what is new and what grew, in numbers and as pictures."""
    numbers = QHBoxLayout()
    numbers.setSpacing(WIDE)
    if step.new_facts:
        numbers.addWidget(plain_label(tr("New in the field: {count}", count=step.new_facts), "fresh"))
    if step.grown:
        numbers.addWidget(plain_label(tr("Grown: {count}", count=step.grown), "right"))
    numbers.addStretch(1)
    column.addLayout(numbers)
    if step.plants:
        column.addWidget(GrownRow(step.plants, appearance))


def _nothing_asked(step: EndStep) -> str:
    """Return why there was no question, as the good news it is, and what to do instead."""
    if step.kind == "learn":
        return tr("There is nothing new left to sow. Watering keeps what is growing.")
    return tr("There is nothing to check right now: what you have learnt is still fresh.")


def _when(step: EndStep) -> Prose:
    when = Prose(say(step.next_day_text), weight=STRONG)
    when.setObjectName("next-day")
    return when


def _topics(topics: tuple[TopicResult, ...], *, tested: bool) -> QFrame:
    frame, column = card()
    column.addWidget(plain_label(tr("By topic"), "strong"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(WIDE)
    grid.setVerticalSpacing(STEP)
    grid.setColumnStretch(0, 1)
    for row, topic in enumerate(topics):
        grid.addWidget(plain_label(say(topic.topic)), row, 0)
        words = say(facts_words(Tally(facts=topic.asked, facts_right=topic.right)))
        grid.addWidget(plain_label(words, "body", wraps=False), row, 1)
        sure = tr("likely {span}", span=f"{topic.low:.0%}–{topic.high:.0%}")
        if tested:
            grid.addWidget(plain_label(sure, "quiet", wraps=False), row, 2)
    if tested:
        column.addWidget(
            plain_label(tr("Few answers leave a wide range; your true share is likely inside it."), "quiet")
        )
    column.addLayout(grid)
    return frame


def _feedback(step: FeedbackStep) -> QFrame:
    frame, column = card()
    topic = say(step.topic)
    if topic:
        column.addWidget(plain_label(topic, "quiet"))
    if step.asking.exhibit is not None:
        from trainer.ui.question.exhibit_block import ExhibitBlock  # a dozen of Qt's classes, for few questions

        exhibit = ExhibitBlock(step.asking.exhibit, key="")
        exhibit.fold()
        column.addWidget(exhibit)
    column.addWidget(Prose(step.asking.prompt, weight=STRONG))
    column.addWidget(FeedbackBlock(step.told, answer_shown=False))
    return frame


SCREEN = Screen(build=lambda around: SessionSummaryScreen(around.appearance))
