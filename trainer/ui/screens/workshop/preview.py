"""The learner's own screen, live: answerable, with what a wrong answer is told, in either language, and at 200 %."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsProxyWidget,
    QGraphicsScene,
    QGraphicsView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trainer.domain.clock import Clock
from trainer.domain.message import Message
from trainer.study.steps import AskStep, FeedbackStep
from trainer.translations import languages, own_name, say, tr
from trainer.ui.question.screen import QuestionScreen
from trainer.ui.theme.tokens import GAP, SPACE, TINY_GAP
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.wrapping import Wrapping

TWICE = 2.0


class Magnified(QGraphicsView):
    """Shows one widget twice as large, in half of the room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._proxy: QGraphicsProxyWidget | None = None

    def take(self, screen: QWidget) -> None:
        """Show `screen`, which had no parent."""
        self._proxy = self.scene().addWidget(screen)
        self.scale(TWICE, TWICE)
        self._fit()

    def give_back(self) -> None:
        """Let it go."""
        if self._proxy is not None:
            self._proxy.setWidget(None)  # type: ignore[arg-type]  # Qt takes none to let the widget go
            self.scene().removeItem(self._proxy)
            self._proxy = None
            self.resetTransform()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._proxy is not None:
            room = self.viewport().size() / TWICE
            self._proxy.resize(room)
            self.setSceneRect(0, 0, room.width(), room.height())


class PreviewPane(QFrame):
    """The card around it.

    Signals: `answered(object response)`; `again_wanted()` for another draw; `wrong_wanted()` for what a wrong answer
    is told; `language_wanted(str language)`; `left()` by Escape inside.
    """

    answered = Signal(object)
    again_wanted = Signal()
    wrong_wanted = Signal()
    language_wanted = Signal(str)
    left = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.screen_shown = QuestionScreen(clock)
        self.screen_shown.answered.connect(self._on_answered)
        self.screen_shown.go_on_wanted.connect(self.again_wanted)
        self.screen_shown.undo_wanted.connect(self.again_wanted)
        self.screen_shown.leave_wanted.connect(self.left)
        self.again = button(tr("Another draw"), "sure")
        self.wrong = button(tr("When wrong"), "sure")
        self.large = button("200 %", "sure")
        self.large.setCheckable(True)
        self.again.clicked.connect(self.again_wanted)
        self.wrong.clicked.connect(self.wrong_wanted)
        self.large.toggled.connect(self._on_large)
        self.language = button(own_name(languages()[-1]), "sure")
        self.language.clicked.connect(self._on_language)
        self._language = ""
        self._why_not = plain_label("", "quiet")
        self._why_not.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pages = QStackedWidget()
        self._magnified: Magnified | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, GAP, SPACE, GAP)
        column.setSpacing(TINY_GAP)
        chips = Wrapping()
        chips.add(plain_label(tr("What a learner sees"), "heading", wraps=False))
        acts: tuple[QPushButton, ...] = (self.again, self.wrong, self.large, self.language)
        for act in acts:
            chips.add(act)
        column.addWidget(chips)
        self._pages.setProperty("role", "page")  # the paper that the learner's screen stands on
        self._pages.addWidget(self.screen_shown)
        self._pages.addWidget(self._why_not)
        self._pages.setCurrentWidget(self._why_not)
        column.addWidget(self._pages, 1)

    def show_step(self, step: AskStep | FeedbackStep, language: str, *, keeps_focus: bool = True) -> None:
        """Show the question or the feedback; the keyboard stays where it is unless it was in here."""
        self._language = language
        self.language.setText(own_name(self._other()))
        self.language.setAccessibleName(tr("See it in {language}", language=own_name(self._other())))
        for act in (self.again, self.wrong, self.large, self.language):
            act.show()
        self._pages.setCurrentWidget(self._magnified or self.screen_shown)
        screen = self.screen_shown
        if keeps_focus and not self._has_keyboard():
            # What is not enabled does not take the keyboard from somebody who is writing.
            screen.setEnabled(False)
            screen.show_step(step)
            screen.setEnabled(True)
        else:
            screen.show_step(step)

    def _has_keyboard(self) -> bool:
        here = QApplication.focusWidget()
        return here is not None and self.screen_shown.isAncestorOf(here)

    def show_why_not(self, why: Message) -> None:
        """Say why there is nothing to see."""
        for act in (self.again, self.wrong, self.large, self.language):
            act.hide()
        self._why_not.setText(say(why))
        self._pages.setCurrentWidget(self._why_not)

    def _other(self) -> str:
        known = languages()
        at = known.index(self._language) if self._language in known else 0
        return known[(at + 1) % len(known)]

    def _on_language(self) -> None:
        self.language_wanted.emit(self._other())

    def _on_answered(self, response: object, _confidence: object, _milliseconds: int) -> None:
        self.answered.emit(response)

    def _on_large(self, wanted: bool) -> None:
        shown = self._pages.currentWidget() is not self._why_not
        if wanted:
            self._magnified = Magnified()
            self._magnified.setAccessibleName(tr("What a learner sees, at 200 %"))
            self._pages.removeWidget(self.screen_shown)
            self.screen_shown.setParent(None)
            self._magnified.take(self.screen_shown)
            self._pages.addWidget(self._magnified)
        elif self._magnified is not None:
            self._magnified.give_back()
            self._pages.removeWidget(self._magnified)
            self._magnified.deleteLater()
            self._magnified = None
            self._pages.addWidget(self.screen_shown)
        if shown:
            self._pages.setCurrentWidget(self._magnified or self.screen_shown)
            self.screen_shown.show()
