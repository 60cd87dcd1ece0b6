"""Expressions and parameters of numeric questions."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.packs.expression import ExpressionFault, parse_expression
from trainer.packs.parameters import draw, parse_range, solutions
from trainer.translations import say

NAMES = {"a": Decimal(7), "b": Decimal(2), "zero": Decimal(0)}
VALUES = [
    ("1 + 2 * 3", "7"),
    ("(1 + 2) * 3", "9"),
    ("10 - 4 - 3", "3"),
    ("100 / 10 / 5", "2"),
    ("0.1 + 0.2", "0.3"),
    ("-a + 10", "3"),
    ("2 * -3", "-6"),
    ("a % b", "1"),
    ("a / b", "3.5"),
    ("a > b", "1"),
    ("a == 7 and b != 2", "0"),
    ("a == 8 or b <= 2", "1"),
    ("a < b or a >= 7 and zero == 0", "1"),
    ("min(a, b, 5)", "2"),
    ("max(a, b)", "7"),
    ("round(10 / 3, 2)", "3.33"),
    ("round(2.5)", "3"),
    ("zero != 0 and 1 / zero > 1", "0"),
]
FAULTS = [
    "", "1 +", "1 2", "a b", "(1", "1)", "2 ** 3", "a.real", "__import__('os')", "a[0]", "1 < 2 < 3", "and", "min",
    "min()", "round(1, 2, 3)", "１ + ２", "1e9", "lambda: 1", "a = 1", "(" * 30 + "1" + ")" * 30, "1 + " * 200 + "1",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_works_out(text: str, expected: str) -> None:
    """The usual precedence, in decimals."""
    assert parse_expression(text).value(NAMES) == Decimal(expected)


@pytest.mark.parametrize("text", FAULTS)
def test_refuses_everything_else(text: str) -> None:
    """What is not in the grammar is a fault in both languages, never Python."""
    with pytest.raises(ExpressionFault) as fault:
        parse_expression(text)
    assert say(fault.value.sentence, "ja")
    assert say(fault.value.sentence, "en")


@pytest.mark.parametrize("text", ["1 / zero", "a % zero", "unknown + 1", "round(1, 0.5)", "round(1, 99)"])
def test_no_value_is_a_fault(text: str) -> None:
    """Division by zero, unknown names and odd places are faults when the value is asked for."""
    with pytest.raises(ExpressionFault):
        parse_expression(text).value(NAMES)


@given(st.text(st.sampled_from("ab01.+-*/%()<>=!, andorminroundx"), max_size=40))
def test_any_text_is_a_value_or_a_fault(text: str) -> None:
    """No text makes anything but a value or a fault."""
    with suppress(ExpressionFault):
        parse_expression(text).value(NAMES)


def test_ranges() -> None:
    """Steps, single steps, decimals and lists."""
    assert tuple(parse_range("200..900 step 350")) == (Decimal(200), Decimal(550), Decimal(900))
    assert len(parse_range("5..20")) == 16
    assert tuple(parse_range("0.5..1 step 0.25")) == (Decimal("0.5"), Decimal("0.75"), Decimal(1))
    assert tuple(parse_range("[1, 2, 5]")) == (Decimal(1), Decimal(2), Decimal(5))


@pytest.mark.parametrize(
    "text", ["", "5", "5..1", "1..9 step 0", "1..9 step -1", "[]", "[1,]", "[a]", "1..999999", "1...5"]
)
def test_odd_ranges_are_faults(text: str) -> None:
    """What is no range says how one is written."""
    with pytest.raises(ExpressionFault):
        parse_range(text)


@pytest.mark.parametrize("high", ["20", "3000"])
def test_a_draw_fits_and_is_the_same_for_the_same_seed(high: str) -> None:
    """Few combinations are enumerated, many are tried: both fit the condition and repeat with the seed."""
    ranges = {"a": parse_range(f"1..{high}"), "b": parse_range(f"1..{high}")}
    where = parse_expression("a % b == 0 and a != b")
    drawn = [draw(ranges, where, seed) for seed in range(30)]
    assert drawn == [draw(ranges, where, seed) for seed in range(30)]
    assert all(where.value(names) == 1 for names in drawn)
    assert len({tuple(names.items()) for names in drawn}) > 10


def test_a_condition_nobody_meets_is_a_fault() -> None:
    """An impossible condition is named instead of tried for ever."""
    for high in ("9", "9000"):
        with pytest.raises(ExpressionFault):
            draw({"a": parse_range(f"1..{high}"), "b": parse_range(f"1..{high}")}, parse_expression("a < 0"), 1)


def test_solutions_are_counted_up_to_a_limit() -> None:
    """The author's check needs to know whether there are enough."""
    ranges = {"a": parse_range("1..10")}
    assert len(solutions(ranges, parse_expression("a > 3"), 5)) == 5
    assert len(solutions(ranges, parse_expression("a > 8"), 5)) == 2
