"""One running session: what was asked, what is on screen, and how much of its time is used."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from trainer.domain.asking import Asking
from trainer.domain.clock import Clock
from trainer.domain.grade import Grade
from trainer.domain.question import Question, QuestionId
from trainer.domain.response import Confidence, Response
from trainer.domain.review import TESTS, LogEntry, SessionKind
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.domain.time_spent import reading_ms
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.policy import Asked, Pick, Queue
from trainer.study.learner_state_store import answered_in
from trainer.study.steps import AskStep, EndStep, Progress, Step

SEED_BITS = 31
ANY_TYPE = 2
"""Questions of one type that any session may have."""
TIMED_KINDS: tuple[SessionKind, ...] = ("learn", "review")
"""They last for the minutes; the others for a number of questions."""
TEST_MS_A_QUESTION = 40_000
"""What a test against the clock gives for each question."""


class Given(NamedTuple):
    """What the learner gave as an answer."""

    response: Response
    confidence: Confidence | None
    milliseconds: int
    """As they count: a pause is cut short."""


class FirstTry(NamedTuple):
    """A near miss that may be typed once more, or what could not be read and is asked for again."""

    given: Given
    grade: Grade


@dataclass(frozen=True, slots=True)
class Posed:
    """The question on screen: why it was chosen and what was expected."""

    pick: Pick
    question: Question
    asking: Asking
    predicted_recall: float | None
    first_try: FirstTry | None = None
    unread: FirstTry | None = None
    """What could not be read, with the time of all such tries; it never goes into the log."""
    tried: FirstTry | None = None
    """The latest of the two: what is on screen to be typed again."""


class Prepared(NamedTuple):
    """What follows the feedback on screen, made before it is wanted."""

    day: StudyDay
    """It is good on this day only: reasons say "yesterday"."""
    posed: Posed | None
    """None at the end."""
    step: AskStep | EndStep


class Session:
    """Can be made again from the log: only the step on screen and a near miss live here alone."""

    def __init__(  # noqa: D417 - the others are their names
        self,
        *,
        session: str,
        kind: SessionKind,
        picked: FactId | None,
        seed: int,
        day: StudyDay,
        queue: Queue,
        catalogue: Catalogue,
        budget_ms: int | None,
        clock: Clock,
        began_ms: int,
    ) -> None:
        """Begin without any answer.

        Args:
            catalogue: what the queue chooses from.
            seed: of the first question's draw; every later chance of the session follows from it.
            budget_ms: None where a number of questions decides.
            began_ms: UTC; a test against the clock ends so long after it, whatever happens meanwhile.

        """
        self.id = session
        self.kind: SessionKind = kind
        self.picked = picked
        self.seed = seed
        self.day = day
        self.budget_ms = budget_ms
        self.spent_ms = 0
        self._clock = clock
        self._began_ms = began_ms
        self.entries: list[LogEntry] = []
        """Its answers that are not cancelled, oldest first."""
        self.posed: Posed | None = None
        self.step: Step | None = None
        self.prepared: Prepared | None = None
        """Of the feedback on screen what follows; goes with every answer."""
        self.catalogue = catalogue
        self._queue = queue
        self._so_far: list[Asked] = []

    def add(self, entry: LogEntry) -> None:
        """Take in one more answer."""
        self.prepared = None
        answered = answered_in(entry)
        previous = answered_in(self.entries[-1]) if self.entries else None
        self.spent_ms += answered.milliseconds + reading_ms(previous, answered)
        self.entries.append(entry)
        self._so_far.append(Asked(answered.question, answered.outcomes))

    def follow(self, queue: Queue, catalogue: Catalogue) -> None:
        """Go on by another plan."""
        self.prepared = None
        self._queue, self.catalogue = queue, catalogue

    @property
    def answered(self) -> int:
        """The number of answers."""
        return len(self.entries)

    @property
    def time_is_up(self) -> bool:
        """Whether the minutes are used."""
        return self.budget_ms is not None and self._used_ms >= self.budget_ms

    @property
    def _used_ms(self) -> int:
        """Return what is gone of its time: of a test against the clock what has passed, else what was spent on it."""
        return max(self._clock.now().utc_ms - self._began_ms, 0) if self.kind == "timed_test" else self.spent_ms

    @property
    def crowded(self) -> frozenset[str]:
        """The question types of which one more would be over a third of the session so far."""
        types = Counter(answered_in(entry).question_type for entry in self.entries)
        most = max((self.answered + 1) // 3, ANY_TYPE)
        return frozenset(one for one, count in types.items() if count >= most)

    @property
    def just_asked(self) -> QuestionId | None:
        """The question asked last."""
        return self._so_far[-1].question if self._so_far else None

    @property
    def over(self) -> bool:
        """Whether its end is on screen."""
        return isinstance(self.step, EndStep)

    def goes_on(self, day: StudyDay, kind: SessionKind, picked: FactId | None) -> bool:
        """Return whether it is of this day and kind and not over."""
        return not self.over and (self.day, self.kind, self.picked) == (day, kind, picked)

    def comes_again(self, facts: Collection[FactId]) -> bool:
        """Return whether one of these facts waits to be re-asked while there is time."""
        return not self.time_is_up and any(fact in facts for fact in self._queue.waiting(self._so_far))

    def next_pick(self) -> Pick | None:
        """Return what to ask next; None when the session is over."""
        return self._queue.next(self._so_far, closing=self.time_is_up)

    def draw(self) -> tuple[int, Random]:
        """Return the seed of the next question's draw and the chance to choose it with; the same after a restart."""
        chance = Random(f"{self.seed}/{self.answered}")
        seed = chance.getrandbits(SEED_BITS) if self.entries else self.seed
        return seed, chance

    def progress(self) -> Progress:
        """Return how far the session is, in its minutes or its questions."""
        if self._queue.length is not None:
            share = self.answered / max(self._queue.length, 1)
        else:
            share = self.spent_ms / self.budget_ms if self.budget_ms else float(self.over)
        left_ms = max(self.budget_ms - self._used_ms, 0) if self.kind == "timed_test" and self.budget_ms else None
        return Progress(self.answered, min(1.0, share), left_ms, self._queue.length if self.kind in TESTS else None)

    @property
    def length(self) -> int | None:
        """The number of questions it aims at; None where the minutes decide."""
        return self._queue.length
