"""What an auditor asks for of one assignment, frozen as of a moment: what comes in later changes nothing of it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from trainer.assigning.console_values import LedgerRow, PersonRow
from trainer.assigning.export_tables import Cell, ExportTable, ledger_table, status_table, utc
from trainer.assigning.intake import Training
from trainer.assigning.person_rows import OPEN_STATES
from trainer.assigning.ports import AuditEntry


@dataclass(frozen=True, slots=True)
class AuditPack:
    """One assignment for an auditor."""

    summary: ExportTable
    people: ExportTable
    missing: ExportTable
    """Who was not done, and how they were followed up."""
    files: ExportTable
    trail: ExportTable
    digest: str
    """SHA-256 over all of it: the same pack made again from the same data as of the same moment has the same one."""

    @property
    def tables(self) -> tuple[ExportTable, ...]:
        """Return all tables, the summary first."""
        return (self.summary, self.people, self.missing, self.files, self.trail)


def audit_pack(
    training: Training,
    rows: tuple[PersonRow, ...],
    ledger: Iterable[LedgerRow],
    trail: Iterable[AuditEntry],
    pseudonyms: Mapping[str, str],
    as_of_ms: int,
) -> AuditPack:
    """Return the pack; `rows` are as of the same moment, `pseudonyms` say by code what the trail calls people."""
    files = ledger_table(one for one in ledger if one.received_ms <= as_of_ms)
    lines = [one for one in trail if one.utc_ms <= as_of_ms and one.assignment == training.newest.id]
    people = status_table(rows)
    missing = _missing(rows, lines, pseudonyms)
    told = _trail(lines)
    summary = _summary(training, rows, as_of_ms)
    whole = json.dumps(
        [[one.name, one.columns, one.rows] for one in (summary, people, missing, files, told)],
        ensure_ascii=True, separators=(",", ":"),
    )  # fmt: skip
    return AuditPack(summary, people, missing, files, told, sha256(whole.encode()).hexdigest())


def _summary(training: Training, rows: tuple[PersonRow, ...], as_of_ms: int) -> ExportTable:
    newest = training.newest
    done = sum(one.state == "completed" for one in rows)
    facts: list[tuple[str, Cell]] = [
        ("organisation", newest.organisation),
        ("assignment", newest.id),
        ("revision", newest.rev),
        ("title_ja", newest.title.ja),
        ("title_en", newest.title.en),
        ("purpose", newest.notice.purpose.ja),
        ("pack", newest.pack),
        ("pack_version", newest.pack_version),
        ("pack_hash", newest.pack_hash),
        ("questions", len(newest.questions)),
        ("opened_utc", utc(newest.open_ms)),
        ("due_utc", utc(newest.due_ms)),
        ("zone", newest.zone),
        ("passing", " ".join(f"{name}={value}" for name, value in newest.passing._asdict().items() if value)),
        ("method", "questions answered on a computer, judged anew from the answers"),
        ("enrolled", len(rows)),
        ("completed", done),
        ("as_of_utc", utc(as_of_ms)),
        ("proves", "where answers came from, and that they were not changed since"),
        ("does_not_prove", "that the first file was not rewritten before; that no script answered; who sat there"),
    ]
    return ExportTable("audit/1", ("table", "what", "value"), tuple(("audit/1", *one) for one in facts))


def _missing(rows: Iterable[PersonRow], trail: Iterable[AuditEntry], pseudonyms: Mapping[str, str]) -> ExportTable:
    reminded: dict[str, list[str]] = {}
    for one in trail:
        if one.act == "reminded":
            reminded.setdefault(one.subject, []).append(utc(one.utc_ms))
    found = [
        (
            "missing/1", one.person, one.name, one.state, f"{one.seen.right}/{one.seen.of}", one.overdue,
            " ".join(reminded.get(pseudonyms.get(one.person, ""), ())), one.note,
        )
        for one in rows
        if one.state in OPEN_STATES or one.state in {"on_leave", "exempt", "left"}
    ]  # fmt: skip
    columns = ("table", "person", "name", "state", "seen", "overdue", "reminded_utc", "note")
    return ExportTable("missing/1", columns, tuple(found))


def _trail(lines: Iterable[AuditEntry]) -> ExportTable:
    columns = ("table", "number", "utc", "actor", "act", "subject", "details", "hash")
    rows = (
        (
            "trail/1", one.number, utc(one.utc_ms), one.actor, one.act, one.subject,
            " ".join(f"{name}={value}" for name, value in sorted(one.details.items())), one.hash,
        )
        for one in lines
    )  # fmt: skip
    return ExportTable("trail/1", columns, tuple(rows))
