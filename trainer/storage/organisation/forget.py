"""Forgetting a person: what is left is a pseudonym, in the file, in its backups and in what was received."""

from collections.abc import Callable, Mapping
from typing import Final

from sqlalchemy import Connection, delete, select, update

from trainer.assigning.ports import By
from trainer.domain.registration import compared_code
from trainer.storage.learner.check_values import with_crc
from trainer.storage.organisation import problems
from trainer.storage.organisation.audit_rows import note
from trainer.storage.organisation.engine import OrganisationDatabase
from trainer.storage.organisation.everywhere import change_everywhere
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
    """Forget a person everywhere in the organisation's folder. Raises an OrganisationProblem, also for nobody."""
    with database.reading() as connection:
        known = _whom(connection, code, {})
    if known is None:
        raise problems.nobody(code)
    names: dict[str, str] = {}

    def forget(connection: Connection) -> tuple[str, ...]:
        # Each copy is asked who that is there: in one from before a restore, numbers may be another's.
        found = _whom(connection, code, names)
        if found is None:
            return ()
        for one in _registrations(connection, found.person):
            names.setdefault(one, new_id())
        return _forget_in(connection, found)

    def then(connection: Connection) -> None:
        note(connection, "forgotten", by, subject=known.pseudonym)

    change_everywhere(folder, database, forget, then)
    return known._replace(registrations=names)


def _whom(connection: Connection, code: str, names: Mapping[str, str]) -> Forgotten | None:
    wanted = select(PERSON.c.number, PERSON.c.pseudonym).where(PERSON.c.code_key == compared_code(code))
    found = connection.execute(wanted.where(PERSON.c.forgotten == 0)).first()
    return None if found is None else Forgotten(int(found[0]), str(found[1]), names, compared_code(code))


def _registrations(connection: Connection, person: int) -> list[str]:
    found = connection.execute(select(ASSIGNEE.c.registration).where(ASSIGNEE.c.person == person)).scalars()
    return [str(one) for one in found]


def _forget_in(connection: Connection, forgotten: Forgotten) -> tuple[str, ...]:
    """Take a person out of every table; return the received files that are to go."""
    gone = tuple(name for forget in FORGETTERS for name in forget(connection, forgotten))
    write_person(
        connection, forgotten.person, code=forgotten.pseudonym, code_key=forgotten.pseudonym.casefold(), name="",
        forgotten=1,
    )  # fmt: skip
    connection.execute(delete(LEAVE).where(LEAVE.c.person == forgotten.person))
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
