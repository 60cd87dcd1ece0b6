"""How each type is shown."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.question_types.conftest import Desk
from trainer.domain.asking import ChooseOne, FillBlanks, JudgeWithReason, MatchPairs, PutInOrder, SortCases, TypeNumber

SEEDS = st.integers(min_value=0, max_value=2**53)


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_a_fixed_choice_keeps_its_place(desk: Desk, seed: int) -> None:
    """「どれでもない」 stays last whatever the draw."""
    asking = desk.ask("single", seed)
    assert asking.order[-1] == "d"
    assert sorted(asking.order) == ["a", "b", "c", "d"]
    assert isinstance(asking.shape, ChooseOne)
    assert tuple(option.key for option in asking.shape.options) == asking.order


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_items_never_start_in_the_right_order(desk: Desk, seed: int) -> None:
    """Leaving everything as it is must not be right."""
    asking = desk.ask("order", seed)
    assert asking.order != ("a", "b", "c")
    assert isinstance(asking.shape, PutInOrder)
    assert tuple(item.key for item in asking.shape.items) == asking.order


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_columns_never_start_aligned(desk: Desk, seed: int) -> None:
    """The log gets left, a bar, then right; the pairs never all stand side by side."""
    asking = desk.ask("match", seed)
    bar = asking.order.index("|")
    left, right = asking.order[:bar], asking.order[bar + 1 :]
    assert sorted(left) == ["a", "b"]
    assert sorted(right) == ["a", "b", "c"]
    assert right[: len(left)] != left
    assert isinstance(asking.shape, MatchPairs)
    assert tuple(option.key for option in asking.shape.right) == right


def test_options_count_blind_answers(desk: Desk) -> None:
    """A blind guess has this many answers to choose from; none where the answer is produced."""
    names = ("single", "multi", "truefalse", "cloze", "short", "numeric", "order", "match", "sort", "card")
    assert [desk.ask(name).options for name in names] == [4, 7, 4, 0, 0, 0, 6, 9, 27, 0]


def test_verdicts_keep_their_order(desk: Desk) -> None:
    """True stands before false; only the reasons are drawn and logged."""
    asking = desk.ask("truefalse", 3)
    assert isinstance(asking.shape, JudgeWithReason)
    assert [option.text for option in asking.shape.verdicts] == ["正しい", "誤り"]
    assert sorted(asking.order) == ["a", "b"]


def test_blanks_are_numbered_in_the_prompt(desk: Desk) -> None:
    """The author's [[1]] is shown as ［1］."""
    asking = desk.ask("cloze")
    assert asking.prompt == "関心を集めるのは［1］、契約を結ぶのは［2］の仕事です。"
    assert asking.shape == FillBlanks(("1", "2"))
    assert asking.retypable
    assert desk.ask("short").retypable
    assert not desk.ask("numeric").retypable


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_numbers_are_put_into_the_prompt(desk: Desk, seed: int) -> None:
    """No brace is left, and the unit stands behind the field."""
    asking = desk.ask("numeric", seed)
    assert "{" not in asking.prompt
    assert asking.shape == TypeNumber("%")
    assert len({desk.ask("numeric", each).prompt for each in range(20)}) > 1


def test_bins_keep_the_packs_order(desk: Desk) -> None:
    """Sides have their place; only cases are drawn."""
    shape = desk.ask("sort", 5).shape
    assert isinstance(shape, SortCases)
    assert [option.key for option in shape.bins] == ["marketing", "sales", "both"]
    assert [option.text for option in shape.bins] == ["マーケティング", "営業", "両方"]
