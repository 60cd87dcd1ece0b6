import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from tests.storage.records import DAY, PACK, answered_record, events_of
from trainer.domain.learner import FactState
from trainer.domain.review import Answered
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.backup.backup_retention import LARGEST_TOTAL, RECENT, Kept, to_keep
from trainer.storage.learner.backup.restore_backup import put_back
from trainer.storage.learner.backup.verify_backup import read_back
from trainer.storage.learner.backup_names import BackupName, read_name
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.storage.problems import MissingDatabase, UnreadableDatabase, UnusableBackup
from trainer.study.ports import StateChanges
from trainer.translations import in_every_language, say

NOON_MS = 1_795_312_800_123
_MS_A_DAY = 86_400_000


def _answer(storage: Storage, number: int) -> Answered:
    answered = answered_record(number=number)
    state = FactState(answered.outcomes[0].fact, answers=number)
    storage.log.append(answered, events_of(answered), StateChanges(facts=[state]))
    return answered


def test_a_backup_holds_everything(storage: Storage) -> None:
    """Made, read back, compressed, named; what it holds is what the file holds."""
    for number in range(1, 4):
        _answer(storage, number)
    made = storage.backups.make(NOON_MS)
    assert re.fullmatch(r"minori-20261122-020000-123Z-3answers-3-[0-9a-f]{8}-whole\.sqlite\.gz", made.path.name)
    assert (made.utc_ms, made.answers, made.bytes) == (NOON_MS, 3, made.path.stat().st_size)
    assert made.bytes < storage.database.path.stat().st_size / 3
    assert storage.backups.known() == (made,)
    contents = read_back(made.path)
    assert contents is not None
    assert contents.answers == 3
    assert [path.name for path in storage.database.backups.iterdir()] == [made.path.name]


def test_names_say_what_is_in_them() -> None:
    """A name can be read back, whatever the clock said; anything else in the folder is none."""
    for name in (BackupName(NOON_MS, 12, 14, "0123abcd", whole=True), BackupName(0, 0), BackupName(-1, 3)):
        assert read_name(str(name)) == name
    assert read_name(str(BackupName(NOON_MS * 1_000, 1))) is not None
    for other in (
        "unfinished.part",
        "minori-20261340-020000-123Z-3answers-3-0123abcd.sqlite.gz",
        f"{BackupName(0, 0)}-journal",
    ):
        assert read_name(other) is None


def _thinned_over(days: int, per_day: int) -> list[int]:
    kept: frozenset[Kept] = frozenset()
    for number in range(days * per_day):
        moment = number * _MS_A_DAY // per_day
        kept = to_keep([*kept, Kept(moment, number)], moment)
    return sorted(one.utc_ms for one in kept)


def test_thinning_keeps_recent_daily_weekly_and_monthly_ones() -> None:
    """Three years with three backups a day leave ten recent ones, 14 days, 8 weeks and 24 months."""
    kept = _thinned_over(3 * 365, 3)
    newest = 3 * 365 * 3 - 1
    assert kept[-1] == newest * _MS_A_DAY // 3
    assert kept[-RECENT:] == [number * _MS_A_DAY // 3 for number in range(newest - RECENT + 1, newest + 1)]
    assert len(kept) <= 10 + 14 + 8 + 24
    ages = [(kept[-1] - moment) / _MS_A_DAY for moment in kept]
    assert sum(age < 14 for age in ages) >= 14
    assert sum(age < 56 for age in ages) >= 14 + 5
    assert 23 * 30 < max(ages) < 25 * 31
    assert max(later - earlier for earlier, later in pairwise(kept)) <= 31 * _MS_A_DAY
    assert to_keep([Kept(5)], 5) == {Kept(5)}
    assert to_keep([], 5) == frozenset()


def test_all_together_keep_within_a_total() -> None:
    """Ten years with a backup of 70 MB a day: never more than 1.5 GB, still years back, and the newest ones."""
    kept: frozenset[Kept] = frozenset()
    most = 0
    for day in range(1_000):
        kept = to_keep([*kept, Kept(day * _MS_A_DAY, day, bytes=70_000_000)], day * _MS_A_DAY)
        most = max(most, sum(one.bytes for one in kept))
    days = sorted(one.sequence for one in kept)
    assert 1_000_000_000 < most <= LARGEST_TOTAL
    assert days[-3:] == [997, 998, 999]
    assert days[0] < 1_000 - 90


def test_the_last_one_before_unnoticed_damage_stays() -> None:
    """The newest whose whole chain was read back is kept for ever, whatever comes after it."""
    sound = Kept(0, 10, whole=True)
    later = [Kept(day * _MS_A_DAY, 10 + day, whole=False) for day in range(1, 3_000)]
    assert sound in to_keep([sound, *later], later[-1].utc_ms)
    control = sound._replace(whole=False)
    assert control not in to_keep([control, *later], later[-1].utc_ms)


@pytest.mark.parametrize("ahead_days", [1, 400, 5_000])
def test_a_clock_that_was_ahead_pushes_no_true_backup_out(ahead_days: int) -> None:
    """Sixty backups of a clock that is ahead, then true days: the newest true ones are kept as ever."""
    ahead = [Kept((ahead_days + day) * _MS_A_DAY, day) for day in range(60)]
    kept = frozenset(ahead)
    for day in range(20):
        kept = to_keep([*kept, Kept(day * _MS_A_DAY, 100 + day)], day * _MS_A_DAY)
    assert {one.sequence for one in kept if one.sequence >= 100} >= set(range(106, 120))


def test_old_backups_are_thinned_out_and_strangers_left_alone(storage: Storage) -> None:
    """Making a backup removes what need not be kept, and never a file that is not a backup."""
    _answer(storage, 1)
    stranger = storage.database.backups / "notes.txt"
    stranger.touch()
    for number in range(RECENT + 5):
        storage.backups.make(NOON_MS + number)
    assert len(storage.backups.known()) == RECENT
    assert stranger.exists()


def _spoil(path: Path, manner: str) -> None:
    if manner == "missing":
        path.unlink()
    elif manner == "empty":
        path.write_bytes(b"")
    elif manner == "random":
        path.write_bytes(bytes(range(256)) * 300)
    elif manner == "damaged":
        content = path.read_bytes()
        kept = min(4096, len(content) // 2)
        path.write_bytes(content[:kept] + b"\x5a" * (len(content) - kept))


@pytest.mark.parametrize("manner", ["missing", "empty", "random", "damaged"])
def test_restoring_works_whatever_became_of_the_file(
    storage: Storage, folder: DataFolder, new_id: Callable[[], str], manner: str
) -> None:
    """The opening says what is wrong and names the newest backup; putting it back sets the present file aside.

    The answer given since comes back from the journal.
    """
    answers = [_answer(storage, number) for number in range(1, 4)]
    backup = storage.backups.make(NOON_MS)
    answers.append(_answer(storage, 4))
    storage.close()
    _spoil(folder.database, manner)
    spoilt = folder.database.read_bytes() if folder.database.exists() else None

    with pytest.raises(MissingDatabase if manner == "missing" else UnreadableDatabase) as caught:
        open_storage(folder, new_id)
    assert caught.value.backup == backup.path
    for sentence in in_every_language(caught.value.sentence).values():
        assert str(folder.database) in sentence
        assert "main.py restore" in sentence
    assert (folder.database.read_bytes() if folder.database.exists() else None) == spoilt

    put_back(backup.path, folder.database)
    again = open_storage(folder, new_id)
    assert [entry.record for entry in again.log.of_day(PACK, DAY)] == answers
    assert again.log.verify_chain() is None
    _answer(again, 5)
    again.close()
    aside = folder.path / "minori-set-aside-1.sqlite"
    assert (aside.read_bytes() if aside.exists() else None) == spoilt


def test_restoring_while_open(storage: Storage, folder: DataFolder) -> None:
    """The backup’s answers and, from the journal, those since are there; the present file is kept, twice too."""
    answers = [_answer(storage, 1)]
    backup = storage.backups.make(NOON_MS)
    for aside in (1, 2):
        answers.append(_answer(storage, 10 + aside))
        storage.backups.restore(backup.path)
        assert [entry.record for entry in storage.log.replay(PACK)] == answers
        with closing(sqlite3.connect(folder.path / f"minori-set-aside-{aside}.sqlite")) as raw:
            assert raw.execute("SELECT count(*) FROM log_entry").fetchone() == (aside + 1,)
    _answer(storage, 20)
    assert len(storage.log.of_day(PACK, DAY)) == 4
    assert storage.log.verify_chain() is None


@pytest.mark.parametrize("manner", ["missing", "empty", "random", "damaged"])
def test_an_unusable_backup_is_refused(storage: Storage, folder: DataFolder, manner: str) -> None:
    """A backup that cannot be verified changes nothing, and the storage goes on."""
    _answer(storage, 1)
    backup = storage.backups.make(NOON_MS)
    _answer(storage, 2)
    _spoil(backup.path, manner)
    with pytest.raises(UnusableBackup) as caught:
        storage.backups.restore(backup.path)
    assert all(str(backup.path) in sentence for sentence in in_every_language(caught.value.sentence).values())
    assert len(storage.log.of_day(PACK, DAY)) == 2
    assert not list(folder.path.glob("*set-aside*"))
    _answer(storage, 3)


def test_an_old_journal_is_not_played_into_the_backup(storage: Storage, folder: DataFolder) -> None:
    """The journal of a file that crashed goes aside with it, or it would destroy the backup put in its place."""
    _answer(storage, 1)
    backup = storage.backups.make(NOON_MS)
    storage.close()
    journal = Path(f"{folder.database}-journal")
    journal.write_bytes(b"old journal")
    put_back(backup.path, folder.database)
    assert not journal.exists()
    assert (folder.path / "minori-set-aside-1.sqlite-journal").read_bytes() == b"old journal"


def test_a_damaged_file_gives_no_backup(storage: Storage, folder: DataFolder) -> None:
    """Damage shows itself while copying: a sentence, no new backup, no leftovers, the old ones untouched."""
    for number in range(1, 40):
        _answer(storage, number)
    good = storage.backups.make(NOON_MS)
    storage.close()
    content = bytearray(folder.database.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 6000] = b"\xff" * 6000
    folder.database.write_bytes(content)
    with pytest.raises(UnreadableDatabase) as caught:
        storage.backups.make(NOON_MS + 1)
    assert "main.py restore" in say(caught.value.sentence, "ja")
    assert list(folder.backups.iterdir()) == [good.path]


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is not known there")
@pytest.mark.parametrize(("manner", "usable"), [("careful", True), ("hasty", False)])
def test_a_killed_backup_leaves_no_unusable_file(tmp_path: Path, manner: str, *, usable: bool) -> None:
    """Killed at random moments of backing up; the control, written under its final name at once, leaves ruins."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.storage.killing_backups", str(tmp_path), "30", manner],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert found["made"] >= 30
    assert (found["unusable"] == 0) is usable
