"""The built-in packs ask for everything the subject has, in enough ways, and the linter finds nothing in them."""

import pytest

from tests.bank.requirements import (
    CORE_MINIMUM,
    EXAM_MINIMUM,
    EXTENDED_MINIMUM,
    NUANCES,
    Minimum,
    asked,
    is_contrast,
    lacks,
)
from tests.bank.texts import CORE, EXAM, EXTENDED, fields_of, folder_of, pack_names, pack_of
from trainer.authoring.check_pack import check
from trainer.authoring.lint.twice import near_pairs
from trainer.authoring.lint.wording import letters
from trainer.domain.question import Form
from trainer.question_types import QUESTION_TYPES

MINIMA = {CORE: CORE_MINIMUM, EXTENDED: EXTENDED_MINIMUM, EXAM: EXAM_MINIMUM}
A_NUANCE = 3


@pytest.mark.parametrize("name", pack_names())
def test_the_linter_finds_nothing(name: str) -> None:
    """No error, and no warning that is not set aside with a reason."""
    report = check(folder_of(name), QUESTION_TYPES)
    assert [(fault.place, fault.rule) for fault in report.faults if fault.severity != "info"] == []
    assert report.coverage.holes == ()


@pytest.mark.parametrize("name", pack_names())
def test_no_fact_is_under_its_minimum(name: str) -> None:
    """Facts, questions, types, typed forms, new cases, contrasts and figures that change."""
    assert lacks(pack_of(name), MINIMA[name]) == []


@pytest.mark.parametrize(("fact", "slogan"), NUANCES.items())
def test_a_nuance_is_asked_against_its_slogan(fact: str, slogan: str) -> None:
    """At least three questions, among them one whose lure is the easy slogan."""
    questions = [each for each in asked(pack_of(CORE)) if fact in each.tests]
    assert len(questions) >= A_NUANCE
    assert any(slogan in fields_of(each.body, "lure") for each in questions)


def test_no_question_is_in_both_packs() -> None:
    """Nothing is asked in nearly the same words in two packs."""
    asked_in = [(name, each) for name in pack_names() for each in asked(pack_of(name))]
    stems = [letters(each.stem.ja) if each.form is not Form.CONTRAST else "" for _, each in asked_in]
    both = [(asked_in[a][1].id, asked_in[b][1].id) for a, b in near_pairs(stems) if asked_in[a][0] != asked_in[b][0]]
    assert both == []


def test_a_missing_question_would_be_noticed() -> None:
    """Control: without a fact's typed questions, new cases or most contrasts, the pack lacks just that."""
    pack = pack_of(CORE)
    fact = next(iter(pack.facts))
    of_fact = [each for each in asked(pack) if fact in each.tests]
    produced = lacks(pack, CORE_MINIMUM, [each.id for each in of_fact if each.form is Form.PRODUCE])
    assert f"{fact}: no production form" in produced
    assert f"{fact}: no new case" in lacks(pack, CORE_MINIMUM, [each.id for each in of_fact if each.new_case])
    assert f"{fact}: 0 of 4 questions" in lacks(pack, CORE_MINIMUM, [each.id for each in of_fact])
    contrasts = [each.id for each in asked(pack) if is_contrast(pack, each)]
    assert "contrasts: 10 of 40" in lacks(pack, CORE_MINIMUM, contrasts[10:])
    assert "numerics: 21 of 24" in lacks(pack, Minimum(61, 0, 0, 0, numerics=24))
