"""Who is to be reminded, and the words for it: to be pasted into a mail that people send themselves."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final

from trainer.assigning.console_values import PersonRow
from trainer.assigning.person_rows import OPEN_STATES
from trainer.assigning.zone_times import zone_named
from trainer.domain.assignment import Assignment
from trainer.domain.message import Message, counted, message

_NOT_SAFE: Final = ("will miss", "open")


def overdue(rows: Iterable[PersonRow]) -> tuple[PersonRow, ...]:
    """Return who is past their own due date, longest first; extensions, exemptions and leave are in the rows."""
    late = [one for one in rows if one.overdue]
    return tuple(sorted(late, key=lambda one: (one.due_ms or 0, one.person)))


def to_remind(rows: Iterable[PersonRow]) -> tuple[PersonRow, ...]:
    """Return who is to be reminded: overdue, not begun, or not safe at this pace; the overdue first."""
    wanted = [
        one
        for one in rows
        if one.state in OPEN_STATES and (one.overdue or one.state == "not_started" or one.outlook in _NOT_SAFE)
    ]
    return tuple(sorted(wanted, key=lambda one: (not one.overdue, one.due_ms or 0, one.person)))


def reminder_text(assignment: Assignment, rows: Iterable[PersonRow]) -> tuple[Message, ...]:
    """Return the text, a sentence a line: what it is about, then a line a person."""
    wanted = to_remind(rows)
    if not wanted:
        return (message("Nobody has to be reminded of “{title}”.", title=assignment.title),)
    head = counted(
        "“{title}”: {count} person to remind.",
        "“{title}”: {count} people to remind.",
        len(wanted),
        title=assignment.title,
    )
    return (head, *(_line(assignment, one) for one in wanted))


def _line(assignment: Assignment, row: PersonRow) -> Message:
    seen, of = row.seen
    values: Mapping[str, str | int] = {"person": row.person, "name": row.name, "seen": seen, "of": of}
    if row.due_ms is None:
        return message("{person} {name}: {seen} of {of} questions answered.", **values)
    due = due_text(row.due_ms, assignment.zone)
    if row.overdue:
        return message("{person} {name}: {seen} of {of} questions answered, was due {due}.", **values, due=due)
    return message("{person} {name}: {seen} of {of} questions answered, due {due}.", **values, due=due)


def due_text(ms: int, zone: str) -> str:
    """Return a moment as 2026-12-14 23:59, in a zone."""
    return datetime.fromtimestamp(ms / 1000, zone_named(zone) or UTC).strftime("%Y-%m-%d %H:%M")
