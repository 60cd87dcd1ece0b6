"""What the console shows, frozen: made by the reports of this room, drawn by whoever shows them."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from trainer.domain.assignment import Flag, State
from trainer.domain.message import Message
from trainer.domain.passing import Share
from trainer.domain.question import QuestionId
from trainer.domain.subject import FactId
from trainer.domain.text import Text
from trainer.scheduling.estimate import Estimate
from trainer.scheduling.forecast import Outlook


class Count(NamedTuple):
    """How many people of an assignment are in one state."""

    state: State
    people: int


@dataclass(frozen=True, slots=True)
class AssignmentBar:
    """One assignment as one bar: all who are enrolled, by state."""

    assignment: str
    rev: int
    title: Text
    due_ms: int | None
    """The common one; None where it runs from each person's opening."""
    zone: str
    counts: tuple[Count, ...]
    """Every state once, in a fixed order; together `enrolled`."""
    enrolled: int
    overdue: int
    flagged: int
    """People with anything to look at."""
    queued: int
    """Results that wait for somebody to say whose they are."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person in one assignment."""

    assignment: str
    person: str
    """The employee code."""
    name: str
    groups: tuple[str, ...]
    state: State
    passed: bool
    seen: Share
    """Items answered of all items."""
    score: Share
    """Items that count as right of all items; of a completion, as it was then."""
    completed_ms: int | None
    """When the completing answer was given."""
    due_ms: int | None
    """Of this person: with an extension, and without the days of leave."""
    late_answered: bool
    late_received: bool
    overdue: bool
    flags: tuple[Flag, ...]
    as_claimed: int
    """Answers that could not be judged anew and stand as the learner's app called them."""
    last_contact_ms: int | None
    """When the newest file was written; None: nothing came yet."""
    last_answer_ms: int | None
    outlook: Outlook | None
    """As far as handed-in answers tell; None: too little came to tell, or nothing is open any more."""
    said: Message
    """The same in the words the learner reads."""
    held: Estimate | None
    """The share of the items' facts that is held today, with its range; None where too little is known."""
    valid_until_ms: int | None
    note: str = ""
    """The reason of an extension or an exemption."""


class HeatCell(NamedTuple):
    """One topic in one group."""

    answers: int
    people: int
    right: int | None
    """None: fewer than five people answered, so nothing of it is shown."""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Topics by groups."""

    topics: tuple[Text, ...]
    groups: tuple[str, ...]
    cells: tuple[tuple[HeatCell, ...], ...]
    """A row a topic, as long as there are groups."""


class MixUp(NamedTuple):
    """One fact that was taken for another."""

    fact: FactId
    taken_for: FactId
    fact_name: Text
    taken_for_name: Text
    times: int
    people: int
    """Never fewer than five: rarer ones are not shown."""


class LureCount(NamedTuple):
    """A fact that was taken for the right one, and how often."""

    taken_for: FactId
    name: Text
    times: int


class ItemRow(NamedTuple):
    """One question: how it went."""

    question: QuestionId
    stem: Text
    topic: Text
    answers: int
    people: int
    right: int | None
    """None where fewer than five people answered."""
    lures: tuple[LureCount, ...]
    as_claimed: int
    flagged_by: int
    """Learners who marked it as odd."""


Outcome = Literal["accepted", "duplicate", "incomplete", "queued", "flagged", "refused"]
"""What became of one file; every file has exactly one."""


class LedgerRow(NamedTuple):
    """One file, as it was taken in or not."""

    file: str
    outcome: Outcome
    person: str
    """The code in the file; empty where it could not be opened."""
    assignment: str
    new_answers: int
    received_ms: int
    flags: tuple[Flag, ...]
    reason: Message
    """Why, in words; nothing where it was simply accepted."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What one collecting did; the rows' outcomes add up to `read`."""

    read: int
    rows: tuple[LedgerRow, ...]
    new_answers: int

    def count(self, outcome: Outcome) -> int:
        """Return how many files had this outcome."""
        return sum(one.outcome == outcome for one in self.rows)


class TimelineEntry(NamedTuple):
    """One thing of one person's record, newest last."""

    at_ms: int
    said: Message
