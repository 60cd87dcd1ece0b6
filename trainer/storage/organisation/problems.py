"""What can go wrong with the organisation's file, each as a sentence: what, where, how to mend it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from trainer.domain.message import Message, message
from trainer.domain.problem import KnownProblem
from trainer.storage import problems
from trainer.storage.learner.sqlite_faults import known_faults as learner_faults
from trainer.storage.problems import shown


class OrganisationProblem(KnownProblem):
    """Any known failure of the organisation's file."""


class OrganisationDamaged(OrganisationProblem):
    """The file, or a row of it, is not as it was written."""


class OrganisationMissing(OrganisationProblem):
    """There is no organisation here, or its file is gone although backups exist."""


class WrongPassphrase(OrganisationProblem):
    """The key does not open."""


_RESTORE: Final = message(
    "Go back to the newest backup (main.py organisation restore); the present file is set aside, never deleted."
)


def damaged(path: Path) -> OrganisationDamaged:
    """Say that the file cannot be read."""
    return OrganisationDamaged(
        message("The organisation's file is damaged: {path}. {mend}", path=shown(path), mend=_RESTORE)
    )


def damaged_row(table: str, key: str) -> OrganisationDamaged:
    """Say which row is not as it was written."""
    return OrganisationDamaged(
        message(
            "Row {key} of the table “{table}” in the organisation's file is not as it was written. {mend}",
            table=table,
            key=key,
            mend=_RESTORE,
        )
    )


def broken_trail(number: int) -> OrganisationDamaged:
    """Say where the audit trail was changed."""
    return OrganisationDamaged(
        message(
            "Line {number} of the audit trail does not fit the lines before it: something was changed. {mend}",
            number=number,
            mend=_RESTORE,
        )
    )


def missing(path: Path) -> OrganisationMissing:
    """Say that the file is gone, and that there are backups."""
    return OrganisationMissing(
        message("The organisation's file is missing: {path}. {mend}", path=shown(path), mend=_RESTORE)
    )


def not_set_up(path: Path) -> OrganisationMissing:
    """Say that there is no organisation here."""
    return OrganisationMissing(
        message(
            "No organisation is set up in {path}. Set one up (main.py organisation new --name NAME), or name its "
            "folder with --organisation.",
            path=shown(path),
        )
    )


def wrong_passphrase() -> WrongPassphrase:
    """Say that the key does not open."""
    return WrongPassphrase(
        message(
            "The passphrase does not open the organisation's key. Try again; if it is lost, use the recovery sheet "
            "(main.py organisation recover)."
        )
    )


def empty_passphrase() -> WrongPassphrase:
    """Say that a key needs a passphrase."""
    return WrongPassphrase(message("The passphrase is empty. Nothing was done; try again."))


def wrong_sheet() -> WrongPassphrase:
    """Say that the letters are not those of this organisation's sheet."""
    return WrongPassphrase(
        message("These are not the letters of this organisation's recovery sheet. Check them one by one and try again.")
    )


def no_key(path: Path) -> OrganisationMissing:
    """Say that the key's file is gone."""
    return OrganisationMissing(
        message(
            "The file with the organisation's key is missing: {path}. Put it back, or use the recovery sheet (main.py "
            "organisation recover).",
            path=shown(path),
        )
    )


def no_place(path: Path) -> OrganisationProblem:
    """Say that the file may not lie on a network or in a synchronised folder, and what to do instead."""
    return OrganisationProblem(
        message(
            "The organisation's file must not lie on a network drive or in a synchronised folder: {path}. It would "
            "break there. Name a folder on a disk of this computer with --organisation; copies of backups may lie "
            "there, and results may be collected from there.",
            path=shown(path),
        )
    )


def on_a_server() -> OrganisationProblem:
    """Say that only a file is backed up here."""
    return OrganisationProblem(
        message("The organisation's data lie on a server, which has backups of its own. Ask whoever looks after it.")
    )


def nobody(code: str) -> OrganisationProblem:
    """Say that there is no such person."""
    return OrganisationProblem(message("There is nobody with the code {code} in the organisation's file.", code=code))


def in_use(path: Path) -> OrganisationProblem:
    """Say that another console has the folder."""
    return OrganisationProblem(
        message("Another console is open on this organisation: {path}. Close it, then try again.", path=shown(path))
    )


def unusable_backup(path: Path) -> OrganisationProblem:
    """Say that a backup is none."""
    return OrganisationProblem(
        message(
            "This is no backup of the organisation's file that can be read: {path}. Choose another one. The present "
            "file is unchanged.",
            path=shown(path),
        )
    )


def of_os(error: OSError, path: Path) -> OrganisationProblem:
    """Return the known problem behind an error of the operating system."""
    return _in_our_words(problems.of_os(error, path), path)


@contextmanager
def known_faults(path: Path, backups: Path) -> Iterator[None]:
    """Turn what the disk may do to `path` into known problems."""
    try:
        with learner_faults(path, backups):
            yield
    except problems.DamagedRow as problem:
        raise damaged_row(problem.table, problem.key) from problem
    except problems.StorageProblem as problem:
        raise _in_our_words(problem, path) from problem


def _in_our_words(problem: problems.StorageProblem, path: Path) -> OrganisationProblem:
    if isinstance(problem, problems.MissingDatabase):
        return missing(path)
    if isinstance(problem, problems.UnreadableDatabase):
        return damaged(path)
    sentence = next((said for kind, said in _SAID.items() if isinstance(problem, kind)), _fault)
    return OrganisationProblem(sentence(path))


def _fault(path: Path) -> Message:
    return message(
        "The disk did not read or write the organisation's file: {path}. Check the disk and its connection, then try "
        "again.",
        path=shown(path),
    )


_SAID: Final[Mapping[type[problems.StorageProblem], Callable[[Path], Message]]] = {
    problems.DiskFull: lambda path: message(
        "The disk is full, so the organisation's file was not changed: {path}. Free some space, then try again.",
        path=shown(path),
    ),
    problems.DatabaseLocked: lambda path: message(
        "Another program is using the organisation's file: {path}. Try again when it has finished.", path=shown(path)
    ),
    problems.ReadOnlyFolder: lambda path: message(
        "The organisation's file cannot be written there: {path}. Allow writing, or name another folder with "
        "--organisation.",
        path=shown(path),
    ),
    problems.MovedDatabase: lambda path: message(
        "The organisation's file was moved or deleted: {path}. Put it back in its place, then try again.",
        path=shown(path),
    ),
    problems.NewerDatabase: lambda path: message(
        "A newer version of Minori wrote the organisation's file: {path}. Please update Minori. Nothing was written.",
        path=shown(path),
    ),
    problems.ForeignDatabase: lambda path: message(
        "This is another program's file, not the organisation's: {path}. Move it elsewhere, or name another folder "
        "with --organisation. Nothing was written to it.",
        path=shown(path),
    ),
    problems.WrongPlace: lambda path: message(
        "There is something else where the organisation's file should be: {path}. Move it elsewhere, or name another "
        "folder with --organisation.",
        path=shown(path),
    ),
}


def already_set_up(path: Path) -> OrganisationProblem:
    """Say that there is one already."""
    return OrganisationProblem(
        message(
            "There is an organisation in {path} already. Name another folder with --organisation to set up a second "
            "one.",
            path=shown(path),
        )
    )
