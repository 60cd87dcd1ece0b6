"""The workshop: every intent of the author becomes an act on the open pack, and what comes of it is shown."""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QObject, QTimer

from trainer.authoring.workshop import Preview
from trainer.authoring.workshop_session import WorkshopSession
from trainer.authoring.workshop_snapshot import PublishOffer, WorkshopSnapshot
from trainer.domain.message import message
from trainer.domain.pure_job import PureJob
from trainer.domain.response import Response
from trainer.domain.text import Language
from trainer.packs.plain_values import Path, Value
from trainer.question_types import QUESTION_TYPES
from trainer.question_types.question_type import QuestionType
from trainer.study.preview_question import preview_answer, preview_question, wrong_response
from trainer.study.steps import AskStep, FeedbackStep
from trainer.translations import language as spoken
from trainer.ui.screen_stack import ScreenStack
from trainer.ui.screens.workshop.screen import WorkshopScreen
from trainer.ui.worker import Worker

SAVE_MS = 3_000
"""After the last act: then it is written into the pack's files."""
CHECK_MS = 100
"""Between two looks at what is still to be checked: an act comes first."""
SETTLE_MS = 900
"""After a stroke: then it is on disk, whatever happens."""


class WorkshopDoor(Protocol):
    """Opens packs to write in; every call runs on the database thread."""

    def is_there(self, folder: str) -> bool:
        """Return whether there is a pack, be it one of which nothing is finished."""
        ...

    def open(self, folder: str) -> WorkshopSession:
        """Open a pack. Raises a KnownProblem."""
        ...

    def new(self, folder: str, title: str, left: str, right: str) -> WorkshopSession:
        """Begin a pack in a folder that is not there yet. Raises a KnownProblem."""
        ...

    def bring_in(self, file: str, folder: str) -> WorkshopSession:
        """Make a pack of another program's file. Raises a KnownProblem."""
        ...

    def copy(self, source: str, folder: str) -> WorkshopSession:
        """Make a pack of a copy. Raises a KnownProblem."""
        ...

    def offer_publishing(self, session: WorkshopSession) -> PureJob[PublishOffer]:
        """Return the work that finds out what making it ready to hand out would do."""
        ...

    def publish(self, session: WorkshopSession, offer: PublishOffer, note: str) -> PublishOffer:
        """Make it ready to hand out; what it returns says what came of it."""
        ...


Act = Callable[[WorkshopSession], WorkshopSnapshot]
"""One thing an author does."""


class WorkshopController(QObject):
    """Holds the session that is open; the screen may be built anew, the session stays."""

    def __init__(self, stack: ScreenStack, worker: Worker, door: WorkshopDoor) -> None:
        super().__init__(stack)
        self._stack = stack
        self._worker = worker
        self._door = door
        self._session: WorkshopSession | None = None
        self._snapshot: WorkshopSnapshot | None = None
        self._seed = 1
        self._language: Language = spoken()
        self._asked: AskStep | None = None
        self._told: object = None
        self._offer: PublishOffer | None = None
        self._saving = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._saving.timeout.connect(self.save)
        self._settling = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settling.timeout.connect(self._settle)
        self._checking = QTimer(self, singleShot=True, interval=CHECK_MS)
        self._checking.timeout.connect(self._check_on)
        stack.when_built(WorkshopScreen, self._join)
        stack.screen_shown.connect(self._on_shown)

    def open(self, folder: str) -> None:
        """Open a pack."""
        self._worker.run(self._door.open, folder, done=self._on_session)

    @property
    def session(self) -> WorkshopSession | None:
        """The pack that is open; None before."""
        return self._session

    def begin(self, folder: str) -> None:
        """Open a pack, or where there is none begin one there."""
        if self._door.is_there(folder):
            self.open(folder)
        else:
            self._screen().start.begin_in(folder)

    # --- joining ---------------------------------------------------------------------------------------------------

    def _join(self, screen: WorkshopScreen) -> None:
        start, table, editor = screen.start, screen.table, screen.editor
        start.open_wanted.connect(self.open)
        start.new_wanted.connect(self._on_new)
        start.import_wanted.connect(self._on_import)
        start.copy_wanted.connect(self._on_copy)
        table.cell_written.connect(self._on_cell)
        table.pasted.connect(lambda text: self._act(lambda it: it.paste(text)))
        table.removed.connect(lambda row: self._act(lambda it: it.remove_row(row)))
        table.chosen.connect(lambda row: self._act(lambda it: it.choose_row(row)))
        editor.edited.connect(self._on_edited)
        editor.turned.connect(lambda by: self._act(lambda it: it.turn(by)))
        editor.type_wanted.connect(lambda type_: self._act(lambda it: it.change_type(type_)))
        editor.added.connect(lambda type_: self._act(lambda it: it.add_question(type_)))
        screen.drafts_wanted.connect(lambda from_all: self._act(lambda it: it.draft(from_all=from_all)))
        editor.removed.connect(lambda: self._act(lambda it: it.remove_question()))
        for part in (editor, screen.findings):
            part.fix_wanted.connect(lambda line: self._act(lambda it: it.fix(line)))
            part.waive_wanted.connect(lambda line, reason: self._act(lambda it: it.waive(line, reason)))
        screen.coverage.hole_wanted.connect(self._on_hole)
        screen.question_wanted.connect(lambda id_: self._act(lambda it: it.choose_page(id_)))
        screen.next_open_wanted.connect(lambda: self._act(lambda it: it.next_open()))
        screen.undo_wanted.connect(lambda: self._act(lambda it: it.undo()))
        screen.redo_wanted.connect(lambda: self._act(lambda it: it.redo()))
        screen.english_wanted.connect(lambda wanted: self._act(lambda it: it.use_english(wanted=wanted)))
        screen.save_wanted.connect(self.save)
        screen.publish_offer_wanted.connect(self._on_offer_wanted)
        screen.publishing.publish_wanted.connect(self._on_publish)
        preview = screen.preview
        preview.again_wanted.connect(self._on_again)
        preview.wrong_wanted.connect(self._on_wrong)
        preview.answered.connect(self._on_answered)
        preview.language_wanted.connect(self._on_language)
        self._told = None
        if self._snapshot is not None:
            self._show(self._snapshot)

    def _screen(self) -> WorkshopScreen:
        return self._stack.screen_of(WorkshopScreen)

    # --- acts ------------------------------------------------------------------------------------------------------

    def _act(self, act: Act) -> None:
        session = self._session
        if session is None:
            return
        self._worker.run(lambda: act(session), done=self._show)
        self._saving.start()
        if not self._settling.isActive():
            self._settling.start()

    def _on_new(self, folder: str, title: str, left: str, right: str) -> None:
        self._worker.run(self._door.new, folder, title, left, right, done=self._on_session)

    def _on_import(self, file: str, folder: str) -> None:
        self._worker.run(self._door.bring_in, file, folder, done=self._on_session)

    def _on_copy(self, source: str, folder: str) -> None:
        self._worker.run(self._door.copy, source, folder, done=self._on_session)

    def _on_session(self, session: WorkshopSession) -> None:
        self._session = session
        self._asked, self._told = None, None
        self._worker.run(session.show, done=self._on_first)

    def _on_first(self, snapshot: WorkshopSnapshot) -> None:
        self._stack.show_screen(WorkshopScreen)
        self._show(snapshot)

    def _on_cell(self, row: str, column: int, text: str) -> None:
        self._act(lambda it: it.write_cell(row, column, text))

    def _on_edited(self, question: str, path: Path, value: object) -> None:
        written = cast("Value | None", value)
        self._act(lambda it: it.write(question, path, written))

    def _on_hole(self, aspect: str, side: str, type_: str) -> None:
        self._act(lambda it: it.add_in_topic(aspect, side, type_))

    def save(self) -> None:
        """Write what is finished into the pack's files."""
        self._saving.stop()
        session = self._session
        if session is not None:
            self._worker.run(session.save, done=self._show, key="workshop save")

    def _settle(self) -> None:
        session = self._session
        if session is not None:
            self._worker.run(session.workshop.settle, done=self._on_settled)

    def _on_settled(self, _nothing: None) -> None:
        """Change nothing on screen: it is on disk."""

    def _on_shown(self, name: str) -> None:
        if self._stack.specs[name].use != "make" and self._saving.isActive():
            self.save()

    # --- showing ---------------------------------------------------------------------------------------------------

    def _show(self, snapshot: WorkshopSnapshot) -> None:
        before, self._snapshot = self._snapshot, snapshot
        if not self._stack.is_built(WorkshopScreen):
            return
        screen = self._screen()
        screen.show_snapshot(snapshot)
        if before is None or self._told is None or _seen(before) != _seen(snapshot):
            self._preview()
        if snapshot.counts.unchecked:
            self._checking.start()

    def _check_on(self) -> None:
        session = self._session
        if session is not None:
            self._worker.run(session.show, done=self._show, key="workshop check")

    def _preview(self, *, keeps_focus: bool = True) -> None:
        question = None if self._snapshot is None else self._snapshot.question
        preview = None if question is None else question.preview
        if preview is None:
            why = message("Here stands what a learner sees, as soon as there is a question.")
            self._asked, self._told = None, why
            self._screen().preview.show_why_not(why if question is None else question.why_not)
            return
        step = preview_question(
            preview.question, preview.pack, _kind(preview.question.type), self._seed, self._language
        )
        self._asked = step
        self._tell(step, keeps_focus=keeps_focus)

    def _tell(self, step: AskStep | FeedbackStep, *, keeps_focus: bool = True) -> None:
        self._told = step
        self._screen().preview.show_step(step, self._language, keeps_focus=keeps_focus)

    def _on_again(self) -> None:
        self._seed += 1
        self._preview()

    def _on_language(self, language: Language) -> None:
        self._language = language
        self._preview()

    def _on_wrong(self) -> None:
        preview = self._previewed()
        if preview is not None and self._asked is not None:
            kind = _kind(preview.question.type)
            response = wrong_response(preview.question, preview.pack, kind, self._asked)
            self._tell(preview_answer(preview.question, preview.pack, kind, self._asked, response))

    def _on_answered(self, response: Response) -> None:
        preview = self._previewed()
        if preview is not None and self._asked is not None:
            kind = _kind(preview.question.type)
            self._tell(preview_answer(preview.question, preview.pack, kind, self._asked, response), keeps_focus=False)

    def _previewed(self) -> Preview | None:
        question = None if self._snapshot is None else self._snapshot.question
        return None if question is None else question.preview

    # --- making it ready -------------------------------------------------------------------------------------------

    def _on_offer_wanted(self) -> None:
        session, door = self._session, self._door
        if session is not None:
            self._worker.call_job(lambda: session, door.offer_publishing, done=self._on_offer)

    def _on_offer(self, offer: PublishOffer) -> None:
        self._offer = offer
        self._screen().show_offer(offer)

    def _on_publish(self, note: str) -> None:
        session, offer = self._session, self._offer
        if session is not None and offer is not None:
            self._worker.run(self._door.publish, session, offer, note, done=self._on_offer)
            self._worker.run(session.show, done=self._show)


def _seen(snapshot: WorkshopSnapshot) -> object:
    question = snapshot.question
    return None if question is None else (question.id, question.fields, question.preview is None)


def _kind(name: str) -> QuestionType:
    return next(one for one in QUESTION_TYPES if one.name == name)
