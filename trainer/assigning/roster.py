"""What a roster changes: who joins, moves, leaves, is away. Nothing but the employee code tells who somebody is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final, NamedTuple
from unicodedata import normalize

from trainer.assigning.people import Leave, Membership, Person
from trainer.domain.message import Message, message
from trainer.domain.registration import compared_code, shown_code

_MANY: Final = 20


class RosterRow(NamedTuple):
    """One row as it stands in the file."""

    where: str
    """As a person finds it: "line 12", "Sheet1!A7"."""
    code: str
    name: str
    groups: tuple[str, ...] = ()
    """Codes or names of groups, whatever the file calls them by."""
    leave: Leave | None = None
    left: str = ""
    """The last day, where the file says it."""
    fault: Message | None = None
    """Why the row cannot be read."""
    as_number: bool = False
    """The code's cell holds a number: leading zeros may be gone."""


class Told(NamedTuple):
    """Something to say of a place in the file."""

    where: str
    sentence: Message


class Entry(NamedTuple):
    """One employee as a roster tells of them: all their rows together."""

    code: str
    name: str
    groups: tuple[str, ...]
    leave: Leave | None
    left: str
    where: str


class Change(NamedTuple):
    """What becomes of one employee."""

    code: str
    name: str
    before: str
    """Groups, name or leave before; empty of somebody new."""
    after: str


@dataclass(frozen=True, slots=True)
class RosterChanges:
    """The difference between a roster and what is known; nothing of it is written yet."""

    day: str
    """From when on it holds."""
    added: tuple[Change, ...] = ()
    returned: tuple[Change, ...] = ()
    """Who had left and is back."""
    left: tuple[Change, ...] = ()
    moved: tuple[Change, ...] = ()
    renamed: tuple[Change, ...] = ()
    away: tuple[Change, ...] = ()
    """Whose leave begins, changes or ends."""
    unchanged: int = 0
    refused: tuple[Told, ...] = ()
    conflicts: tuple[Told, ...] = ()
    warned: tuple[Told, ...] = ()
    entries: tuple[Entry, ...] = ()
    """Everybody in the roster who could be understood: what is written."""

    @property
    def is_alarming(self) -> bool:
        """Return whether more than half of twenty or more would count as gone: it may be another roster."""
        staying = self.unchanged + len(self.moved) + len(self.renamed) + len(self.away)
        return len(self.left) > staying and len(self.left) + staying >= _MANY

    @property
    def is_empty(self) -> bool:
        """Return whether nothing would change."""
        return not (self.added or self.returned or self.left or self.moved or self.renamed or self.away)


def roster_changes(rows: Sequence[RosterRow], known: Sequence[Person], day: str) -> RosterChanges:
    """Compare a whole roster with who is known; whoever is not in it any more has left the day before `day`.

    Rows that are refused or in conflict change nothing, and nobody counts as gone because of them.
    """
    refused = tuple(_refused(rows))
    sound = [row for row in rows if row.fault is None and compared_code(row.code)]
    by_code = sorted(sound, key=lambda row: compared_code(row.code))
    entries: list[Entry] = []
    conflicts: list[Told] = []
    mentioned = {compared_code(row.code) for row in rows}
    for _, found in groupby(by_code, key=lambda row: compared_code(row.code)):
        same = list(found)
        if len({_name_key(row.name) for row in same}) > 1:
            conflicts.append(_two_names(same))
        else:
            entries.append(_entry(same))
    people = {compared_code(person.code): person for person in known if not person.forgotten}
    changes = _Sorted(day)
    for entry in entries:
        changes.take(entry, people.get(compared_code(entry.code)))
    gone = [one for key, one in people.items() if key not in mentioned and not one.has_left(day) and not one.left]
    return RosterChanges(
        day, tuple(changes.added), tuple(changes.returned),
        tuple(Change(one.code, one.name, _groups(one.groups_on(day)), "") for one in gone) + tuple(changes.left),
        tuple(changes.moved), tuple(changes.renamed), tuple(changes.away), changes.unchanged,
        refused, tuple(conflicts), tuple(_warnings(sound, people)), tuple(entries),
    )  # fmt: skip


def day_before(day: str) -> str:
    """Return the day before a day."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def wanted_memberships(person: Person | None, groups: Sequence[str], day: str) -> tuple[Membership, ...]:
    """Return somebody's memberships once they are in exactly these groups from `day` on; what was before it stays."""
    kept: list[Membership] = []
    for one in person.memberships if person is not None else ():
        stays = one.group in groups
        if one.since < day and one.until and one.until < day:
            kept.append(one)
        elif one.since < day:
            kept.append(one._replace(until="" if stays else day_before(day)))
        elif one.since == day and stays:
            kept.append(one._replace(until=""))
    present = {one.group for one in kept if not one.until}
    return (*kept, *(Membership(group, day) for group in groups if group not in present))


def wanted_leaves(person: Person | None, leave: Leave | None, day: str) -> tuple[Leave, ...]:
    """Return somebody's leaves once a roster has told of one, or of none any more; what is over stays."""
    kept = [leave] if leave is not None else []
    for one in person.leaves if person is not None else ():
        if leave is None:
            end = day_before(day) if one.covers(day) else one.until
        else:
            end = one.until or day_before(leave.since)
        if (leave is None or one.since != leave.since) and (not end or one.since <= end):
            kept.append(one._replace(until=end))
    return tuple(sorted(kept, key=lambda one: one.since))


class _Sorted:
    """Sorts entries by what they change."""

    def __init__(self, day: str) -> None:
        self.day = day
        self.added: list[Change] = []
        self.returned: list[Change] = []
        self.left: list[Change] = []
        self.moved: list[Change] = []
        self.renamed: list[Change] = []
        self.away: list[Change] = []
        self.unchanged = 0

    def take(self, entry: Entry, person: Person | None) -> None:
        """Sort one entry in; it may stand in several lists."""
        groups = _groups(entry.groups)
        if person is None:
            self.added.append(Change(entry.code, entry.name, "", groups))
            return
        before = _groups(person.groups_on(self.day))
        if person.left and not entry.left:
            self.returned.append(Change(entry.code, entry.name, before, groups))
            return
        if entry.left and entry.left != person.left:
            self.left.append(Change(entry.code, entry.name, before, entry.left))
            return
        changed = False
        if set(entry.groups) != set(person.groups_on(self.day)):
            self.moved.append(Change(entry.code, entry.name, before, groups))
            changed = True
        if entry.name != person.name:
            self.renamed.append(Change(entry.code, entry.name, person.name, entry.name))
            changed = True
        if wanted_leaves(person, entry.leave, self.day) != person.leaves:
            self.away.append(Change(entry.code, entry.name, _leave(person.leave_on(self.day)), _leave(entry.leave)))
            changed = True
        self.unchanged += not changed


def _refused(rows: Iterable[RosterRow]) -> Iterable[Told]:
    for row in rows:
        if row.fault is not None:
            yield Told(row.where, row.fault)
        elif not compared_code(row.code):
            yield Told(row.where, message("There is no employee code in this row."))


def _warnings(rows: Sequence[RosterRow], people: dict[str, Person]) -> Iterable[Told]:
    by_bare: dict[str, set[str]] = {}
    for key in (*people, *(compared_code(row.code) for row in rows)):
        by_bare.setdefault(key.lstrip("0"), set()).add(key)
    told: set[str] = set()
    for row in rows:
        key = compared_code(row.code)
        if key in told:
            continue
        told.add(key)
        if row.as_number:
            yield Told(
                row.where,
                message("The code {code} is a number in this sheet: leading zeros may be gone. Format the column as "
                        "text.", code=shown_code(row.code)),
            )  # fmt: skip
        if len(like := by_bare[key.lstrip("0")]) > 1:
            others = ", ".join(sorted(like - {key}))
            yield Told(
                row.where,
                message("{code} and {others} are two different employees: zeros at the front count.",
                        code=shown_code(row.code), others=others),
            )  # fmt: skip


def _two_names(rows: Sequence[RosterRow]) -> Told:
    names = " / ".join(dict.fromkeys(row.name for row in rows))
    return Told(
        ", ".join(row.where for row in rows),
        message("The code {code} has two names: {names}. Neither was taken.", code=shown_code(rows[0].code),
                names=names),
    )  # fmt: skip


def _entry(rows: Sequence[RosterRow]) -> Entry:
    first = rows[0]
    groups = tuple(dict.fromkeys(group for row in rows for group in row.groups))
    leave = next((row.leave for row in rows if row.leave is not None), None)
    left = next((row.left for row in rows if row.left), "")
    return Entry(shown_code(first.code), first.name, groups, leave, left, first.where)


def _name_key(name: str) -> str:
    return "".join(normalize("NFKC", name).split())


def _groups(codes: Iterable[str]) -> str:
    return ", ".join(sorted(codes))


def _leave(leave: Leave | None) -> str:
    return "" if leave is None else f"{leave.kind} {leave.since}/{leave.until}"
