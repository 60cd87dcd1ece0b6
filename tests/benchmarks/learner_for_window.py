"""A learner of the built-in pack with some days behind them, made through the real desk."""

from pathlib import Path
from random import Random

from tests.question_types.samples import RIGHT_RESPONSE, WRONG_RESPONSE
from tests.shown import shown_in
from trainer.app.chosen_pack import built_in_pack
from trainer.app.library_session import LibrarySession
from trainer.domain.clock import Moment
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.storage.data_folder import DataFolder
from trainer.study.steps import AskStep, EndStep, FeedbackStep, Step

MS_A_DAY = 86_400_000
JAPAN = 540


class SteppingClock:
    """A clock that the caller moves."""

    def __init__(self, utc_ms: int) -> None:
        self.utc_ms = utc_ms
        self._elapsed = 0

    def now(self) -> Moment:
        """Return the moment it was set to."""
        return Moment(self.utc_ms, JAPAN)

    def elapsed_ms(self) -> int:
        """Return a duration that grows by half a second a look."""
        self._elapsed += 500
        return self._elapsed


def study_some_days(
    folder: Path, last_ms: int, days: int = 5, answers_a_day: int = 40, seed: int = 3, right: float = 0.8
) -> None:
    """Answer on each of the days before `last_ms`, this share right, into a new data folder."""
    chance = Random(seed)
    data = DataFolder(folder)
    data.prepare()
    built_in = built_in_pack()
    pack = load_pack(built_in, QUESTION_TYPES)
    clock = SteppingClock(last_ms)
    learner = LibrarySession(data, built_in, clock)
    desk = learner.service()
    desk.show_home()
    for day in range(days, 0, -1):
        clock.utc_ms = last_ms - day * MS_A_DAY
        step: Step = desk.start_session("review")
        for _ in range(answers_a_day):
            if isinstance(step, EndStep):
                break
            if isinstance(step, AskStep):
                question = shown_in(pack, step.asking)
                answer = RIGHT_RESPONSE if chance.random() < right else WRONG_RESPONSE
                step = desk.submit_answer(answer[question.type](question, step.asking), None, 4_000)
            if isinstance(step, FeedbackStep):
                step = desk.next_question()
            clock.utc_ms += 6_000
    learner.close()
