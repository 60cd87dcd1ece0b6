"""An organisation's file with one bit changed: what is said of it, and what is there after doing what was said."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Final

from tests.assigning.people import BY, organisation, roster_csv, small_plan
from tests.assigning.test_roster import NEXT, next_month
from trainer.domain.problem import KnownProblem
from trainer.storage.organisation.all_tables import ALL_TABLES
from trainer.storage.organisation.backups import restore_organisation
from trainer.storage.organisation.check import check_organisation
from trainer.storage.organisation.folder import OrganisationFolder
from trainer.storage.organisation.open_organisation import OrganisationStorage, open_organisation

TABLES: Final = (*(table.name for table in ALL_TABLES), "schema_version", "sqlite_master")
Dump = dict[str, list[tuple[Any, ...]] | None]


@dataclass
class Outcome:
    """What became of one flip."""

    offset: int
    said: list[type[KnownProblem]] = field(default_factory=list)
    raw: str = ""
    """An exception that was no known problem."""
    harmed: bool = False
    """Whether a row is not as it was."""
    back: bool = False
    """Whether doing what was said gave everything back."""


class FlippedOrganisation:
    """Writes the file once; each flip is made in a copy of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with organisation(folder) as console:
            console.assign(small_plan())
            console.import_roster(roster_csv(next_month()), NEXT)
            console.assign(small_plan(groups=("S1",)))
            console.storage.backups.make(BY.moment.utc_ms)
        self.whole = folder / "organisation"
        self.content = (self.whole / "organisation.db").read_bytes()
        self.rows = dump(self.whole / "organisation.db")

    def flip(self, offset: int, bit: int) -> Outcome:
        """Change one bit, use the console as on any day, check, do what is said, check again."""
        outcome = Outcome(offset)
        copy = OrganisationFolder(self._folder / "flipped")
        shutil.rmtree(copy.path, ignore_errors=True)
        shutil.copytree(self.whole, copy.path)
        changed = bytearray(self.content)
        changed[offset] ^= 1 << bit
        copy.database.write_bytes(changed)
        outcome.harmed = dump(copy.database) != self.rows
        try:
            self._use(copy, outcome)
            if outcome.said:
                restore_organisation(copy)
                again = Outcome(offset)
                self._use(copy, again)
                outcome.back = not again.said and dump(copy.database) == self.rows
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
            outcome.raw = f"{type(error).__name__}: {error}"
        return outcome

    @staticmethod
    def _use(folder: OrganisationFolder, outcome: Outcome) -> None:
        storage: OrganisationStorage | None = None
        try:
            storage = open_organisation(folder, lambda: "id")
            storage.roster.people()
            for one in storage.assignments.known():
                storage.assignments.assignees(one.assignment.id)
            check_organisation(storage.database)
        except KnownProblem as problem:
            outcome.said.append(type(problem))
        finally:
            if storage is not None:
                storage.close()


def dump(database: Path) -> Dump:
    """Return the rows of every table as they lie in a file; None where they cannot be read to their end."""
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as raw:
        raw.text_factory = bytes
        return {name: _rows(raw, name) for name in TABLES}


def _rows(raw: sqlite3.Connection, name: str) -> list[tuple[Any, ...]] | None:
    columns = "type, name, tbl_name, sql" if name == "sqlite_master" else "*"
    try:
        return sorted(raw.execute(f"SELECT {columns} FROM {name} NOT INDEXED"), key=repr)
    except (sqlite3.Error, UnicodeDecodeError):
        # The names of columns are text whatever is said of rows.
        return None


def places(content: bytes, count: int, seed: int) -> Iterator[tuple[int, int]]:
    """Yield so many places and a bit in each: half of them outside of the pack, which is most of the file."""
    chance = Random(seed)
    pages = range(0, len(content), 4096)
    busy = [at for at in pages if b"PK\x03\x04" not in content[at : at + 4096] and content[at] in {2, 5, 10, 13}]
    for number in range(count):
        start = chance.choice(busy) + chance.randrange(4096) if number % 2 else chance.randrange(len(content))
        yield start, chance.randrange(8)
