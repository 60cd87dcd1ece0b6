"""How each type judges: outcomes fact by fact, marks, refutations."""

import pytest

from tests.question_types.conftest import Desk
from trainer.domain.grade import FactOutcome, PartMark, Slip, Verdict
from trainer.domain.subject import FactId

M, S, BOTH = FactId("m.goal"), FactId("s.goal"), FactId("b.share")


def test_single_marks_every_option(desk: Desk) -> None:
    """The chosen lure and the right option are both marked; the refutation is the lure's."""
    grade = desk.grade("single", "b")
    assert set(grade.marks) == {
        PartMark("a", chosen=False, right=True),
        PartMark("b", chosen=True, right=False),
        PartMark("c", chosen=False, right=False),
        PartMark("d", chosen=False, right=False),
    }
    assert grade.outcomes == (FactOutcome(M, correct=False, taken_for=S),)
    assert grade.right_answer == "関心のある人を見つける"
    assert grade.refutations[0].why == "人と会うので契約の場に見えます。"


def test_a_lure_that_is_no_fact_confuses_nothing(desk: Desk) -> None:
    """`lure: none` is refuted and taken for nothing."""
    grade = desk.grade("single", "d")
    assert grade.outcomes[0].taken_for is None
    assert grade.refutations[0].chosen == "どれでもない"


@pytest.mark.parametrize("parts", [("z",), ("a", "b"), ("a", "a"), ("",)])
def test_odd_single_responses_are_wrong(desk: Desk, parts: tuple[str, ...]) -> None:
    """An unknown key or two keys are no answer."""
    assert desk.grade("single", *parts).verdict is Verdict.WRONG


@pytest.mark.parametrize(("parts", "right"), [("ab", True), ("ba", True), ("a", False), ("abc", False), ("c", False)])
def test_multi_wants_exactly_the_right_set(desk: Desk, parts: str, right: bool) -> None:
    """One missing or one too many is wrong."""
    assert desk.grade("multi", *parts).correct is right


def test_a_missing_choice_is_taken_for_nothing(desk: Desk) -> None:
    """Leaving a right option out is wrong without a lure."""
    grade = desk.grade("multi", "a")
    assert grade.outcomes[0].taken_for is None
    assert grade.refutations == ()
    assert sorted(grade.right_answer.split("、")) == ["広告を出す", "記事を書く"]


def test_verdict_and_reason_must_both_be_right(desk: Desk) -> None:
    """The right verdict with a wrong reason is wrong, and the other way round."""
    assert desk.grade("truefalse", "false", "a").correct
    wrong_reason = desk.grade("truefalse", "false", "b")
    assert (wrong_reason.correct, wrong_reason.outcomes[0].taken_for) == (False, "m.count")
    wrong_verdict = desk.grade("truefalse", "true", "a")
    assert (wrong_verdict.correct, wrong_verdict.outcomes[0].taken_for) == (False, "m.goal")
    assert wrong_verdict.refutations[0].chosen == "正しい"
    assert not desk.grade("truefalse", "false").correct
    assert wrong_verdict.right_answer == "誤り：買う話が始まっているから"
    assert {mark.key for mark in wrong_verdict.marks} == {"true", "false", "a", "b"}


def test_every_blank_decides_its_own_fact(desk: Desk) -> None:
    """One blank right and one taken for the other side."""
    grade = desk.grade("cloze", "営業", "えいぎょう")
    assert grade.outcomes == (FactOutcome(M, correct=False, taken_for=S), FactOutcome(S, correct=False))
    grade = desk.grade("cloze", "ﾏｰｹﾃｨﾝｸﾞ", "マーケティング")
    assert [outcome.correct for outcome in grade.outcomes] == [True, False]
    assert grade.marks[0] == PartMark("1", chosen=True, right=True, answer="マーケティング")
    assert grade.right_answer == "マーケティング、営業"


def test_a_near_blank_makes_the_answer_near(desk: Desk) -> None:
    """Near only if no other blank is wrong; with several blanks the runs begin with the label."""
    grade = desk.grade("cloze", "マーケテイング", "営業")
    assert grade.verdict is Verdict.NEAR
    assert grade.slips == (
        Slip("［1］マーケテ", differs=False),
        Slip("イ", differs=True),
        Slip("ング", differs=False),
    ) or grade.slips[0] == Slip("［1］", differs=False)
    assert [outcome.correct for outcome in grade.outcomes] == [False, True]
    assert desk.grade("cloze", "マーケテイング", "広報").verdict is Verdict.WRONG


@pytest.mark.parametrize("typed", ["リード", "りーど", "ﾘｰﾄﾞ", "リ一ド", " リ―ド。", "見込み客", "Ｌead", "「リード」"])
def test_short_accepts_what_reads_the_same(desk: Desk, typed: str) -> None:
    """Width, kana, case, look-alike dashes and either language."""
    assert desk.grade("short", typed).verdict is Verdict.RIGHT


def test_short_tells_near_from_lure_and_wrong(desk: Desk) -> None:
    """A slip may be typed again; a foreseen answer is refuted, also when folded; the rest is wrong."""
    near = desk.grade("short", "リードパーソソ")
    assert near.verdict is Verdict.NEAR
    assert "".join(slip.text for slip in near.slips) == "リードパーソソ"
    assert [slip.text for slip in near.slips if slip.differs] == ["ソ"]
    assert not near.outcomes[0].correct
    lured = desk.grade("short", "くらいあんと")
    assert (lured.verdict, lured.outcomes[0].taken_for) == (Verdict.WRONG, "s.count")
    assert lured.refutations[0].chosen == "くらいあんと"
    assert desk.grade("short", "商品").verdict is Verdict.WRONG
    assert desk.grade("short", "　").refutations == ()


def test_order_decides_facts_by_place(desk: Desk) -> None:
    """An item in its place is right for its fact though the whole is wrong."""
    grade = desk.grade("order", "a", "c", "b")
    assert grade.outcomes == (FactOutcome(M, correct=True), FactOutcome(S, correct=False))
    assert grade.marks == (
        PartMark("a", chosen=True, right=True, answer="1"),
        PartMark("b", chosen=True, right=False, answer="2"),
        PartMark("c", chosen=True, right=False, answer="3"),
    )
    assert grade.right_answer == "広告を見る → 資料を請求する → 契約書に印を押す"
    assert not desk.grade("order", "a", "b", "c", "c").correct


def test_a_wrong_pair_confuses_two_facts(desk: Desk) -> None:
    """The left's fact was taken for the fact of the right item's own pair; a spare item has its own lure."""
    grade = desk.grade("match", "a=b", "b=c")
    assert grade.outcomes == (
        FactOutcome(M, correct=False, taken_for=S),
        FactOutcome(S, correct=False, taken_for=FactId("m.count")),
    )
    assert {mark.key: mark.answer for mark in grade.marks} == {"a=b": "関心を集める", "b=c": "契約を結ぶ"}
    assert {each.why for each in grade.refutations} == {"まだ知らない人に届きます。", "数えるのは狙いではありません。"}
    half = desk.grade("match", "a=a")
    assert [outcome.correct for outcome in half.outcomes] == [True, False]
    assert "b=" in {mark.key for mark in half.marks}


def test_a_case_in_the_wrong_bin_is_taken_for_its_twin_there(desk: Desk) -> None:
    """The lure counts on its own side, a twin elsewhere, and nothing where there is neither."""
    grade = desk.grade("sort", "a=sales", "b=marketing", "c=both")
    assert grade.outcomes == (
        FactOutcome(M, correct=False, taken_for=S),
        FactOutcome(S, correct=False, taken_for=M),
        FactOutcome(BOTH, correct=True),
    )
    assert PartMark("a=sales", chosen=True, right=False, answer="マーケティング") in grade.marks
    assert desk.grade("sort", "a=both", "b=sales", "c=both").outcomes[0].taken_for is None
    assert grade.refutations[0].chosen.endswith(("→ 営業", "→ マーケティング"))
    assert desk.grade("sort", "a=nowhere").outcomes[0].correct is False


def test_a_card_believes_the_learner(desk: Desk) -> None:
    """The two buttons, and nothing else, decide."""
    assert desk.grade("card", "knew").correct
    assert not desk.grade("card", "not").correct
    assert not desk.grade("card", "maybe").correct
