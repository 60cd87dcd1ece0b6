"""What HR's reports give to other programs: columns are promised, so new ones only ever come at the end.

Each row says in its first column which table and which version of it it belongs to.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple

from trainer.assigning.console_values import HeatMap, ItemRow, LedgerRow, MixUp, PersonRow
from trainer.assigning.reminders import overdue, to_remind
from trainer.domain.message import english
from trainer.domain.passing import Share
from trainer.scheduling.estimate import Estimate

Cell = str | int | float | bool | None
_PERCENT: Final = 100


class ExportTable(NamedTuple):
    """A report as a table: plain words, numbers, truth values and UTC times."""

    name: str
    """With its version, as `status/1`: it stands in the first column of every row."""
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


STATUS_COLUMNS: Final = (
    "table", "assignment", "person", "name", "groups", "state", "passed", "seen", "items", "right", "score_of",
    "completed_utc", "due_utc", "late_answered", "late_received", "overdue", "flags", "as_claimed", "last_contact_utc",
    "last_answer_utc", "outlook", "held_percent", "held_low_percent", "held_high_percent", "valid_until_utc", "note",
)  # fmt: skip
HEAT_COLUMNS: Final = ("table", "topic_ja", "topic_en", "group", "people", "answers", "right")
ITEM_COLUMNS: Final = (
    "table", "question", "stem_ja", "stem_en", "topic_ja", "people", "answers", "right", "most_taken_for",
    "most_taken_for_times", "as_claimed", "flagged_by",
)  # fmt: skip
MIX_UP_COLUMNS: Final = ("table", "fact", "taken_for", "fact_ja", "taken_for_ja", "times", "people")
LEDGER_COLUMNS: Final = (
    "table", "file", "outcome", "person", "assignment", "new_answers", "received_utc", "flags", "reason",
)  # fmt: skip


def status_table(rows: Iterable[PersonRow]) -> ExportTable:
    """Return everybody."""
    return _people("status/1", rows)


def overdue_table(rows: Iterable[PersonRow]) -> ExportTable:
    """Return who is past their own due date."""
    return _people("overdue/1", overdue(rows))


def reminder_table(rows: Iterable[PersonRow]) -> ExportTable:
    """Return who is to be reminded."""
    return _people("reminders/1", to_remind(rows))


def heat_table(heat: HeatMap) -> ExportTable:
    """Return a row a topic and group; what speaks of fewer than five people is empty."""
    rows = [
        ("heat/1", topic.ja, topic.en, group, cell.people, cell.answers if cell.right is not None else None, cell.right)
        for topic, cells in zip(heat.topics, heat.cells, strict=True)
        for group, cell in zip(heat.groups, cells, strict=True)
    ]
    return ExportTable("heat/1", HEAT_COLUMNS, tuple(rows))


def item_table(items: Iterable[ItemRow]) -> ExportTable:
    """Return a row a question."""
    rows = []
    for one in items:
        lure = one.lures[0] if one.lures else None
        rows.append(
            (
                "items/1", one.question, one.stem.ja, one.stem.en, one.topic.ja, one.people, one.answers, one.right,
                "" if lure is None else lure.taken_for, None if lure is None else lure.times,
                one.as_claimed, one.flagged_by,
            )
        )  # fmt: skip
    return ExportTable("items/1", ITEM_COLUMNS, tuple(rows))


def mix_up_table(found: Iterable[MixUp]) -> ExportTable:
    """Return a row a pair."""
    rows = [
        ("mix-ups/1", one.fact, one.taken_for, one.fact_name.ja, one.taken_for_name.ja, one.times, one.people)
        for one in found
    ]
    return ExportTable("mix-ups/1", MIX_UP_COLUMNS, tuple(rows))


def ledger_table(ledger: Iterable[LedgerRow]) -> ExportTable:
    """Return a row a file."""
    rows = [
        (
            "ledger/1", one.file, one.outcome, one.person, one.assignment, one.new_answers, utc(one.received_ms),
            " ".join(one.flags), english(one.reason),
        )
        for one in ledger
    ]  # fmt: skip
    return ExportTable("ledger/1", LEDGER_COLUMNS, tuple(rows))


def utc(ms: int | None) -> str:
    """Return a moment as 2026-12-14T14:59:59.999Z; nothing for none."""
    if ms is None:
        return ""
    whole = datetime.fromtimestamp(ms // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return f"{whole}.{ms % 1000:03d}Z"


def _people(name: str, rows: Iterable[PersonRow]) -> ExportTable:
    return ExportTable(name, STATUS_COLUMNS, tuple((name, *_person(one)) for one in rows))


def _person(one: PersonRow) -> Sequence[Cell]:
    return (
        one.assignment, one.person, one.name, " ".join(one.groups), one.state, one.passed, *_pair(one.seen),
        *_pair(one.score), utc(one.completed_ms), utc(one.due_ms), one.late_answered, one.late_received, one.overdue,
        " ".join(one.flags), one.as_claimed, utc(one.last_contact_ms), utc(one.last_answer_ms), one.outlook or "",
        *_held(one.held), utc(one.valid_until_ms), one.note,
    )  # fmt: skip


def _pair(share: Share) -> tuple[int, int]:
    return share.right, share.of


def _held(held: Estimate | None) -> tuple[Cell, ...]:
    return (None, None, None) if held is None else tuple(round(_PERCENT * one) for one in held)
