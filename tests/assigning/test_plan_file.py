"""Plans as HR writes them: read whole, or every fault told in one sentence with its line."""

import re

import pytest

from tests.assigning.people import DUE, OPEN, PLAN
from trainer.assigning.plan import Plan, PlanProblem, Special
from trainer.assigning.plan_file import read_plan, with_lines
from trainer.assigning.plan_table import read_plans
from trainer.domain.assignment import PassRule
from trainer.domain.message import english, message

WRITTEN = r"""assignment: A1            # id
title: {ja: 営業とマーケティングの基礎, en: Sales and marketing basics}
pack: sales-marketing
select:
  topics: [time/sales, metrics/*]     # or facts
for:
  groups: [S1, M1]
  people: [E0017, E0018]
open: 2026-12-01T00:00    # local to zone
due: 2026-12-14T23:59:59
zone: Asia/Tokyo
pass:
  seen: all
  score: 0.8
  of: latest
valid_days: 365
collect: [confidence, flags]
notice:
  purpose: {ja: 新入社員の基礎研修, en: Induction}
  contact: 人事部
  keep_until: 2027-12-31
return_to: '\\server\kenshu\A1'
people:
  - code: E0017
    due: 2026-12-21T23:59:59
    reason: 出張のため延長
  - code: E0018
    exempt: 前職で修了
"""


def read(text: str) -> Plan:
    """Return the plan that a text holds."""
    return read_plan("plan.yaml", text.encode())


def test_a_plan_says_what_it_means() -> None:
    """Local times are moments, the second that is due is in time to its end, and each person's own stays apart."""
    plan = read(WRITTEN)
    assert (plan.open_ms, plan.due_ms, plan.passing) == (OPEN, DUE, PassRule(seen_all=True, score=0.8))
    assert plan.special == (
        Special("E0017", DUE + 7 * 86_400_000, exempt=False, reason="出張のため延長"),
        Special("E0018", None, exempt=True, reason="前職で修了"),
    )
    assert plan.return_to == "\\\\server\\kenshu\\A1"
    assert plan.selection == PLAN.selection


FAULTS = (
    ("assignment: A1 ", "assignment: A 1 ", 1),
    ("pack: sales-marketing\n", "", 1),
    ("topics: [time/sales, metrics/*]", "topic: [time/sales]", 5),
    ("topics: [time/sales, metrics/*]", "topics: []", 5),
    ("  groups: [S1, M1]\n  people: [E0017, E0018]", "  groups: []", 7),
    ("open: 2026-12-01T00:00", "open: tomorrow", 9),
    ("due: 2026-12-14T23:59:59", "due: 2026-12-14T23:59:59+09:00", 10),
    ("due: 2026-12-14T23:59:59", "due: 2026-11-14", 10),
    ("zone: Asia/Tokyo", "zone: Asia/Tokio", 11),
    ("zone: Asia/Tokyo", "zone: Asia/Tokyo\ndue_days: 14", 12),
    ("  score: 0.8", "  score: 80", 14),
    ("  of: latest", "  of: newest", 15),
    ("valid_days: 365", "valid_days: none", 16),
    ("[confidence, flags]", "[confidence, location]", 17),
    ("  keep_until: 2027-12-31", "  keep_until: 2027-13-31", 21),
    ("    reason: 出張のため延長\n", "", 24),
    ("    due: 2026-12-21T23:59:59\n    reason: 出張のため延長\n", "", 24),
    ("  score: 0.8\n", "  score: 0.8\n  score: 0.9\n", 15),
    ("valid_days: 365", "valid_day: 365", 16),
)


@pytest.mark.parametrize(("right", "wrong", "line"), FAULTS)
def test_each_fault_is_one_sentence_with_its_line(right: str, wrong: str, line: int) -> None:
    """A planted fault is told at its place, and nothing else is called wrong there."""
    assert right in WRITTEN
    with pytest.raises(PlanProblem) as caught:
        read(WRITTEN.replace(right, wrong, 1))
    said = [english(one) for one in caught.value.faults]
    assert {int(re.match(r"Line (\d+): ", one)[1]) for one in said} == {line}  # type: ignore[index]
    assert all(one.rstrip().endswith((".", '"', "”")) for one in said)


def test_all_faults_are_told_at_once() -> None:
    """Three faults are three sentences."""
    text = WRITTEN.replace("0.8", "80").replace("latest", "newest").replace("Asia/Tokyo", "Tokyo")
    with pytest.raises(PlanProblem) as caught:
        read(text)
    assert len(caught.value.faults) == 3


def test_what_only_pack_and_roster_know_gets_its_line_as_well() -> None:
    """The line where the word stands."""
    problem = with_lines(PlanProblem(message("nobody: {word}", word="E0018")), WRITTEN.encode())
    assert english(problem.sentence) == "Line 8: nobody: E0018"


def test_a_table_holds_a_plan_a_row() -> None:
    """The same reader, so the same sentences, with the row's line."""
    text = (
        "assignment,title,pack,topics,groups,open,due,seen,score,purpose,contact,keep_until\n"
        "B1,一,sales-marketing,time/sales metrics/*,S1;M1,2026-12-01,2026-12-14,all,0.8,研修,人事部,2027-12-31\n"
        "B2,二,sales-marketing,role/*,K1,2026-12-01,2026-12-14,,0.9,研修,人事部,2027-12-31\n"
    )
    one, two = read_plans("plans.csv", text)
    assert (one.id, one.due_ms, one.groups, one.selection.topics) == (
        "B1",
        DUE,
        ("S1", "M1"),
        ("time/sales", "metrics/*"),
    )
    assert (two.id, two.passing) == ("B2", PassRule(score=0.9))
    with pytest.raises(PlanProblem) as caught:
        read_plans("plans.csv", text.replace("0.9", "9"))
    assert [english(fault)[:7] for fault in caught.value.faults] == ["Line 3:"]
