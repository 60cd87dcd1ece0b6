"""Answers through the real log in child processes that are killed at random moments.

Run as `python -m tests.storage.killing FOLDER KILLS careful|hasty [SEED]`: everything is imported once, then each child
is forked, answers and acknowledges until kill -9; the parent reopens the file and checks it. Prints one line of JSON.
`hasty` acknowledges before the commit: the control that must fail.
"""

import json
import os
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

from sqlalchemy import Connection

from tests.storage.records import DAY, PACK, answered_record, cancelled_record, events_of
from trainer.domain.learner import FactState, Memory
from trainer.domain.review import Answered
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.engine import Database
from trainer.storage.learner.log_rows import read_id
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.storage.startup_snapshot import read_startup_snapshot
from trainer.study.home import Layout
from trainer.study.layout_json import layout_to_json
from trainer.study.ports import NEXT_SEQUENCE, StateChanges

FACTS: Final = tuple(FactId(f"fact{number}") for number in range(5))
_LAYOUT: Final = Layout(PACK, "違い", "", (), ("左", ""), ("右", ""), ())
_NEXT_DAY: Final = StudyDay(DAY + 1)
"""A day without answers: the snapshot then reads the state, not the whole log."""
_UNDO_EVERY: Final = 6
_SHORTEST_S, _LONGEST_S = 0.02, 0.2


def _make_hasty(database: Database, acknowledge: Callable[[], None]) -> None:
    careful = database.writing

    @contextmanager
    def writing() -> Iterator[Connection]:
        with careful() as connection:
            yield connection
            acknowledge()

    database.writing = writing  # type: ignore[method-assign] # the control breaks it on purpose


class Learner:
    """Answers without end, with an undo now and then; the derived state is a count of what stands."""

    def __init__(self, storage: Storage, first_number: int) -> None:
        self._log = storage.log
        self._number = first_number
        self._facts = dict(storage.log.state(PACK).facts)
        self.next_id = ""

    def _new_number(self) -> int:
        self._number += 1
        return self._number

    def step(self) -> None:
        """Answer once, or undo the answer just given."""
        number = self._new_number()
        answered = answered_record(number=number, fact=FACTS[number % len(FACTS)])
        before = self._facts.get(answered.outcomes[0].fact, FactState(answered.outcomes[0].fact))
        self._answer(answered, before)
        if number % _UNDO_EVERY == 0:
            self._undo(answered, before)

    def _answer(self, answered: Answered, before: FactState) -> None:
        self.next_id = answered.id
        # A stability that tells every answer, so that a snapshot of a state of before or half-way shows itself.
        memory = Memory(float(answered.utc_ms), 5.0, answered.study_day)
        after = replace(before, memory=memory, answers=before.answers + 1, last_sequence=NEXT_SEQUENCE)
        entry = self._log.append(answered, events_of(answered), StateChanges(facts=[after]))
        self._facts[after.fact] = replace(after, last_sequence=entry.sequence)
        self.acknowledge()

    def _undo(self, answered: Answered, before: FactState) -> None:
        undo = cancelled_record(number=self._new_number(), cancels=answered)
        self.next_id = undo.id
        gone = [before.fact] if before.answers == 0 else []
        self._log.cancel(undo, StateChanges(facts=[] if gone else [before], gone_facts=gone))
        if gone:
            del self._facts[before.fact]
        else:
            self._facts[before.fact] = before
        self.acknowledge()

    def acknowledge(self) -> None:
        """Nothing; replaced by whoever listens."""


def _child(folder: DataFolder, pipe: int, first_number: int, *, hasty: bool) -> None:
    storage = open_storage(folder, lambda: "device")
    learner = Learner(storage, first_number)

    def acknowledge() -> None:
        os.write(pipe, f"{learner.next_id}\n".encode("ascii"))

    if hasty:
        _make_hasty(storage.database, acknowledge)
    else:
        learner.acknowledge = acknowledge  # type: ignore[method-assign] # the listener
    os.write(pipe, b"ready\n")
    while True:
        learner.step()


def _answer_until_killed(folder: DataFolder, first_number: int, wait_s: float, *, hasty: bool) -> list[str]:
    """Return the ids that were acknowledged."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            _child(folder, writing, first_number, hasty=hasty)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as pipe:
        if pipe.readline() != "ready\n":
            raise AssertionError("the child did not start")
        # It cannot say more than the pipe holds meanwhile: 0.2 s of answers are far less than 64 KiB.
        time.sleep(wait_s)
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        if not os.WIFSIGNALED(status):
            raise AssertionError("the child ended by itself")
        return pipe.read().split()


def _look(folder: DataFolder, after: int, acknowledged: list[str]) -> tuple[Counter[str], int]:
    """Check the file after a kill; return what was found wrong, and the last sequence."""
    found: Counter[str] = Counter(kills=1, acknowledged=len(acknowledged))
    found["hot"] = int(Path(f"{folder.database}-journal").exists())
    stamps = _stamps(folder)
    startup_snapshot = read_startup_snapshot(folder.database, _NEXT_DAY)
    found["snapshots"] = int(startup_snapshot is not None)
    found["blind"] = int(startup_snapshot is None and not found["hot"])
    found["touched"] = int(_stamps(folder) != stamps)
    with closing(sqlite3.connect(folder.database)) as raw:
        if (
            raw.execute("PRAGMA integrity_check").fetchone() != ("ok",)
            or raw.execute("PRAGMA foreign_key_check").fetchone()
        ):
            found["damaged"] += 1
        ids = raw.execute("SELECT id FROM log_entry WHERE sequence > ? ORDER BY sequence", (after,))
        new = [read_id(row[0]) for row in ids]
        count, last = raw.execute("SELECT count(*), coalesce(max(sequence), 0) FROM log_entry").fetchone()
        found["lost"] = len(set(acknowledged) - set(new))
        # One answer may have reached the disk without its acknowledgement having been sent.
        found["doubled"] = len(new) - len(set(new)) + int(len(set(new) - set(acknowledged)) > 1)
        found["gaps"] = int(count != last)
        found["wrong_state"] = len(_counted(raw) ^ _stored(raw))
    # By now the check has rolled an unfinished answer back.
    found["wrong_snapshot"] = int(
        startup_snapshot is not None and startup_snapshot != read_startup_snapshot(folder.database, _NEXT_DAY)
    )
    return found, last


def _stamps(folder: DataFolder) -> list[tuple[str, int, int]]:
    return sorted((one.name, one.stat().st_size, one.stat().st_mtime_ns) for one in folder.path.iterdir())


def _counted(raw: sqlite3.Connection) -> set[tuple[object, ...]]:
    return set(
        raw.execute(
            "SELECT substr(text, 1, length(text) - 2), count(*), max(sequence) FROM log_entry"
            " JOIN word ON number = question WHERE kind = 1"
            " AND NOT EXISTS (SELECT 1 FROM log_entry AS undo WHERE undo.refers_to = log_entry.id)"
            " GROUP BY question"
        )
    )


def _stored(raw: sqlite3.Connection) -> set[tuple[object, ...]]:
    return set(
        raw.execute(
            "SELECT fact_state.fact, answers, max(sequence) FROM fact_state"
            " JOIN word AS name ON name.text = fact_state.fact"
            " JOIN word AS pack_name ON pack_name.text = fact_state.pack"
            " JOIN fact_event ON fact_event.pack = pack_name.number AND fact_event.fact = name.number"
            " GROUP BY fact_state.fact"
            " HAVING max(sequence) = last_sequence AND count(*) = answers"
        )
    )


def kill_often(folder: DataFolder, kills: int, seed: int, *, hasty: bool) -> Counter[str]:
    """Kill so often, checking after each kill; a hasty run ends with the first loss."""
    rng = Random(seed)
    total: Counter[str] = Counter()
    last = 0
    storage = open_storage(folder, lambda: "device")
    storage.layouts.keep(PACK, "h", layout_to_json(_LAYOUT))
    storage.close()
    for kill in range(kills):
        wait_s = rng.uniform(_SHORTEST_S, _LONGEST_S)
        acknowledged = _answer_until_killed(folder, (kill + 1) * 1_000_000, wait_s, hasty=hasty)
        found, last = _look(folder, last, acknowledged)
        total += found
        if hasty and found["lost"]:
            break
    storage = open_storage(folder, lambda: "device")
    total["broken_chain"] += int(storage.log.verify_chain() is not None)
    storage.close()
    return total


def main() -> None:
    """Print what was found."""
    folder = DataFolder(Path(sys.argv[1]))
    folder.prepare()
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 7
    print(json.dumps(kill_often(folder, int(sys.argv[2]), seed, hasty=sys.argv[3] == "hasty")))


if __name__ == "__main__":
    main()
