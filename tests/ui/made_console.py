"""Made values of the console: an assignment of 95 people, as HR would see it on a day in December."""

from dataclasses import replace
from random import Random
from typing import get_args

from trainer.assigning.console_values import (
    AssignmentBar,
    Count,
    HeatCell,
    HeatMap,
    ItemRow,
    Ledger,
    LedgerRow,
    LureCount,
    MixUp,
    Outcome,
    PersonRow,
    TimelineEntry,
)
from trainer.assigning.console_views import (
    AssignmentLine,
    AssignmentView,
    NewAssignmentOffer,
    Overview,
    PackOffer,
    PersonView,
    Preview,
    RecoverySheet,
    RosterPerson,
    TopicOffer,
    counts_of,
)
from trainer.assigning.roster import Change, RosterChanges, Told
from trainer.domain.assignment import Flag, State
from trainer.domain.message import NOTHING, message
from trainer.domain.passing import Share
from trainer.domain.question import QuestionId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.domain.text import Text
from trainer.scheduling.estimate import Estimate
from trainer.scheduling.forecast import Outlook

TODAY = StudyDay(20_796)
"""2026-12-09."""
MS_A_DAY = 86_400_000
NOON = TODAY * MS_A_DAY + 3 * 3_600_000
ZONE = "Asia/Tokyo"
DUE = NOON + 5 * MS_A_DAY
TITLE = Text("営業とマーケティングの基礎", "Sales and marketing basics")
GROUPS = ("営業一課", "企画", "運用", "人事")
_FAMILY = ("髙橋", "﨑山", "渡邉", "斎藤", "伊藤", "中村", "小林", "加藤", "吉田", "山田")
_GIVEN = ("一郎", "花子", "次郎", "明", "翔", "さくら", "蓮", "陽菜")
_STATES: tuple[State, ...] = ("completed",) * 14 + ("in_progress",) * 4 + ("not_started",) * 2


def person(number: int, chance: Random) -> PersonRow:
    """Return one of many."""
    state = chance.choice(_STATES)
    if number % 40 == 39:
        state = "exempt"
    if number % 60 == 3:
        state = "on_leave"
    outlook: Outlook | None = chance.choice(("safe", "safe", "will miss", "open")) if state == "in_progress" else None
    began = state in {"completed", "in_progress"}
    right = 20 if state == "completed" else chance.randint(4, 17) if began else 0
    mean = right / 20 * 0.9
    flags: tuple[Flag, ...] = ("history_rewritten",) if number == 4 else ()
    return PersonRow(
        assignment="A1", person=f"E{number + 1:04d}",
        name=f"{_FAMILY[number % 10]} {_GIVEN[number // 10 % 8]}",
        groups=(GROUPS[number % 4],) if number % 9 else (GROUPS[0], GROUPS[1]),
        state=state, passed=state == "completed", seen=Share(right and 20, 20), score=Share(right, 20),
        completed_ms=NOON - MS_A_DAY if state == "completed" else None,
        due_ms=DUE + 7 * MS_A_DAY if number == 16 else DUE, late_answered=False, late_received=False,
        overdue=state == "not_started" and number % 2 == 1, flags=flags, as_claimed=0,
        last_contact_ms=NOON - MS_A_DAY if began else None,
        last_answer_ms=NOON - chance.randint(0, 8) * MS_A_DAY if began else None,
        outlook=outlook, said=NOTHING,
        held=Estimate(mean, max(mean - 0.12, 0.0), min(mean + 0.09, 1.0)) if began else None,
        valid_until_ms=None, note="前職で修了" if state == "exempt" else "",
    )  # fmt: skip


def people(count: int = 95) -> tuple[PersonRow, ...]:
    """Return so many people, the same each time."""
    chance = Random(11)
    return tuple(person(number, chance) for number in range(count))


def bar(assignment: str, title: Text, rows: tuple[PersonRow, ...]) -> AssignmentLine:
    """Return one assignment of the overview."""
    states = [row.state for row in rows]
    counts = tuple(Count(state, states.count(state)) for state in get_args(State))
    made = AssignmentBar(
        assignment, 1, title, DUE, ZONE, counts, len(rows), sum(row.overdue for row in rows),
        sum(bool(row.flags) for row in rows), 0,
    )  # fmt: skip
    return AssignmentLine(made, counts_of(rows))


def overview(*, empty: bool = False) -> Overview:
    """Return what is assigned; `empty`: nothing, and nobody is known."""
    if empty:
        return Overview("みのり商事", "3f7a 91c2 5be0 88d4", 0, TODAY)
    second = Text("情報セキュリティ 2026", "Information security 2026")
    lines = (bar("A1", TITLE, people()), bar("S2", second, people(31)))
    return Overview("みのり商事", "3f7a 91c2 5be0 88d4", 95, TODAY, lines, waiting=2)


def assignment() -> AssignmentView:
    """Return one assignment whole."""
    rows = people()
    topics = (Text("役割", "Role"), Text("時間軸", "Time"), Text("指標", "Metrics"), Text("連携", "Alignment"))
    shares = ((88, 81, 79, 70), (61, 80, 72, 69), (48, 71, 60, 57), (74, 90, 75, None))
    cells = tuple(
        tuple(HeatCell(100 if one else 7, 31 - 7 * at if one else 3, one) for at, one in enumerate(row))
        for row in shares
    )
    leads, deals = Text("リード数", "Leads"), Text("成約数", "Deals won")
    mixups = (
        MixUp(FactId("leads"), FactId("deals"), leads, deals, 23, 11),
        MixUp(FactId("brand"), FactId("close"), Text("認知", "Awareness"), Text("成約", "Closing"), 9, 6),
    )
    stem = Text(
        "月次の会議で、営業の指標として報告するのはどれですか。",
        "Which figure does sales report each month?",
    )
    items = tuple(
        ItemRow(QuestionId(f"q{at}"), stem, topics[at % 4], 80 - at, 70, 40 + 2 * at if at != 3 else None,
                (LureCount(FactId("leads"), leads, 17 - at),) if at % 3 else (), 0, at % 4)
        for at in range(12)
    )  # fmt: skip
    passing = (message("{text}", text=Text("8割以上、または3日に分けて正答", "80% right, or right on 3 days")),)
    reminded = sum(row.state in {"not_started", "in_progress"} for row in rows)
    return AssignmentView(
        "A1", 1, TITLE, DUE, ZONE, passing, counts_of(rows), rows, HeatMap(topics, GROUPS, cells), mixups, items,
        reminded, TODAY,
    )  # fmt: skip


def person_view() -> PersonView:
    """Return one person whole."""
    found = next(row for row in people() if row.state == "in_progress")
    row = replace(found, flags=("clock_backwards", "fork"))
    said = (
        Text("割り当て", "Assigned"),
        Text("結果を受け取りました（12回）", "A result came: 12 answers"),
        Text("結果を受け取りました（8回）", "A result came: 8 answers"),
    )
    events = tuple(
        TimelineEntry(NOON - (9 - 3 * at) * MS_A_DAY, message("{text}", text=one)) for at, one in enumerate(said)
    )
    return PersonView(TITLE, ZONE, row, events, TODAY)


def ledger() -> Ledger:
    """Return the ledger of twelve files."""
    outcomes: tuple[Outcome, ...] = ("accepted",) * 6 + ("refused", "flagged", "duplicate", "queued", "incomplete")
    reasons = {
        "refused": Text("提出のあとで書き換えられています。", "It was changed after it was handed in."),
        "flagged": Text("前に届いた記録と食い違います。", "It differs from the record that came before."),
        "queued": Text("名簿にない人です。", "This person is not on the roster."),
        "incomplete": Text("ファイルがまだ途中です。", "The file is not whole yet."),
    }
    rows = tuple(
        LedgerRow(f"A1-3f7a91c2-{at:07d}.mres", one, f"E{at + 1:04d}", "A1", 12 if one == "accepted" else 0, NOON, (),
                  message("{text}", text=reasons[one]) if one in reasons else NOTHING)
        for at, one in enumerate(outcomes)
    )  # fmt: skip
    return Ledger(len(rows), rows, 72)


def roster() -> tuple[RosterPerson, ...]:
    """Return everybody."""
    return tuple(
        RosterPerson(row.person, row.name, row.groups, "2026-12-05" if row.state == "on_leave" else "")
        for row in people()
    )


def changes() -> RosterChanges:
    """Return what next month's file would change."""
    return RosterChanges(
        "2026-12-09",
        added=(Change("E0096", "三浦 葵", "", "営業一課"), Change("E0097", "岡田 凛", "", "企画")),
        left=(Change("E0012", "渡邉 花子", "運用", ""),),
        moved=(Change("E0031", "渡邉 次郎", "営業一課", "企画"),),
        renamed=(Change("E0040", "斎藤 明", "斎藤 明", "齋藤 明"),),
        unchanged=90,
        refused=(Told("line 14", message("There is no employee code in this row.")),),
        warned=(
            Told(
                "Sheet1!A7",
                message("{code} and {others} are two different employees: zeros at the front count.",
                        code="128", others="00128"),
            ),
        ),
    )  # fmt: skip


def offer() -> NewAssignmentOffer:
    """Return what may be assigned."""
    topics = tuple(
        TopicOffer(f"{key}/{side}", aspect, name, 6)
        for key, aspect in (("role", Text("役割", "Role")), ("time", Text("時間軸", "Time")))
        for side, name in (("marketing", Text("マーケティング", "Marketing")), ("sales", Text("営業", "Sales")))
    )
    packs = (PackOffer("sales-marketing", TITLE, topics),)
    groups = tuple((f"G{at}", name, 31 - 7 * at) for at, name in enumerate(GROUPS))
    return NewAssignmentOffer(packs, groups, TODAY, ZONE, "A2")


def preview() -> Preview:
    """Return what would be handed out."""
    said = (
        Text(
            "20問すべてに答え、8割以上正答すると修了です。",
            "Done when all 20 are answered, 80% right.",
        ),
        Text("送るもの：答え、時刻、かかった時間。", "Sent: answers, times and how long they took."),
        Text("決して送らないもの：自習の記録、名前、パソコン名。", "Never sent: self-study, names, computers."),
    )
    return Preview(48, 20, 2, tuple(message("{text}", text=one) for one in said))


def sheet() -> RecoverySheet:
    """Return a recovery sheet."""
    letters = "K7QW 2MXD PLA4 ZR5T 6HBN YC3E QWUV\nJ2AA FOX7 MN4B TT2Q ZXCV 5RTY PLMK"
    return RecoverySheet("みのり商事", "3f7a 91c2 5be0 88d4", letters, TODAY)
