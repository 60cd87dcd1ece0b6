"""Writing what is handed out: one common file, and one of their own for whom it does not hold as it is."""

import re
from pathlib import Path
from typing import Final, NamedTuple

from trainer.assigning.assign import Assigned
from trainer.domain.assignment import Assignment
from trainer.domain.message import message
from trainer.domain.problem import KnownProblem
from trainer.domain.registration import registration_of
from trainer.exchange.assignment_file import SUFFIX, assignment_file

_PLAIN: Final = re.compile(r"[A-Za-z0-9_-]{1,40}")


class WrittenFile(NamedTuple):
    """One file that was written."""

    person: str | None
    """Whose own it is; None of the common one."""
    path: Path


class NotWritten(KnownProblem):
    """A file could not be written."""


def write_assignment_files(assigned: Assigned, pack: bytes, seed: bytes, folder: Path) -> tuple[WrittenFile, ...]:
    """Write every file of an act of assigning; each appears whole under its name. Raises NotWritten."""
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for assignment in (assigned.common, *assigned.own):
            path = folder / file_name(assignment)
            part = folder / f"~{path.name}.tmp"
            try:
                part.write_bytes(assignment_file(assignment, pack, seed))
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)
            written.append(WrittenFile(assignment.personal.person if assignment.personal else None, path))
    except OSError as error:
        raise NotWritten(
            message("The files cannot be written into {folder}. Name another folder with --to.", folder=str(folder))
        ) from error
    return tuple(written)


def file_name(assignment: Assignment) -> str:
    """Return the name of an assignment's file: id and revision, of an own file the employee code as well."""
    name = f"{assignment.id}-r{assignment.rev}"
    if assignment.personal is None:
        return f"{name}{SUFFIX}"
    code = assignment.personal.person
    if not _PLAIN.fullmatch(code):
        code = registration_of(assignment.organisation_key, assignment.id, code)[:8]
    return f"{name}-{code}{SUFFIX}"
