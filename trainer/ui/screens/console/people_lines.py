"""The people of an assignment as lines of a table, and which of them a choice keeps."""

from collections.abc import Callable, Sequence
from typing import Final

from trainer.assigning.console_values import PersonRow
from trainer.assigning.console_views import STANDINGS, Standing, standing
from trainer.domain.assignment import Flag
from trainer.translations import tr
from trainer.ui.screens.console.rows_table import Head, Line
from trainer.ui.screens.console.words import (
    NOTHING_KNOWN,
    day_in,
    flag_words,
    names_in_a_row,
    range_words,
    short_day,
    standing_text,
)
from trainer.ui.widgets.visible_text import literal

PILL: Final = 3
"""The column of the standing."""
Choice = Callable[[PersonRow], bool]

_ATTENTION: Final[tuple[Standing, ...]] = ("not_yet", "at_risk")


def heads() -> tuple[Head, ...]:
    """Return the heads of the table."""
    return (
        Head(tr("Code")),
        Head(tr("Name")),
        Head(tr("Department")),
        Head(tr("State")),
        Head(tr("Score"), words=False),
        Head(tr("Retained today"), words=False),
        Head(tr("Last record")),
    )


def line_of(row: PersonRow, zone: str, common_due: int | None) -> Line:
    """Return one person as a line; a date that is not the `common_due` stands there too."""
    seen = row.seen.right > 0
    score = f"{row.score.right}/{row.score.of}" if seen else NOTHING_KNOWN
    beside, stands = _beside(row, zone, common_due), standing_of(row)
    state = f"{standing_text(stands)} {beside}".strip()
    cells = (
        literal(row.person),
        literal(row.name),
        names_in_a_row(row.groups),
        state,
        score,
        range_words(row.held),
        short_day(day_in(row.last_answer_ms, zone)),
    )
    sort = (
        row.person,
        row.name,
        names_in_a_row(row.groups),
        float(STANDINGS.index(stands)),
        row.score.right / max(row.score.of, 1) if seen else -1.0,
        -1.0 if row.held is None else row.held.mean,
        float(row.last_answer_ms or -1),
    )
    return Line(row.person, cells, sort, stands, beside)


def hints_of(row: PersonRow) -> tuple[Flag, ...]:
    """Return what somebody should look at; that an older revision was answered is none of it."""
    return tuple(flag for flag in row.flags if flag != "older_revision")


def standing_of(row: PersonRow) -> Standing:
    """Return where somebody stands."""
    return standing(row.state, row.outlook)


def _beside(row: PersonRow, zone: str, common_due: int | None) -> str:
    said = []
    if told := hints_of(row):
        said.append(f"！ {flag_words(told[0])}")
    if row.overdue:
        said.append(tr("overdue"))
    if row.due_ms is not None and row.due_ms != common_due:
        said.append(tr("extended to {day}", day=short_day(day_in(row.due_ms, zone))))
    if row.late_answered:
        said.append(tr("answered late"))
    elif row.late_received:
        said.append(tr("arrived late"))
    if row.note:
        said.append(literal(row.note))
    return " · ".join(said)


def choices() -> tuple[tuple[str, str], ...]:
    """Return what may be chosen of the people, as (key, words)."""
    return (
        ("all", tr("All")),
        ("attention", tr("Not begun or at risk")),
        ("overdue", tr("Overdue")),
        ("flagged", tr("With a flag")),
        *((one, standing_text(one)) for one in STANDINGS),
    )


def choice_of(key: str) -> Choice:
    """Return what a chosen key keeps."""
    match key:
        case "all":
            return lambda _row: True
        case "attention":
            return lambda row: standing_of(row) in _ATTENTION or row.overdue
        case "overdue":
            return lambda row: row.overdue
        case "flagged":
            return lambda row: bool(hints_of(row))
        case _:
            return lambda row: standing_of(row) == key


def kept(rows: Sequence[PersonRow], state: str, group: str, typed: str) -> frozenset[str]:
    """Return the codes of those who stand so, are of that group (empty: any) and have what was typed in their name."""
    wanted, sought = choice_of(state), typed.strip().casefold()
    return frozenset(
        row.person
        for row in rows
        if wanted(row)
        and (not group or group in row.groups)
        and (not sought or sought in row.person.casefold() or sought in row.name.casefold())
    )
