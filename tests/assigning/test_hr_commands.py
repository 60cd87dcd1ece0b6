"""HR's commands from the roster to the certificate, as they are typed."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.assigning.hand_ins import DAY, Device
from tests.assigning.people import DUE, roster_csv, roster_rows, small_plan
from trainer.app.cli import follow
from trainer.exchange.assignment_file import read_assignment_file
from trainer.sealing.minisign import read_signature, verifies

PLAN = """\
assignment: A1
title: {ja: 営業とマーケティングの基礎, en: Sales and marketing basics}
pack: sales-marketing
select:
  questions: [{questions}]
for:
  groups: [S1, M1]
open: 2026-11-01T00:00
due: 2026-12-14T23:59:59
zone: Asia/Tokyo
pass:
  score: 0.8
valid_days: 365
notice:
  purpose: {ja: 新入社員の基礎研修, en: Induction}
  contact: 人事部
  keep_until: 2027-12-31
"""


class Typed:
    """Types commands and reads what comes back as JSON."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def run(self, *words: str, code: int = 0) -> Any:
        """Return what a command says."""
        where = ("--organisation", str(self.folder / "organisation"))
        assert follow([*words, *where, "--json"]) == code, self._capsys.readouterr()
        return json.loads(self._capsys.readouterr().out)


@pytest.fixture
def typed(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Return an organisation with its roster and A1."""
    monkeypatch.setenv("MINORI_PASSPHRASE", "さくら 2026")
    made = Typed(tmp_path, capsys)
    made.run("organisation", "new", "--name", "みのり商事")
    (tmp_path / "roster.csv").write_bytes(roster_csv())
    made.run("roster", str(tmp_path / "roster.csv"), "--day", "2026-11-30")
    questions = ", ".join(small_plan(20).selection.questions)
    (tmp_path / "plan.yaml").write_text(PLAN.replace("{questions}", questions), encoding="utf-8")
    made.run("assign", str(tmp_path / "plan.yaml"), "--to", str(tmp_path / "out"))
    return made


def test_from_hand_in_to_certificate(typed: Typed) -> None:
    """One person completes; the others are not started, and the numbers add up."""
    given_as = read_assignment_file(next((typed.folder / "out").glob("A1*.massign")).read_bytes()).assignment
    learner = Device("E0001", "one", given_as, organisation_key=given_as.organisation_key)
    learner.answers(given_as.questions, len(given_as.questions), DUE - 20 * DAY)
    back = typed.folder / "back"
    back.mkdir()
    (back / "A1-1.mres").write_bytes(learner.file())
    (back / "A1-1 (1).mres").write_bytes(learner.file())
    (back / "cut.mres").write_bytes(learner.file()[:300])
    (back / "desktop.ini").write_text("[x]")
    told = typed.run("collect", str(back))
    assert {name: told[name] for name in ("read", "accepted", "duplicate", "incomplete", "refused", "queued")} == {
        "read": 3, "accepted": 1, "duplicate": 1, "incomplete": 1, "refused": [], "queued": [],
    }  # fmt: skip
    assert told["new_answers"] == len(given_as.questions)
    (status,) = typed.run("report", "status", "--assignment", "A1", "--as-of", "2026-12-20T09:00+09:00")["assignments"]
    rows = {row["person"]: row for row in status["rows"]}
    assert len(rows) == 39
    assert (rows["E0001"]["state"], rows["E0001"]["passed"]) == ("completed", True)
    assert sum(row["state"] == "not_started" for row in rows.values()) + sum(
        row["state"] in {"completed", "on_leave"} for row in rows.values()
    ) == len(rows)
    (written,) = typed.run("certificate", "--assignment", "A1", "--to", str(typed.folder / "pdf"))["written"]
    assert (written["person"], written["expires"]) == ("E0001", "2027-11-24")
    pdf = Path(written["file"]).read_bytes()
    signed = read_signature(Path(f"{written['file']}.minisig").read_text())
    assert pdf[:5] == b"%PDF-"
    assert signed is not None
    assert signed.comment == written["id"]
    assert verifies(given_as.organisation_key, pdf, signed)
    assert not verifies(given_as.organisation_key, pdf + b" ", signed)


def test_reports_as_files_and_an_audit_pack_that_stays_as_it_was(typed: Typed) -> None:
    """What comes in later changes nothing of a pack as of an earlier moment."""
    csv, xlsx = typed.folder / "status.csv", typed.folder / "audit.xlsx"
    typed.run("report", "status", "--csv", str(csv))
    assert csv.read_text("utf-8-sig").splitlines()[0].startswith("table,assignment,person,name,groups,state,passed")
    extract = typed.folder / "S1.csv"
    typed.run("report", "status", "--group", "S1", "--csv", str(extract), "--sign")
    assert {row.split(",")[4] for row in extract.read_text("utf-8-sig").splitlines()[1:]} <= {"S1", "S1 K1", "K1 S1"}
    signed = read_signature(Path(f"{extract}.minisig").read_text())
    given_as = read_assignment_file(next((typed.folder / "out").glob("A1*.massign")).read_bytes()).assignment
    assert signed is not None
    assert verifies(given_as.organisation_key, extract.read_bytes(), signed)
    first = typed.run("report", "audit", "--as-of", "2026-11-29T09:00", "--xlsx", str(xlsx))
    again = typed.run("report", "audit", "--as-of", "2026-11-29T09:00")
    assert first["assignments"][0]["digest"] == again["assignments"][0]["digest"]
    assert xlsx.stat().st_size > 0
    for name in ("overdue", "reminders", "heat", "items"):
        assert typed.run("report", name)["report"] == name


def test_a_result_of_nobody_known_waits_until_the_roster_knows_them(typed: Typed) -> None:
    """Also when the folder it came from is gone by then."""
    given_as = read_assignment_file(next((typed.folder / "out").glob("A1*.massign")).read_bytes()).assignment
    learner = Device("E0999", "one", given_as, organisation_key=given_as.organisation_key)
    learner.answers(given_as.questions, 20, DUE - 20 * DAY)
    file = typed.folder / "A1-1.mres"
    file.write_bytes(learner.file())
    (queued,) = typed.run("collect", str(file))["queued"]
    assert (queued["file"], queued["person"]) == ("A1-1.mres", "E0999")
    file.unlink()
    rows = [*roster_rows(), ("E0999", "新田 新", "S1", "在籍", "", "")]
    (typed.folder / "roster.csv").write_bytes(roster_csv(rows))
    typed.run("roster", str(typed.folder / "roster.csv"), "--day", "2026-12-01")
    typed.run("assign", str(typed.folder / "plan.yaml"), "--to", str(typed.folder / "out"), "--revise", "A1")
    (typed.folder / "empty").mkdir()
    told = typed.run("collect", str(typed.folder / "empty"))
    assert (told["read"], told["accepted"], told["new_answers"]) == (1, 1, 20)
    assert [one["kind"] for one in told["noted"]] == ["older_revision"]


def test_wrong_calls_are_told_apart_from_problems(typed: Typed) -> None:
    """2 is a wrong call, 1 a problem."""
    assert follow(["certificate", "--to", "x"]) == 2
    typed.run("report", "status", "--assignment", "B9", code=1)
    typed.run("collect", str(typed.folder / "nowhere"), code=1)
