"""A learner on a real data folder who studies day after day; the clock is ours."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from tests.benchmarks.learner_for_window import SteppingClock
from tests.journeys.learner import FIRST_MORNING, MS_A_DAY
from tests.question_types.samples import RIGHT_RESPONSE, WRONG_RESPONSE
from tests.shown import shown_in
from trainer.app.chosen_pack import built_in_pack
from trainer.app.library_session import LibrarySession
from trainer.domain.pack import Pack, Question
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.storage.data_folder import DataFolder
from trainer.study.service import StudyService
from trainer.study.steps import EndStep, FeedbackStep, Step


class Clock(Protocol):
    """A clock that can be moved."""

    utc_ms: int


MS_AN_ANSWER = 6_000
NEW, KNOWN = "learn", "review"
BOTH = (NEW, KNOWN)
"""What a whole day is made of."""


class RealLearner:
    """Holds what outlives a restart; `desk` is the program that runs now."""

    def __init__(self, folder: Path, pack: Path | None = None) -> None:
        self.folder = DataFolder(folder)
        self.folder.prepare()
        self._where = pack or built_in_pack()
        self.pack = load_pack(self._where, QUESTION_TYPES)
        self.clock = SteppingClock(FIRST_MORNING)
        self._session: LibrarySession | None = None

    @contextmanager
    def running(self) -> Iterator[StudyService]:
        """Run the program; the file is closed afterwards."""
        session = LibrarySession(self.folder, self._where, self.clock)
        try:
            yield session.service()
        finally:
            session.close()

    def study(self, desk: StudyService, kind: str, *, at_most: int = 200) -> list[Question]:
        """Study with right answers until the end or `at_most` of them; return what was asked."""
        return study(desk, self.pack, self.clock, kind, at_most=at_most)

    def pass_days(self, days: int) -> None:
        """Sleep so many nights, or as many back."""
        self.clock.utc_ms += days * MS_A_DAY


def study(
    desk: StudyService,
    pack: Pack,
    clock: Clock,
    kind: str,
    *,
    at_most: int = 200,
    right: Callable[[Question], bool] = lambda _: True,
) -> list[Question]:
    """Study until the end or `at_most` answers, each right or wrong as `right` says; return what was asked."""
    step: Step = desk.start_session(kind)  # type: ignore[arg-type]
    asked: list[Question] = []
    while not isinstance(step, EndStep) and len(asked) < at_most:
        if isinstance(step, FeedbackStep):
            step = desk.next_question()
            continue
        question = shown_in(pack, step.asking)
        asked.append(question)
        builders = RIGHT_RESPONSE if right(question) else WRONG_RESPONSE
        step = desk.submit_answer(builders[question.type](question, step.asking), None, 4_000)
        clock.utc_ms += MS_AN_ANSWER
    return asked
