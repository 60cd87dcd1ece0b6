"""The rules of good questions: each entry's own examples are its test."""

from pathlib import Path

import pytest

from tests.packs.small_pack import PARSERS, write_pack
from trainer.packs.lint import LINT_RULES, lint
from trainer.packs.lint.lint_rule import LintRule
from trainer.packs.read_pack import read_pack


def found(folder: Path, rule: LintRule, questions: str) -> list[str]:
    """Return the findings of one rule in a pack with these questions."""
    write_pack(folder, questions="questions:\n" + questions)
    read = read_pack(folder, PARSERS, for_author=True)
    assert read.faults == ()
    return [fault.sentence.ja for fault in lint(read) if fault.rule == rule.id]


@pytest.mark.parametrize("rule", LINT_RULES, ids=lambda rule: rule.id)
def test_the_bad_example_breaks_the_rule_once(rule: LintRule, tmp_path: Path) -> None:
    """The bad example has one finding, the good one none: the rule can fail and can be kept."""
    assert len(found(tmp_path, rule, rule.bad)) == 1
    assert found(tmp_path, rule, rule.good) == []
    assert rule.sentence.ja
    assert rule.sentence.en
    assert rule.mend.ja
    assert rule.mend.en


def test_a_rule_set_aside_with_a_reason_is_silent(tmp_path: Path) -> None:
    """`lint: {ignore: …, because: …}` silences that rule in that question."""
    rule = next(rule for rule in LINT_RULES if rule.id == "W23")
    waiver = "    lint: {ignore: W23, because: 例として残す}\n    choices:"
    assert found(tmp_path, rule, rule.bad.replace("    choices:", waiver)) == []


def test_rule_ids_are_used_once() -> None:
    """An id names one rule for ever."""
    assert len({rule.id for rule in LINT_RULES}) == len(LINT_RULES)
