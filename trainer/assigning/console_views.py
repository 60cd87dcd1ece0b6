"""What whole pages of the console show, put together from this room's values; days are local."""

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from trainer.assigning.console_values import (
    AssignmentBar,
    HeatMap,
    ItemRow,
    Ledger,
    MixUp,
    PersonRow,
    TimelineEntry,
)
from trainer.domain.assignment import AttemptPolicy, Collected, State
from trainer.domain.message import Message
from trainer.domain.study_day import StudyDay
from trainer.domain.text import Text
from trainer.scheduling.forecast import Outlook

Access = Literal["none", "locked", "open"]
"""No organisation yet; one whose passphrase was not given; one in use."""
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
_ENDED: Final[dict[State, Standing]] = {
    "completed": "done",
    "not_started": "not_yet",
    "exempt": "exempt",
    "on_leave": "on_leave",
    "left": "left",
}
_OUTLOOKS: Final[dict[Outlook, Standing]] = {"safe": "on_track", "open": "open", "will miss": "at_risk"}


def standing(state: State, outlook: Outlook | None) -> Standing:
    """Return where somebody stands; of one in progress about whom too little is known it is open."""
    if state != "in_progress":
        return _ENDED[state]
    return "open" if outlook is None else _OUTLOOKS[outlook]


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


def counts_of(rows: tuple[PersonRow, ...]) -> Counts:
    """Return how many people stand where."""
    found = [standing(row.state, row.outlook) for row in rows]
    return Counts(*(found.count(one) for one in STANDINGS))


class AssignmentLine(NamedTuple):
    """One assignment on the overview: its bar, and where its people stand."""

    bar: AssignmentBar
    counts: Counts


@dataclass(frozen=True, slots=True)
class Overview:
    """The console's first sight: what is given to people, and how many there are."""

    organisation: str
    fingerprint: str
    """Of the organisation's key, to be read aloud."""
    people: int
    today: StudyDay
    assignments: tuple[AssignmentLine, ...] = ()
    waiting: int = 0
    """Results of people who are not on the roster."""


class RecoverySheet(NamedTuple):
    """What is printed once and locked away: with it the key can be had back."""

    organisation: str
    fingerprint: str
    letters: str
    """The secret key, in lines: whoever has them has the key."""
    made: StudyDay


class RosterPerson(NamedTuple):
    """One person on the roster, as of today."""

    code: str
    name: str
    groups: tuple[str, ...]
    """Names, or codes where they have none."""
    away_since: str = ""
    """The first day of a leave that covers today."""
    left: str = ""
    """The last day of who has left."""


@dataclass(frozen=True, slots=True)
class AssignmentView:
    """One assignment whole."""

    assignment: str
    rev: int
    title: Text
    due_ms: int | None
    zone: str
    passing: tuple[Message, ...]
    """What completes it, sentence by sentence."""
    counts: Counts
    people: tuple[PersonRow, ...]
    heat: HeatMap
    mixups: tuple[MixUp, ...]
    items: tuple[ItemRow, ...]
    reminders: int
    """How many are to be reminded."""
    today: StudyDay
    reckoned: bool = True
    """Whether it is known who is at risk; else everybody in progress counts as open."""


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person in one assignment whole."""

    title: Text
    zone: str
    row: PersonRow
    timeline: tuple[TimelineEntry, ...]
    today: StudyDay


class TopicOffer(NamedTuple):
    """One topic of a pack."""

    key: str
    """aspect/side, as a plan file says it."""
    aspect: Text
    side: Text
    questions: int


class PackOffer(NamedTuple):
    """A pack one can assign."""

    name: str
    """What a plan file says: an id or a folder."""
    title: Text
    topics: tuple[TopicOffer, ...]


@dataclass(frozen=True, slots=True)
class NewAssignmentOffer:
    """What a new assignment may be made of."""

    packs: tuple[PackOffer, ...]
    groups: tuple[tuple[str, str, int], ...]
    """Code, name, people."""
    today: StudyDay
    zone: str
    next_id: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A new assignment as it was written in the window: what a plan file would say."""

    id: str
    title: str
    pack: str
    topics: tuple[str, ...]
    """Keys; empty: all."""
    groups: tuple[str, ...]
    people: tuple[str, ...]
    open: StudyDay
    due: StudyDay
    """Its last second is still in time."""
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


class Preview(NamedTuple):
    """What would be handed out."""

    people: int
    questions: int
    own_files: int
    sentences: tuple[Message, ...]
    """As the learner will read them: what counts, what is sent and what never."""


class Written(NamedTuple):
    """What was written into a folder."""

    folder: str
    files: tuple[str, ...]


class Reminder(NamedTuple):
    """What goes into a mail: how many it is for, and what it says."""

    people: int
    text: str


NO_LEDGER: Final = Ledger(0, (), 0)
