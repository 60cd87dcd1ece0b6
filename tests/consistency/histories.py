"""Random learners on the real service and the built-in pack, and every screen they come to see."""

from collections.abc import Iterator
from functools import cache
from random import Random
from typing import NamedTuple

from tests.consistency.sentences import ids_in
from tests.question_types.samples import RIGHT_RESPONSE, WRONG_RESPONSE
from tests.shown import shown_in
from tests.study.learner import Learner
from trainer.app.chosen_pack import BUILT_IN_PACK
from trainer.domain.pack import Pack, Question
from trainer.domain.response import DONT_KNOW, Confidence
from trainer.domain.review import Answered, SessionKind
from trainer.domain.study_day import StudyDay
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.reports import REPORTS
from trainer.reports.report import Report
from trainer.resources import questions_folder
from trainer.study.home import HomeSnapshot
from trainer.study.steps import EndStep, FeedbackStep, Step

KINDS: tuple[SessionKind, ...] = ("learn", "review", "review", "test", "timed_test", "weak", "fact")
SURENESS = (None, Confidence.GUESS, Confidence.MAYBE, Confidence.SURE)
MOST_DAYS, MOST_ANSWERS = 8, 14
OUTLOOK_OF = 12
"""One history in so many plays an outlook forward, which takes long."""


class Seen(NamedTuple):
    """All a learner could read at one moment, and the answers that stand in the log."""

    seed: int
    today: StudyDay
    answers: tuple[Answered, ...]
    home: HomeSnapshot
    plan: tuple[object, ...]
    steps: tuple[Step, ...]
    """Those of the newest session."""
    reports: dict[str, Report]

    @property
    def said(self) -> set[str]:
        """The ids of every sentence that is shown."""
        reports = [(one.sentences, one.table) for one in self.reports.values()]
        titles = [spec.title for spec in REPORTS]
        return ids_in((self.home, self.plan, self.steps, list(self.reports.values()), reports, titles))

    @property
    def end(self) -> EndStep | None:
        """The end of the newest session, if it was reached."""
        last = self.steps[-1] if self.steps else None
        return last if isinstance(last, EndStep) else None

    @property
    def of_session(self) -> tuple[Answered, ...]:
        """The answers of the newest session."""
        return tuple(one for one in self.answers if one.session == self.answers[-1].session) if self.answers else ()


@cache
def built_in() -> Pack:
    """Return the built-in pack, read once."""
    return load_pack(questions_folder() / BUILT_IN_PACK, QUESTION_TYPES)


class RandomLearner(Learner):
    """One whose knowledge, habits and whims hang on a seed."""

    def __init__(self, seed: int) -> None:
        super().__init__(built_in(), seed, QUESTION_TYPES)
        self.seed = seed
        self.whim = Random(seed)
        self.known = self.whim.choice([0.0, 0.3, 0.6, 0.9, 1.0])
        self.steps: list[Step] = []

    def live(self) -> Iterator[Seen]:
        """Study on some days; yield what there is to read after each session."""
        yield self.look()
        for _ in range(self.whim.randint(1, MOST_DAYS)):
            if self.whim.random() < 0.2:
                self._set_goals()
            for _ in range(self.whim.randint(1, 2)):
                self._session(self.whim.choice(KINDS))
                yield self.look()
            self.clock.pass_days(self.whim.choice([1, 1, 1, 2, 6, 30]))
            if self.whim.random() < 0.3:
                self.restart()

    def look(self) -> Seen:
        """Return everything as it is now."""
        outlook = self.seed % OUTLOOK_OF == 0
        specs = [spec for spec in REPORTS if outlook or spec.name != "forecast"]
        return Seen(
            seed=self.seed,
            today=self.desk._context.today(),
            answers=tuple(self.log.answers()),
            home=self.desk.show_home(),
            plan=self.desk.todays_plan(),
            steps=tuple(self.steps),
            reports={spec.name: self.desk.report(spec).work() for spec in specs},
        )

    def _set_goals(self) -> None:
        today = self.desk._context.today()
        due = self.whim.choice([None, today, today + 3, today + 20])
        goals = self.desk.preferences()._replace(minutes=self.whim.choice([3, 10]), due_day=due)
        self.desk.change_preferences(goals)

    def _session(self, kind: SessionKind) -> None:
        fact = self.whim.choice(list(self.pack.facts)) if kind == "fact" else None
        if fact is not None and fact not in self.desk._context.catalogue.facts:
            return
        step = self.desk.start_session(kind, fact)
        self.steps = [step]
        for _ in range(self.whim.randint(1, MOST_ANSWERS)):
            if isinstance(step, EndStep):
                return
            step = self.desk.next_question() if isinstance(step, FeedbackStep) else self._answer(step)
            self.steps.append(step)
            if self.whim.random() < 0.05 and self.log.answers():
                step = self.desk.undo_answer()
                self.steps.append(step)
                if self.whim.random() < 0.5:
                    step = self.desk.redo_answer()
                    self.steps.append(step)

    def _answer(self, step: Step) -> Step:
        assert not isinstance(step, EndStep)
        question = shown_in(self.pack, step.asking)
        response = self._response(question, step)
        return self.answer_with(response, self.whim.choice(SURENESS), self.whim.choice([4_000, 20_000, 60_000]))

    def answer_with(self, response: object, sure: Confidence | None, ms: int) -> Step:
        """Take `ms` and answer."""
        return self.answer(response, sure, ms)  # type: ignore[arg-type]

    def _response(self, question: Question, step: Step) -> object:
        if self.whim.random() < 0.05:
            return DONT_KNOW
        builders = RIGHT_RESPONSE if self.whim.random() < self.known else WRONG_RESPONSE
        return builders[question.type](question, step.asking)  # type: ignore[union-attr]
