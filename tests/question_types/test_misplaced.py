"""A sorted case may say per wrong bin why it is tempting there; else its reason never stands behind "you chose"."""

from pathlib import Path

import pytest

from tests.question_types.conftest import Desk
from tests.question_types.samples import SAMPLES, write_pack
from trainer.domain.grade import Grade
from trainer.domain.question import QuestionId
from trainer.domain.response import Response
from trainer.packs.read_pack import read_pack
from trainer.question_types import QUESTION_TYPES
from trainer.question_types.sort_cases import Sort, SortBody
from trainer.translations import say

OWN = """\
        lure: s.goal
        misplaced:
          - bin: both
            why: {ja: 渡す相手がいないので、つなぐ仕事ではありません。, en: Nobody takes it over.}
            lure: b.share
"""
PLAIN = SAMPLES["sort"]
WRITTEN = PLAIN.replace("        lure: s.goal\n", OWN, 1)


def graded(folder: Path, question: str, bin_: str) -> Grade:
    """Return the grade of a sorting whose first case lies in a bin."""
    read = read_pack(write_pack(folder, question), QUESTION_TYPES)
    assert read.faults == ()
    assert read.pack is not None
    asked, sort = read.pack.questions[QuestionId("sample.sort")], Sort()
    asking = sort.ask(asked, read.pack, 1, "ja")
    return sort.grade(asked, read.pack, asking, Response((f"a={bin_}", "b=sales", "c=both")))


def test_the_chosen_bin_is_refuted_by_its_own_words(tmp_path: Path) -> None:
    """And the case counts as taken for what is named there."""
    grade = graded(tmp_path, WRITTEN, "both")
    (refutation,) = grade.refutations
    assert refutation.why == "渡す相手がいないので、つなぐ仕事ではありません。"
    assert refutation.taken_for == "b.share"
    assert refutation.lead.id == ""
    assert [one.taken_for for one in grade.outcomes if not one.correct] == ["b.share"]


def test_the_other_wrong_bin_has_the_reason_of_the_case(tmp_path: Path) -> None:
    """It is written against the lure, which lies there."""
    (refutation,) = graded(tmp_path, WRITTEN, "sales").refutations
    assert refutation.why == "会って渡しても、買う話はしていません。"
    assert refutation.taken_for == "s.goal"
    assert refutation.lead.id == ""


def test_a_reason_against_another_bin_is_not_told_as_what_was_chosen(tmp_path: Path) -> None:
    """An old pack without own words: the reason says where the case belongs, not that this was chosen."""
    (refutation,) = graded(tmp_path, PLAIN, "both").refutations
    assert refutation.why == "会って渡しても、買う話はしていません。"
    assert "街頭でちらしを配る" in say(refutation.lead, "ja")


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("- bin: both", "- bin: marketing", ["E18"]),
        ("- bin: both", "- bin: nowhere", ["E18"]),
        ("          - bin: both\n", "          - text: x\n", ["E01", "E02"]),
        (
            "            why: {ja: 渡す相手がいないので、つなぐ仕事ではありません。, en: Nobody takes it over.}\n",
            "",
            ["E01"],
        ),
        ("            lure: b.share\n", "            lure: m.goal\n", ["E17"]),
        ("            lure: b.share\n", "", []),
    ],
)
def test_what_an_author_is_told(old: str, new: str, rules: list[str], tmp_path: Path) -> None:
    """The right bin, an unknown one, a missing reason and the fact itself are faults; a missing lure is none."""
    assert old in WRITTEN
    found = read_pack(write_pack(tmp_path, WRITTEN.replace(old, new)), QUESTION_TYPES).faults
    assert sorted(fault.rule for fault in found) == sorted(rules)


def test_a_bin_named_twice_is_a_fault(tmp_path: Path) -> None:
    """The first one counts."""
    twice = WRITTEN.replace(
        "            lure: b.share\n", "            lure: b.share\n          - {bin: both, why: x}\n"
    )
    found = read_pack(write_pack(tmp_path, twice), QUESTION_TYPES).faults
    assert [fault.rule for fault in found] == ["E18"]


def test_two_bins_need_nothing(desk: Desk) -> None:
    """With one wrong bin the case's reason is the one; with two it is one for both."""
    body = desk.question("sort").body
    assert isinstance(body, SortBody)
    assert body.unrefuted == (0, 1, 2)
    assert SortBody(body.bins[:2], body.cases).unrefuted == ()
