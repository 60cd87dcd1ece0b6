"""Before a test: how many questions, how long, and that nothing is told until its end."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.domain.message import NOTHING, counted
from trainer.study.offer_test import ExamOffer
from trainer.translations import say, tr
from trainer.ui.screen import Sample, Screen, reads
from trainer.ui.theme.tokens import STEP, STRONG
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.page import Page, card
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.segments import Segments


class ExamScreen(Page):
    """Shows an ExamOffer.

    Signals: `start_wanted(str kind)` with "test" or "timed_test"; `unseen_wanted(bool)` when the learner wants what was
    never met in it, or no longer; `back_wanted()`.
    """

    start_wanted = Signal(str)
    unseen_wanted = Signal(bool)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Harvest: a test over all topics"), parent)
        self._offer: ExamOffer | None = None
        self._kind = "test"
        self.size_line = plain_label("", "heading")
        self.clock = Segments(tr("Time"), (("test", tr("Without a limit")), ("timed_test", tr("Against the clock"))))
        self.clock.picked.connect(self._on_clock)
        self.asked = Segments(tr("Asked"), (("met", tr("What you have met")), ("all", tr("Also what is new to you"))))
        self.asked.picked.connect(self._on_asked)
        self.start = button(tr("Start the test"), "primary")
        self.start.clicked.connect(self._on_start)
        self.back = button(tr("To the field"), "link")
        self.back.clicked.connect(self.back_wanted)
        self.first_focus = self.start
        frame, column = card()
        column.addWidget(self.size_line)
        self.focus_line = Prose("", weight=STRONG)
        self.focus_line.hide()
        column.addWidget(self.focus_line)
        column.addWidget(Prose(tr("Nothing is told until the end. Then every mistake is explained.")))
        column.addWidget(Prose(tr("You may leave at any time: what you answered is kept.")))
        column.addWidget(self.clock)
        column.addWidget(self.asked)
        acts = QHBoxLayout()
        acts.setSpacing(STEP)
        acts.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        acts.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        acts.addStretch(1)
        column.addLayout(acts)
        self.column.addWidget(frame)
        self.column.addStretch(1)

    def take_kind(self, kind: str) -> None:
        """Begin with a test of this kind; it may be changed here."""
        self._kind = kind
        self._show()

    def show_offer(self, offer: ExamOffer) -> None:
        """Show what a test of now would be."""
        self._offer = offer
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape; the page scrolls by the others."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        self.clock.take(self._kind)
        offer = self._offer
        if offer is None:
            return
        self.focus_line.set_text(say(offer.focus_text))
        self.focus_line.setVisible(offer.focus_text != NOTHING)
        self.asked.take("all" if offer.unseen else "met")
        self.asked.setVisible(offer.may_choose)
        questions = say(counted("{count} question to answer", "{count} questions to answer", offer.questions))
        timed = self._kind == "timed_test"
        minutes = offer.limit_minutes if timed else offer.minutes
        how_long = (
            counted(
                "{count} minute, and the clock does not stop", "{count} minutes, and the clock does not stop", minutes
            )
            if timed
            else counted("about {count} minute", "about {count} minutes", minutes)
        )
        self.size_line.setText(tr("{questions}, {how_long}", questions=questions, how_long=say(how_long)))

    def _on_clock(self, kind: str) -> None:
        self._kind = kind
        self._show()

    def _on_asked(self, which: str) -> None:
        self.unseen_wanted.emit(which == "all")

    def _on_start(self) -> None:
        self.start_wanted.emit(self._kind)


def _made(screen: ExamScreen) -> None:
    screen.show_offer(ExamOffer(questions=20, minutes=7, limit_minutes=14, unseen=False, may_choose=True))


def _made_timed(screen: ExamScreen) -> None:
    screen.take_kind("timed_test")
    _made(screen)


SCREEN = Screen(
    build=lambda _around: ExamScreen(),
    read=reads(lambda service: service.offer_test(), ExamScreen.show_offer),
    samples=(Sample("exam", _made), Sample("exam-timed", _made_timed)),
)
