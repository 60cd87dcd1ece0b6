"""A real record with one bit changed: what is said of it, and what is there after doing what was said.

`ALLOWED` was written before the first flip: for each kind of damage the sentences that may be said, and no others.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Final

from tests.benchmarks.learner_for_window import SteppingClock
from tests.journeys.learner import FIRST_MORNING, MS_A_DAY
from tests.journeys.many_types import write_many_types
from tests.question_types.samples import RIGHT_RESPONSE, WRONG_RESPONSE
from tests.shown import shown_in
from trainer.app.library_session import LibrarySession
from trainer.domain.learner import FactEvent
from trainer.domain.pack import Pack
from trainer.domain.problem import KnownProblem
from trainer.domain.review import Answered, AnswerUndone, LogEntry
from trainer.domain.subject import FactId
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.reports import REPORTS
from trainer.scheduling.learner_state import events_of
from trainer.storage.data_folder import DataFolder
from trainer.storage.problems import (
    DamagedRow,
    ForeignDatabase,
    NewerDatabase,
    StorageProblem,
    UnreadableDatabase,
)
from trainer.study.service import StudyService
from trainer.study.steps import AskStep, EndStep, FeedbackStep, Step

DAYS, ANSWERS_A_DAY = 8, 20
MADE_ANEW: Final = ("fact_event", "fact_state", "confusion", "question_state", "ability_snapshot", "pack_layout")
OWN: Final = ("log_entry", "word", "preference", "question_flag", "device")
TABLES: Final = (*OWN, *MADE_ANEW, "sqlite_master")
_FILE: Final = frozenset((UnreadableDatabase,))
"""A page that SQLite itself cannot read may hold rows of any table."""
ALLOWED: Final[Mapping[str, frozenset[type[StorageProblem]]]] = {
    **dict.fromkeys(MADE_ANEW, _FILE),
    **dict.fromkeys(OWN, _FILE | {DamagedRow}),
    "sqlite_master": _FILE,
    "header": _FILE | {ForeignDatabase, NewerDatabase},
    "nothing": _FILE,
}
"""Which known problems may be told of after a bit of a table was changed; of several tables all of theirs."""
HEADER_BYTES: Final = 100


@dataclass
class Outcome:
    """What became of one flip."""

    offset: int
    damaged: frozenset[str]
    """Tables whose rows were changed or can no longer be read; "header", or "nothing" where all is as before."""
    said: list[type[KnownProblem]] = field(default_factory=list)
    mended: tuple[str, ...] = ()
    raw: str = ""
    """An exception that was no known problem."""
    lost: int = 0
    """Answers that are not there in the end."""
    clean: bool = False
    """Whether the last check found nothing."""
    right: bool = False
    """Whether what is made anew is as the log says."""

    @property
    def allowed(self) -> frozenset[type[StorageProblem]]:
        """What may be said."""
        return frozenset().union(*(ALLOWED[one] for one in self.damaged))

    @property
    def noticed(self) -> bool:
        """Whether it was told of, mended, or did no harm; what was put right without a word is mended."""
        return bool(self.said or self.mended or self.right)


class FlippedLearner:
    """Writes the record once; each flip is made in a copy of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pack_folder = write_many_types(folder / "pack", 3)
        self.pack: Pack = load_pack(self._pack_folder, QUESTION_TYPES)
        self.clock = SteppingClock(FIRST_MORNING)
        self.acknowledged = 0
        """Answers that the program took."""
        self.whole = folder / "whole"
        self._live()
        self.content = (self.whole / "minori.sqlite").read_bytes()
        self.rows = dump(self.whole / "minori.sqlite")
        self.ids = ids(self.whole / "minori.sqlite")

    def _live(self) -> None:
        session = self.session(self.whole)
        service = session.service()
        service.show_home()
        for day in range(DAYS):
            self.clock.utc_ms = FIRST_MORNING + day * MS_A_DAY
            self.answer(service, ANSWERS_A_DAY, Random(day))
            service.flag_question()
            if day % 3 == 0:
                service.undo_answer()
        service.change_preferences(service.preferences()._replace(minutes=20))
        session.close()
        self.clock.utc_ms += MS_A_DAY

    def session(self, folder: Path) -> LibrarySession:
        """Return the program on a data folder."""
        data = DataFolder(folder)
        data.prepare()
        return LibrarySession(data, self._pack_folder, self.clock)

    def answer(self, service: StudyService, most: int, chance: Random) -> None:
        """Begin a session and answer."""
        step: Step = service.start_session("review")
        answered = 0
        while answered < most and not isinstance(step, EndStep):
            if isinstance(step, AskStep):
                question = shown_in(self.pack, step.asking)
                builders = RIGHT_RESPONSE if chance.random() < 0.8 else WRONG_RESPONSE
                step = service.submit_answer(builders[question.type](question, step.asking), None, 4_000)
                answered += 1
                self.acknowledged += 1
                self.clock.utc_ms += 6_000
            if isinstance(step, FeedbackStep):
                step = service.next_question()

    def flipped(self, offset: int, bit: int) -> tuple[Path, frozenset[str]]:
        """Return a copy of the record with one bit changed, and which tables that damaged."""
        copy = self._folder / "flipped"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.whole, copy)
        changed = bytearray(self.content)
        changed[offset] ^= 1 << bit
        (copy / "minori.sqlite").write_bytes(changed)
        return copy, self.damaged(copy / "minori.sqlite", offset)

    def damaged(self, database: Path, offset: int) -> frozenset[str]:
        """Return the tables whose rows are not as they were."""
        now = dump(database)
        found = {name for name in TABLES if now[name] != self.rows[name]}
        if offset < HEADER_BYTES:
            found.add("header")
        return frozenset(found or {"nothing"})

    def flip(self, offset: int, bit: int) -> Outcome:
        """Change one bit, use the program as on any day, do what it says, and look what is there."""
        folder, damaged = self.flipped(offset, bit)
        outcome = Outcome(offset, damaged)
        self.acknowledged = 0
        session = self.session(folder)
        try:
            self._use(session, outcome)
            self._check(session, outcome)
            if outcome.said:
                self._obey(session, outcome)
            outcome.right = self._is_right(session, folder, damaged)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
            outcome.raw = f"{type(error).__name__}: {error}"
        finally:
            session.close()
        if NewerDatabase not in outcome.said and ForeignDatabase not in outcome.said and not outcome.raw:
            there = ids(folder / "minori.sqlite")
            outcome.lost = max(len(self.ids - there), len(self.ids) + self.acknowledged - len(there))
        return outcome

    def _is_right(self, session: LibrarySession, folder: Path, damaged: frozenset[str]) -> bool:
        """Return whether what the damage was in is now as the log says, judged without any check value."""
        if not damaged & set(MADE_ANEW):
            return False
        service = session.service()
        learner = service.learner
        wanted = list(rebuilt_events(learner.log.replay(self.pack.id)))
        facts = dict.fromkeys(fact for fact, _ in wanted)
        stored = [(fact, one) for fact, events in learner.log.events(self.pack.id, facts).items() for one in events]
        right = service.rebuild() and sorted(wanted) == sorted(stored)
        session.close()
        return right and dump(folder / "minori.sqlite")["pack_layout"] == self.rows["pack_layout"]

    def _use(self, session: LibrarySession, outcome: Outcome) -> None:
        """Open, look at the home, answer, read the reports: each may end in a sentence, as in the window."""
        acts: tuple[Callable[[], object], ...] = (
            lambda: session.service().show_home(),
            lambda: self.answer(session.service(), 4, Random(1)),
            lambda: [_read_report(session.service(), spec.name) for spec in REPORTS],
        )
        began = [_hear(act, outcome) for act in acts][1]
        if began:
            _hear(lambda: session.service().undo_answer(), outcome)

    def _check(self, session: LibrarySession, outcome: Outcome) -> None:
        def check() -> None:
            found = session.check_data()
            outcome.mended += found.mended
            if found.odd:
                outcome.said.append(DamagedRow)

        _hear(check, outcome)

    def _obey(self, session: LibrarySession, outcome: Outcome) -> None:
        """Mend, as every sentence says that may be told; then check again."""
        if NewerDatabase in outcome.said or ForeignDatabase in outcome.said:
            return
        before = session.find_remedy()
        after = session.mend()
        assert (before.answers, before.lost) == (after.answers, after.lost)
        outcome.lost = after.lost
        found = session.check_data()
        outcome.clean = not found.odd and not found.mended
        session.service().show_home()


def _hear(act: Callable[[], object], outcome: Outcome) -> bool:
    """Do something and return whether it was done; a known problem is told."""
    try:
        act()
    except KnownProblem as problem:
        outcome.said.append(type(problem))
        return False
    return True


def _read_report(service: StudyService, name: str) -> None:
    """Read all that a report is made of; what plays thousands of days ahead reads nothing more."""
    job = service.report(next(spec for spec in REPORTS if spec.name == name))
    if name != "forecast":
        job.work()


def rebuilt_events(entries: Iterable[LogEntry]) -> Iterator[tuple[FactId, FactEvent]]:
    """Yield what every answer that stands means to each fact."""
    kept = list(entries)
    undone = {one.record.cancels for one in kept if isinstance(one.record, AnswerUndone)}
    for entry in kept:
        if isinstance(entry.record, Answered) and entry.record.id not in undone:
            yield from events_of(entry.record, entry.sequence).items()


def dump(database: Path) -> dict[str, list[tuple[Any, ...]] | None]:
    """Return the rows of every table as they lie in a file; None where they cannot be read to their end."""
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as raw:
        raw.text_factory = bytes
        return {name: _rows(raw, name) for name in TABLES}


def _rows(raw: sqlite3.Connection, name: str) -> list[tuple[Any, ...]] | None:
    try:
        # Without an index: what the table itself holds.
        return sorted(raw.execute(f"SELECT * FROM {name} NOT INDEXED"), key=repr)
    except sqlite3.Error:
        return None


def ids(database: Path) -> frozenset[bytes]:
    """Return the ids of all entries in the log of a sound file."""
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as raw:
        return frozenset(row[0] for row in raw.execute("SELECT id FROM log_entry"))


def places(size: int, count: int, seed: int) -> Iterator[tuple[int, int]]:
    """Yield so many places of a file and a bit in each."""
    chance = Random(seed)
    for _ in range(count):
        yield chance.randrange(size), chance.randrange(8)
