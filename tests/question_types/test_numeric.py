"""Numbers as people type them, tolerance, traps and draws."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.question_types.conftest import Desk
from tests.question_types.samples import write_pack
from trainer.domain.grade import Verdict
from trainer.domain.pack import Pack
from trainer.domain.question import Question, QuestionId
from trainer.domain.response import Response
from trainer.domain.text import Text
from trainer.packs.read_pack import read_pack
from trainer.question_types import QUESTION_TYPES
from trainer.question_types.common.quantity import read_quantity, shown_quantity
from trainer.question_types.numeric import Numeric, NumericBody
from trainer.question_types.question_type import body_of

HEAD = """\
  - id: n
    type: numeric
    tests: [s.count]
    stem: {ja: "費用{cost}万円です。", en: "{cost} spent."}
    decides: {ja: 足します。, en: Add.}
"""


def _question(folder: Path, rest: str) -> tuple[Question | None, list[str]]:
    read = read_pack(write_pack(folder, HEAD + rest), QUESTION_TYPES)
    question = read.pack.questions.get(QuestionId("n")) if read.pack else None
    return question, [fault.rule for fault in read.faults]


MAN_YEN, PERCENT, PEOPLE, MONTHS = Text("万円", "10k yen"), Text("%"), Text("人", "people"), Text("か月", "months")


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("１２０", MAN_YEN, "120"),
        ("120万円", MAN_YEN, "120"),
        ("120 万", MAN_YEN, "120"),
        ("1,200,000円", MAN_YEN, "120"),
        ("１．２億円", MAN_YEN, "12000"),
        ("1億2000万", MAN_YEN, "12000"),
        ("1.5億", MAN_YEN, "15000"),
        ("120 10k yen", MAN_YEN, "120"),
        ("２５％", PERCENT, "25"),
        ("25", PERCENT, "25"),
        ("25パーセント", PERCENT, "25"),
        ("1万2千人", PEOPLE, "12000"),
        ("12,000", PEOPLE, "12000"),
        ("12000 People", PEOPLE, "12000"),
        ("−5", PEOPLE, "-5"),
        ("百二十", PEOPLE, "120"),
        ("3ヶ月", MONTHS, "3"),
        ("３カ月", MONTHS, "3"),
    ],
)
def test_a_quantity_is_read_in_its_unit(typed: str, unit: Text, value: str) -> None:
    """With or without the unit, in full or in its multiple."""
    assert read_quantity(typed, unit) == Decimal(value)


@pytest.mark.parametrize("typed", ["", "たくさん", "12kg", "1,2", "3個", "nan", "Infinity", "1e5", "--3", "９" * 600])
def test_what_is_no_number_is_not_read(typed: str) -> None:
    """Nothing is guessed."""
    assert read_quantity(typed, PEOPLE) is None


def test_a_quantity_is_shown_with_its_unit() -> None:
    """Thousands are separated from 10,000 on, long fractions are cut, English words stand apart."""
    assert shown_quantity(Decimal(12000), PEOPLE, "ja") == "12,000人"
    assert shown_quantity(Decimal("1200.50"), PEOPLE, "en") == "1200.5 people"
    assert shown_quantity(Decimal(100) / 3, PERCENT, "en") == "33.33%"
    assert shown_quantity(Decimal(1), PEOPLE, "en") == "1 person"
    assert shown_quantity(Decimal("1.0"), Text("か月", "months"), "en") == "1 month"
    assert shown_quantity(Decimal(1), Text("", "leads"), "en") == "1 leads"  # a word nobody lists stays as written


def test_unreadable_text_is_refuted_as_such(desk: Desk) -> None:
    """No answer yet: taken for nothing, and told why; nothing typed at all is a wrong one."""
    grade = desk.grade("numeric", "たくさん")
    assert grade.verdict is Verdict.UNREAD
    assert desk.grade("numeric").verdict is Verdict.WRONG
    assert "数として読み取れません" in grade.refutations[0].why
    assert grade.outcomes[0].taken_for is None


def test_tolerance_and_rounding(desk: Desk) -> None:
    """Within the tolerance is right, and so is the unrounded number; just outside is wrong."""
    question = desk.question("numeric")
    formula = body_of(question, NumericBody).formula
    right = formula.right(formula.drawn(1))
    assert desk.grade("numeric", str(right + Decimal("0.1"))).correct
    assert desk.grade("numeric", f"{right + Decimal('0.04')}％").correct
    assert not desk.grade("numeric", str(right + Decimal("0.2"))).correct


def test_a_relative_tolerance(tmp_path: Path) -> None:
    """1% of 400 is 4."""
    question, faults = _question(
        tmp_path, "    params:\n      cost: 400..419\n    answer: cost\n    tolerance: 1%\n    unit: 万円\n"
    )
    assert question is not None, faults
    formula = body_of(question, NumericBody).formula
    assert formula.accepts(Decimal(404), Decimal(400))
    assert not formula.accepts(Decimal(405), Decimal(400))


def test_a_draw_whose_trap_is_right_is_skipped(tmp_path: Path) -> None:
    """2 × 2 = 2 + 2: no showing has the trap give the right answer."""
    question, faults = _question(
        tmp_path,
        "    params:\n      cost: 1..30\n    answer: cost + 2\n    traps:\n"
        "      - value: cost * 2\n        why: 足します。\n        lure: m.count\n",
    )
    assert question is not None, faults
    formula = body_of(question, NumericBody).formula
    assert all(formula.drawn(seed)["cost"] != 2 for seed in range(300))
    asking = Numeric().ask(question, _any_pack(tmp_path), 3, "ja")
    cost = formula.drawn(3)["cost"]
    grade = Numeric().grade(question, _any_pack(tmp_path), asking, Response((str(cost * 2),)))
    assert grade.outcomes[0].taken_for == "m.count"


def _any_pack(folder: Path) -> Pack:
    pack = read_pack(write_pack(folder), QUESTION_TYPES).pack
    assert pack is not None
    return pack


def test_big_figures_are_separated_in_the_prompt(tmp_path: Path) -> None:
    """12000 reads as 12,000."""
    question, faults = _question(tmp_path, "    params:\n      cost: 12000..12019\n    answer: cost\n")
    assert question is not None, faults
    assert Numeric().ask(question, _any_pack(tmp_path), 3, "ja").prompt.startswith("費用12,0")


@pytest.mark.parametrize(
    ("rest", "rule"),
    [
        ("    params:\n      cost: 1..\n    answer: cost\n", "E13"),
        ("    params:\n      cost: 1..30\n    answer: cost +\n", "E13"),
        ("    params:\n      cost: 1..30\n    answer: other\n", "E13"),
        ("    params:\n      cost: 0..30\n    answer: 6 / cost\n    round: 1\n", "E13"),
        ("    params:\n      cost: 1..30\n    answer: cost / 7\n", "E13"),
        ("    params:\n      cost: 1..30\n    where: cost > 90\n    answer: cost\n", "E13"),
        ("    params:\n      cost: 1..30\n    where: cost / 0 > 1\n    answer: cost\n", "E13"),
        ("    params:\n      cost: 1..30\n    where: cost < 9\n    answer: cost\n", "W27"),
        ("    params:\n      cost: [1, 2]\n    answer: cost\n", "W27"),
        ("    answer: 5\n", "E13"),
        ("    params:\n      cost: 1..30\n    answer: cost\n    tolerance: some\n", "E13"),
        ("    params:\n      cost: 1..30\n    answer: cost\n    round: many\n", "E13"),
        ("    params:\n      cost: 1..30\n    answer: cost\n    traps:\n      - value: cost\n        why: x\n", "E13"),
        (
            "    params:\n      cost: 1..30\n    answer: cost\n    traps:\n      - value: cost/0\n        why: x\n",
            "E13",
        ),
        ("    params:\n      cost: 1..30\n    answer: cost\n    traps:\n      - value: (\n        why: x\n", "E13"),
        ("    params:\n      cost: 1..30\n", "E01"),
    ],
)
def test_faults_of_numeric_questions(tmp_path: Path, rest: str, rule: str) -> None:
    """Every slip is one fault, in its own place and with its own rule."""
    assert _question(tmp_path, rest)[1] == [rule]


def test_enough_draws_under_a_narrow_condition(tmp_path: Path) -> None:
    """Control: 20 fitting draws among many thousands are found."""
    _, faults = _question(tmp_path, "    params:\n      cost: 1..10000\n    where: cost % 400 == 0\n    answer: cost\n")
    assert faults == []
