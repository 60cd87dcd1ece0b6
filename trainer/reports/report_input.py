"""All a report may know: plain values, built from a log, from answers that were handed in, or by a test."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from trainer.domain.goal import Goal
from trainer.domain.learner import Confusion, FactEvent, FactState
from trainer.domain.log_records import ForecastSaid
from trainer.domain.message import NOTHING, Message
from trainer.domain.pack import Pack
from trainer.domain.review import Answered
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.ability import Ability
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.memory_model import MemoryModel
from trainer.scheduling.plan_rules import DAYS_AHEAD, still_ahead
from trainer.scheduling.policy import Policy


@dataclass(frozen=True, slots=True)
class ReportInput:
    """One learner and one pack, as of one day; nothing in it changes any more."""

    pack: Pack
    catalogue: Catalogue
    today: StudyDay
    facts: Mapping[FactId, FactState]
    """The facts that were answered, or taken for others."""
    confusions: Mapping[tuple[FactId, FactId], Confusion]
    ability: Ability
    model: MemoryModel
    policy: Policy
    """What an outlook plays forward."""
    study_days: tuple[StudyDay, ...] = ()
    """Every day with an answer, oldest first."""
    answers: tuple[Answered, ...] = ()
    """Those the report reads (`Reads`), oldest first, without what was taken back."""
    forecasts: tuple[ForecastSaid, ...] = ()
    """Those that were said for the days the report reads, oldest first."""
    events: Mapping[FactId, tuple[FactEvent, ...]] = field(default_factory=dict)
    """All events of the facts answered since the earliest of those days, oldest first."""
    minutes: int = 10
    """The goal of a day."""
    due_day: StudyDay | None = None
    """The day by which all is to be held; may be over."""
    due_from: StudyDay | None = None
    """The day on which it was set."""
    goals: tuple[Goal, ...] = ()
    """Goals beside the learner's own that are not over; `policy` shares the minutes among all."""
    aside: tuple[FactId, ...] = ()
    """The facts that the learner put aside, in pack order; the catalogue is without them."""
    focus: Message = NOTHING
    """What is practised alone at present, in words: the catalogue is without the rest."""
    learner: str = ""
    """A constant word of the learner's own; the experiment's chance hangs on it."""

    @property
    def due(self) -> StudyDay | None:
        """The due date; None where there is none or it is over."""
        return still_ahead(self.due_day, self.today)

    @property
    def horizon(self) -> StudyDay:
        """The day that counts: the due date, without one a month ahead."""
        due = self.due
        return StudyDay(self.today + DAYS_AHEAD) if due is None else due

    def answers_of(self, first: StudyDay, last: StudyDay) -> tuple[Answered, ...]:
        """Return the answers of these days, both included."""
        return tuple(one for one in self.answers if first <= one.study_day <= last)
