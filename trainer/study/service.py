"""Everything a learner can do, as one object for the window and the terminal."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from trainer.domain.clock import Clock
from trainer.domain.goal import Goal
from trainer.domain.message import Message, message
from trainer.domain.pack import Pack
from trainer.domain.preferences import Preferences
from trainer.domain.problem import KnownProblem
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.domain.pure_job import PureJob
from trainer.domain.response import Confidence, Response
from trainer.domain.review import SessionKind
from trainer.domain.subject import FactId
from trainer.domain.time_spent import answer_ms
from trainer.question_types.question_type import QuestionType
from trainer.reports.forecast import ForecastReport
from trainer.reports.report import Made_co, ReportSpec
from trainer.scheduling.memory_model import MemoryModel
from trainer.scheduling.policy import Policy
from trainer.study import backups
from trainer.study.accept_own_wording import accept_own_wording
from trainer.study.author_notes import AuthorNote, author_notes
from trainer.study.flag_question import flag_question
from trainer.study.goals_outlook import GoalsOutlook, goals_outlook
from trainer.study.home import HomeSnapshot
from trainer.study.keep_forecast import keep_forecast
from trainer.study.learner_context import LearnerContext
from trainer.study.next_question import next_question, show_feedback
from trainer.study.offer_test import ExamOffer, offer_test
from trainer.study.own_words import write_own_words
from trainer.study.plan_start import with_start
from trainer.study.ports import Backups, Flags, Layouts, PreferenceStore, ReviewLog
from trainer.study.redo_answer import redo_answer
from trainer.study.report_input import report_input
from trainer.study.retranslate import retranslate
from trainer.study.search import Found, Search
from trainer.study.session import Given, Session
from trainer.study.session_context import SessionContext
from trainer.study.session_summary import end
from trainer.study.set_aside import bring_back, set_aside
from trainer.study.show_home import show_home
from trainer.study.start_session import goes_on_today, plan_again, start_session
from trainer.study.steps import AskStep, BackupsSnapshot, EndStep, FeedbackStep, Step
from trainer.study.submit_answer import submit_answer
from trainer.study.todays_plan import todays_plan
from trainer.study.undo_answer import undo_answer

if TYPE_CHECKING:
    from trainer.study.assigned import Assigned


class StudyService:
    """Every method runs on the database thread and returns a frozen snapshot."""

    def __init__(
        self,
        *,
        pack: Pack,
        types: tuple[QuestionType, ...],
        log: ReviewLog,
        flags: Flags,
        preferences: PreferenceStore,
        layouts: Layouts,
        backups: Backups,
        clock: Clock,
        rng: Random,
        new_id: Callable[[], str],
        device: str,
        model: MemoryModel,
        policy: Policy,
        folder: str = "",
    ) -> None:
        self._context = SessionContext(
            pack=pack,
            types=types,
            log=log,
            flags=flags,
            preference_store=preferences,
            layouts=layouts,
            backups=backups,
            clock=clock,
            rng=rng,
            new_id=new_id,
            device=device,
            model=model,
            policy=policy,
            folder=folder,
        )
        self._search = Search(self._context)

    @property
    def learner(self) -> LearnerContext:
        """The learner in this pack, for whoever only looks on; used on the database thread."""
        return self._context

    @property
    def assigned(self) -> "Assigned":
        """What somebody else assigned; loaded only for whoever has such a file. Used on the database thread."""
        from trainer.study.assigned import Assigned

        return Assigned(self._context, self.set_goals)

    def show_home(self) -> HomeSnapshot:
        """Return the field of today."""
        return show_home(self._context)

    def start_session(self, kind: SessionKind, fact: FactId | None = None) -> Step:
        """Begin a session, or go on with an unfinished one of the same day and kind; `fact` only with kind "fact"."""
        return start_session(self._context, kind, fact)

    def submit_answer(self, response: Response, confidence: Confidence | None, milliseconds: int) -> Step:
        """Answer the question on screen; on disk when this returns. Without a question on screen nothing changes."""
        session = self._session()
        if session.posed is None or not isinstance(session.step, AskStep):
            return self._step(session)
        given = Given(response, confidence, answer_ms(milliseconds))
        return submit_answer(self._context, session, session.posed, given)

    def next_question(self) -> Step:
        """Go from the feedback to the next question or the end; anywhere else nothing changes."""
        session = self._session()
        if not isinstance(session.step, FeedbackStep):
            return self._step(session)
        return next_question(self._context, session)

    def undo_answer(self) -> Step:
        """Take back the newest answer of this study day, also after a restart, and ask it again with the same draw."""
        return undo_answer(self._context)

    def accept_own_wording(self) -> Step:
        """Let the answer on screen count as right, by a wording of the learner's own; else nothing changes."""
        session = self._session()
        if not isinstance(session.step, FeedbackStep):
            return self._step(session)
        return accept_own_wording(self._context, session, session.step)

    def write_own_words(self, fact: FactId, other: FactId, words: str) -> Step:
        """Keep the learner's own line on the pair in the feedback on screen; else nothing changes."""
        session = self._session()
        if not isinstance(session.step, FeedbackStep):
            return self._step(session)
        return write_own_words(self._context, session, session.step, (fact, other), words)

    def author_notes(self) -> tuple[AuthorNote, ...]:
        """Return what the learner may hand to the author of the pack."""
        return author_notes(self._context)

    def redo_answer(self) -> Step:
        """Let the answer that was taken back last stand again, where none was given since."""
        return redo_answer(self._context)

    def set_aside(self, fact: FactId) -> Step | None:
        """Ask a fact no more until it is brought back; return the step on screen."""
        return set_aside(self._context, fact)

    def bring_back(self, fact: FactId) -> Step | None:
        """Ask a fact again that was put aside; return the step on screen."""
        return bring_back(self._context, fact)

    def flag_question(self) -> Step:
        """Toggle 「この問題はおかしい」 on the question on screen."""
        session = self._session()
        if not isinstance(session.step, AskStep | FeedbackStep):
            return self._step(session)
        return flag_question(self._context, session, session.step)

    def leave_session(self) -> EndStep | None:
        """Return how the session went so far, for one who leaves it: it can be gone on with. None without an answer."""
        session = self._session()
        return end(self._context, session, left=True) if session.entries and not session.over else None

    def goes_on(self, kind: SessionKind) -> SessionKind | None:
        """Return the kind where a session of it was left today and can be gone on with, else None."""
        return kind if goes_on_today(self._context, kind) else None

    def offer_test(self) -> ExamOffer:
        """Return what a test would be, before it begins."""
        return offer_test(self._context)

    def current_step(self) -> Step | None:
        """Return the step on screen, None before the first session."""
        session = self._context.session
        return None if session is None else session.step

    def todays_plan(self) -> tuple[Message, ...]:
        """Return today's plan."""
        return todays_plan(self._context)

    def report(self, spec: ReportSpec[Made_co]) -> PureJob[Made_co]:
        """Return a report as work that holds its own copy of the learner, and may go on beside the database."""
        return PureJob(partial(spec.make, report_input(self._context, spec.reads)))

    def goals_outlook(self) -> PureJob[GoalsOutlook]:
        """Return how the goals stand; what comes of it is to be kept with `keep_forecast` once it was shown."""
        return goals_outlook(self._context)

    def keep_forecast(self, report: ForecastReport) -> None:
        """Keep what a report that was shown says of the days ahead, to be held against what comes."""
        keep_forecast(self._context, report)

    def preferences(self) -> Preferences:
        """Return the learner's settings."""
        return self._context.preferences

    def change_preferences(self, preferences: Preferences) -> Preferences:
        """Store the settings; what is on screen changes its language at once, a new due date starts its plan."""
        language, session = self._context.language, self._context.session
        before = self._context.preferences
        # Goals come from elsewhere; a window that shows settings does not take them away.
        preferences = with_start(before, preferences._replace(goals=before.goals), self._context.today())
        self._context.preferences = preferences
        if session is not None and preferences.focus != before.focus and not session.over:
            plan_again(self._context, session)
        if session is not None:
            if preferences.language != language:
                retranslate(self._context, session)
            else:
                self._prepare_again(session)
        return preferences

    def set_goals(self, goals: Sequence[Goal]) -> None:
        """Take over the goals beside the learner's own; a running session goes on by them."""
        self._context.preferences = self._context.preferences._replace(goals=tuple(goals))
        session = self._context.session
        if session is not None and not session.over:
            plan_again(self._context, session)
            self._prepare_again(session)

    def search(self, text: str) -> tuple[Found, ...]:
        """Return the facts and questions that have every word of `text` in them, the nearest first."""
        return self._search.finder.find(text)

    def prepare_search(self) -> bool:
        """Make the search ready a little further; return whether there is more to do."""
        return self._search.finder.prepare()

    def list_backups(self) -> BackupsSnapshot:
        """Return where the data is and which backups exist."""
        return backups.list_backups(self._context)

    def make_backup(self, watch: ProgressReporter = NO_PROGRESS) -> BackupsSnapshot:
        """Make a verified backup."""
        return backups.make_backup(self._context, watch)

    def rebuild(self) -> bool:
        """Replay the log and put the result in place; return whether the stored state was equal."""
        context = self._context
        pack = context.pack.id
        stored = context.log.state(pack)
        rebuilt = context.states.rebuilt()
        context.log.replace_state(pack, rebuilt)
        context.states.load(rebuilt)
        if context.session is not None:
            self._prepare_again(context.session)
        if stored.ability_snapshot is not None and stored.ability_snapshot.content_hash != context.pack.content_hash:
            # About the topics of another version of the pack; only the next answer puts a new one in its place.
            stored = replace(stored, ability_snapshot=rebuilt.ability_snapshot)
        return stored == rebuilt

    def _prepare_again(self, session: Session) -> None:
        """Let the feedback on screen carry what follows as things are now."""
        if isinstance(session.step, FeedbackStep):
            show_feedback(self._context, session, session.step)

    def _session(self) -> Session:
        if self._context.session is None:
            raise KnownProblem(message("Nothing has begun yet."))
        return self._context.session

    def _step(self, session: Session) -> Step:
        """Return the step on screen; a session has one as soon as it has begun."""
        if session.step is None:
            return next_question(self._context, session)
        return session.step
