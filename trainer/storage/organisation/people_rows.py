"""People and groups in the organisation's file."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from trainer.assigning.people import BETWEEN_GROUPS, Group, Leave, LeaveKind, Membership, Person, whole_path
from trainer.assigning.ports import By
from trainer.assigning.roster import Entry, RosterChanges, day_before, wanted_leaves, wanted_memberships
from trainer.domain.registration import compared_code
from trainer.storage.learner.check_values import with_crc
from trainer.storage.learner.row_door import read_sound
from trainer.storage.organisation.audit_rows import note
from trainer.storage.organisation.engine import OrganisationDatabase
from trainer.storage.organisation.tables import GROUP, LEAVE, MEMBERSHIP, PERSON

_KINDS: Mapping[str, LeaveKind] = {"leave": "leave", "maternity": "maternity", "childcare": "childcare"}


class SqlRoster:
    """Implements `trainer.assigning.ports.Roster`."""

    def __init__(self, database: OrganisationDatabase, new_id: Callable[[], str]) -> None:
        self._database = database
        self._new_id = new_id

    def people(self) -> tuple[Person, ...]:
        """Return everybody ever known, in the order of their codes."""
        with self._database.reading() as connection:
            return people_in(connection)

    def groups(self) -> tuple[Group, ...]:
        """Return all groups, in the order of their codes."""
        with self._database.reading() as connection:
            statement = select(GROUP).order_by(GROUP.c.code)
            return tuple(
                read_sound(connection, GROUP, statement, lambda row: Group(row["code"], row["name"], row["parent"]))
            )

    def apply(self, changes: RosterChanges, by: By) -> None:
        """Write what a roster changes, all of it or nothing; one that changes nothing leaves no trace."""
        if changes.is_empty:
            return
        with self._database.writing() as connection:
            known = {compared_code(one.code): one for one in people_in(connection) if not one.forgotten}
            self._write_groups(connection, changes)
            for entry in changes.entries:
                self._write(connection, entry, known.get(compared_code(entry.code)), changes.day)
            told = {compared_code(one.code) for one in changes.entries}
            for gone in changes.left:
                person = known.get(compared_code(gone.code))
                if person is not None and compared_code(gone.code) not in told:
                    _let_go(connection, person, day_before(changes.day))
            note(connection, "roster", by, day=changes.day, **_counts(changes))

    def _write_groups(self, connection: Connection, changes: RosterChanges) -> None:
        known = set(connection.execute(select(GROUP.c.code)).scalars())
        wanted = dict.fromkeys(
            part for entry in changes.entries for group in entry.groups for part in whole_path(group)
        )
        for group in wanted:
            if group not in known:
                parent = group.rpartition(BETWEEN_GROUPS)[0]
                connection.execute(insert(GROUP), with_crc({"code": group, "name": group, "parent": parent}))

    def _write(self, connection: Connection, entry: Entry, person: Person | None, day: str) -> None:
        number = self._person(connection, entry, person, day)
        groups = wanted_memberships(person, entry.groups, day)
        leaves = wanted_leaves(person, entry.leave, day)
        if person is None or groups != person.memberships:
            _replace(connection, MEMBERSHIP, number, [one._asdict() | {"grp": one.group} for one in groups], "group")
        if person is None or leaves != person.leaves:
            _replace(connection, LEAVE, number, [one._asdict() for one in leaves])

    def _person(self, connection: Connection, entry: Entry, person: Person | None, day: str) -> int:
        if person is None:
            row = connection.execute(select(PERSON.c.number).order_by(PERSON.c.number.desc()).limit(1)).first()
            number = 1 if row is None else int(row[0]) + 1
            values = {
                "number": number, "code": entry.code, "code_key": compared_code(entry.code), "name": entry.name,
                "pseudonym": f"P-{self._new_id().replace('-', '')[:12]}", "joined": day, "left_day": entry.left,
                "forgotten": 0,
            }  # fmt: skip
            connection.execute(insert(PERSON), with_crc(values))
            return number
        if (person.name, person.left) != (entry.name, entry.left):
            write_person(connection, person.number, name=entry.name, left_day=entry.left)
        return person.number


def _counts(changes: RosterChanges) -> dict[str, str]:
    lists = {
        "added": changes.added, "returned": changes.returned, "left": changes.left, "moved": changes.moved,
        "renamed": changes.renamed, "away": changes.away,
    }  # fmt: skip
    return {name: str(len(found)) for name, found in lists.items() if found}


def people_in(connection: Connection) -> tuple[Person, ...]:
    """Return everybody in an open file, in the order of their codes. Raises DamagedRow."""
    groups: dict[int, list[Membership]] = {}
    leaves: dict[int, list[Leave]] = {}
    for number, membership in read_sound(connection, MEMBERSHIP, select(MEMBERSHIP).order_by(*_IN_ORDER), _membership):
        groups.setdefault(number, []).append(membership)
    for number, leave in read_sound(connection, LEAVE, select(LEAVE).order_by(LEAVE.c.since), _leave):
        leaves.setdefault(number, []).append(leave)

    def read(row: Mapping[str, Any]) -> Person:
        number = row["number"]
        return Person(
            number, row["code"], row["pseudonym"], row["name"], row["joined"], row["left_day"],
            tuple(groups.get(number, ())), tuple(leaves.get(number, ())), bool(row["forgotten"]),
        )  # fmt: skip

    return tuple(read_sound(connection, PERSON, select(PERSON).order_by(PERSON.c.code_key), read))


def write_person(connection: Connection, number: int, **changed: Any) -> None:
    """Change some columns of a person's row."""
    row = dict(connection.execute(select(PERSON).where(PERSON.c.number == number)).mappings().one())
    row = with_crc({**{name: value for name, value in row.items() if name != "crc"}, **changed})
    connection.execute(update(PERSON).where(PERSON.c.number == number).values(row))


_IN_ORDER = (MEMBERSHIP.c.person, MEMBERSHIP.c.since, MEMBERSHIP.c.grp)


def _let_go(connection: Connection, person: Person, last_day: str) -> None:
    write_person(connection, person.number, left_day=last_day)
    ended = [one if one.until else one._replace(until=max(last_day, one.since)) for one in person.memberships]
    _replace(connection, MEMBERSHIP, person.number, [one._asdict() | {"grp": one.group} for one in ended], "group")


def _replace(
    connection: Connection, table: Any, person: int, rows: Sequence[dict[str, Any]], leave_out: str = ""
) -> None:
    connection.execute(delete(table).where(table.c.person == person))
    for row in rows:
        kept = {name: value for name, value in row.items() if name != leave_out}
        connection.execute(insert(table), with_crc({**kept, "person": person}))


def _membership(row: Mapping[str, Any]) -> tuple[int, Membership]:
    return row["person"], Membership(row["grp"], row["since"], row["until"])


def _leave(row: Mapping[str, Any]) -> tuple[int, Leave]:
    return row["person"], Leave(_KINDS[row["kind"]], row["since"], row["until"])
