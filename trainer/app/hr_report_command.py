"""`main.py report status|overdue|reminders|heat|items|audit`: how training stands, as text, JSON, CSV or a workbook."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from trainer.app.hr_options import HrOptions
from trainer.app.hr_said import Said
from trainer.app.organisation_results import OrganisationResults
from trainer.app.organisation_session import OrganisationSession
from trainer.assigning.console_values import PersonRow
from trainer.assigning.export_tables import (
    ExportTable,
    heat_table,
    item_table,
    mix_up_table,
    overdue_table,
    reminder_table,
    status_table,
)
from trainer.assigning.intake import Training
from trainer.assigning.reminders import overdue, reminder_text, to_remind
from trainer.assigning.zone_times import zone_named
from trainer.domain.assignment import State
from trainer.domain.message import Message, message
from trainer.domain.problem import KnownProblem
from trainer.exchange.report_files import csv_bytes, xlsx_bytes
from trainer.sealing.minisign import signature_text
from trainer.translations import in_every_language


class Asked(NamedTuple):
    """What a report is made from."""

    results: OrganisationResults
    training: Training
    as_of_ms: int
    group: str


class Made(NamedTuple):
    """One report of one assignment."""

    tables: tuple[ExportTable, ...]
    """The first is what CSV holds."""
    lines: tuple[Message, ...]
    more: Mapping[str, object] = {}
    """For machines, beside the rows."""


STATES: Final[Mapping[State, Message]] = {
    "not_started": message("not started"),
    "in_progress": message("in progress"),
    "completed": message("completed"),
    "exempt": message("exempt"),
    "on_leave": message("on leave"),
    "left": message("has left"),
}


def hr_report_command(session: OrganisationSession, options: HrOptions) -> Said:
    """Make a report; who looked at it stands in the trail."""
    name = options.words[0]
    make = _REPORTS.get(name)
    if make is None:
        raise KnownProblem(message("Name one report: status, overdue, reminders, heat, items or audit."))
    results = OrganisationResults(session)
    made = []
    for training in results.named(options.values.get("--assignment", "")):
        as_of = _as_of(options.values.get("--as-of", ""), training, results.now_ms)
        made.append((training, make(Asked(results, training, as_of, options.values.get("--group", "")))))
        results.note_looked(name, training)
    written = tuple(_written(session, options, tuple(one for _, one in made)))
    told = {"report": name, "assignments": [_for_machines(training, one) for training, one in made]}
    lines = written or tuple(line for _, one in made for line in one.lines)
    return Said(told, lines or (message("Nothing is assigned yet."),))


def _status(asked: Asked) -> Made:
    rows = asked.results.rows(asked.training, asked.as_of_ms, asked.group, with_outlook=True)
    return Made((status_table(rows),), tuple(_line(one) for one in rows))


def _overdue(asked: Asked) -> Made:
    rows = asked.results.rows(asked.training, asked.as_of_ms, asked.group)
    late = overdue(rows)
    return Made((overdue_table(rows),), tuple(_line(one) for one in late) or (message("Nobody is overdue."),))


def _reminders(asked: Asked) -> Made:
    rows = asked.results.rows(asked.training, asked.as_of_ms, asked.group, with_outlook=True)
    asked.results.note_reminded(asked.training, to_remind(rows))
    text = reminder_text(asked.training.newest, rows)
    return Made((reminder_table(rows),), text, {"text": [in_every_language(one) for one in text]})


def _heat(asked: Asked) -> Made:
    heat = asked.results.heat(asked.training, asked.as_of_ms, asked.group)
    found = asked.results.mix_ups(asked.training, asked.as_of_ms, asked.group)
    lines = []
    for topic, cells in zip(heat.topics, heat.cells, strict=True):
        for group, cell in zip(heat.groups, cells, strict=True):
            if cell.right is not None:
                lines.append(
                    message(
                        "{topic}, {group}: {right} of {of} right, {people} people.",
                        topic=topic, group=group, right=cell.right, of=cell.answers, people=cell.people,
                    )
                )  # fmt: skip
    lines += [
        message(
            "{fact} taken for {other}: {times} times.", fact=one.fact_name, other=one.taken_for_name, times=one.times
        )
        for one in found
    ]
    few = message("Cells of fewer than five people are not shown.")
    tables = (heat_table(heat), mix_up_table(found))
    return Made(tables, (*lines, few), {"mix_ups": _rows(tables[1])})


def _items(asked: Asked) -> Made:
    items = asked.results.items(asked.training, asked.as_of_ms, asked.group)
    lines = tuple(
        message("{question}: {right} of {of} right, {people} people.", question=one.question, right=one.right or 0,
                of=one.answers, people=one.people)
        if one.right is not None
        else message("{question}: fewer than five people answered.", question=one.question)
        for one in items
    )  # fmt: skip
    return Made((item_table(items),), lines)


def _audit(asked: Asked) -> Made:
    pack = asked.results.audit(asked.training, asked.as_of_ms)
    lines = [message("{what}: {value}", what=str(row[1]), value=str(row[2])) for row in pack.summary.rows]
    digest = message("Check sum of all tables: {digest}", digest=pack.digest)
    more = {one.name.partition("/")[0]: _rows(one) for one in pack.tables[1:]}
    return Made(pack.tables, (*lines, digest), {**more, "digest": pack.digest})


_REPORTS: Final[Mapping[str, Callable[[Asked], Made]]] = {
    "status": _status,
    "overdue": _overdue,
    "reminders": _reminders,
    "heat": _heat,
    "items": _items,
    "audit": _audit,
}


def _line(row: PersonRow) -> Message:
    return message(
        "{person} {name}: {state}, {right} of {of} right",
        person=row.person, name=row.name, state=STATES[row.state], right=row.score.right, of=row.score.of,
    )  # fmt: skip


def _as_of(written: str, training: Training, now_ms: int) -> int:
    """Return the moment a report is of; without an offset it is in the assignment's zone."""
    if not written:
        return now_ms
    try:
        moment = datetime.fromisoformat(written)
    except ValueError as error:
        raise KnownProblem(
            message("“{word}” is no moment. Write it as 2026-12-20T09:00+09:00.", word=written[:40])
        ) from error
    zone = zone_named(training.newest.zone) or UTC
    return round((moment if moment.tzinfo else moment.replace(tzinfo=zone)).timestamp() * 1000)


def _written(session: OrganisationSession, options: HrOptions, made: tuple[Made, ...]) -> Iterable[Message]:
    if not made:
        return
    for option, make in (("--csv", _csv), ("--xlsx", _xlsx)):
        if option in options.values:
            path, data = Path(options.values[option]), make(made)
            try:
                path.write_bytes(data)
                if "--sign" in options.flags:
                    _sign(session, path, data)
            except OSError as error:
                raise KnownProblem(
                    message("The report cannot be written there: {path}. Choose another folder.", path=str(path))
                ) from error
            yield message("Written: {file}", file=str(path))


def _sign(session: OrganisationSession, path: Path, data: bytes) -> None:
    """Lay a signature beside a file: whoever gets their group's extract sees that nobody changed it."""
    signature = signature_text(session.seed(), data, path.name)
    path.with_name(f"{path.name}.minisig").write_text(signature, encoding="utf-8")


def _csv(made: tuple[Made, ...]) -> bytes:
    first = made[0].tables[0]
    rows = tuple(row for one in made for row in one.tables[0].rows)
    return csv_bytes(first._replace(rows=rows))


def _xlsx(made: tuple[Made, ...]) -> bytes:
    together: dict[str, ExportTable] = {}
    for one in made:
        for table in one.tables:
            before = together.get(table.name)
            together[table.name] = table if before is None else before._replace(rows=(*before.rows, *table.rows))
    return xlsx_bytes(*together.values())


def _for_machines(training: Training, made: Made) -> dict[str, object]:
    return {"assignment": training.newest.id, "rows": _rows(made.tables[0]), **made.more}


def _rows(table: ExportTable) -> list[dict[str, object]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]
