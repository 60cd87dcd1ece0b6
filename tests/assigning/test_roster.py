"""Rosters as personnel systems write them: compared first, taken in once, and nobody known by anything but the code."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from xlsxwriter import Workbook

from tests.assigning.people import HEADING, TODAY, organisation, roster_csv, roster_rows, small_plan
from trainer.assigning.people import Leave
from trainer.assigning.roster import RosterChanges, RosterRow, roster_changes
from trainer.domain.message import english
from trainer.exchange.roster_file import RosterProblem, read_roster

NEXT = "2027-01-01"


def codes(changes: RosterChanges) -> dict[str, list[str]]:
    """Return who is in which list."""
    lists = ("added", "returned", "left", "moved", "renamed", "away")
    return {name: [one.code for one in getattr(changes, name)] for name in lists if getattr(changes, name)}


def next_month() -> list[tuple[str, ...]]:
    """Return the roster of a month later, with everything that happens to rosters."""
    rows = roster_rows()
    rows[0] = ("Ｅ０００１", "髙橋 陽菜", "S1", "在籍", "", "")  # full-width, another space: the same person
    rows[1] = (rows[1][0], rows[1][1], "K1", "在籍", "", "")  # transfer
    rows[7] = (rows[7][0], "山元\u3000陽菜", *rows[7][2:])  # another name
    rows[8] = (*rows[8][:3], "休職", "2027-01-04", "")  # away from a day on
    rows[4] = (*rows[4][:3], "在籍", "", "")  # back from a leave
    del rows[9]  # E0010 has left
    rows.append(("E0096", "﨑山\u3000新", "S1", "在籍", "", ""))  # joined
    rows.append(("00128", "邉見 玲", "T1", "在籍", "", ""))  # joined, and not 128
    rows.append(("128", "辺見 怜", "T1", "在籍", "", ""))
    rows.append(("", "名無し", "T1", "在籍", "", ""))  # no code
    rows.append(("E0020", "別人 太郎", "H1", "在籍", "", ""))  # one code, two names
    rows.append(("E0021", rows[19][1], "S1", "有給", "", ""))  # a state nobody knows
    rows.append(rows[30])  # the same row twice
    return rows


TABLE = (
    ("full-width code", "unchanged", "E0001"),
    ("transfer", "moved", "E0002"),
    ("another name", "renamed", "E0008"),
    ("a leave begins", "away", "E0009"),
    ("a leave ends", "away", "E0005"),
    ("not there any more", "left", "E0010"),
    ("joiner", "added", "E0096"),
    ("joiners whose codes differ by zeros", "added", "00128 128"),
    ("the same, told", "warned", "line 98 line 99"),
    ("no code", "refused", "line 100"),
    ("one code, two names", "conflicts", "line 20, line 101"),
    ("a state nobody knows", "refused", "line 102"),
)
"""What a dry run has to say of `next_month`, kind by kind: written down before it was run."""
LISTS = ("added", "returned", "left", "moved", "renamed", "away")
TOLD = ("refused", "conflicts", "warned")


def test_a_dry_run_says_all_that_a_month_brings(tmp_path: Path) -> None:
    """Each of the twelve kinds stands in its list, nobody else stands in any, and the others are unchanged."""
    with organisation(tmp_path) as console:
        rows = read_roster("r.csv", roster_csv(next_month()), NEXT).rows
        changes = roster_changes(rows, console.storage.roster.people(), NEXT)
    for name in (*LISTS, *TOLD):
        wanted = " ".join(who for _, list_, who in TABLE if list_ == name)
        found = " ".join(one.code if name in LISTS else one.where for one in getattr(changes, name))
        assert sorted(found.split()) == sorted(wanted.split()), name
    touched = {"E0002", "E0008", "E0009", "E0005", "E0010", "E0020"}
    assert changes.unchanged == 95 - len(touched)


def test_the_second_import_changes_nothing(tmp_path: Path) -> None:
    """Nothing is written, not even a line of the trail."""
    with organisation(tmp_path) as console:
        first = console.import_roster(roster_csv(next_month()), NEXT)
        assert not first.is_empty
        people, trail = console.storage.roster.people(), console.storage.audit.entries()
        again = console.import_roster(roster_csv(next_month()), NEXT)
        assert codes(again) == {}
        assert (console.storage.roster.people(), console.storage.audit.entries()) == (people, trail)


def test_who_they_are_afterwards(tmp_path: Path) -> None:
    """A transfer keeps the past, a leaver a last day, a leave its days; two groups are two memberships."""
    with organisation(tmp_path) as console:
        console.import_roster(roster_csv(next_month()), NEXT)
        people = {one.code: one for one in console.storage.roster.people()}
        moved, left = people["E0002"], people["E0010"]
        assert (moved.groups_on(TODAY), moved.groups_on(NEXT)) == (("M1",), ("K1",))
        assert (left.has_left("2026-12-31"), left.has_left(NEXT), left.groups_on(NEXT)) == (False, True, ())
        assert people["E0003"].groups_on(NEXT) == ("K1", "S1")
        assert people["E0009"].leaves == (Leave("leave", "2027-01-04"),)
        assert people["E0005"].leaves == (Leave("childcare", "2026-10-01", "2026-12-31"),)
        assert people["E0020"].name == roster_rows()[19][1].replace("\u3000", " ")
        assert people["E0007"].name.startswith("=HYPERLINK")


def test_somebody_who_comes_back_is_the_same_person(tmp_path: Path) -> None:
    """Their number stays, so their past stays theirs."""
    with organisation(tmp_path) as console:
        gone = [row for row in roster_rows() if row[0] != "E0030"]
        before = {one.code: one.number for one in console.storage.roster.people()}
        assert codes(console.import_roster(roster_csv(gone), NEXT)) == {"left": ["E0030"]}
        assert codes(console.import_roster(roster_csv(), "2027-04-01")) == {"returned": ["E0030"]}
        back = next(one for one in console.storage.roster.people() if one.code == "E0030")
        assert (back.number, back.has_left("2027-04-01"), back.groups_on("2027-04-01")) == (
            before["E0030"], False, ("H1",),
        )  # fmt: skip


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig", "utf-16"])
def test_any_encoding_gives_the_same_people(encoding: str) -> None:
    """髙, 﨑, 邉, ① and half-width kana come through; names are kept as written, codes made one."""
    rows = [
        ("Ｅ１", "髙﨑邉①ｱｲ", "S1", "", "", ""),
        ("00128", "﨑\u3000邉", "S1；M1", "産休", "2026/12/1", "2027年3月1日"),
    ]
    found = read_roster("r.csv", roster_csv(rows, encoding), TODAY).rows
    assert [(row.code, row.name, row.groups, row.leave) for row in found] == [
        ("Ｅ１", "髙﨑邉①ｱｲ", ("S1",), None),
        ("00128", "﨑 邉", ("S1", "M1"), Leave("maternity", "2026-12-01", "2027-03-01")),
    ]


def test_a_workbook_is_read_as_text_and_a_number_is_warned_of() -> None:
    """A code in a cell of numbers may have lost its zeros: it is told, and taken as it stands."""
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("名簿")
    for at, word in enumerate(HEADING):
        sheet.write_string(0, at, word)
    sheet.write_string(1, 0, "00128")
    sheet.write_string(1, 1, "=1+1")
    sheet.write_number(2, 0, 129)
    sheet.write_string(2, 1, "邉見")
    book.close()
    rows = read_roster("r.xlsx", buffer.getvalue(), TODAY).rows
    assert [(row.where, row.code, row.name) for row in rows] == [
        ("名簿!A2", "00128", "=1+1"),
        ("名簿!A3", "129", "邉見"),
    ]
    changes = roster_changes(rows, (), TODAY)
    assert [one.where for one in changes.warned] == ["名簿!A3"]


def test_a_formula_without_a_value_is_refused_since_its_row_would_be_dropped() -> None:
    """Otherwise whoever stands in that row would count as gone."""
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    for at, word in enumerate(HEADING):
        sheet.write_string(0, at, word)
    sheet.write_formula(1, 0, '="E"&"0001"', value="")
    sheet.write_string(1, 1, "髙橋")
    book.close()
    data = rewritten(buffer.getvalue(), "xl/worksheets/sheet1.xml", b"<v></v>", b"")
    with pytest.raises(RosterProblem) as caught:
        read_roster("r.xlsx", data, TODAY)
    assert "A2" in english(caught.value.sentence)


def rewritten(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Return a zip with one of its files changed."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(buffer, "w") as target:
        for one in source.namelist():
            content = source.read(one)
            target.writestr(one, content.replace(old, new) if one == name else content)
    return buffer.getvalue()


def test_family_and_given_names_in_columns_of_their_own() -> None:
    """They are one name."""
    rows = read_roster("r.csv", "社員コード,姓,名,部署\nE1,髙橋,陽菜,S1\n".encode("cp932"), TODAY).rows
    assert [(row.code, row.name, row.groups) for row in rows] == [("E1", "髙橋 陽菜", ("S1",))]


def test_another_company_s_roster_is_noticed(tmp_path: Path) -> None:
    """More would be gone than stay."""
    with organisation(tmp_path) as console:
        rows = read_roster("r.csv", roster_csv(roster_rows()[:40]), NEXT).rows
        assert roster_changes(rows, console.storage.roster.people(), NEXT).is_alarming
        rows = read_roster("r.csv", roster_csv(roster_rows()[:60]), NEXT).rows
        assert not roster_changes(rows, console.storage.roster.people(), NEXT).is_alarming


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a,b\n1,2\n",
        b"\xff\xfe\x00",
        b"PK\x03\x04 no workbook",
        "社員番号,氏名\n".encode("cp932")[:5],
        b"\x00" * 99,
    ],
)
def test_what_is_no_roster_gets_a_sentence(data: bytes) -> None:
    """Nothing else comes out of it."""
    with pytest.raises(RosterProblem):
        read_roster("r.csv", data, TODAY)


def test_a_row_that_cannot_be_read_lets_nobody_leave() -> None:
    """Whoever stands in a refused row or a conflict stays as they were."""
    from trainer.assigning.people import Person

    known = (Person(1, "E1", "P-1", "一"), Person(2, "E2", "P-2", "二"))
    rows = read_roster("r.csv", roster_csv([("E1", "一", "", "有給", "", ""), ("E2", "二", "", "", "", ""),
                                            ("E2", "弐", "", "", "", "")]), TODAY).rows  # fmt: skip
    changes = roster_changes(rows, known, TODAY)
    assert (codes(changes), len(changes.refused), len(changes.conflicts)) == ({}, 1, 1)
    assert isinstance(rows[0], RosterRow)


def test_a_group_inside_another_is_reached_through_it(tmp_path: Path) -> None:
    """Assigned to the department, everybody in its sections has it."""
    rows = [
        ("E1", "一", "営業部/第一課", "", "", ""),
        ("E2", "二", "営業部 / 第二課", "", "", ""),
        ("E3", "三", "人事部", "", "", ""),
    ]
    with organisation(tmp_path, with_roster=False) as console:
        console.import_roster(roster_csv(rows))
        assert [(one.code, one.parent) for one in console.storage.roster.groups()] == [
            ("人事部", ""), ("営業部", ""), ("営業部/第一課", "営業部"), ("営業部/第二課", "営業部"),
        ]  # fmt: skip
        assigned = console.assign(small_plan(3, groups=("営業部",), people=(), special=()))
        numbers = {one.number: one.code for one in console.storage.roster.people()}
        assert sorted(numbers[one.person] for one in assigned.assignees) == ["E1", "E2"]
        assert console.import_roster(roster_csv(rows)).is_empty


def test_half_width_kana_is_the_same_name_and_an_endless_one_is_refused() -> None:
    """In one roster ｱｲ and アイ under one code are no conflict."""
    rows = [("E1", "ｱｲ", "S1", "", "", ""), ("E1", "アイ", "M1", "", "", ""), ("E2", "長" * 201, "S1", "", "", "")]
    changes = roster_changes(read_roster("r.csv", roster_csv(rows), TODAY).rows, (), TODAY)
    assert (codes(changes), [one.where for one in changes.refused]) == ({"added": ["E1"]}, ["line 4"])
