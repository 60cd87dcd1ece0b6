"""What somebody assigned: asked for on the database thread, shown on its screen and in a line on the home.

Nothing of it is loaded for whoever has no assignment and opens no such file.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from trainer.domain.message import NOTHING, Message
from trainer.domain.preferences import Preferences
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.ui.controllers.library import LibraryController
from trainer.ui.controllers.study import StudyController
from trainer.ui.main_window import MainWindow
from trainer.ui.worker import Worker

if TYPE_CHECKING:
    from trainer.study.assignment_view import AssignmentView, OfferView
    from trainer.ui.screens.assignment.home_strip import HomeStrip
    from trainer.ui.screens.assignment.screen import AssignmentScreen

SCREEN = "assignment"
ENDING = ".massign"
AGAIN_MS = 60_000
"""Between two tries to deliver what waits."""
_DROPS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class HandedIn(Protocol):
    """What came of handing in."""

    @property
    def delivered(self) -> bool:
        """Whether it lies where it was to go."""
        ...

    @property
    def said(self) -> Message:
        """Where it lies, or why it waits."""
        ...


class AssignedWork(Protocol):
    """What somebody assigned; every call runs on the database thread."""

    def views(self) -> "tuple[AssignmentView, ...]":
        """Return what was taken on."""
        ...

    def today(self) -> Message:
        """Return what the day's plan holds."""
        ...

    def look_at(self, path: str) -> "OfferView":
        """Return what a file asks for, before it is taken on."""
        ...

    def take_on(self, code: str) -> str:
        """Take on what was looked at last; return its registration."""
        ...

    def open_pack(self, registration: str, watch: ProgressReporter = NO_PROGRESS) -> Preferences:
        """Study its pack from now on."""
        ...

    def content(self, registration: str) -> str:
        """Return exactly what would be sent."""
        ...

    def hand_in(self, registration: str, folder: str = "") -> HandedIn:
        """Write a result and deliver it."""
        ...

    def try_again(self) -> tuple[HandedIn, ...]:
        """Try to deliver what waits."""
        ...


class AssignmentsController(QObject):
    """Asks for what was taken on whenever home or screen are shown."""

    def __init__(
        self,
        window: MainWindow,
        worker: Worker,
        assigned: AssignedWork,
        study: StudyController,
        library: LibraryController,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._stack = window.stack
        self._worker = worker
        self._assigned = assigned
        self._study = study
        self._library = library
        self._strip: HomeStrip | None = None
        self._views: tuple[AssignmentView, ...] = ()
        self._chosen = ""
        self._offering = False
        self.again = QTimer(self, interval=AGAIN_MS)
        self.again.timeout.connect(self._on_again)
        self._stack.screen_built.connect(self._on_built)
        self._stack.screen_shown.connect(self.refresh)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def refresh(self) -> None:
        """Ask anew for what is shown."""
        if self._stack.shown in {"home", SCREEN} and not self._offering:
            self._worker.run(self._assigned.views, done=self._on_views, key="assignments")

    def open_file(self, path: str) -> None:
        """Look at an assignment's file, and show what it asks for."""
        self._worker.run(lambda: self._assigned.look_at(path), done=self._on_offer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take an assignment's file that is dropped on the window; everything else goes its way."""
        if event.type() in _DROPS and isinstance(event, QDropEvent):
            return self._on_drag(event)
        return super().eventFilter(watched, event)

    def _on_drag(self, event: QDropEvent | QDragEnterEvent) -> bool:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if len(files) != 1 or Path(files[0]).suffix.casefold() != ENDING:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._study.leave_for(SCREEN)
            self.open_file(files[0])
        return True

    def _screen(self) -> "AssignmentScreen":
        from trainer.ui.screens.assignment.screen import AssignmentScreen

        return self._stack.screen_of(AssignmentScreen)

    def _on_built(self, screen: QWidget) -> None:
        if screen is not self._stack.built.get(SCREEN):
            if screen is self._stack.built.get("home"):
                self._strip = None
            return
        made = self._screen()
        made.open_wanted.connect(self.open_file)
        made.taken.connect(self._on_taken)
        made.hand_in_wanted.connect(self._on_hand_in)
        made.content_wanted.connect(self._on_content)
        made.pack_wanted.connect(self._on_pack)
        made.begin_wanted.connect(self._on_begin)
        made.views_wanted.connect(self._on_left)

    def _on_views(self, views: "tuple[AssignmentView, ...]") -> None:
        if any(one.waits.id for one in views):
            self.again.start()
        else:
            self.again.stop()
        if self._stack.shown == SCREEN:
            self._worker.run(self._assigned.today, done=lambda today: self._show(views, today))
        elif "home" in self._stack.built and (views or self._strip is not None):
            self._show_strip(views)

    def _show(self, views: "tuple[AssignmentView, ...]", today: Message) -> None:
        if self._stack.shown == SCREEN and not self._offering:
            had: object = self._window.focusWidget()
            self._screen().show_views(views, today, self._chosen)
            self._chosen = ""
            if not isinstance(had, QWidget) or not had.isVisible():
                self._screen().first_focus.setFocus()

    def _show_strip(self, views: "tuple[AssignmentView, ...]") -> None:
        from trainer.ui.screens.assignment.home_strip import HomeStrip
        from trainer.ui.screens.home import HomeScreen

        if self._strip is None:
            self._strip = HomeStrip()
            self._strip.wanted.connect(self._on_wanted)
            self._strip.hand_in_wanted.connect(self._on_hand_in_wanted)
            self._strip.follow(self._stack.screen_of(HomeScreen).add_strip(self._strip))
        self._views = views
        self._strip.show_views(views)

    def _on_wanted(self, registration: str) -> None:
        self._chosen = registration
        self._stack.show_named(SCREEN)

    def _on_hand_in_wanted(self, registration: str) -> None:
        screen = self._screen()
        screen.show_views(self._views, NOTHING, registration)
        self._on_wanted(registration)
        screen.hand_in(registration)

    def _on_offer(self, offer: "OfferView") -> None:
        if not offer.is_news and not offer.wants_notice:
            self._on_left()
            self._stack.show_named(SCREEN)
            return
        self._offering = True
        self._stack.show_named(SCREEN)
        self._screen().show_offer(offer)

    def _on_left(self) -> None:
        self._offering = False
        self.refresh()

    def _on_taken(self, code: str) -> None:
        self._worker.run(lambda: self._assigned.take_on(code), done=self._on_took)

    def _on_took(self, registration: str) -> None:
        self._chosen = registration
        self._study.forget_what_follows()
        self._on_left()

    def _on_hand_in(self, registration: str, folder: str) -> None:
        self._worker.run(lambda: self._assigned.hand_in(registration, folder), done=self._on_handed_in)

    def _on_handed_in(self, outcome: HandedIn) -> None:
        self._screen().say(outcome.said)
        self.refresh()

    def _on_content(self, registration: str) -> None:
        self._worker.run(lambda: self._assigned.content(registration), done=self._on_content_read)

    def _on_content_read(self, text: str) -> None:
        self._screen().show_content(text)

    def _on_pack(self, registration: str) -> None:
        self._library.study_by(self._assigned.open_pack, registration)

    def _on_begin(self) -> None:
        self._study.begin("review")

    def _on_again(self) -> None:
        self._worker.run(self._assigned.try_again, done=self._on_tried)

    def _on_tried(self, _outcomes: tuple[HandedIn, ...]) -> None:
        self.refresh()
