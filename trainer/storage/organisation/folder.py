"""The organisation's folder and what lies in it. Standard library only."""

from pathlib import Path

from trainer.storage.data_folder import DataFolder
from trainer.storage.organisation import problems


class OrganisationFolder:
    """Where the organisation's file is. Nothing is created before `prepare`."""

    def __init__(self, path: Path) -> None:
        self._data = DataFolder(path)
        self.path = self._data.path
        self.database = self.path / "organisation.db"
        self.key = self.path / "key"
        """One line: the secret key behind the passphrase."""
        self.backups = self.path / "backups"
        self.received = self.path / "received"
        """Copies of the results that were taken in, as they came: sealed."""

    def prepare(self) -> None:
        """Create the folder and what is in it, for this user only. Raises an OrganisationProblem."""
        try:
            for folder in (self.path, self.backups, self.received):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise problems.of_os(error, self.path) from error

    def take(self) -> bool:
        """Lock the folder for this process; False where another console has it. Raises a StorageProblem."""
        return self._data.take()

    def release(self) -> None:
        """Let another console have the folder."""
        self._data.release()

    @property
    def exists(self) -> bool:
        """Return whether an organisation was set up here."""
        return self.database.exists() or self.key.exists()
