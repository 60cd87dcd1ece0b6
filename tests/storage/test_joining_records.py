"""Two computers and files carried between them: nothing doubled, nothing lost, whoever joins whom."""

import gzip
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.storage.records import DAY, PACK, TWIN, answered_record, cancelled_record, events_of
from tests.study.in_memory import HandClock
from trainer.app.chosen_pack import built_in_pack
from trainer.app.library_session import LibrarySession
from trainer.domain.log_records import ClockNoted
from trainer.domain.merge_logs import ForkedChain
from trainer.domain.problem import KnownProblem
from trainer.domain.question import ShowingId
from trainer.domain.review import Answered, ReviewId
from trainer.domain.study_day import StudyDay
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.learner_state import rebuild
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.backup.packing import plain_bytes
from trainer.storage.learner.open_database import Storage
from trainer.storage.learner.record_file import UnusableRecord
from trainer.study.ports import StateChanges
from trainer.study.whole_record import Joined


class Computer:
    """One computer's record, and a stick to carry files with."""

    def __init__(self, folder: Path, stick: Path, seed: int) -> None:
        data = DataFolder(folder)
        data.prepare()
        self.folder, self.stick = data, stick
        self.library = LibrarySession(data, built_in_pack(), HandClock())
        self.chance = Random(seed)
        self.numbers = iter(range(seed * 10_000 + 1, seed * 10_000 + 9_999))
        self.answers: list[Answered] = []

    @property
    def storage(self) -> Storage:
        """What is open."""
        return self.library._opened()

    def studies(self, answers: int) -> None:
        """Answer so often, undo some, find once that the clock was ahead, complain once."""
        for _ in range(answers):
            number = next(self.numbers)
            day = StudyDay(DAY + self.chance.randrange(5))
            taken = TWIN if self.chance.random() < 0.3 else None
            one = replace(answered_record(number=number, study_day=day, taken_for=taken), device=self.storage.device)
            self.storage.log.append(one, events_of(one), StateChanges())
            self.answers.append(one)
            if self.chance.random() < 0.2:
                undo = cancelled_record(number=next(self.numbers), cancels=one)
                self.storage.log.cancel(replace(undo, device=one.device), StateChanges())
        if self.answers and self.chance.random() < 0.5:
            self.storage.log.redate(self._note(self.answers[-1]))
        self.storage.flags.add(PACK, "1", ShowingId(f"q{self.chance.randrange(3)}"), 1, self.chance.randrange(100))

    def _note(self, one: Answered) -> ClockNoted:
        return ClockNoted(
            id=ReviewId(answered_record(number=next(self.numbers)).id),
            device=one.device,
            utc_ms=one.utc_ms,
            offset_minutes=0,
            study_day=one.study_day,
            pack=PACK,
            false_day=one.study_day,
            true_day=StudyDay(one.study_day - 3),
        )

    def gives(self) -> Path:
        """Save the record onto the stick; return the file."""
        file = self.stick / f"{self.folder.path.name}-{next(self.numbers)}.minori"
        self.library.save_record(str(file))
        return file

    def takes(self, file: Path, settings: str = "mine") -> Joined:
        """Join a file from the stick."""
        return self.library.join_record(str(file), settings)  # type: ignore[arg-type]

    def hashes(self) -> list[bytes]:
        """Return the whole log in its order."""
        with self.storage.database.driver() as connection:
            return [row[0] for row in connection.execute("SELECT hash FROM log_entry ORDER BY sequence")]

    def held(self) -> set[str]:
        """Return the names of all files."""
        return {str(one.relative_to(self.folder.path)) for one in self.folder.path.rglob("*") if one.is_file()}

    def table(self, name: str) -> list[tuple[object, ...]]:
        """Return a table's rows."""
        with self.storage.database.driver() as connection:
            return sorted(connection.execute(f"SELECT * FROM {name}"))


@pytest.fixture
def two(tmp_path: Path) -> tuple[Computer, Computer]:
    """Return two computers of one learner."""
    stick = tmp_path / "stick"
    stick.mkdir()
    return Computer(tmp_path / "home", stick, 1), Computer(tmp_path / "work", stick, 2)


@pytest.mark.parametrize("seed", range(6))
def test_nothing_is_doubled_and_nothing_lost(tmp_path: Path, seed: int) -> None:
    """Three computers study and carry files about as chance will; in the end all hold what any wrote, in one order.

    The same log, the same events, the same complaints, and a chain that holds.
    """
    chance, stick = Random(seed), tmp_path / "stick"
    stick.mkdir()
    computers = [Computer(tmp_path / f"c{number}", stick, seed * 10 + number + 1) for number in range(3)]
    for _ in range(6):
        giver, taker = chance.sample(computers, 2)
        giver.studies(chance.randrange(4))
        taker.studies(chance.randrange(3))
        taker.takes(giver.gives(), chance.choice(["mine", "theirs"]))
    written = {one.id for computer in computers for one in computer.answers}
    order = list(computers)
    chance.shuffle(order)
    for taker in order:
        for giver in computers:
            if giver is not taker:
                taker.takes(giver.gives())
    first = computers[0]
    answered = [one.record.id for one in first.storage.log.replay(PACK) if isinstance(one.record, Answered)]
    assert sorted(answered) == sorted(written)
    for other in computers:
        assert other.storage.log.verify_chain() is None
        assert other.hashes() == first.hashes()
        assert other.table("fact_event") == first.table("fact_event")
        assert other.table("question_flag") == first.table("question_flag")
        assert rebuild(list(other.storage.log.replay(PACK)), FsrsModel()) == rebuild(
            list(first.storage.log.replay(PACK)), FsrsModel()
        )
    assert len({other.storage.device for other in computers}) == 3
    for one in computers:
        one.library.close()


def test_joining_again_changes_nothing(two: tuple[Computer, Computer]) -> None:
    """Not an entry, also of a file that is older than what is here; the record is not even put in place anew."""
    home, work = two
    home.studies(5)
    file = home.gives()
    assert work.takes(file).new == len(home.hashes())
    work.studies(3)
    work.takes(file)
    before = work.hashes(), work.held()
    joined = work.takes(file)
    assert (joined.new, joined.changed) == (0, False)
    assert (work.hashes(), work.held()) == before
    for one in two:
        one.library.close()


def test_an_empty_computer_gets_the_whole_record(two: tuple[Computer, Computer]) -> None:
    """The way to a new machine: every answer, and the settings where the learner wants them."""
    home, work = two
    home.studies(5)
    settings = home.storage.preferences.read()._replace(
        minutes=20, theme="dark", second_folder="/stick/minori-backups-1"
    )
    home.storage.preferences.write(settings)
    file = home.gives()
    work.takes(file, "mine")
    assert work.storage.preferences.read().minutes == 10
    assert work.hashes() == home.hashes()
    work.takes(file, "theirs")
    assert work.storage.preferences.read() == settings._replace(second_folder="")
    for one in two:
        one.library.close()


def test_going_back_on_one_computer_never_forks_its_chain(two: tuple[Computer, Computer]) -> None:
    """An older backup without its journal, then new answers: the other computer has what was lost, and both join."""
    home, work = two
    home.studies(3)
    home.storage.backups.make(1)
    home.studies(3)
    work.takes(home.gives())
    whole = set(home.hashes())
    (backup,) = [one for one in home.library.list_backups().backups if one.when.startswith("1970")]
    home.storage.close()
    home.library.close()
    home.folder.journal.unlink()
    home.library.restore(backup.name)
    assert set(home.hashes()) < whole
    home.studies(2)
    home.takes(work.gives())
    assert whole < set(home.hashes())
    assert home.storage.log.verify_chain() is None
    for one in two:
        one.library.close()


def test_one_record_that_went_on_twice_is_told(two: tuple[Computer, Computer]) -> None:
    """A copied folder has the same device; what both wrote at one place cannot be joined, and nothing changes."""
    home, work = two
    home.studies(2)
    home.library.close()
    work.folder.database.write_bytes(home.folder.database.read_bytes())
    home.studies(1)
    work.studies(1)
    file, before = home.gives(), work.hashes()
    with pytest.raises(ForkedChain):
        work.takes(file)
    assert work.hashes() == before
    for one in two:
        one.library.close()


def spoilt(file: Path, how: str) -> None:
    """Spoil a record file."""
    if how == "missing":
        file.unlink()
    elif how == "empty":
        file.write_bytes(b"")
    elif how == "cut":
        file.write_bytes(file.read_bytes()[:-100])
    elif how == "a flipped bit":
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 4
        file.write_bytes(content)
    elif how == "something else":
        file.write_bytes(gzip.compress(b"SQLite format 3\0" + bytes(4_000)))
    elif how == "not packed":
        file.write_bytes(plain_bytes(file))
    else:
        changed(file, how)


def changed(file: Path, how: str) -> None:
    """Change the database in a record file as a stranger might."""
    statements = {
        "a changed answer": (
            "DROP TRIGGER log_entry_is_never_changed",
            "UPDATE log_entry SET milliseconds = 1",
            """CREATE TRIGGER log_entry_is_never_changed BEFORE UPDATE ON log_entry
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
        ),
        "a view": ("DROP TABLE question_flag", "CREATE VIEW question_flag AS SELECT 1 AS pack"),
        "a trigger": ("CREATE TRIGGER evil AFTER INSERT ON preference BEGIN DELETE FROM device; END",),
        "a newer version": ("PRAGMA user_version = 99",),
    }[how]
    plain = file.with_suffix(".plain")
    plain.write_bytes(plain_bytes(file))
    with closing(sqlite3.connect(plain, isolation_level=None)) as raw:
        for statement in statements:
            raw.execute(statement)
    file.write_bytes(gzip.compress(plain.read_bytes()))
    plain.unlink()


BAD = (
    "missing", "empty", "cut", "a flipped bit", "something else", "not packed", "a changed answer", "a view",
    "a trigger", "a newer version",
)  # fmt: skip


@pytest.mark.parametrize("how", BAD)
def test_a_bad_file_is_refused_and_nothing_changes(two: tuple[Computer, Computer], how: str) -> None:
    """One sentence that names the file; the record is as before, and nothing is left beside it."""
    home, work = two
    home.studies(3)
    work.studies(2)
    work.storage.backups.finish(HandClock().now())
    file = home.gives()
    spoilt(file, how)
    before = work.hashes(), work.held()
    with pytest.raises(UnusableRecord) as caught:
        work.takes(file)
    assert str(file) in str(caught.value)
    assert (work.hashes(), work.held()) == before
    work.studies(1)
    for one in two:
        one.library.close()


def test_a_file_that_cannot_be_written_is_told(two: tuple[Computer, Computer]) -> None:
    """And what stood there before still does."""
    home, _ = two
    home.studies(1)
    with pytest.raises(KnownProblem):
        home.library.save_record(str(home.stick / "no such folder" / "record.minori"))
    assert list(home.stick.iterdir()) == []
    assert not home.folder.leaving.exists()
    home.library.close()
