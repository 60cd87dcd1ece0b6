"""Every rule of good questions has a bad and a good example, which are its test."""

import ast
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.packs import small_pack
from tests.packs.small_pack import write_pack
from trainer import authoring
from trainer.authoring.lint import LINT_RULES, lint
from trainer.authoring.lint.examples import FAIR, JOBS, card, short, single
from trainer.authoring.lint.lint_rule import LintRule
from trainer.packs.fault import Fault
from trainer.packs.read_pack import read_pack
from trainer.packs.reading_rules import RULES
from trainer.question_types import QUESTION_TYPES
from trainer.translations import say

TODAY = "2026-11-30"
PACK = small_pack.PACK.replace(
    "  year: 2026\n", "  year: 2026\n  url: https://example.org/source\n  accessed: 2026-11-30\n"
)
SCENES = (
    "見本市で名刺を配るのは",
    "工場の見学会を開くのは",
    "病院の広報誌を作るのは",
    "市役所の窓口で説明するのは",
    "農園の直売所を知らせるのは",
    "書店の朗読会を企画するのは",
    "旅館の女将が礼状を書くのは",
    "町工場へ見積もりを届けるのは",
)


def found(folder: Path, id_: str, questions: str, pack: str = PACK) -> list[Fault]:
    """Return the findings of one rule in a pack with these questions."""
    write_pack(folder, questions="questions:\n" + questions, pack=pack)
    read = read_pack(folder, QUESTION_TYPES, for_author=True)
    assert read.faults == ()
    return [fault for fault in lint(read, TODAY) if fault.rule == id_]


@pytest.mark.parametrize("rule", LINT_RULES, ids=lambda rule: rule.id)
def test_the_bad_example_breaks_the_rule_once(rule: LintRule, tmp_path: Path) -> None:
    """The bad example has one finding, the good one none: the rule can fail and can be kept."""
    assert len(found(tmp_path, rule.id, rule.bad)) == 1
    assert found(tmp_path, rule.id, rule.good) == []
    assert say(rule.sentence, "ja")
    assert say(rule.sentence, "en")
    assert say(rule.mend, "ja")
    assert say(rule.mend, "en")


def test_a_rule_set_aside_with_a_reason_is_silent(tmp_path: Path) -> None:
    """`lint: {ignore: …, because: …}` silences that rule in that question."""
    rule = next(rule for rule in LINT_RULES if rule.id == "W23")
    waiver = "    lint: {ignore: W23, because: 例として残す}\n    choices:"
    assert found(tmp_path, rule.id, rule.bad.replace("    choices:", waiver)) == []


def test_an_error_cannot_be_set_aside(tmp_path: Path) -> None:
    """A contradiction stays one, whatever the reason, and naming it is a finding of its own."""
    rule = next(rule for rule in LINT_RULES if rule.id == "E12")
    waived = rule.bad.replace("    choices:", "    lint: {ignore: E12, because: 例}\n    choices:")
    assert len(found(tmp_path, "E12", waived)) == 1
    assert len(found(tmp_path, "W29", waived)) == waived.count("ignore: E12")


def used_twice(taken: Sequence[str]) -> list[str]:
    """Return what to do about each id that stands twice: which one is free."""
    numbers = [int(id_[1:]) for id_ in taken if id_[1:].isdecimal()]
    free = max(numbers) + 1
    return [f"{id_} is taken; the next free id is {id_[0]}{free}" for id_, count in Counter(taken).items() if count > 1]


def test_rule_ids_are_used_once() -> None:
    """An id names one rule for ever, those of reading included but where both note the same."""
    of_reading = {*RULES} - {rule.id for rule in LINT_RULES}
    assert not (twice := used_twice([*of_reading, *(rule.id for rule in LINT_RULES)])), twice


def test_the_next_free_id_is_told() -> None:
    """Control: an id that is taken is noticed, and the numbers of all severities are looked at."""
    assert used_twice(["E10", "W30", "E10"]) == ["E10 is taken; the next free id is E31"]


def type_names_in(source: str) -> set[str]:
    """Return the names of question types that stand as strings of their own in Python source."""
    words = {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
    return words & {each.name for each in QUESTION_TYPES}


def test_no_rule_knows_a_type_by_its_name() -> None:
    """A rule asks for traits, so a new type is judged fairly without being listed here."""
    for path in Path(authoring.__file__).parent.rglob("*.py"):
        if path.parent.name == "distinctions":
            continue  # templates write questions of a type each
        assert type_names_in(path.read_text(encoding="utf-8")) == set(), path.name
    assert type_names_in('ASKING = ("single", "toy")') == {"single"}


def many(count: int, options: tuple[str, ...], *, long_keys: int = 0) -> str:
    """Return questions of which the first `long_keys` have the longest option as the right one."""
    return "".join(
        single(
            f"第{number}の町の{SCENES[number % len(SCENES)]}、どの仕事ですか。",
            options,
            id_=f"f.1.{number}",
            key=0 if number < long_keys else 1,
        )
        for number in range(count)
    )


def of_the_pack(faults: list[Fault]) -> list[Fault]:
    """Return the findings about the pack as a whole."""
    return [fault for fault in faults if fault.file == "pack.yaml"]


def test_longest_keys_are_counted_over_the_bank(tmp_path: Path) -> None:
    """Each key is a little longer, but nearly all are: one finding on pack.yaml, with its p-value."""
    options = ("営業の担当者", "経理の担当", "総務の担当", "広報の担当")
    bad = of_the_pack(found(tmp_path, "W11", many(24, options, long_keys=20)))
    assert len(bad) == 1
    assert "p=0.00" in say(bad[0].sentence, "ja")
    assert "20/24" in say(bad[0].sentence, "en")
    assert of_the_pack(found(tmp_path, "W11", many(24, options, long_keys=7))) == []


def test_a_finding_about_the_pack_is_set_aside_in_the_pack(tmp_path: Path) -> None:
    """A waiver in pack.yaml silences findings about the pack."""
    options = ("営業の担当者", "経理の担当", "総務の担当", "広報の担当")
    waived = PACK + "lint: {ignore: W11, because: 例}\n"
    assert found(tmp_path, "W11", many(24, options, long_keys=20), waived) == []


def test_too_many_negative_stems(tmp_path: Path) -> None:
    """Loud negations are allowed, but not in more than 15 of 100 questions."""
    loud = "".join(
        single(f"{scene.removesuffix('のは')}仕事に「当てはまらない」ものはどれですか。", JOBS, id_=f"f.2.{number}")
        for number, scene in enumerate(SCENES)
    )
    assert len(of_the_pack(found(tmp_path, "W14", many(20, JOBS) + loud))) == 1
    assert found(tmp_path, "W14", many(20, JOBS) + single(SCENES[0] + "誰ですか。", JOBS, id_="f.2.1")) == []


def test_a_source_older_than_the_pack_allows(tmp_path: Path) -> None:
    """`review-by` in pack.yaml is a year."""
    rule = next(rule for rule in LINT_RULES if rule.id == "W24")
    assert len(found(tmp_path, "W24", rule.good, PACK + "review-by: 2025\n")) == 1
    assert found(tmp_path, "W24", rule.good, PACK + "review-by: 2024\n") == []


def test_a_law_is_overdue_only_from_the_day_after(tmp_path: Path) -> None:
    """The day comes in; where nobody says what day it is, nothing is overdue."""
    rule = next(rule for rule in LINT_RULES if rule.id == "W55")
    on_the_day = rule.good.replace("9999-12-31", TODAY)
    assert found(tmp_path, "W55", on_the_day) == []
    assert len(found(tmp_path, "W55", on_the_day.replace(TODAY, "2026-11-29"))) == 1
    assert [one for one in lint(read_pack(tmp_path, QUESTION_TYPES, for_author=True)) if one.rule == "W55"] == []


def test_the_source_of_the_pack_needs_an_address_where_a_fact_rests_on_it(tmp_path: Path) -> None:
    """Without one there is a finding on pack.yaml; one that nobody opened is not asked for its address."""
    question = card("f.1.1")
    assert len(of_the_pack(found(tmp_path, "W53", question, small_pack.PACK))) == 1
    unread = small_pack.PACK.replace("  year: 2026\n", "  year: 2026\n  verified: no\n")
    assert found(tmp_path, "W53", question, unread) == []
    assert found(tmp_path, "W53", question) == []


TERMS = """\
terms:
  - id: drawing-in
    word: {ja: 集客, en: Drawing in}
    synonyms:
      ja: [客寄せ]
      en: [pulling in]
"""
BOTH_LISTS = "accept:\n      ja: [term:drawing-in]\n      en: [term:drawing-in]"


def test_lists_that_name_the_same_term_agree_whatever_else_they_take(tmp_path: Path) -> None:
    """With the term in both, a word more in one is its place's; without it in one, that one is found."""
    (tmp_path / "terms.yaml").write_text(TERMS, encoding="utf-8")
    one, other = (short(f"f.1.{number}") for number in (1, 2))
    named = one.replace("[集客]", "[term:drawing-in]")
    assert found(tmp_path, "W56", named + other.replace("[集客]", "[term:drawing-in, 呼び込み]")) == []
    assert len(found(tmp_path, "W56", named + other)) == 1


def test_a_term_in_one_language_only_is_found(tmp_path: Path) -> None:
    """In both lists it is well."""
    (tmp_path / "terms.yaml").write_text(TERMS, encoding="utf-8")
    both = short("f.1.1").replace("accept: [集客]", BOTH_LISTS)
    assert found(tmp_path, "W59", both) == []
    assert len(found(tmp_path, "W59", both.replace("en: [term:drawing-in]", "en: [crowds]"))) == 1


@pytest.mark.parametrize(
    ("id_", "options"),
    [
        ("W15", ("人を集めることが多い仕事", "契約を結ぶ仕事", "帳簿をつける仕事")),
        ("W18", ("人を集める。", "契約を結ぶ", "帳簿をつける")),
        ("W18", ("3人を集める", "契約を結ぶ", "帳簿をつける")),
        ("W18", ("3人", "３人と社長", "4人")),
        ("W19", ("10~20人", "15~30人", "30~40人")),
        ("W20", ("人を集める係", "契約を結ぶ係", "帳簿をつける係", "机の係", "椅子の係", "名札の係")),
        ("W20", ("アとイ", "イとウ", "アとウ")),
        ("E19", (*JOBS[:2], "これらのどれでもない")),
    ],
)
def test_other_shapes_of_a_rule(id_: str, options: tuple[str, ...], tmp_path: Path) -> None:
    """A rule that names several faults finds each."""
    assert found(tmp_path, id_, single(FAIR, options))


@pytest.mark.parametrize(
    "stem",
    [
        '{ja: "10人と25人のどちらに話しますか。", en: "10 or 35 people, whom to address?"}',
        '{ja: "会場に[[1]]を置きますか。", en: "What is put there?"}',
    ],
)
def test_languages_that_say_different_things(stem: str, tmp_path: Path) -> None:
    """Numbers and blanks are the same in both languages."""
    assert len(found(tmp_path, "W26", single(stem, JOBS))) == 1


def test_a_pack_in_one_language_is_not_asked_for_the_other(tmp_path: Path) -> None:
    """Where the title has one language, so may the questions."""
    rule = next(rule for rule in LINT_RULES if rule.id == "W26")
    assert found(tmp_path, "W26", rule.bad, PACK.replace("{ja: 試し, en: Trial}", "試し")) == []
