"""A copy of the learner's file as it is at one moment, taken beside the thread that answers."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from trainer.domain.message import Message
from trainer.domain.progress_reporter import ProgressReporter
from trainer.storage.data_folder import create_private

_PAGES: Final = 256
"""Copied at a time, 1 MiB: an answer that is committed meanwhile waits for no more."""
_PAUSE_S: Final = 0.01
"""Left to the answer that is being committed."""
_MOST_TIMES: Final = 30
"""An answer lets SQLite begin the copy anew; whoever answers as often as that has no time for it now."""


class TooBusy(Exception):
    """Answers came quicker than the file could be copied; later it will do."""


def copy_database(database: Path, copy: Path, watch: ProgressReporter, doing: Message, until: float) -> None:
    """Copy a database, whoever writes to it meanwhile, into a new file for this user only.

    `watch` hears shares up to `until`. Raises TooBusy, sqlite3.Error, OSError, or what `watch` raises.
    """
    copy.unlink(missing_ok=True)
    create_private(copy)
    restarts, left = 0, 0

    def step(_status: int, remaining: int, total: int) -> None:
        nonlocal restarts, left
        restarts += remaining > left > 0
        left = remaining
        if restarts > _MOST_TIMES:
            raise TooBusy
        watch(until * (1 - remaining / max(total, 1)), doing)

    source = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
    with closing(source), closing(sqlite3.connect(copy)) as target:
        # A copy that is not finished is thrown away, so nothing of it needs to be safe before its end.
        target.execute("PRAGMA journal_mode=OFF").close()
        target.execute("PRAGMA synchronous=OFF").close()
        source.backup(target, pages=_PAGES, progress=step, sleep=_PAUSE_S)
