"""The file that holds the organisation's secret key behind its passphrase: one line, for this user only."""

from pathlib import Path

from trainer.storage.data_folder import create_private
from trainer.storage.durable_files import rename, sync_file
from trainer.storage.organisation import problems


def read_key_line(path: Path) -> str:
    """Return the line. Raises an OrganisationProblem."""
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError as error:
        raise problems.no_key(path) from error
    except OSError as error:
        raise problems.of_os(error, path) from error


def write_key_line(path: Path, line: str) -> None:
    """Put a line in place of the one there was, all or nothing. Raises an OrganisationProblem."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        create_private(part)
        part.write_text(f"{line}\n", encoding="ascii")
        sync_file(part)
        rename(part, path)
    except OSError as error:
        raise problems.of_os(error, path) from error
    finally:
        part.unlink(missing_ok=True)
