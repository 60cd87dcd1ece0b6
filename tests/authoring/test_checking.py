"""Checking a pack for its author."""

import json
from pathlib import Path

import pytest

from tests.packs.small_pack import PARSERS, QUESTIONS, write_pack
from trainer.authoring.check_pack import check
from trainer.authoring.lint.examples import single
from trainer.packs.folder import PackProblem
from trainer.question_types import QUESTION_TYPES


def test_a_fault_has_place_excerpt_sentence_and_cure(tmp_path: Path) -> None:
    """The lines say where, show it, and say what to do, in both languages."""
    write_pack(tmp_path, questions=QUESTIONS.replace("rev: 2", "rve: 2"))
    report = check(tmp_path, PARSERS)
    assert report.errors == 1
    japanese, english = "\n".join(report.lines("ja")), "\n".join(report.lines("en"))
    for lines in (japanese, english):
        assert "questions/a.yaml:5:5" in lines
        assert "| rve: 2" in lines
    assert "つづり" in japanese
    assert "spelling" in english
    assert report.text == japanese


def test_warnings_do_not_count_as_errors(tmp_path: Path) -> None:
    """A thin pack is warned about and can be studied."""
    report = check(write_pack(tmp_path), PARSERS)
    assert (report.errors, report.warnings) == (0, 3)
    assert {fault.rule for fault in report.faults if fault.severity == "warning"} == {"W30", "W53"}


def test_coverage_counts_aspect_side_type_and_level(tmp_path: Path) -> None:
    """A question counts once for every fact it tests; retired ones do not count."""
    second = QUESTIONS.removeprefix("questions:\n").replace("q.1", "q.2").replace("[f.1]", "[f.1, f.2]")
    retired = QUESTIONS.removeprefix("questions:\n").replace("q.1", "q.3").replace("rev: 2", "retired: 2026-01-01 old")
    write_pack(tmp_path, questions=QUESTIONS + second.replace("type: card", "type: note") + retired)
    coverage = check(tmp_path, PARSERS).coverage
    assert (coverage.facts, coverage.questions) == (2, 2)
    assert [(*cell, count) for cell, count in coverage.cells] == [
        ("role", "marketing", "card", "know", 1),
        ("role", "marketing", "note", "know", 1),
        ("role", "sales", "note", "know", 1),
    ]


def test_json_says_the_same(tmp_path: Path) -> None:
    """The JSON has every fault with its place and both languages, and the coverage."""
    write_pack(tmp_path, questions=QUESTIONS.replace("rev: 2", "rve: 2"))
    report = check(tmp_path, PARSERS, as_json=True)
    content = json.loads(report.text)
    assert (content["errors"], content["warnings"]) == (report.errors, report.warnings)
    fault = content["faults"][-1]
    assert (fault["file"], fault["line"], fault["column"], fault["rule"]) == ("questions/a.yaml", 5, 5, "E02")
    assert fault["sentence"]["ja"]
    assert fault["mend"]["en"]
    assert content["coverage"]["facts"] == 2


def test_holes_are_facts_that_nobody_asks(tmp_path: Path) -> None:
    """The second fact has no question at all; the hole is in the lines and in the JSON."""
    report = check(write_pack(tmp_path), PARSERS)
    assert report.coverage.holes == (("role", "sales", "know"),)
    assert any("role × sales × know: no question" in line for line in report.lines("en"))
    holes = json.loads(report.to_json())["coverage"]["holes"]
    assert holes == [{"aspect": "role", "side": "sales", "level": "know"}]


def test_notes_are_no_warnings(tmp_path: Path) -> None:
    """A note is counted by itself."""
    report = check(write_pack(tmp_path), PARSERS)
    assert report.notes == 1
    assert "参考 1件" in report.lines("ja")[-1]


def test_statistics_say_how_probable_chance_is(tmp_path: Path) -> None:
    """Two questions whose right option is first and longest: counted and tested, as text and as JSON."""
    options = ("営業の担当者", "経理の担当", "総務の担当", "広報の担当")
    questions = "".join(single(f"{n}番の机は誰のものですか。", options, id_=f"q.{n}") for n in range(2))
    report = check(write_pack(tmp_path, questions="questions:\n" + questions), QUESTION_TYPES)
    assert any("2/2" in line and "p=0.125" in line for line in report.lines("ja"))
    content = json.loads(report.to_json())["statistics"]
    assert content["positions"]["counts"] == [2, 0, 0, 0]
    assert content["longest"]["expected"] == pytest.approx(0.5)


def test_no_folder_is_a_known_problem(tmp_path: Path) -> None:
    """A pack that is not there is one sentence."""
    with pytest.raises(PackProblem):
        check(tmp_path / "nowhere", PARSERS)
