"""`main.py database check URL` and `database copy URL`: the organisation's data on a server."""

from trainer.app.hr_options import HrOptions
from trainer.app.hr_said import Said
from trainer.app.organisation_session import OrganisationSession
from trainer.domain.message import counted, message
from trainer.storage.organisation.copy_data import copy_data, counts, rights
from trainer.storage.organisation.engine import OrganisationDatabase
from trainer.storage.organisation.migrations import MIGRATIONS
from trainer.storage.organisation.server_address import ServerAddress, server_address

NOT_ENCRYPTED = message("Not encrypted: others on the way could read along.")


def database_command(session: OrganisationSession, options: HrOptions) -> Said:
    """Look at a server, or copy the organisation's file to it. Raises an OrganisationProblem."""
    verb, word = options.words
    address = server_address(word)
    database = OrganisationDatabase(session.folder.database, session.folder.backups, address.url)
    try:
        if verb == "copy":
            return _copied(session, database, address)
        database.open()
        rows, may = counts(database), rights(database)
    finally:
        database.close()
    told = {
        "server": address.shown,
        "encrypted": address.encrypted,
        "schema": len(MIGRATIONS),
        "rights": may,
        "rows": dict(rows),
    }
    people = counted("{count} person", "{count} people", rows["person"])
    lines = [
        message("{server}: schema {schema}, {people}.", server=address.shown, schema=len(MIGRATIONS), people=people)
    ]
    if not address.encrypted and not address.local:
        lines.append(NOT_ENCRYPTED)
    return Said(told, tuple(lines))


def _copied(session: OrganisationSession, database: OrganisationDatabase, address: ServerAddress) -> Said:
    source = session.storage.database
    database.open()
    rows = copy_data(source, database)
    said = message(
        "Everything is on {server}, compared row by row. Name it from now on as --organisation; the file stays.",
        server=address.shown,
    )
    return Said({"server": address.shown, "rows": dict(rows)}, (said,))
