"""Learners with data folders of their own: they open what was assigned, answer through the real service, hand in."""

from collections.abc import Sequence
from pathlib import Path

from tests.question_types.samples import RIGHT_RESPONSE, WRONG_RESPONSE
from tests.study.in_memory import HandClock
from trainer.app.assignments import Assignments, HandedInNow
from trainer.app.chosen_pack import built_in_pack
from trainer.app.library_session import LibrarySession
from trainer.domain.asking import FillBlanks, TypeText
from trainer.domain.response import Confidence, Response
from trainer.domain.review import SessionKind
from trainer.domain.subject import FactId
from trainer.storage.data_folder import DataFolder
from trainer.study.service import StudyService
from trainer.study.steps import AskStep, EndStep, FeedbackStep, Step


class AssignedLearner:
    """One data folder; the same person may have two."""

    def __init__(self, folder: Path, utc_ms: int, pack: Path | None = None) -> None:
        self.folder = DataFolder(folder)
        self.folder.prepare()
        self.clock = HandClock(utc_ms)
        self.library = LibrarySession(self.folder, pack or built_in_pack(), self.clock)
        self.assignments = Assignments(self.library, self.folder)
        self._next = 0

    @property
    def service(self) -> StudyService:
        """The real service."""
        return self.library.service()

    def open(self, data: bytes, code: str) -> str:
        """Open an assignment's file and take it on; return the registration."""
        path = self.folder.path.parent / f"{self.folder.path.name}.massign"
        path.write_bytes(data)
        self.assignments.look_at(str(path))
        return self.assignments.take_on(code)

    def answer(self, rights: Sequence[bool], kind: SessionKind = "review", fact: str = "", ms: int = 6_000) -> None:
        """Answer so many questions of a session, right or wrong; a session that ends begins anew."""
        step = self.service.start_session(kind, FactId(fact) if fact else None)
        for right in rights:
            while not isinstance(step, AskStep):
                step = self.service.next_question() if isinstance(step, FeedbackStep) else self._anew(step, kind, fact)
            step = self.service.submit_answer(self.response(step, right=right), Confidence.MAYBE, ms)
            self.clock.pass_ms(ms)

    def answer_assigned(self, rights: Sequence[bool], ms: int = 6_000) -> None:
        """Answer so many questions on assigned facts, one fact after another."""
        facts = [fact for goal in self.service.learner.registered for fact in goal.facts]
        for at, right in enumerate(rights):
            self.answer([right], "fact", facts[(self._next + at) % len(facts)], ms)
        self._next += len(rights)

    def type_for(self, fact: FactId, text: str) -> None:
        """Type a text wherever practising a fact asks for one; choose anywhere else."""
        step: Step | None = self.service.start_session("fact", fact)
        while isinstance(step, AskStep | FeedbackStep):
            if isinstance(step, FeedbackStep):
                step = self.service.next_question()
            elif isinstance(step.asking.shape, TypeText):
                step = self.service.submit_answer(Response((text,)), None, 5_000)
            elif isinstance(step.asking.shape, FillBlanks):
                step = self.service.submit_answer(Response((text,) * len(step.asking.shape.labels)), None, 5_000)
            else:
                step = self.service.submit_answer(self.response(step, right=True), None, 5_000)

    def response(self, step: AskStep, *, right: bool) -> Response:
        """Return what is right, or wrong, for the question on screen."""
        pack = self.service.learner.pack
        question = pack.shown(step.asking.question, step.asking.variant)
        assert question is not None
        made = (RIGHT_RESPONSE if right else WRONG_RESPONSE)[question.type]
        return made(question, step.asking)

    def hand_in(self, registration: str, folder: Path) -> HandedInNow:
        """Write a result into a folder."""
        folder.mkdir(exist_ok=True)
        return self.assignments.hand_in(registration, str(folder))

    def close(self) -> None:
        """Let go of the data."""
        self.library.close()

    def _anew(self, step: Step | None, kind: SessionKind, fact: str) -> Step:
        assert isinstance(step, EndStep)
        return self.service.start_session(kind, FactId(fact) if fact else None)
