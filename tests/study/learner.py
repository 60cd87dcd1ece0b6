"""A learner at a desk in memory: answers, goes on, sleeps, restarts."""

from collections.abc import Callable
from random import Random

from tests.study.in_memory import (
    HandClock,
    MemoryBackups,
    MemoryFlags,
    MemoryLayouts,
    MemoryPreferences,
    MemoryReviewLog,
)
from tests.study.small_pack import RIGHT, TYPES, small_pack
from trainer.domain.pack import Pack
from trainer.domain.response import Confidence, Response
from trainer.domain.review import SessionKind
from trainer.domain.subject import FactId
from trainer.question_types.question_type import QuestionType
from trainer.scheduling.ability import Ability
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.policies import POLICIES
from trainer.scheduling.policy import Policy
from trainer.study.ports import ReviewLog
from trainer.study.service import StudyService
from trainer.study.steps import AskStep, EndStep, FeedbackStep, Step

MODEL = FsrsModel()


class Learner:
    """Holds what outlives a restart; `desk` is the program that runs now."""

    def __init__(self, pack: Pack | None = None, seed: int = 7, types: tuple[QuestionType, ...] = TYPES) -> None:
        self.pack = pack or small_pack()
        self.types = types
        self.clock = HandClock()
        self.log = MemoryReviewLog()
        self.disk: ReviewLog | None = None
        """A log to use instead of `log`, from the next restart on."""
        self.flags = MemoryFlags()
        self.preferences = MemoryPreferences()
        self.layouts = MemoryLayouts()
        self.backups = MemoryBackups()
        self.policy: Policy = POLICIES[0]
        self.device = "here"
        self._ids = 0
        self._rng = Random(seed)
        self.desk = self.restart()

    def restart(self) -> StudyService:
        """Close the program and start it again on the same data."""
        self.desk = StudyService(
            pack=self.pack,
            types=self.types,
            log=self.disk or self.log,
            flags=self.flags,
            preferences=self.preferences,
            layouts=self.layouts,
            backups=self.backups,
            clock=self.clock,
            rng=self._rng,
            new_id=self._new_id,
            device=self.device,
            model=MODEL,
            policy=self.policy,
        )
        return self.desk

    def answer(self, response: Response = RIGHT, confidence: Confidence | None = None, ms: int = 5000) -> Step:
        """Take `ms` and answer."""
        self.clock.pass_ms(ms)
        return self.desk.submit_answer(response, confidence, ms)

    def study(
        self,
        kind: SessionKind = "review",
        respond: Callable[[AskStep], Response] = lambda _: RIGHT,
        fact: FactId | None = None,
        at_most: int = 500,
        ms: int = 5000,
    ) -> list[AskStep]:
        """Study until the end or `at_most` answers; return what was asked."""
        step, asked = self.desk.start_session(kind, fact), list[AskStep]()
        while not isinstance(step, EndStep) and len(asked) < at_most:
            if isinstance(step, FeedbackStep):
                step = self.desk.next_question()
                continue
            asked.append(step)
            step = self.answer(respond(step), ms=ms)
        return asked

    def ability(self) -> Ability:
        """Return how the program that runs now says the learner leans."""
        return self.desk._context.states.ability_before(())

    def restart_and_lean(self) -> Ability:
        """Return the same of a program that has just been started."""
        self.restart()
        return self.ability()

    def _new_id(self) -> str:
        self._ids += 1
        return f"id-{self._ids}"


def ask(step: Step | None) -> AskStep:
    """Return the step as a question."""
    assert isinstance(step, AskStep)
    return step


def feedback(step: Step | None) -> FeedbackStep:
    """Return the step as feedback."""
    assert isinstance(step, FeedbackStep)
    return step


def end(step: Step | None) -> EndStep:
    """Return the step as the end."""
    assert isinstance(step, EndStep)
    return step


def fact_of(step: AskStep) -> FactId:
    """Return the fact a question of the small pack asks."""
    return FactId(step.asking.question.rsplit(".", 1)[0])
