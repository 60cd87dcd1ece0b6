"""How long an answer takes until it is on disk, against the same writes by plain `sqlite3`.

Run `python -m tests.benchmarks.answer [FACTS REVIEWS]`. Both sides write the same rows into the same kind of file with
the same settings, in turn; the floor runs the very statements that the log runs, prepared once. The counts of
transactions and statements are compared, so both sides have the same fsyncs: one transaction, one commit, and the
journal's line.
"""

import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple, ParamSpec

from sqlalchemy import event

from tests.benchmarks.made_learner import PACK, TODAY, MadeFact, made_facts, make_learner
from tests.storage.records import answered_record, events_of
from trainer.domain.learner import Confusion, FactState, Memory, QuestionState
from trainer.domain.review import Answered
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.engine import PRAGMAS, Database
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.study.ports import NEXT_SEQUENCE, StateChanges

ROUNDS: Final = 9
ANSWERS_A_ROUND: Final = 60
LIMIT: Final = 2.0
"""`append` alone; the whole answer with grading and the next pick has 3.0."""

_Asked = ParamSpec("_Asked")
Statement = tuple[str, object, bool]
"""SQL, parameters, and whether they are many rows."""


class Step(NamedTuple):
    """One answer and what it changes."""

    answered: Answered
    changes: StateChanges


def _steps(facts: tuple[MadeFact, ...], count: int) -> list[Step]:
    steps = []
    for number in range(count):
        fact = facts[number * 7919 % len(facts)]
        wrong = number % 5 == 0
        answered = answered_record(
            number=(1 << 100) + number * 7919,
            pack=PACK,
            fact=fact.fact,
            question=fact.question,
            study_day=TODAY,
            taken_for=fact.twin if wrong else None,
        )
        state = FactState(fact.fact, Memory(4.0, 5.0, TODAY), 11, 9, 8, NEXT_SEQUENCE, not wrong, fact.question)
        changes = StateChanges(
            facts=[state, FactState(fact.twin, Memory(4.0, 5.0, TODAY), 11, 9, 8, 1)] if wrong else [state],
            confusions=[Confusion(fact.fact, fact.twin, 3, TODAY)] if wrong else [],
            questions=[QuestionState(fact.question, 11, NEXT_SEQUENCE, TODAY)],
        )
        steps.append(Step(answered, changes))
    return steps


class Recorder:
    """Notes what the log really sends to SQLite, answer by answer."""

    def __init__(self, database: Database) -> None:
        self.statements: list[Statement] = []
        event.listen(database._engine, "before_cursor_execute", self._noted)

    def _noted(self, *args: object) -> None:
        _, _, statement, parameters, _, many = args
        self.statements.append((str(statement), parameters, bool(many)))

    def take(self) -> list[Statement]:
        """Return the statements since the last call."""
        taken, self.statements = self.statements, []
        return taken


def _plain_connection(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA busy_timeout=5000")
    for name, asked, _ in PRAGMAS:
        connection.execute(f"PRAGMA {name}={asked}")
    return connection


class Lines:
    """What the log has put into its journal, read behind it, and the plain way to put the same into another file."""

    def __init__(self, journal: Path, floor: Path) -> None:
        self._journal = journal
        self._floor = floor
        self._read = journal.stat().st_size

    def take(self) -> bytes:
        """Return what was written since the last call."""
        with self._journal.open("rb") as file:
            file.seek(self._read)
            written = file.read()
        self._read += len(written)
        return written

    def play(self, written: bytes) -> None:
        """Append and wait for the disk."""
        with self._floor.open("ab") as file:
            file.write(written)
            file.flush()
            os.fsync(file.fileno())


def _play(connection: sqlite3.Connection, statements: list[Statement]) -> None:
    for sql, parameters, many in statements:
        if many:
            connection.executemany(sql, parameters)  # type: ignore[arg-type] # as SQLAlchemy gave them to the driver
        else:
            connection.execute(sql, parameters)  # type: ignore[arg-type] # the same
    connection.execute("COMMIT")


def _play_both(connection: sqlite3.Connection, statements: list[Statement], lines: Lines, written: bytes) -> None:
    _play(connection, statements)
    lines.play(written)


def _append(storage: Storage, step: Step) -> None:
    storage.log.append(step.answered, events_of(step.answered), step.changes)


def _timed(work: Callable[_Asked, object], *args: _Asked.args, **named: _Asked.kwargs) -> float:
    start = time.perf_counter()
    work(*args, **named)
    return (time.perf_counter() - start) * 1000


def _recorded(data: DataFolder, copy: Path, steps: list[Step]) -> list[list[Statement]]:
    """Run the answers once on a copy of the folder, to learn their statements."""
    shutil.copytree(data.path, copy)
    storage = open_storage(DataFolder(copy), lambda: "never")
    recorder = Recorder(storage.database)
    noted = []
    for step in steps:
        recorder.take()
        _append(storage, step)
        noted.append(_writes(recorder.take()))
    storage.close()
    return noted


def _writes(statements: list[Statement]) -> list[Statement]:
    begin = next(number for number, one in enumerate(statements) if one[0] == "BEGIN IMMEDIATE")
    # Only the first answer after opening reads the head of the log.
    # A reading transaction (BEGIN alone) writes nothing and is no part of the floor.
    writes = [one for one in statements[begin:] if not one[0].startswith("SELECT") and one[0] != "BEGIN"]
    if any(one[0].startswith("BEGIN") for one in writes[1:]):
        raise AssertionError(f"more than one transaction: {writes}")
    return writes


class Result(NamedTuple):
    """Medians over the rounds, in milliseconds an answer."""

    ours: float
    floor: float
    ratio: float
    statements: int


def measure(
    folder: Path, facts_count: int, reviews: int, *, rounds: int = ROUNDS, answers_a_round: int = ANSWERS_A_ROUND
) -> Result:
    """Measure `ReviewLog.append` against the same statements by the bare driver, in turn, answer by answer."""
    facts = made_facts(facts_count)
    data = make_learner(folder / "ours", facts=facts, reviews=reviews)
    steps = _steps(facts, rounds * answers_a_round)
    noted = _recorded(data, folder / "recorded", steps)
    shutil.copytree(data.path, folder / "floor")
    storage = open_storage(data, lambda: "never")
    ours, floor, ratios = [], [], []
    lines = Lines(data.journal, folder / "floor" / data.journal.name)
    with closing(_plain_connection(folder / "floor" / data.database.name)) as plain:
        for number in range(rounds):
            chosen = slice(number * answers_a_round, (number + 1) * answers_a_round)
            pairs = [
                (_timed(_append, storage, step), _timed(_play_both, plain, statements, lines, lines.take()))
                for step, statements in zip(steps[chosen], noted[chosen], strict=True)
            ]
            ours.append(median(pair[0] for pair in pairs))
            floor.append(median(pair[1] for pair in pairs))
            ratios.append(ours[-1] / floor[-1])
    if storage.log.verify_chain() is not None:
        raise AssertionError("the chain broke")
    storage.close()
    return Result(median(ours), median(floor), median(ratios), max(map(len, noted)))


def main() -> int:
    """Print the ratio; 1 where it is above the limit."""
    facts, reviews = (int(word) for word in sys.argv[1:3]) if sys.argv[1:] else (10_000, 100_000)
    with tempfile.TemporaryDirectory() as folder:
        result = measure(Path(folder), facts, reviews)
    print(f"{facts} facts, {reviews} reviews, medians of {ROUNDS} rounds of {ANSWERS_A_ROUND} answers")
    print(
        f"append {result.ours:.2f} ms; the same {result.statements} statements and line plainly {result.floor:.2f} ms"
    )
    print(f"ratio {result.ratio:.2f} (limit {LIMIT})")
    return int(result.ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
