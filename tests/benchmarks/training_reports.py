"""An assignment's reports among a million answers, against the bare SQL that finds the newest answer to each item.

`python -m tests.benchmarks.training_reports [ANSWERS]`; one answer in twenty belongs to the assignment.
"""

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.assigning.hand_ins import Desk
from tests.assigning.people import DUE, OPEN, organisation, small_plan
from trainer.assigning.intake import Training
from trainer.assigning.person_rows import person_rows
from trainer.assigning.topic_reports import given_by, heat_map

ROUNDS = 3
OTHERS = 1_805
"""Registrations of nineteen other assignments."""
_BARE = """
SELECT registration, question, correct FROM (
  SELECT registration, question, correct,
         row_number() OVER (PARTITION BY registration, question ORDER BY utc_ms DESC) AS newest
  FROM answer_event WHERE registration IN ({marks})
) WHERE newest = 1
"""


def made_rows(training: Training, answers: int) -> Iterator[tuple[str | int, ...]]:
    """Give rows of `answer_event` in the order of its columns."""
    mine, questions, chance = list(training.enrolled), training.newest.questions, Random(1)
    for number in range(answers):
        registration = mine[number % len(mine)] if number % 20 == 0 else f"other-{number % OTHERS}"
        right = int(chance.random() < 0.8)
        yield (
            f"{number:036d}", registration, "d", number, "h" * 64, "{}", questions[(number // 20) % len(questions)],
            "", right, 0, right, "", OPEN + number, 540, OPEN + number, 6000, "review", 0, "", "", 0, "x", 0,
        )  # fmt: skip


def main(answers: int = 1_000_000) -> None:
    """Print each report's times the floor."""
    with TemporaryDirectory() as folder, organisation(Path(folder)) as console:
        console.assign(small_plan(200, groups=("S1", "M1", "K1", "T1", "H1"), special=()))
        training = Desk(console).trainings.training("A1")
        assert training is not None
        connection = sqlite3.connect(console.storage.folder.database)
        columns = [row[1] for row in connection.execute("PRAGMA table_info(answer_event)")]
        into = f"INSERT INTO answer_event ({','.join(columns)}) VALUES ({','.join('?' * len(columns))})"
        connection.executemany(into, made_rows(training, answers))
        connection.commit()
        bare = _BARE.format(marks=",".join("?" * len(training.enrolled)))
        for _ in range(ROUNDS):
            start = perf_counter()
            connection.execute(bare, list(training.enrolled)).fetchall()
            floor = perf_counter() - start
            start = perf_counter()
            evidence = console.storage.results.evidence_of(training.enrolled)
            person_rows(training, evidence, DUE)
            status = perf_counter() - start
            heat_map(training, given_by(training, evidence, DUE))
            both = perf_counter() - start
            print(
                f"bare {floor:.2f} s; status {status / floor:.2f} times, status and heat map {both / floor:.2f} times"
            )
        connection.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
