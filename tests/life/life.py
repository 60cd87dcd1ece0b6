"""The life itself: days of study, mishaps, and what must hold after each."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random
from uuid import UUID

from tests.life.faults import Disk, Killed, flip, pick
from tests.life.world import (
    AHEAD_MS,
    DAMAGE,
    MISHAPS,
    MOST_ANSWERS,
    MOST_STEPS,
    PACK,
    START_MS,
    WEEK,
    Broken,
    Counts,
    SetClock,
)
from tests.study.in_memory import MS_A_DAY, MS_AN_HOUR
from tests.study.learner import MODEL
from tests.study.small_pack import OTHER, RIGHT, TWIN, TYPES
from trainer.domain.problem import KnownProblem
from trainer.domain.study_day import study_day
from trainer.scheduling.policies import POLICIES
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.answer_journal import reaches_newest
from trainer.storage.learner.backup.restore_backup import put_back
from trainer.storage.learner.backup_names import named_backups
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.storage.learner.salvage.mend import mend
from trainer.storage.problems import DiskFull, StorageProblem
from trainer.study.service import StudyService
from trainer.study.steps import AskStep, EndStep, FeedbackStep, Step


class Life:
    """One learner; the same seed lives the same life to the last byte of its log."""

    def __init__(self, folder: Path, seed: int, disk: Disk) -> None:
        self.folder = DataFolder(folder)
        self.folder.prepare()
        self.disk = disk
        self.chance = Random(seed)
        self.clock = SetClock()
        self.counts = Counts()
        self.known: list[str] = []
        """The hashes of the log as it was told to be on disk."""
        self._ids = self._new_ids(seed)
        self._storage: Storage | None = None
        self._service: StudyService | None = None
        self._days_wrong = 0
        self._flipped = False
        self._one_copy = False
        """Whether a full disk let the last answer be written only once; losing that file then is two faults at once."""
        self._trace = sha256()

    @property
    def trace(self) -> str:
        """What tells two lives apart."""
        return self._trace.hexdigest()

    def live(self, days: int) -> None:
        """Live so many days; raises Broken where a promise is."""
        for _ in range(days):
            self.counts.days += 1
            self.clock.utc_ms = START_MS + self.counts.days * MS_A_DAY + self.chance.randrange(12) * MS_AN_HOUR
            self._set_clock()
            if self.chance.random() < 0.7:
                self._day(pick(self.chance, MISHAPS))
            self._note(f"{self.counts.days} {len(self.known)} {self.known[-1:]}")

    # --- a day -------------------------------------------------------------------------------------------------------

    def _set_clock(self) -> None:
        if self._days_wrong:
            self._days_wrong -= 1
            if not self._days_wrong:
                self.clock.ahead_ms = 0
        elif self.chance.random() < 0.02:
            self._days_wrong, self.clock.ahead_ms = self.chance.randrange(1, 4), self.chance.choice(AHEAD_MS)
            self.counts.wrong_clocks += 1

    def _day(self, mishap: str) -> None:
        before = {path for _, path in named_backups(self.folder.backups)}
        self._befall(mishap)
        finished = self._run(mishap)
        self.disk.heal()
        if not finished:
            self._gone()
            self._open()
            self._close()
        made = {path for _, path in named_backups(self.folder.backups)} - before
        self.counts.backups += len(made)
        if finished and mishap in ("none", "kill") and not made and self._answered_today():
            if not self._flipped:
                raise Broken(f"day {self.counts.days} has no backup")
            # Refused because the record is damaged, which is said.
            self._heal()
        if self.counts.days % WEEK == 0:
            self._check()

    def _befall(self, mishap: str) -> None:
        match mishap:
            case "kill":
                self.disk.kill_after(self.chance.randrange(1, MOST_STEPS), self.chance.random())
            case "lost database" if not self._one_copy:
                self.folder.database.unlink(missing_ok=True)
            case "going back":
                self._go_back()
            case "flipped bit" if self.folder.database.exists() and not self._flipped:
                flip(self.folder.database, self.chance)
                self._flipped = True
            case _:
                pass

    def _run(self, mishap: str) -> bool:
        """Study once; return whether the program ended as it should."""
        self._new_today = len(self.known)
        try:
            service = self._open()
            self._study(service, mishap)
            self._one_copy = self.disk.full
            self._end()
        except Killed:
            self.counts.kills += 1
            return False
        except StorageProblem as problem:
            if not self._flipped:
                raise Broken(f"{type(problem).__name__} without damage: {problem}") from problem
            self._told(problem, DAMAGE)
            self._heal()
        return True

    def _study(self, service: StudyService, mishap: str) -> None:
        step: Step = service.start_session("review")
        if not isinstance(step, AskStep):
            raise Broken(f"day {self.counts.days} has no question")
        if self.clock.ahead_ms == 0 and self._is_far_from_today(service):
            raise Broken(f"day {self.counts.days} is another day for the program")
        for number in range(self.chance.randrange(1, MOST_ANSWERS)):
            if isinstance(step, EndStep):
                break
            if isinstance(step, FeedbackStep):
                step = service.next_question()
                continue
            self.disk.full = mishap == "full disk" and number == 2
            step = self._answer(service)
            if self.chance.random() < 0.1:
                step = service.undo_answer()
                self.counts.undone += 1
                self._acknowledged()

    def _answer(self, service: StudyService) -> Step:
        response = self.chance.choice([RIGHT, RIGHT, RIGHT, TWIN, OTHER])
        self.clock.pass_ms(self.chance.randrange(2_000, 20_000))
        try:
            step = service.submit_answer(response, None, 4_000)
        except DiskFull as problem:
            self._told(problem, {"DiskFull"})
            self.disk.heal()
            step = service.submit_answer(response, None, 4_000)
        self.counts.answers += 1
        self._acknowledged()
        return step

    def _is_far_from_today(self, service: StudyService) -> bool:
        return abs(service.learner.today() - study_day(self.clock.now())) > 1

    def _answered_today(self) -> bool:
        return len(self.known) > self._new_today

    # --- what must hold ----------------------------------------------------------------------------------------------

    def _hashes(self) -> list[str]:
        assert self._storage is not None
        with self._storage.database.driver() as connection:
            return [row[0].hex() for row in connection.execute("SELECT hash FROM log_entry ORDER BY sequence")]

    def _acknowledged(self) -> None:
        """Take in what the program has just said is on disk."""
        hashes = self._hashes()
        if hashes[: len(self.known)] != self.known:
            raise Broken("the log changed under an answer")
        if len(hashes) == len(self.known):
            raise Broken("an answer was told to be on disk and is not")
        self.known = hashes

    def _look(self) -> None:
        """Compare the log with what was told: nothing lost, nothing doubled, nothing in another order."""
        hashes = self._hashes()
        if hashes[: len(self.known)] != self.known:
            kept = len([one for one in self.known if one in set(hashes)])
            raise Broken(f"{len(self.known) - kept} of {len(self.known)} entries are lost")
        if len(set(hashes)) != len(hashes):
            raise Broken("an entry is there twice")
        # One answer may have reached the disk without having been told; a clock note comes before it.
        if len(hashes) > len(self.known) + 1 + self.counts.wrong_clocks:
            raise Broken("more entries than were written")
        self.known = hashes

    def _check(self) -> None:
        """Do what the weekly check does, and what it says."""
        try:
            self._open()
            assert self._storage is not None
            found = self._storage.integrity_check.check_all(study_day(self.clock.now()))
        except StorageProblem as problem:
            self._told(problem, DAMAGE)
            self._heal()
            return
        if found.odd:
            if not self._flipped:
                raise Broken(f"damaged rows of which nobody knows why: {found.odd}")
            self._heal()
            return
        if found.mended and not self._flipped:
            raise Broken(f"{found.mended} had to be mended although nothing was damaged")
        if (broken := self._storage.log.verify_chain()) is not None:
            raise Broken(f"entry {broken} does not hold, and the check did not say so")
        self._close()
        service = self._open()
        service.show_home()
        if not service.rebuild():
            raise Broken("the state is not what the log says")
        self._close()
        # Whatever the bit was in, it is mended, or of nothing that anybody will ever look at.
        self.counts.unnoticed += self._flipped and not found.mended
        self._flipped = False

    # --- the program -------------------------------------------------------------------------------------------------

    def _open(self) -> StudyService:
        if self._service is not None:
            return self._service
        try:
            self._storage = open_storage(self.folder, self._new_id, beside=False)
        except StorageProblem as problem:
            self._told(problem, DAMAGE)
            self._heal()
            return self._open()
        storage = self._storage
        self._service = StudyService(
            pack=PACK, types=TYPES, log=storage.log, flags=storage.flags, preferences=storage.preferences,
            layouts=storage.layouts, backups=storage.backups, clock=self.clock, rng=self.chance, new_id=self._new_id,
            device=storage.device, model=MODEL, policy=POLICIES[0],
        )  # fmt: skip
        self._look()
        return self._service

    def _end(self) -> None:
        assert self._storage is not None
        self._storage.backups.finish(self.clock.now())
        self._close()

    def _close(self) -> None:
        if self._storage is not None:
            self._storage.close()
        self._storage = self._service = None

    def _gone(self) -> None:
        """Leave everything as a killed program does."""
        if self._storage is not None:
            self._storage.database.close()
        self._storage = self._service = None

    def _heal(self) -> None:
        """Do what the app says: mend the record from all that is sound; nothing may be lost by that."""
        self._gone()
        self.counts.healed += 1
        remedy = mend(self.folder)
        if remedy.lost:
            raise Broken(f"mending lost {remedy.lost} entries")
        self._flipped = False
        self._open()
        self._close()

    def _go_back(self) -> None:
        # The way there leads through the settings of the open program, which makes a backup first.
        self._open()
        self._end()
        backups = named_backups(self.folder.backups)
        if backups:
            reaches = reaches_newest(self.folder.journal, self.folder.backups)
            chosen = self.chance.choice(backups)[1]
            put_back(chosen, self.folder.database, device=None if reaches else self._new_id())

    def _told(self, problem: KnownProblem, allowed: set[str]) -> None:
        kind = type(problem).__name__
        self.counts.told.append(kind)
        if kind not in allowed:
            raise Broken(f"{kind} was said: {problem}") from problem

    def _new_id(self) -> str:
        return next(self._ids)

    @staticmethod
    def _new_ids(seed: int) -> Iterator[str]:
        chance = Random(f"{seed}/ids")
        while True:
            yield str(UUID(int=chance.getrandbits(128), version=4))

    def _note(self, line: str) -> None:
        self._trace.update(line.encode())
