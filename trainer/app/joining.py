"""Two computers' records become one file, which takes the place of this computer's."""

from collections.abc import Callable
from pathlib import Path

from trainer.domain.progress_reporter import ProgressReporter
from trainer.storage import problems
from trainer.storage.data_folder import DataFolder, create_private
from trainer.storage.learner.backup.restore_backup import swap_in
from trainer.storage.learner.engine import Database
from trainer.storage.learner.join_records import join_records
from trainer.storage.learner.record_file import unpack_record_file
from trainer.study.whole_record import Joined


def join_file(
    source: Path,
    folder: DataFolder,
    device: str,
    let_go: Callable[[], None],
    watch: ProgressReporter,
    *,
    take_settings: bool,
) -> Joined:
    """Join the record in `source` to that of the folder; `let_go` closes the database before another takes its place.

    Raises a StorageProblem or Cancelled; then this record is unchanged.
    """
    try:
        unpack_record_file(source, folder.incoming, folder.database, watch)
        create_private(folder.joining)
        together = Database(folder.joining, folder.backups)
        joined = join_records(folder.database, folder.incoming, together, device, watch, take_settings=take_settings)
        if joined.changed:
            let_go()
            swap_in(folder.joining, folder.database)
    except OSError as error:
        raise problems.of_os(error, folder.path) from error
    finally:
        folder.incoming.unlink(missing_ok=True)
        folder.joining.unlink(missing_ok=True)
    return joined
