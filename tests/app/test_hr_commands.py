"""HR's commands: what a machine is told, what people read, and one sentence where something is wrong."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.assigning.people import WORDS, core_archive, roster_csv, roster_rows
from tests.assigning.test_plan_file import WRITTEN
from trainer.app.chosen_pack import built_in_pack
from trainer.app.cli import follow, read_options
from trainer.app.hr_options import HrOptions
from trainer.app.unknown_option import UnknownOption
from trainer.domain.message import english
from trainer.exchange.assignment_file import read_assignment_file

pytestmark = pytest.mark.slow
Told = dict[str, Any]
Asked = Callable[..., tuple[int, Told]]


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Asked:
    """Return what runs a command on an organisation of its own and gives its code and its JSON."""
    monkeypatch.setenv("MINORI_PASSPHRASE", WORDS)
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")

    def ask(*words: str) -> tuple[int, Told]:
        capsys.readouterr()
        code = follow([*words, "--organisation", str(tmp_path / "org"), "--json"])
        told: Told = json.loads(capsys.readouterr().out)
        return code, told

    return ask


@pytest.fixture
def set_up(asked: Asked, tmp_path: Path) -> Asked:
    """Return the same, with an organisation and its roster."""
    assert asked("organisation", "new", "--name", "みのり商事")[0] == 0
    (tmp_path / "roster.csv").write_bytes(roster_csv())
    assert asked("roster", str(tmp_path / "roster.csv"), "--day", "2026-11-30")[0] == 0
    return asked


def test_from_nothing_to_files_by_commands_alone(set_up: Asked, tmp_path: Path) -> None:
    """The keys of the contracts, one common file, one for each who has one of their own."""
    plan, out = tmp_path / "plan.yaml", tmp_path / "out"
    plan.write_text(WRITTEN, encoding="utf-8")
    code, told = set_up("assign", str(plan), "--to", str(out))
    assert code == 0
    assert set(told) == {"assignment", "rev", "people", "items", "due", "fingerprint", "files"}
    assert (told["assignment"], told["rev"], told["people"], told["due"]) == ("A1", 1, 40, 1_797_260_399_999)
    assert [one["person"] for one in told["files"]] == [None, "E0006", "E0017", "E0018"]
    common = read_assignment_file(Path(told["files"][0]["file"]).read_bytes()).assignment
    assert (common.rev, len(common.questions), common.personal) == (1, told["items"], None)
    assert set_up("assign", str(plan), "--to", str(out))[1]["rev"] == 1
    plan.write_text(WRITTEN.replace("score: 0.8", "score: 0.9"), encoding="utf-8")
    assert set_up("assign", str(plan), "--to", str(out), "--revise", "A1")[1]["rev"] == 2
    assert set_up("assign", str(plan), "--to", str(out), "--revise", "A2")[0] == 1


def test_a_sealed_pack_is_assigned_as_its_folder_is(set_up: Asked, tmp_path: Path) -> None:
    """The same questions, the same archive inside; a folder that cannot be written leaves no half act behind."""
    pack, plan, out = tmp_path / "sales.qpack", tmp_path / "plan.yaml", tmp_path / "out"
    assert follow(["pack", str(built_in_pack()), str(pack)]) == 0
    plan.write_text(WRITTEN.replace("pack: sales-marketing", "pack: sales.qpack"), encoding="utf-8")
    out.write_text("a file where the folder should be")
    assert set_up("assign", str(plan), "--to", str(out))[0] == 1
    out.unlink()
    code, told = set_up("assign", str(plan), "--to", str(out))
    assert (code, told["rev"]) == (0, 1)
    assert read_assignment_file(Path(told["files"][0]["file"]).read_bytes()).pack == core_archive()
    assert list(Path(told["files"][0]["file"]).parent.glob("~*")) == []


def test_many_at_once_from_a_table(set_up: Asked, tmp_path: Path) -> None:
    """A plan a row; a fault in one writes none of them."""
    table, out = tmp_path / "plans.csv", tmp_path / "out"
    rows = (
        "assignment,title,pack,topics,groups,open,due,seen,purpose,contact,keep_until\n"
        "B1,一,sales-marketing,time/sales,S1,2026-12-01,2026-12-14,all,研修,人事部,2027-12-31\n"
        "B2,二,sales-marketing,role/*,K1,2026-12-01,2026-12-14,all,研修,人事部,2027-12-31\n"
    )
    table.write_text(rows.replace("K1", "Q1"), encoding="utf-8")
    code, told = set_up("assign", str(table), "--to", str(out))
    assert (code, told["problem"]["en"][:7]) == (1, "Line 3:")
    assert not out.exists()
    table.write_bytes(rows.encode("cp932"))
    code, told = set_up("assign", str(table), "--to", str(out))
    assert (code, [one["assignment"] for one in told["assignments"]]) == (0, ["B1", "B2"])


def test_a_roster_is_compared_before_it_is_taken(set_up: Asked, tmp_path: Path) -> None:
    """A dry run writes nothing; taken in twice, the second time nothing is left to do."""
    file = tmp_path / "next.csv"
    file.write_bytes(roster_csv([*roster_rows()[1:], ("E0096", "﨑山 新", "S1", "", "", "")]))
    code, told = set_up("roster", str(file), "--dry-run", "--day", "2027-01-01")
    assert code == 0
    assert {"added", "left", "moved", "renamed", "unchanged", "refused", "conflicts"} <= set(told)
    assert [[one["person"] for one in told[name]] for name in ("added", "left")] == [["E0096"], ["E0001"]]
    assert set_up("roster", str(file), "--day", "2027-01-01")[1]["added"] == told["added"]
    again = set_up("roster", str(file), "--day", "2027-01-01")[1]
    assert (again["added"], again["left"], again["unchanged"]) == ([], [], 95)
    assert set_up("roster", str(tmp_path / "nowhere.csv"))[0] == 1


def test_looking_after_the_organisation(set_up: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Check, backup, restore, recovery sheet and back from it, forget."""
    assert set_up("organisation", "check")[1]["sound"] is True
    assert Path(set_up("organisation", "backup")[1]["backup"]).is_file()
    letters = set_up("organisation", "recovery-sheet")[1]["letters"]
    (tmp_path / "org" / "organisation.db").write_bytes(b"no database")
    code, told = set_up("organisation", "check")
    assert code == 1
    assert "organisation restore" in told["problem"]["en"]
    assert set_up("organisation", "restore")[0] == 0
    assert set_up("organisation", "check")[1]["sound"] is True
    (tmp_path / "org" / "key").unlink()
    assert "recover" in set_up("organisation", "recovery-sheet")[1]["problem"]["en"]
    sheet = tmp_path / "sheet.txt"
    sheet.write_text(letters.lower())
    with sheet.open() as typed:
        monkeypatch.setattr("sys.stdin", typed)
        assert set_up("organisation", "recover")[0] == 0
    assert set_up("organisation", "recovery-sheet")[1]["letters"] == letters
    assert set_up("organisation", "forget", "E0040")[0] == 1
    assert set_up("organisation", "forget", "E0040", "--yes")[1]["forgotten"].startswith("P-")
    assert set_up("organisation", "forget", "E0040", "--yes")[0] == 1
    monkeypatch.setenv("MINORI_PASSPHRASE", "another one")
    assert "passphrase" in set_up("organisation", "recovery-sheet")[1]["problem"]["en"]


def test_what_nothing_keeps_any_more_is_deleted_when_asked(set_up: Asked, tmp_path: Path) -> None:
    """Whoever is forgotten while results are kept is told so; who has left and has none is forgotten by date."""
    plan = tmp_path / "plan.yaml"
    plan.write_text(WRITTEN, encoding="utf-8")
    assert set_up("assign", str(plan), "--to", str(tmp_path / "out"))[0] == 0
    kept = set_up("organisation", "forget", "E0017", "--yes")[1]["kept"]
    assert [(one["assignment"], one["until"]) for one in kept] == [("A1", "2027-12-31")]
    assert set_up("organisation", "forget", "--past")[1] == {"assignments": [], "people": 0, "deleted": False}
    file = tmp_path / "next.csv"
    # E0001 is in A1, E0004 in nothing: both have left long ago.
    file.write_bytes(roster_csv([row for row in roster_rows() if row[0] not in {"E0001", "E0004", "E0017"}]))
    assert set_up("roster", str(file), "--day", "2026-11-01")[0] == 0
    assert set_up("organisation", "forget", "--past")[1] == {"assignments": [], "people": 1, "deleted": False}
    assert set_up("organisation", "forget", "--past", "--yes")[1]["deleted"] is True
    assert set_up("organisation", "forget", "--past")[1]["people"] == 0
    assert set_up("organisation", "forget", "E0001")[0] == 1
    assert set_up("organisation", "check")[1]["sound"] is True


def test_nothing_is_set_up_twice_and_nothing_works_without(asked: Asked, set_up: Asked, tmp_path: Path) -> None:
    """Each is one sentence and the code 1."""
    code, told = asked("organisation", "new", "--name", "みのり商事")
    assert (code, set(told["problem"])) == (1, {"ja", "en"})
    assert follow(["roster", "x.csv", "--organisation", str(tmp_path / "nowhere")]) == 1


def test_every_fault_of_a_plan_is_said_to_people(
    set_up: Asked, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line each, in the language of the account."""
    plan = tmp_path / "plan.yaml"
    plan.write_text(WRITTEN.replace("0.8", "80").replace("2027-12-31", "soon"), encoding="utf-8")
    code = follow(["assign", str(plan), "--to", str(tmp_path / "out"), "--organisation", str(tmp_path / "org")])
    said = capsys.readouterr().err.splitlines()
    assert (code, len(said)) == (1, 2)
    assert said[0].startswith("14行目：")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["organisation"],
        ["roster"],
        ["assign", "p.yaml"],
        ["assign", "p.yaml", "--too", "x"],
        ["roster", "a", "b"],
        ["organisation", "chek"],
        ["organisation", "new"],
        ["organisation", "forget"],
    ],
)
def test_a_wrong_call_says_how(words: list[str]) -> None:
    """One sentence, and the code 2."""
    with pytest.raises(UnknownOption) as caught:
        read_options(words)
    assert english(caught.value.sentence)
    assert follow(words) == 2


def test_words_are_read() -> None:
    """Values before or behind, with = or without."""
    options = read_options(["assign", "p.yaml", "--to=out", "--json", "--organisation", "o"]).hr
    assert options == HrOptions("assign", ("p.yaml",), {"--to": "out", "--organisation": "o"}, frozenset({"--json"}))
    assert read_options(["roster", "--help"]).help


def test_what_was_done_is_told_although_its_backup_could_not_be_made(
    set_up: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The roster is taken in; that there is no backup of it is a sentence of its own."""
    said: list[str] = []
    monkeypatch.setattr("sys.stderr", type("Stderr", (), {"write": lambda _self, text: said.append(text)})())
    monkeypatch.setattr(
        "trainer.storage.organisation.backups.copy_database", lambda *_: (_ for _ in ()).throw(OSError(28, "full"))
    )
    file = tmp_path / "next.csv"
    file.write_bytes(roster_csv(roster_rows()[:90]))
    code, told = set_up("roster", str(file), "--day", "2027-01-01")
    assert (code, len(told["left"])) == (0, 5)
    assert len(said) == 1
    assert set_up("roster", str(file), "--day", "2027-01-01")[1]["left"] == []


def test_a_key_without_a_passphrase_is_not_made(asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither with an empty one nor where nobody can be asked; nothing is left behind."""
    monkeypatch.setenv("MINORI_PASSPHRASE", "")
    assert asked("organisation", "new", "--name", "みのり商事")[0] == 1
    monkeypatch.delenv("MINORI_PASSPHRASE")
    assert "MINORI_PASSPHRASE" in asked("organisation", "new", "--name", "みのり商事")[1]["problem"]["ja"]
    assert not (tmp_path / "org").exists()
