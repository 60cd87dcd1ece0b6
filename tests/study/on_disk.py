"""The learner of these tests with a real SQLite log: what the reports read is what storage wrote."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.study.learner import Learner
from tests.study.small_pack import OTHER, RIGHT, TWIN
from trainer.domain.pack import Pack
from trainer.domain.preferences import Preferences
from trainer.domain.response import Confidence, Response
from trainer.domain.study_day import StudyDay
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.study.service import StudyService
from trainer.study.steps import AskStep, EndStep, FeedbackStep

TODAY = StudyDay(20_000)
"""4 October 2024, where the hand clock starts."""
Respond = Callable[[AskStep], tuple[Response, Confidence | None]]


class DiskLearner(Learner):
    """Answers into a data folder; a restart keeps the file."""

    def __init__(self, folder: Path, pack: Pack | None = None, seed: int = 7) -> None:
        data = DataFolder(folder)
        data.prepare()
        self.storage_path = data.database
        self.storage: Storage = open_storage(data, lambda: "here")
        super().__init__(pack, seed)

    def restart(self) -> StudyService:
        """Start the program on what is on disk."""
        self.log, self.preferences = self.storage.log, self.storage.preferences  # type: ignore[assignment]
        return super().restart()

    def set(self, **settings: object) -> Preferences:
        """Change some settings."""
        return self.desk.change_preferences(self.desk.preferences()._replace(**settings))  # type: ignore[arg-type]

    def days(self, number: int, respond: Respond, *, at_most: int = 40, ms: int = 10_000) -> None:
        """Study on so many days running, the last one yesterday; then it is the next day."""
        for _ in range(number):
            step, asked = self.desk.start_session("review"), 0
            while not isinstance(step, EndStep) and asked < at_most:
                if isinstance(step, FeedbackStep):
                    step = self.desk.next_question()
                    continue
                response, confidence = respond(step)
                self.clock.pass_ms(ms)
                step, asked = self.desk.submit_answer(response, confidence, ms), asked + 1
            self.clock.pass_days(1)


def knows(share: float, seed: int = 1, *, but: str = "", but_share: float = 0.3) -> Respond:
    """Return one who is right so often, and less often in the topic whose facts begin with `but`; wrong is the twin."""
    chance = Random(seed)

    def respond(step: AskStep) -> tuple[Response, Confidence | None]:
        weak = but and step.asking.question.startswith(but)
        right = chance.random() < (but_share if weak else share)
        sure = Confidence.SURE if right or chance.random() < 0.2 else Confidence.GUESS
        return (RIGHT if right else chance.choice([TWIN, OTHER])), sure

    return respond
