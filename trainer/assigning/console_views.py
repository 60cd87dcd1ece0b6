"""What the console shows: frozen values, reckoned when they are asked for; days are study days of the organisation."""

from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from trainer.domain.assignment import AttemptPolicy, Collected
from trainer.domain.message import NOTHING, Message, Wording
from trainer.domain.study_day import StudyDay
from trainer.scheduling.estimate import Estimate

Standing = Literal["done", "on_track", "open", "at_risk", "not_yet", "exempt", "on_leave", "left"]
"""Where one person stands: finished; at this pace safe, still open or not in time; nothing seen; not asked to."""

STANDINGS: Final[tuple[Standing, ...]] = (
    "done",
    "on_track",
    "open",
    "at_risk",
    "not_yet",
    "exempt",
    "on_leave",
    "left",
)
"""In the order of the bar."""

FEW: Final = 5
"""People of a cell below whom its number is hidden."""


class Counts(NamedTuple):
    """People of an assignment by standing; their sum is who is enrolled."""

    done: int = 0
    on_track: int = 0
    open: int = 0
    at_risk: int = 0
    not_yet: int = 0
    exempt: int = 0
    on_leave: int = 0
    left: int = 0

    @property
    def enrolled(self) -> int:
        """Everybody."""
        return sum(self)

    def of(self, standing: Standing) -> int:
        """Return how many stand so."""
        return dict(zip(STANDINGS, self, strict=True))[standing]


class AssignmentLine(NamedTuple):
    """One assignment on the overview."""

    id: str
    title: Wording
    due: StudyDay | None
    """None where everybody has days of their own."""
    counts: Counts
    overdue: int = 0


class LedgerLine(NamedTuple):
    """One file that was read, and what became of it."""

    file: str
    outcome: Literal["accepted", "duplicate", "incomplete", "queued", "flagged", "refused"]
    person: str = ""
    """Code and name, as the roster has them; empty where nobody knows."""
    reason: Wording = NOTHING
    new_answers: int = 0


@dataclass(frozen=True, slots=True)
class Ledger:
    """What one dropping of files came to."""

    lines: tuple[LedgerLine, ...] = ()

    def count(self, outcome: str) -> int:
        """Return how many files came to that."""
        return sum(line.outcome == outcome for line in self.lines)


@dataclass(frozen=True, slots=True)
class Overview:
    """The console's first sight: what is given to people, and how many there are."""

    organisation: str
    fingerprint: str
    """Of the organisation's key, to be read aloud."""
    people: int
    today: StudyDay
    assignments: tuple[AssignmentLine, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)
    """Of the files read last."""
    waiting: int = 0
    """Results of people who are not on the roster."""


class RecoverySheet(NamedTuple):
    """What is printed once and put away: with it and the passphrase the key can be had back."""

    organisation: str
    fingerprint: str
    key: str
    """One line of ASCII: the secret key behind the passphrase."""
    made: StudyDay


RosterChange = Literal["added", "moved", "renamed", "left", "conflict", "refused", "warned"]


class RosterLine(NamedTuple):
    """One row of what taking in a roster would change."""

    change: RosterChange
    code: str
    name: str
    before: str = ""
    after: Wording = NOTHING
    """Or, of what is refused, why."""
    where: str = ""
    """In the file: "row 12"."""


@dataclass(frozen=True, slots=True)
class RosterDiff:
    """What a file would change; nothing is changed yet."""

    file: str
    lines: tuple[RosterLine, ...]
    unchanged: int
    day: StudyDay

    def count(self, change: RosterChange) -> int:
        """Return how many rows come to that."""
        return sum(line.change == change for line in self.lines)


class RosterPerson(NamedTuple):
    """One person on the roster."""

    code: str
    name: str
    groups: tuple[str, ...]
    state: Wording = NOTHING
    """On leave since a day, left on a day."""


@dataclass(frozen=True, slots=True)
class RosterView:
    """Everybody who is known."""

    people: tuple[RosterPerson, ...]
    groups: tuple[str, ...]


class PersonRow(NamedTuple):
    """One person in one assignment."""

    code: str
    name: str
    groups: tuple[str, ...]
    standing: Standing
    due: StudyDay | None
    overdue: bool = False
    own_due: bool = False
    """Whether the date was extended for this person."""
    right: int | None = None
    items: int = 0
    held: Estimate | None = None
    """Retained today; None before there is evidence."""
    last: StudyDay | None = None
    """The day of the newest evidence."""
    late_answered: bool = False
    late_received: bool = False
    flags: tuple[Message, ...] = ()
    note: Wording = NOTHING
    """Why exempt, since when on leave."""


class HeatCell(NamedTuple):
    """How one group does in one topic."""

    share: float | None
    """Right of the latest answers; None where hidden or nothing is known."""
    people: int


@dataclass(frozen=True, slots=True)
class Heat:
    """Topic × group."""

    groups: tuple[tuple[str, int], ...]
    """Name and people."""
    topics: tuple[Wording, ...]
    cells: tuple[tuple[HeatCell, ...], ...]
    """A row a topic, as long as there are groups."""


class MixUp(NamedTuple):
    """What is taken for what most often."""

    asked: Wording
    taken_for: Wording
    people: int
    answers: int
    group: str = ""
    """Where it is most frequent."""


class QuestionRow(NamedTuple):
    """One question as it went."""

    id: str
    text: Wording
    topic: Wording
    answers: int
    right: int
    lure: Wording = NOTHING
    """The wrong answer given most."""
    lured: int = 0
    flagged: int = 0
    """People who called it odd."""


@dataclass(frozen=True, slots=True)
class AssignmentView:
    """One assignment whole."""

    id: str
    rev: int
    title: Wording
    due: StudyDay | None
    passing: tuple[Wording, ...]
    """What completes it, sentence by sentence."""
    counts: Counts
    people: tuple[PersonRow, ...]
    heat: Heat
    mixups: tuple[MixUp, ...]
    questions: tuple[QuestionRow, ...]
    reminders: tuple[str, ...]
    """Codes of those to be reminded: overdue or not begun, at risk; never exempt, on leave or extended beyond today."""
    today: StudyDay
    zone: str = ""


class TimelineEvent(NamedTuple):
    """One thing that happened with one person."""

    day: StudyDay
    text: Wording


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person in one assignment whole."""

    assignment: str
    title: Wording
    row: PersonRow
    timeline: tuple[TimelineEvent, ...]
    today: StudyDay


class PackOffer(NamedTuple):
    """A pack one can assign."""

    folder: str
    title: str
    topics: tuple[tuple[str, str, int], ...]
    """Key (aspect/side), name and number of questions."""


@dataclass(frozen=True, slots=True)
class NewAssignmentOffer:
    """What a new assignment may be made of."""

    packs: tuple[PackOffer, ...]
    groups: tuple[tuple[str, int], ...]
    people: tuple[tuple[str, str], ...]
    """Code and name."""
    today: StudyDay
    zone: str
    next_id: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A new assignment as it was written in the window; what the plan file says."""

    id: str
    title: str
    pack: str
    topics: tuple[str, ...]
    """Keys; empty: all."""
    groups: tuple[str, ...]
    people: tuple[str, ...]
    open: StudyDay
    due: StudyDay
    zone: str
    seen_all: bool
    score: float | None
    of: AttemptPolicy
    held_days: int | None
    collect: tuple[Collected, ...]
    purpose: str
    contact: str
    keep_until: StudyDay
    return_to: str = ""
    valid_days: int | None = None


class Preview(NamedTuple):
    """What would be handed out."""

    people: int
    facts: int
    questions: int
    own_files: int
    sentences: tuple[Wording, ...]
    """As the learner will read them: what counts, what is sent and what never."""


class Written(NamedTuple):
    """What was written into a folder."""

    folder: str
    files: tuple[str, ...]


class Reminder(NamedTuple):
    """What goes into a mail: whom, and what it says."""

    people: int
    text: str
