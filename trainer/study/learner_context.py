"""What is known of one learner in one pack: enough for reports, search and the home, and for those who look on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from trainer.domain.clock import Clock
from trainer.domain.focus import Focus
from trainer.domain.goal import Goal
from trainer.domain.message import Message
from trainer.domain.pack import Pack
from trainer.domain.preferences import Preferences
from trainer.domain.question import Form, Question, QuestionId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId, Topic
from trainer.domain.text import Language, Text
from trainer.question_types.question_type import QuestionType
from trainer.scheduling.ability_snapshot import Reading
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.goals import SharedByGoals
from trainer.scheduling.memory_model import MemoryModel
from trainer.scheduling.plan_rules import still_ahead
from trainer.scheduling.policy import Policy
from trainer.study.guesses import Guesses
from trainer.study.home import Layout, left_out
from trainer.study.home_layout import layout_of
from trainer.study.learner_state_store import LearnerStateStore
from trainer.study.measured_seconds import MeasuredSeconds
from trainer.study.ports import Layouts, PreferenceStore, ReviewLog
from trainer.study.right_answers import right_answers


@dataclass(kw_only=True)
class LearnerContext:
    """Read on first use: making one costs nothing. Used on the database thread only."""

    pack: Pack
    types: tuple[QuestionType, ...]
    log: ReviewLog
    preference_store: PreferenceStore
    layouts: Layouts
    clock: Clock
    device: str
    model: MemoryModel
    policy: Policy
    layout_kept: bool = False
    _preferences: Preferences | None = field(default=None, init=False)
    _aside: frozenset[FactId] | None = field(default=None, init=False)
    _open: dict[frozenset[FactId], Catalogue] = field(default_factory=dict, init=False)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The askable part of the pack."""
        return Catalogue(self.pack)

    @cached_property
    def right_answers(self) -> Mapping[str, FactId]:
        """The facts by their right answers, in an imported pack that names no twin; elsewhere nothing."""
        if not self.pack.imported or any(fact.twins for fact in self.pack.facts.values()):
            return {}
        return right_answers(self.pack)

    @property
    def aside(self) -> frozenset[FactId]:
        """The facts that the learner put aside: they are not asked, unless somebody else's goal wants them."""
        if self._aside is None:
            self._aside = self.log.put_aside(self.pack.id)
        return self._aside.difference(self.assigned) if self._aside else self._aside

    def note_aside(self, fact: FactId, *, aside: bool) -> None:
        """Take in what was put into the log."""
        known = self._aside or frozenset()
        self._aside = known | {fact} if aside else known - {fact}

    @property
    def focus(self) -> Focus:
        """What the learner practises at present in this pack."""
        focus = self.preferences.focus
        return focus if focus.pack == self.pack.id else Focus(self.pack.id)

    @property
    def left_out(self) -> frozenset[FactId]:
        """The facts outside the focus; never one that somebody else assigned."""
        if not self.focus.is_set:
            return frozenset()
        return (
            frozenset(map(FactId, left_out(self.layout, self.preferences, self.today()))) & self.catalogue.facts.keys()
        )

    @property
    def unasked(self) -> frozenset[FactId]:
        """What no plan takes up at present: put aside, or outside the focus."""
        return self.aside | self.left_out

    @property
    def goals(self) -> tuple[Goal, ...]:
        """The goals in this pack beside the learner's own, without those whose date is over."""
        today = self.today()
        here = (one for one in self.preferences.goals if one.pack == self.pack.id)
        return tuple(one for one in here if one.due_day is None or still_ahead(one.due_day, today) is not None)

    @property
    def assigned(self) -> dict[FactId, Goal]:
        """The facts that belong to a goal somebody else set, each with one such goal."""
        return {fact: goal for goal in self.goals if goal.assigned for fact in goal.facts}

    @property
    def registered(self) -> tuple[Goal, ...]:
        """The goals whose answers are handed in, also those whose date is over: what comes late counts as late."""
        return tuple(one for one in self.preferences.goals if one.registration and one.pack == self.pack.id)

    @property
    def plan_policy(self) -> Policy:
        """The policy by which the minutes are planned: shared among the goals, where there are several."""
        goals = self.goals
        return SharedByGoals(self.policy, goals) if goals else self.policy

    def catalogue_without(self, facts: frozenset[FactId]) -> Catalogue:
        """Return what may be asked but for these facts; the newest few are kept."""
        if not facts:
            return self.catalogue
        if facts not in self._open:
            self._open = {facts: Catalogue(self.pack, facts)}
        return self._open[facts]

    @cached_property
    def layout(self) -> Layout:
        """The pack's shape."""
        return layout_of(self.pack)

    @cached_property
    def states(self) -> LearnerStateStore:
        """The learner's state."""
        reading = Reading(self.pack.content_hash, self.topic_of, Guesses(self.pack, self.type_of).of)
        return LearnerStateStore(
            self.pack.id, self.log, self.model, reading, day_starts=lambda: self.preferences.day_starts
        )

    @cached_property
    def measured_seconds(self) -> MeasuredSeconds:
        """How long the learner's answers take."""
        return MeasuredSeconds(self.pack, self.log)

    @cached_property
    def _types_by_name(self) -> dict[str, QuestionType]:
        return {one.name: one for one in self.types}

    @property
    def preferences(self) -> Preferences:
        """The learner's settings."""
        if self._preferences is None:
            self._preferences = self.preference_store.read()
        return self._preferences

    @preferences.setter
    def preferences(self, preferences: Preferences) -> None:
        self.preference_store.write(preferences)
        self._preferences = preferences

    @property
    def language(self) -> Language:
        """The language of the questions; everything else is in none until it is shown."""
        return self.preferences.language

    def today(self) -> StudyDay:
        """Return the study day of this moment."""
        return self.states.today(self.clock.now())

    def type_of(self, question: Question) -> QuestionType:
        """Return the question's type; the pack reader has checked that there is one."""
        return self._types_by_name[question.type]

    def form_of(self, question: QuestionId) -> Form:
        """Return the form of a question; one the pack no longer has counts as recognised."""
        known = self.pack.questions.get(question)
        return Form.RECOGNISE if known is None else known.form

    def topic_of(self, fact: FactId) -> Topic | None:
        """Return the topic a fact belongs to; None of one the pack no longer has."""
        known = self.pack.facts.get(fact)
        return None if known is None else known.topic

    def aspect_name(self, fact: FactId) -> Text:
        """Return the name of the aspect a fact belongs to."""
        return self.pack.aspect_name(self.pack.facts[fact].aspect)

    def topic_label(self, fact: FactId) -> Message:
        """Return 「時間軸 · 営業」: aspect and side, which may give an answer away."""
        return self.pack.topic_name(self.pack.facts[fact].topic)
