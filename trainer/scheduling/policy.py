"""The contract of a policy: which fact is asked next, and why."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Literal, NamedTuple, Protocol

from trainer.domain.grade import FactOutcome
from trainer.domain.learner import Confusion, FactState
from trainer.domain.question import Form, QuestionId, ShowingId
from trainer.domain.review import ReasonKind, SessionKind
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import Distinction, FactId
from trainer.scheduling.ability import Ability
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.memory_model import MemoryModel

Arm = Literal["together", "apart"]
"""In which way a confused pair of the experiment is asked today: its twins side by side, or far from each other."""


class Pick(NamedTuple):
    """A fact to be asked next."""

    fact: FactId
    reason: ReasonKind
    reason_fact: FactId | None = None
    """The fact the reason is about: the confused twin, the weak one."""
    probe: bool = False
    """Drawn at random, for an unbiased measure."""
    form: Form | None = None
    """The form to be asked in, where the fact has it; None: as rotation says."""
    question_type: str = ""
    """The question type to be asked with, where the fact has it; empty: as rotation says."""
    question: QuestionId | None = None
    """This question of the fact and no other; None: as rotation says."""
    variant: str = ""
    """The question's wording, where it is one that rotation never chooses: a reserved one."""
    easy: bool = False
    """In the form that is easiest, for much went wrong of late."""
    arm: str = ""
    """Only for a confused pair of the experiment: which way chance chose, for the log; empty for all others."""
    goal: str = ""
    """The goal whose minutes it takes; empty for the learner's own."""


class Asked(NamedTuple):
    """One answer of the running session, as the queue sees it."""

    question: QuestionId
    outcomes: tuple[FactOutcome, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """What a policy may know: the learner as at the start of the session, and what the session is for."""

    catalogue: Catalogue
    facts: Mapping[FactId, FactState]
    confusions: Mapping[tuple[FactId, FactId], Confusion]
    today: StudyDay
    model: MemoryModel
    kind: SessionKind
    picked: FactId | None = None
    """Only for kind "fact"."""
    due_day: StudyDay | None = None
    """The day the learner wants to hold it all; None, or a day that is over: maintenance without end."""
    started: StudyDay | None = None
    """The first day of the plan for `due_day`; None: six weeks before it."""
    recovered: frozenset[Distinction] | None = None
    """The confused pairs that held since (`confusion.mended`); None: guessed from the states."""
    ability: Ability | None = None
    """How the learner does against the model's expectation; None: exactly as expected."""
    minutes: float | None = None
    """Minutes a day the learner set; None: not known, as if there were enough."""
    unseen: bool = True
    """Whether a test asks what was never met, too."""
    spent: Collection[ShowingId] = frozenset()
    """The reserved wordings that were asked before; only for a check day."""
    news: Mapping[FactId, int] = field(default_factory=dict)
    """How many wordings for training of each fact were never shown, and more for a question never asked; nothing where
    the pack has no variants."""
    learner: str = ""
    """Any constant word of the learner's own; the experiment's chance hangs on it."""


class Queue(Protocol):
    """One session's order of facts; what comes next is a function of the view, the chance and the answers so far."""

    @property
    def length(self) -> int | None:
        """The number of questions the session aims at; None where the minutes decide."""
        ...

    def next(self, so_far: Sequence[Asked], *, closing: bool = False) -> Pick | None:
        """Return the next pick, None when the session has nothing more.

        `so_far` only ever grows; calling again without a new answer gives the same pick. `closing`: the minutes are
        used up, so that only what must still come in this session comes.
        """
        ...

    def waiting(self, so_far: Sequence[Asked]) -> Collection[FactId]:
        """Return the facts that are to come once more in this session because they were answered wrong."""
        ...


class Policy(Protocol):
    """A way of choosing; name and version go into the log with every answer."""

    @property
    def name(self) -> str:
        """The policy's name."""
        ...

    @property
    def version(self) -> str:
        """Changes whenever the same log would give another queue."""
        ...

    def begin(self, view: PlanView, rng: Random) -> Queue:
        """Return the queue of a session; O(n log n) in the facts, once a session."""
        ...
