"""The linter beside the field: the same rules as the check, where to click, safe fixes, setting aside."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.authoring.editing.made_workshop import workshop_on
from tests.authoring.lint.test_rules import PACK, TODAY
from tests.packs.small_pack import write_pack
from tests.question_types import samples
from tests.study.in_memory import HandClock
from trainer.authoring.editing.edited_pack import BlockId
from trainer.authoring.lint import LINT_RULES, lint
from trainer.authoring.lint.lint_rule import LintRule
from trainer.authoring.live_lint import fixed, live_findings, waived
from trainer.authoring.whole_check import check_whole
from trainer.authoring.workshop import Workshop
from trainer.domain.message import message
from trainer.packs.plain_values import word_at
from trainer.packs.read_pack import read_pack
from trainer.question_types import QUESTION_TYPES
from trainer.storage.pack_folder import DiskPackFolder

QUESTIONS = Path(__file__).resolve().parents[2] / "questions"
SINGLE = BlockId("questions", "sample.single")
TEXT = ("choices", 1, "text", "ja")


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """Return a workshop on a pack of one question of every type; nothing is to be said of the single choice."""
    samples.write_pack(tmp_path / "pack")
    workshop = workshop_on(tmp_path)
    workshop.set_value(SINGLE, ("choices", 3), None)
    return workshop


@pytest.mark.slow
def test_alone_a_block_is_told_what_the_check_of_the_whole_pack_says_of_it() -> None:
    """Every question and fact of a built-in pack, with what it sets aside; and with its waivers taken away."""
    folder = QUESTIONS / "sales-marketing"
    read = read_pack(folder, QUESTION_TYPES, for_author=True)
    alone = {rule.id for rule in LINT_RULES if not rule.whole}
    wanted = Counter(fault.rule for fault in lint(read) if fault.rule in alone and fault.file != "pack.yaml")
    workshop = Workshop(DiskPackFolder(folder), QUESTION_TYPES, Random(1), HandClock(), media=folder)
    names = _blocks(workshop)
    found = Counter(one.rule for name in names for one in live_findings(workshop, name) if one.rule in alone)
    assert found == wanted


@pytest.mark.parametrize("rule", [one for one in LINT_RULES if not one.whole], ids=lambda rule: rule.id)
def test_the_examples_of_a_rule_are_told_live_as_by_the_check(rule: LintRule, tmp_path: Path) -> None:
    """The bad one as often, the good one not at all; what is said of the pack as a whole is left to the check."""
    for at, example in enumerate((rule.bad, rule.good)):
        folder = tmp_path / str(at)
        write_pack(folder / "pack", questions=f"questions:\n{example}", pack=PACK)
        read = read_pack(folder / "pack", QUESTION_TYPES, for_author=True)
        wanted = [one for one in lint(read, TODAY) if one.rule == rule.id and one.file != "pack.yaml"]
        shop = workshop_on(folder)
        found = [one for name in _blocks(shop) for one in live_findings(shop, name, TODAY) if one.rule == rule.id]
        assert len(found) == len(wanted)
        assert bool(wanted) == (at == 0) or rule.id in _OF_THE_PACK


_OF_THE_PACK = frozenset({"W11", "W12", "W14", "W24", "W53", "W54", "W55"})
"""Rules whose example may be broken by the pack as a whole."""


def _blocks(shop: Workshop) -> list[BlockId]:
    questions = [BlockId("questions", id_) for id_ in shop.pack.questions]
    return [*questions, *(BlockId("facts", id_) for id_ in shop.pack.facts)]


def test_a_finding_names_the_field_to_click(workshop: Workshop) -> None:
    """Also deep in a part."""
    workshop.set_text(SINGLE, TEXT, "その場で契約\u200bを結ぶ")
    assert [(one.rule, one.path) for one in live_findings(workshop, SINGLE)] == [("W34", TEXT)]


def test_a_safe_fix_takes_the_finding_away_and_brings_none(workshop: Workshop) -> None:
    """What nobody sees is deleted, and nothing else."""
    workshop.set_text(SINGLE, TEXT, "その場で契約\u200bを結ぶ")
    (finding,) = live_findings(workshop, SINGLE)
    assert finding.can_fix
    mended = fixed(workshop, SINGLE, finding)
    assert mended is not None
    assert word_at(mended, TEXT) == "その場で契約を結ぶ"


def test_full_stops_on_some_options_are_taken_away_from_all(workshop: Workshop) -> None:
    """And what needs a person's judgement has no fix."""
    workshop.set_text(SINGLE, TEXT, "その場で契約を結ぶ。")
    (finding,) = [one for one in live_findings(workshop, SINGLE) if one.rule == "W18"]
    assert finding.can_fix
    mended = fixed(workshop, SINGLE, finding)
    assert mended is not None
    workshop.set_fields(SINGLE, mended, message("New"))
    assert live_findings(workshop, SINGLE) == ()
    workshop.set_text(SINGLE, ("choices", 1, "why", "ja"), "間違いです。")
    assert [(one.rule, one.can_fix) for one in live_findings(workshop, SINGLE)] == [("W23", False)]


def test_a_rule_is_set_aside_with_a_reason_and_an_earlier_one_stays(workshop: Workshop) -> None:
    """The reason stands in the pack."""
    workshop.set_text(SINGLE, ("choices", 1, "why", "ja"), "間違いです。")
    once = waived(workshop.pack.questions[SINGLE.id].fields, "W23", "引用のため")
    twice = waived(once, "W22", "長い引用")
    workshop.set_fields(SINGLE, twice, message("New"))
    assert live_findings(workshop, SINGLE) == ()
    assert twice["lint"] == {"ignore": ("W23", "W22"), "because": {"ja": "引用のため 長い引用"}}


def test_the_whole_check_speaks_of_what_is_not_saved_and_names_the_block(workshop: Workshop, tmp_path: Path) -> None:
    """As `check` will once it is saved; nothing is written for that."""
    before = {path: path.read_bytes() for path in (tmp_path / "pack").rglob("*.yaml")}
    workshop.set_text(SINGLE, ("choices", 1, "why", "ja"), "間違いです。")
    found = [one for one in check_whole(workshop.snapshot()).findings if one.finding.rule == "W23"]
    assert [(one.name, one.finding.path) for one in found] == [(SINGLE, ("choices", 1, "why", "ja"))]
    assert {path: path.read_bytes() for path in (tmp_path / "pack").rglob("*.yaml")} == before
