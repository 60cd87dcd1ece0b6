"""An organisation that never was: a roster of 95 invented people, its key, and assignment A1 on the built-in pack.

with organisation(tmp_path) as console:          # roster imported, nothing assigned
    assigned = console.assign()                  # A1 for the groups S1 and M1, and E0017, E0018 with their own
    data = console.massign(assigned.common)      # the bytes of a .massign; of `assigned.own[0]` an own file
"""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from io import StringIO
from itertools import count
from pathlib import Path
from typing import Final
from uuid import UUID

from trainer.app.chosen_pack import built_in_pack
from trainer.assigning.assign import Assigned, assign
from trainer.assigning.plan import Plan, Selection, Special
from trainer.assigning.ports import By
from trainer.assigning.roster import RosterChanges, roster_changes
from trainer.domain.assignment import Assignment, Notice, PassRule
from trainer.domain.clock import Moment
from trainer.domain.pack import Pack
from trainer.domain.text import Text
from trainer.exchange.assignment_file import assignment_file
from trainer.exchange.pack_archive import archive_digest, pack_archive
from trainer.exchange.roster_file import read_roster
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.sealing.signing import public_key
from trainer.storage.organisation.folder import OrganisationFolder
from trainer.storage.organisation.open_organisation import OrganisationStorage, set_up_organisation

SEED: Final = sha256(b"an organisation that never was").digest()
"""Of the organisation's key: a test's, and no secret."""
WORDS: Final = "入社おめでとう 2026"
"""The passphrase of its key."""
NAME: Final = "みのり商事"
OPEN: Final = 1_796_050_800_000
"""2026-12-01 00:00 in Tokyo, a Tuesday: when A1 opens."""
DUE: Final = 1_797_260_399_999
"""2026-12-14 23:59:59.999 in Tokyo."""
BY: Final = By("jinji", Moment(OPEN - 3_600_000, 540))
TODAY: Final = "2026-11-30"
HEADING: Final = ("社員番号", "氏名", "所属", "状態", "休職開始", "休職終了")

_FAMILY: Final = (
    "髙橋", "山﨑", "渡邉", "佐藤", "鈴木", "田中", "伊藤", "山本", "中村", "小林", "加藤", "吉田", "山田", "佐々木",
    "松本", "井上", "木村", "林", "清水",
)  # fmt: skip
_GIVEN: Final = ("陽菜", "蓮", "さくら", "大翔", "ｱｲ")
GROUPS: Final = ("S1", "M1", "K1", "T1", "H1")


def roster_rows() -> list[tuple[str, ...]]:
    """Return the rows of 95 people; E0003 is in two groups, E0005 and E0006 are away, E0007's name is a formula."""
    rows = []
    for number in range(95):
        code = f"E{number + 1:04d}"
        name = f"{_FAMILY[number % 19]}\u3000{_GIVEN[number // 19]}"
        rows.append((code, name, GROUPS[number % 5], "在籍", "", ""))
    rows[4] = (*rows[4][:3], "育休", "2026-10-01", "2027-03-31")
    rows[5] = (*rows[5][:3], "休職", "2026-12-05", "2026-12-08")
    rows[6] = ("E0007", '=HYPERLINK("http://example.com","山本")', *rows[6][2:])
    rows.append((rows[2][0], rows[2][1], "S1", "在籍", "", ""))
    return rows


def roster_csv(rows: list[tuple[str, ...]] | None = None, encoding: str = "cp932") -> bytes:
    """Return a roster as a personnel system writes it."""
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([HEADING, *(roster_rows() if rows is None else rows)])
    return out.getvalue().encode(encoding)


@cache
def core_pack() -> Pack:
    """Return the built-in pack."""
    return load_pack(built_in_pack(), QUESTION_TYPES)


@cache
def core_archive() -> bytes:
    """Return the built-in pack as it lies in assignments."""
    return pack_archive(built_in_pack())


PLAN: Final = Plan(
    id="A1",
    title=Text("営業とマーケティングの基礎", "Sales and marketing basics"),
    pack="sales-marketing",
    selection=Selection(topics=("time/sales", "metrics/*")),
    groups=("S1", "M1"),
    people=("E0017", "E0018"),
    open_ms=OPEN,
    due_ms=DUE,
    due_days=None,
    zone="Asia/Tokyo",
    passing=PassRule(seen_all=True, score=0.8),
    valid_days=365,
    collect=("confidence", "flags"),
    notice=Notice(Text("新入社員の基礎研修", "Induction"), "人事部", "2027-12-31"),
    special=(
        Special("E0017", due_ms=DUE + 7 * 86_400_000, reason="出張のため延長"),
        Special("E0018", exempt=True, reason="前職で修了"),
    ),
)
"""What `assign` of exchange.md's plan comes to."""


@dataclass
class Console:
    """HR's side, with the real file."""

    storage: OrganisationStorage
    seed: bytes = SEED
    by: By = BY
    _ids: Iterator[int] = field(default_factory=lambda: count(1))

    def import_roster(self, data: bytes | None = None, day: str = TODAY) -> RosterChanges:
        """Take a roster in, as `main.py roster` does."""
        rows = read_roster("roster.csv", roster_csv() if data is None else data, day).rows
        changes = roster_changes(rows, self.storage.roster.people(), day)
        self.storage.roster.apply(changes, self.by)
        return changes

    def assign(self, plan: Plan = PLAN) -> Assigned:
        """Assign a plan on the built-in pack and keep it."""
        storage = self.storage
        made = assign(plan, core_pack(), storage.info, storage.roster, storage.assignments, self.by)
        if made.is_new:
            archive = core_archive()
            storage.assignments.save(made.common, archive, archive_digest(archive), made.assignees, self.by)
        return made

    def massign(self, assignment: Assignment) -> bytes:
        """Return the bytes of an assignment's file."""
        return assignment_file(assignment, core_archive(), self.seed)

    def own(self, assigned: Assigned, code: str) -> Assignment:
        """Return the assignment as one person gets it: their own where they have one, else the common one."""
        mine = (one for one in assigned.own if one.personal is not None and one.personal.person == code)
        return next(mine, assigned.common)


def small_plan(questions: int = 20, **changed: object) -> Plan:
    """Return A1 over the first so many questions that can count."""
    chosen = [one.id for one in core_pack().questions.values() if one.type in {"single", "truefalse"}][:questions]
    return replace(PLAN, selection=Selection(questions=tuple(chosen)), **changed)  # type: ignore[arg-type]


@contextmanager
def organisation(folder: Path, *, with_roster: bool = True, url: str = "") -> Iterator[Console]:
    """Give an organisation in `folder/organisation`, its data on the server of a `url`, with its roster."""
    ids = (str(UUID(int=number)) for number in count(1 << 100, 1 << 90))
    storage = set_up_organisation(
        OrganisationFolder(folder / "organisation"), lambda: next(ids), NAME, public_key(SEED), BY, url
    )
    try:
        console = Console(storage)
        if with_roster:
            console.import_roster()
        yield console
    finally:
        storage.close()
