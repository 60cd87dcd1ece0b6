"""Collecting that is killed: the answers of a file are all there or none, and what was missing comes the next time."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from time import sleep

import pytest

from tests.assigning.hand_ins import DAY, Desk, Device
from tests.assigning.people import DUE, SEED, organisation, small_plan
from trainer.exchange.handed_in import found_in
from trainer.storage.organisation.folder import OrganisationFolder
from trainer.storage.organisation.open_organisation import open_organisation

ROOT = Path(__file__).resolve().parents[2]
KILLS_IN_CI, KILLS = 6, 200
FILES, ANSWERS = 60, 20
_COLLECT = f"""
import sys
from pathlib import Path
from trainer.app.organisation_trainings import StoredTrainings
from trainer.assigning.collect import Collecting, judge_file
from trainer.exchange.handed_in import found_in, opener
from trainer.storage.organisation.folder import OrganisationFolder
from trainer.storage.organisation.open_organisation import open_organisation
storage = open_organisation(OrganisationFolder(Path(sys.argv[1])), lambda: "id")
collecting = Collecting(opener(bytes.fromhex("{SEED.hex()}")), StoredTrainings(storage), storage.results,
                        storage.info.key, {DUE - DAY})
collecting.trainings.training("A1")
print("begun", flush=True)
for file in found_in([Path(sys.argv[2])]):
    storage.results.keep(judge_file(collecting, file))
print("done", flush=True)
"""


def killed(tmp_path: Path, kills: int) -> None:
    """Collect again and again, killed each time, then once to the end; everything is there exactly once."""
    returned = tmp_path / "returned"
    returned.mkdir()
    with organisation(tmp_path) as console:
        assigned = console.assign(small_plan(ANSWERS, groups=("S1", "M1", "K1"), special=()))
        training = Desk(console).trainings.training("A1")
        assert training is not None
        people = [one.person for one in training.enrolled.values()]
        for number in range(FILES):
            learner = Device(people[number % len(people)], f"device {number}", assigned.common)
            learner.answers(assigned.common.questions, ANSWERS, DUE - 2 * DAY)
            (returned / f"{number}.mres").write_bytes(learner.file())
    chance = Random(kills)
    for _ in range(kills):
        whole = _run(tmp_path, returned, chance.uniform(0.0, 0.6))
        counts = _counts(tmp_path)
        assert counts["answers"] == ANSWERS * counts["imports"]
        if whole:
            break
    assert _run(tmp_path, returned, None)
    assert _counts(tmp_path) == {"answers": FILES * ANSWERS, "imports": FILES}


def _run(tmp_path: Path, returned: Path, after: float | None) -> bool:
    """Collect in a process of its own, killed so many seconds after it began; return whether it came to its end."""
    words = [sys.executable, "-c", _COLLECT, str(tmp_path / "organisation"), str(returned)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        if after is not None:
            sleep(after)
            os.kill(process.pid, signal.SIGKILL)
        return process.stdout.read() == "done\n"


def _counts(tmp_path: Path) -> dict[str, int]:
    storage = open_organisation(OrganisationFolder(tmp_path / "organisation"), lambda: "id")
    try:
        with storage.database.reading() as connection:
            count = {
                "answers": "SELECT count(*) FROM answer_event",
                "imports": "SELECT count(*) FROM import_batch",
            }
            return {name: int(connection.exec_driver_sql(text).scalar_one()) for name, text in count.items()}
    finally:
        storage.close()


@pytest.mark.slow
def test_a_few_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    """Each file is one transaction."""
    killed(tmp_path, KILLS_IN_CI)


@pytest.mark.long
def test_two_hundred_kills(tmp_path: Path) -> None:
    """The long form; as soon as one run comes to its end there is nothing left to kill."""
    for number in range(40):
        (tmp_path / str(number)).mkdir()
        killed(tmp_path / str(number), 5)


def test_what_lies_in_the_folder_is_found_by_what_is_in_it(tmp_path: Path) -> None:
    """Other programs' files are passed over, conflict copies are not."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "A1-0 (conflicted copy).mres").write_bytes(b"")
    (tmp_path / "renamed.bin").write_bytes(b"minori-sealed 1 ")
    for name in ("desktop.ini", "~$A1.mres", ".A1.mres.tmp", "notes.txt"):
        (tmp_path / name).write_bytes(b"x")
    assert [one.name for one in found_in([tmp_path])] == ["renamed.bin", "sub/A1-0 (conflicted copy).mres"]
