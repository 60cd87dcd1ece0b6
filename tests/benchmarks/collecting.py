"""Result files read, verified, judged anew, kept and shown, against a bare open + unzip + verify + insert of the same.

`python -m tests.benchmarks.collecting [FILES] [ANSWERS]`, by default 100 and 200; then ten times as many files.
"""

import json
import sqlite3
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any
from zipfile import ZipFile

from nacl.public import SealedBox
from nacl.signing import SigningKey, VerifyKey

from tests.assigning.hand_ins import Desk, Device
from tests.assigning.people import DUE, SEED, organisation, small_plan
from trainer.assigning.intake import Handed
from trainer.assigning.person_rows import person_rows
from trainer.storage.learner.engine import PRAGMAS

DAY = 86_400_000


def made_files(desk: Desk, files: int, answers: int) -> list[Handed]:
    """Return as many results of as many people."""
    assignment = desk.console.storage.assignments.known()[0].assignment
    people = [one.person for one in _training(desk).enrolled.values()]
    made = []
    for number in range(files):
        device = Device(people[number % len(people)], f"device {number}", assignment)
        device.answers([assignment.questions[at % len(assignment.questions)] for at in range(answers)], answers,
                       DUE - DAY)  # fmt: skip
        made.append(Handed(f"{number}.mres", device.file()))
    return made


def bare(files: list[Handed], folder: Path) -> float:
    """Return the seconds of the floor: open, unzip, verify, one row an answer, a transaction a file, as safely."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    for name, asked, _ in PRAGMAS:
        connection.execute(f"PRAGMA {name}={asked}")
    connection.execute("CREATE TABLE answer (id TEXT PRIMARY KEY, registration TEXT, body TEXT, utc_ms INTEGER)")
    box = SealedBox(SigningKey(SEED).to_curve25519_private_key())
    start = perf_counter()
    for file in files:
        with ZipFile(BytesIO(box.decrypt(file.data.partition(b"\n")[2]))) as archive:
            payload, signature, key = (archive.read(name) for name in ("payload", "signature", "public-key"))
        VerifyKey(key).verify(payload, signature)
        told: dict[str, Any] = json.loads(payload.partition(b"\n")[2])
        rows = [(one["id"], told["registration"], json.dumps(one), one["utc_ms"]) for one in told["links"]]
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO answer VALUES (?, ?, ?, ?)", rows)
        connection.execute("COMMIT")
    took = perf_counter() - start
    connection.close()
    return took


def ours(desk: Desk, files: list[Handed]) -> float:
    """Return the seconds until everybody's row is there."""
    start = perf_counter()
    ledger = desk.take(*files)
    training = _training(desk)
    rows = person_rows(training, desk.console.storage.results.evidence_of(training.enrolled), DUE)
    took = perf_counter() - start
    assert {one.outcome for one in ledger.rows} == {"accepted"}, {one.reason for one in ledger.rows}
    assert sum(one.state == "completed" for one in rows)
    return took


def measured(files: int, answers: int) -> tuple[float, float]:
    """Return the seconds of the floor and ours."""
    with TemporaryDirectory() as folder, organisation(Path(folder)) as console:
        console.assign(small_plan(20, groups=("S1", "M1", "K1", "T1", "H1"), special=()))
        desk = Desk(console)
        made = made_files(desk, files, answers)
        return bare(made, Path(folder)), ours(desk, made)


def _training(desk: Desk) -> Any:
    return desk.trainings.training("A1")


def main(files: int = 100, answers: int = 200) -> None:
    """Print both sizes."""
    for number in (files, files * 10):
        floor, took = measured(number, answers)
        print(f"{number} files of {answers} answers: bare {floor:.2f} s, ours {took:.2f} s, {took / floor:.2f} times")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
