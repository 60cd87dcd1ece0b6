"""What was handed in, kept: a file's answers, its line in the ledger and its heads are one transaction."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from pathlib import Path
from typing import Any, Final, Protocol, cast

from sqlalchemy import Connection, Table, delete, insert, literal, select, union_all

from trainer.assigning.console_values import LedgerRow, Outcome
from trainer.assigning.evidence import Evidence
from trainer.assigning.intake import Handed, Intake, KnownLink, Owner
from trainer.domain.assignment import HandedInLink, HandedInUndo, Result
from trainer.storage.learner.check_values import with_crc
from trainer.storage.organisation.received_name import received_name
from trainer.storage.organisation.result_bodies import (
    answer_columns,
    body_of,
    reason_text,
    same_but_placed,
)
from trainer.storage.organisation.result_reading import CONTACTS, evidence_in, ledger_row
from trainer.storage.organisation.result_tables import (
    ANSWER,
    CONFLICT,
    DEVICE_KEY,
    HEAD,
    IMPORT,
    ODD_QUESTION,
    UNDO,
)

_AT_ONCE: Final = 500
"""Ids in one question: databases take only so many values."""


class Database(Protocol):
    """The organisation's data while it is open."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a transaction that only reads."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """Give a transaction that may write."""
        ...


class CollectedResults:
    """Implements `assigning.intake.Collected`, and gives out what reports are made from."""

    def __init__(self, database: Database, received: Path | None = None) -> None:
        """Take the folder in which copies of the sealed files are kept; None keeps none."""
        self._database = database
        self._received = received

    def outcome_of(self, digest: str) -> Outcome | None:
        """Return what became of a result that came before."""
        with self._database.reading() as connection:
            found = connection.execute(select(IMPORT.c.outcome).where(IMPORT.c.digest == digest)).scalar()
        return cast("Outcome | None", found)

    def links_of(self, registration: str) -> Sequence[KnownLink]:
        """Return every link of a registration."""
        parts = (
            select(one.c.id, one.c.device, one.c.place, one.c.hash).where(one.c.registration == registration)
            for one in (ANSWER, UNDO)
        )
        with self._database.reading() as connection:
            return [KnownLink(*row) for row in connection.execute(union_all(*parts))]

    def last_contact(self, registration: str) -> int | None:
        """Return when the newest kept result of a registration was written."""
        wanted = select(IMPORT.c.written_ms).where(
            IMPORT.c.registration == registration, IMPORT.c.outcome.in_(CONTACTS)
        )
        with self._database.reading() as connection:
            return max(connection.execute(wanted).scalars(), default=None)

    def owners_of(self, links: Collection[str]) -> Mapping[str, Owner]:
        """Return whose those of these links are that are kept."""
        found: dict[str, Owner] = {}
        with self._database.reading() as connection:
            for some in _some(links):
                for one in (ANSWER, UNDO):
                    rows = connection.execute(select(one.c.id, one.c.registration).where(one.c.id.in_(some)))
                    found.update({id_: Owner(registration, "") for id_, registration in rows})
        return found

    def owner_of_key(self, device_key: bytes) -> str | None:
        """Return the code of the person whose results a device signed."""
        wanted = select(DEVICE_KEY.c.person).where(DEVICE_KEY.c.key == device_key.hex())
        with self._database.reading() as connection:
            return cast("str | None", connection.execute(wanted).scalar())

    def same_body(self, link: HandedInLink) -> bool:
        """Return whether the link that is kept under this id says the same, whatever its place."""
        with self._database.reading() as connection:
            for one in (ANSWER, UNDO):
                body = connection.execute(select(one.c.body).where(one.c.id == link.id)).scalar()
                if body is not None:
                    return same_but_placed(body, body_of(link))
        return False

    def keep(self, intake: Intake) -> None:
        """Write everything a file changes, in one transaction; nothing of what is only waiting or came before."""
        if intake.row.outcome == "incomplete" or not intake.digest:
            return
        if intake.sealed and self._received is not None:
            # First: a copy too many harms nobody, a line without its file would.
            _copy(self._received / received_name(intake.digest), intake.sealed)
        with self._database.writing() as connection:
            if intake.row.outcome == "duplicate" and _is_known(connection, intake.digest):
                return
            connection.execute(delete(IMPORT).where(IMPORT.c.digest == intake.digest))
            _write(connection, IMPORT, [_import_columns(intake)])
            if intake.result is not None and intake.row.outcome in CONTACTS:
                _keep_links(connection, intake, intake.result)
                if "key_used_by_two" not in intake.row.flags:
                    _keep_sender(connection, intake, intake.result)

    def waiting(self) -> tuple[Handed, ...]:
        """Return the results that wait for somebody to be known, as they were received."""
        if self._received is None:
            return ()
        waits = IMPORT.c.outcome == "queued"
        wanted = select(IMPORT.c.digest, IMPORT.c.file).where(waits).order_by(IMPORT.c.received_ms, IMPORT.c.digest)
        with self._database.reading() as connection:
            rows = connection.execute(wanted).all()
        found = []
        for digest, file in rows:
            path = self._received / received_name(digest)
            if path.is_file():
                found.append(Handed(file, path.read_bytes()))
        return tuple(found)

    def evidence_of(self, registrations: Collection[str]) -> Mapping[str, Evidence]:
        """Return what is kept of these registrations; those of which nothing is kept are left out."""
        found: dict[str, dict[str, list[Any]]] = {}
        with self._database.reading() as connection:
            for some in _some(registrations):
                found |= evidence_in(connection, some)
        return {
            registration: Evidence(**{part: tuple(some) for part, some in parts.items()})
            for registration, parts in found.items()
        }

    def ledger(self, assignment: str = "") -> tuple[LedgerRow, ...]:
        """Return what became of every file, oldest first; of one assignment, or of all."""
        wanted = select(IMPORT).order_by(IMPORT.c.received_ms, IMPORT.c.digest)
        if assignment:
            wanted = wanted.where(IMPORT.c.assignment == assignment)
        with self._database.reading() as connection:
            return tuple(ledger_row(row) for row in connection.execute(wanted).mappings())


def _keep_links(connection: Connection, intake: Intake, result: Result) -> None:
    registration, digest = result.registration, intake.digest
    answers = [
        answer_columns(body_of(link), hash_, registration, digest, answer)
        for link, hash_, answer in intake.links
        if answer is not None
    ]
    undos = [
        _undo_columns(link, hash_, intake, registration)
        for link, hash_, _ in intake.links
        if isinstance(link, HandedInUndo)
    ]
    _write(connection, ANSWER, answers)
    _write(connection, UNDO, undos)
    _keep_conflicts(connection, intake, registration)
    for device, head in intake.heads.items():
        _put(connection, HEAD, {"registration": registration, "device": device}, place=head.place, hash=head.hash)


def _keep_sender(connection: Connection, intake: Intake, result: Result) -> None:
    """Keep whose key it is, which is whoever used it first, and what they found odd."""
    key = result.device_key.hex()
    if connection.execute(select(DEVICE_KEY.c.key).where(DEVICE_KEY.c.key == key)).first() is None:
        row = {"key": key, "person": result.person, "registration": result.registration}
        _write(connection, DEVICE_KEY, [{**row, "first_ms": intake.row.received_ms}])
    for question in result.flagged:
        _put(connection, ODD_QUESTION, {"registration": result.registration, "question": question})


def _keep_conflicts(connection: Connection, intake: Intake, registration: str) -> None:
    for link, hash_, both in intake.conflicts:
        place = {"id": link.id, "hash": hash_}
        body = body_of(link)
        _put(
            connection, CONFLICT, place,
            registration=registration, device=link.device, place=link.place, body=body, digest=intake.digest,
        )  # fmt: skip
        if both:
            row = connection.execute(select(ANSWER).where(ANSWER.c.id == link.id)).mappings().first()
            if row is not None:
                _put(connection, ANSWER, {"id": link.id}, **{**row, "quarantined": 1})


def _undo_columns(link: HandedInUndo, hash_: str, intake: Intake, registration: str) -> dict[str, Any]:
    return {
        "id": link.id,
        "registration": registration,
        "device": link.device,
        "place": link.place,
        "hash": hash_,
        "body": body_of(link),
        "of": link.of,
        "redo": int(link.redo),
        "utc_ms": link.utc_ms,
        "received_ms": intake.row.received_ms,
        "digest": intake.digest,
    }


def _import_columns(intake: Intake) -> dict[str, Any]:
    row, result = intake.row, intake.result
    return {
        "digest": intake.digest,
        "file": row.file,
        "outcome": row.outcome,
        "person": row.person,
        "assignment": row.assignment,
        "registration": "" if result is None else result.registration,
        "new_answers": row.new_answers,
        "received_ms": row.received_ms,
        "written_ms": 0 if result is None else result.written_ms,
        "acknowledged_ms": 0 if result is None else result.acknowledged_ms,
        "rev": 0 if result is None else result.rev,
        "app": "" if result is None else result.app,
        "flags": " ".join(row.flags),
        "reason": reason_text(row.reason) if row.outcome in {"queued", "refused"} else "",
    }


def _copy(path: Path, data: bytes) -> None:
    """Keep a copy; one that a power cut takes lies in the folder it came from still."""
    if path.exists():
        return
    beside = path.with_suffix(".tmp")
    beside.write_bytes(data)
    beside.replace(path)


def _is_known(connection: Connection, digest: str) -> bool:
    return connection.execute(select(literal(1)).where(IMPORT.c.digest == digest)).first() is not None


def _put(connection: Connection, table: Table, key: Mapping[str, Any], **rest: Any) -> None:
    """Write a row in place of the one with its key."""
    where = [table.c[name] == value for name, value in key.items()]
    connection.execute(delete(table).where(*where))
    _write(connection, table, [{**key, **rest}])


def _write(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), [with_crc(dict(row)) for row in rows])


def _some(ids: Collection[str]) -> Iterator[list[str]]:
    left = iter(ids)
    while some := list(islice(left, _AT_ONCE)):
        yield some
