"""What the log says of one learner: derived, and rebuilt from the log at any time."""

from dataclasses import dataclass
from typing import NamedTuple

from trainer.domain.question import Form, ShowingId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId


class Memory(NamedTuple):
    """A memory model's state of one fact."""

    stability: float
    """Days until recall falls to 90 %."""
    difficulty: float
    """1 (easy) to 10 (hard)."""
    day: StudyDay
    """The study day of the answer that moved it last."""


@dataclass(frozen=True, slots=True)
class FactState:
    """What is known of one fact. All answers move `memory` and are counted; the first of a day is scored."""

    fact: FactId
    memory: Memory | None = None
    """None while the fact was only ever taken for another."""
    answers: int = 0
    right: int = 0
    right_days: int = 0
    """Study days whose first answer was right."""
    last_sequence: int = 0
    """The newest log entry that tested it; 0 for none."""
    last_correct: bool = False
    last_question: ShowingId | None = None
    produced_right: int = 0
    """Right answers in a form that demands producing."""
    chosen_instead_of: FactId | None = None
    """The fact this one was last chosen for by mistake, until it is answered again itself on a later day."""
    chosen_instead_day: StudyDay | None = None
    sure_wrong_day: StudyDay | None = None
    """The day of the newest answer that was wrong and sure, until right on two later days, one about a week on."""
    recalled: bool = False
    """Whether the first answer of the newest day was right: unaided, unlike what was only shown or just corrected."""
    wrong_days: int = 0
    """Study days whose first answer was wrong, since it was last right on two of its days running."""


class Confusion(NamedTuple):
    """How often one fact was answered as another, and when last."""

    fact: FactId
    taken_for: FactId
    times: int
    last_day: StudyDay
    right_since: int = 0
    """Right first-of-the-day answers to `fact` since then."""
    forms_held: int = 0
    """In how many forms `fact` was right ever since the pair's newest mistake; 0 where not yet on two later days."""
    forms_held_back: int = 0
    """The same of `taken_for`."""


class QuestionState(NamedTuple):
    """When a question was last asked in one of its wordings."""

    question: ShowingId
    asked: int
    last_sequence: int
    last_day: StudyDay


class FactEvent(NamedTuple):
    """One log entry as one fact sees it: it was tested, or chosen in another's place."""

    sequence: int
    study_day: StudyDay
    question: ShowingId
    form: Form
    tested: bool
    """False: the fact was the lure that was chosen."""
    correct: bool
    taken_for: FactId | None
    """Tested and wrong: what it was taken for. Lured: the fact that was asked."""
    sure: bool
