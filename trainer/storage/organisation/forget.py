"""Forgetting a person: what is left is a pseudonym, in the file, in its backups and in what was received."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, delete, select, update

from trainer.assigning.ports import By
from trainer.domain.registration import compared_code
from trainer.storage.learner.backup.packing import NotPacked
from trainer.storage.learner.check_values import with_crc
from trainer.storage.learner.set_aside import set_aside_files
from trainer.storage.organisation import problems
from trainer.storage.organisation.audit_rows import note
from trainer.storage.organisation.backup_names import named_backups
from trainer.storage.organisation.backups import keep_copy, unpack_backup
from trainer.storage.organisation.engine import OrganisationDatabase
from trainer.storage.organisation.folder import OrganisationFolder
from trainer.storage.organisation.forget_results import forget_results
from trainer.storage.organisation.forgotten import Forgetter, Forgotten
from trainer.storage.organisation.people_rows import write_person
from trainer.storage.organisation.tables import ASSIGNEE, LEAVE, PERSON

FORGETTERS: Final[tuple[Forgetter, ...]] = (forget_results,)
"""Every other set of tables that knows people takes them out of itself."""


def forget_person(
    folder: OrganisationFolder, database: OrganisationDatabase, code: str, new_id: Callable[[], str], by: By
) -> Forgotten:
    """Forget a person everywhere in the organisation's folder. Raises an OrganisationProblem, also for nobody.

    Stopped half-way it is simply done again: the backups are gone over first, the file itself last.
    """
    with database.reading() as connection:
        forgotten = _whom(connection, code, new_id)
    for _, path in named_backups(folder.backups):
        _forget_in_backup(folder, path, forgotten)
    for files in set_aside_files(folder.database).values():
        for path in files:
            path.unlink()
    with database.writing() as connection:
        gone = _forget_in(connection, forgotten)
        note(connection, "forgotten", by, subject=forgotten.pseudonym)
    for name in gone:
        (folder.received / Path(name).name).unlink(missing_ok=True)
    database.shrink()
    return forgotten


def _whom(connection: Connection, code: str, new_id: Callable[[], str]) -> Forgotten:
    wanted = select(PERSON.c.number, PERSON.c.pseudonym).where(PERSON.c.code_key == compared_code(code))
    found = connection.execute(wanted.where(PERSON.c.forgotten == 0)).first()
    if found is None:
        raise problems.nobody(code)
    number, pseudonym = int(found[0]), str(found[1])
    registrations = connection.execute(select(ASSIGNEE.c.registration).where(ASSIGNEE.c.person == number)).scalars()
    return Forgotten(number, pseudonym, {str(one): new_id() for one in registrations}, compared_code(code))


def _forget_in(connection: Connection, forgotten: Forgotten) -> tuple[str, ...]:
    """Take a person out of every table; return the received files that are to go."""
    write_person(
        connection, forgotten.person, code=forgotten.pseudonym, code_key=forgotten.pseudonym.casefold(), name="",
        forgotten=1,
    )  # fmt: skip
    connection.execute(delete(LEAVE).where(LEAVE.c.person == forgotten.person))
    gone = tuple(name for forget in FORGETTERS for name in forget(connection, forgotten))
    mine = select(ASSIGNEE).where(ASSIGNEE.c.person == forgotten.person)
    for row in [dict(one) for one in connection.execute(mine).mappings()]:
        registration = forgotten.registrations.get(row["registration"], row["registration"])
        changed = with_crc({**row, "registration": registration, "reason": ""})
        connection.execute(
            update(ASSIGNEE)
            .where(ASSIGNEE.c.person == forgotten.person, ASSIGNEE.c.assignment == row["assignment"])
            .values(changed)
        )
    return gone


def _forget_in_backup(folder: OrganisationFolder, path: Path, forgotten: Forgotten) -> None:
    """Write a backup anew without the person; one that cannot be read is dropped: nobody can say what it holds."""
    plain = folder.backups / "forgetting.part"
    name = next(one for one, found in named_backups(folder.backups) if found == path)
    try:
        unpack_backup(path, plain)
        copy = OrganisationDatabase(plain, folder.backups)
        try:
            copy.open()
            with copy.writing() as connection:
                known = connection.execute(
                    select(PERSON.c.number).where(PERSON.c.number == forgotten.person, PERSON.c.forgotten == 0)
                ).first()
                if known is None:
                    return
                _forget_in(connection, forgotten)
            copy.shrink()
        finally:
            copy.close()
        keep_copy(plain, folder, name.utc_ms)
    except (NotPacked, problems.OrganisationProblem):
        path.unlink()
    finally:
        for part in (plain, plain.with_name(f"{plain.name}-journal")):
            with suppress(OSError):
                part.unlink(missing_ok=True)
