"""The people of an assignment as lines of a table, and which of them a choice keeps."""

from collections.abc import Callable, Sequence
from typing import Final

from trainer.assigning.console_views import STANDINGS, PersonRow, Standing
from trainer.translations import say, tr
from trainer.ui.screens.console.rows_table import Head, Line
from trainer.ui.screens.console.words import NOTHING_KNOWN, names_in_a_row, range_words, short_day, standing_text
from trainer.ui.widgets.labels import literal

PILL: Final = 3
"""The column of the standing."""
_FAR: Final = float("inf")
Choice = Callable[[PersonRow], bool]

_ATTENTION: Final[tuple[Standing, ...]] = ("not_yet", "at_risk")


def heads() -> tuple[Head, ...]:
    """Return the heads of the table."""
    return (
        Head(tr("Code")),
        Head(tr("Name")),
        Head(tr("Group")),
        Head(tr("State")),
        Head(tr("Score"), words=False),
        Head(tr("Retained today"), words=False),
        Head(tr("Last record")),
        Head(tr("Due")),
    )


def line_of(row: PersonRow) -> Line:
    """Return one person as a line."""
    score = NOTHING_KNOWN if row.right is None else f"{row.right}/{row.items}"
    beside = _beside(row)
    state = f"{standing_text(row.standing)} {beside}".strip()
    cells = (
        literal(row.code),
        literal(row.name),
        names_in_a_row(row.groups),
        state,
        score,
        range_words(row.held),
        short_day(row.last),
        short_day(row.due),
    )
    sort = (
        row.code,
        row.name,
        names_in_a_row(row.groups),
        float(STANDINGS.index(row.standing)),
        -1.0 if row.right is None else row.right / max(row.items, 1),
        -1.0 if row.held is None else row.held.mean,
        -1.0 if row.last is None else float(row.last),
        _FAR if row.due is None else float(row.due),
    )
    return Line(row.code, cells, sort, row.standing, beside)


def _beside(row: PersonRow) -> str:
    said = []
    if row.flags:
        said.append(f"⚑ {literal(say(row.flags[0]))}")
    if row.overdue:
        said.append(tr("overdue"))
    if row.own_due:
        said.append(tr("extended to {day}", day=short_day(row.due)))
    if row.late_answered:
        said.append(tr("answered late"))
    elif row.late_received:
        said.append(tr("arrived late"))
    if note := say(row.note):
        said.append(literal(note))
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
            return lambda row: row.standing in _ATTENTION or row.overdue
        case "overdue":
            return lambda row: row.overdue
        case "flagged":
            return lambda row: bool(row.flags)
        case _:
            return lambda row: row.standing == key


def kept(rows: Sequence[PersonRow], state: str, group: str, typed: str) -> frozenset[str]:
    """Return the codes of those who stand so, are of that group (empty: any) and have what was typed in their name."""
    wanted, sought = choice_of(state), typed.strip().casefold()
    return frozenset(
        row.code
        for row in rows
        if wanted(row)
        and (not group or group in row.groups)
        and (not sought or sought in row.code.casefold() or sought in row.name.casefold())
    )
