"""What the tests of bad input share."""

import hashlib
from pathlib import Path

from tests.storage.records import answered_record, events_of
from trainer import log
from trainer.storage.learner.open_database import Storage
from trainer.storage.problems import StorageProblem
from trainer.study.ports import StateChanges
from trainer.translations import say


def digest(folder: Path) -> dict[str, str]:
    """Return the hash of every file but the program's own log, which tells of all that is tried."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != log.FILE_NAME
    }


def answer(storage: Storage, number: int) -> None:
    """Answer once."""
    answered = answered_record(number=number)
    storage.log.append(answered, events_of(answered), StateChanges())


def says(problem: StorageProblem, *words: str) -> None:
    """Check that both languages name the place and what helps."""
    for word in words:
        assert word in say(problem.sentence, "ja")
        assert word in say(problem.sentence, "en")
    assert say(problem.sentence, "ja").endswith("。")
    assert say(problem.sentence, "en").endswith(".")
