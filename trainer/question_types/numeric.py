"""A number: typed as people write numbers, with foreseen wrong ways and freshly drawn figures."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TypeVar

from trainer.domain.asking import Asking, TypeNumber
from trainer.domain.figures import names_in
from trainer.domain.grade import Grade, PartMark, Refutation, Verdict
from trainer.domain.message import message
from trainer.domain.numerals import plain_number, read_number
from trainer.domain.pack import Pack
from trainer.domain.question import Body, Form, Question
from trainer.domain.response import Response
from trainer.domain.text import Language, Text
from trainer.packs.entry import Entry
from trainer.packs.expression import Expression, ExpressionFault, parse_expression
from trainer.packs.limits import MAX_PARAMETERS
from trainer.packs.parameters import parse_range
from trainer.question_types.common.formula import FEWEST_DRAWS, Formula, Ranges, Trap
from trainer.question_types.common.marking import LONGEST_TYPED, JudgedPart, outcomes_of
from trainer.question_types.common.quantity import read_quantity, shown_quantity
from trainer.question_types.common.reading import part_lure, tested_facts
from trainer.question_types.common.showing import showing
from trainer.question_types.question_type import Traits, body_of
from trainer.translations import say

_ROUND = re.compile(r"[0-8]")
_LONGEST_FRACTION = 6
"""Decimals; nobody types more, so a longer answer needs `round` or `tolerance`."""
_UNREADABLE = message("This could not be read as a number. Type only the number, such as 1200 or 1.2.")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class NumericBody(Body):
    """The formula and the unit shown behind the field."""

    formula: Formula
    unit: Text

    @property
    def figures(self) -> Ranges:
        """Return what is drawn for a showing."""
        return self.formula.ranges


class Numeric:
    """`type: numeric`."""

    name = "numeric"
    title = message("Number")
    form = Form.PRODUCE
    traits = Traits(stem_asks=True, wants_unit=True, answer_keys=("answer",))

    def parse(self, entry: Entry) -> NumericBody | None:
        """Read the formula, its figures, unit, tolerance and traps; None where no answer comes out."""
        ranges = _ranges(entry)
        where = _expression(entry, "where") if entry.has("where") else None
        answer = _expression(entry, "answer")
        unit = entry.text("unit", required=False)
        tolerance, relative = _tolerance(entry)
        decimals = _decimals(entry)
        traps = _traps(entry)
        if ranges is None or answer is None:
            return None
        formula = Formula(ranges, where, answer, tolerance, relative, decimals, traps)
        _check_names(entry, ranges)
        return NumericBody(formula, unit) if _check_draws(entry, formula) else None

    def ask(self, question: Question, pack: Pack, seed: int, language: Language) -> Asking:
        """Draw the figures of one showing and put them into the prompt."""
        body = body_of(question, NumericBody)
        figures = body.formula.drawn(seed)
        return showing(question, TypeNumber(body.unit.in_(language)), (seed, language), figures=figures)

    def grade(self, question: Question, pack: Pack, asking: Asking, response: Response) -> Grade:
        """Judge the typed number against the figures of that showing."""
        body = body_of(question, NumericBody)
        names = body.formula.drawn(asking.seed)
        right = body.formula.right(names)
        typed = response.parts[0][:LONGEST_TYPED].strip() if response.parts else ""
        number = read_quantity(typed, body.unit)
        correct = number is not None and body.formula.accepts(number, right)
        refutations: tuple[Refutation, ...] = ()
        if typed and not correct:
            refutations = _refutations(body.formula, typed, number, names, asking.language)
        shown = shown_quantity(right, body.unit, asking.language)
        parts = [JudgedPart(correct=False, taken_for=refutation.taken_for) for refutation in refutations]
        return Grade(
            verdict=_verdict(typed, number, correct=correct),
            outcomes=outcomes_of(question, parts, correct=correct),
            marks=(PartMark("", bool(typed), correct, shown),),
            right_answer=shown,
            refutations=refutations,
            matched=(_matched(typed, number),) if response.parts else (),
        )


def _matched(typed: str, number: Decimal | None) -> str:
    """Return the number in the unit shown, in plain digits: no more of what was typed."""
    return f"n:{plain_number(number)}" if number is not None else "other" if typed else ""


def _verdict(typed: str, number: Decimal | None, *, correct: bool) -> Verdict:
    if typed and number is None:
        return Verdict.UNREAD
    return Verdict.RIGHT if correct else Verdict.WRONG


def _refutations(
    formula: Formula, typed: str, number: Decimal | None, names: dict[str, Decimal], language: Language
) -> tuple[Refutation, ...]:
    if number is None:
        return (Refutation(typed, say(_UNREADABLE, language)),)
    trap = formula.trapped(number, names)
    return () if trap is None else (Refutation(typed, trap.why.in_(language), trap.lure),)


def _read(entry: Entry, key: str, read: Callable[[], T]) -> T | None:
    """Return what `read` makes of the value, noting a fault in an expression at `key`."""
    try:
        return read()
    except ExpressionFault as fault:
        entry.fault("E13", fault.sentence, key=key)
        return None


def _expression(entry: Entry, key: str) -> Expression | None:
    written = entry.word(key)
    return _read(entry, key, partial(parse_expression, written)) if written else None


def _ranges(entry: Entry) -> Ranges | None:
    ranges: dict[str, Sequence[Decimal]] = {}
    params = entry.mapping("params")
    if len(params) > MAX_PARAMETERS:
        sentence = message("params has {count} figures; {most} is the most.", count=len(params), most=MAX_PARAMETERS)
        entry.fault("E32", sentence, key="params")
        return None
    for name, written in params:
        values = _read(entry, "params", partial(parse_range, written))
        if values is None:
            return None
        ranges[name] = values
    return ranges


def _tolerance(entry: Entry) -> tuple[Decimal, bool]:
    written = entry.word("tolerance", default="0")
    relative = written.endswith("%")
    number = read_number(written.removesuffix("%"))
    if number is None or number < 0:
        sentence = message(
            'Write the tolerance "{written}" as a number or a percentage, such as 0.5 or 1%.', written=written
        )
        entry.fault("E13", sentence, key="tolerance")
        return Decimal(0), False
    return number, relative


def _decimals(entry: Entry) -> int | None:
    written = entry.word("round", default="")
    if not written:
        return None
    if not _ROUND.fullmatch(written):
        sentence = message("round is a number of decimals from 0 to 8.")
        entry.fault("E13", sentence, key="round")
        return None
    return int(written)


def _traps(entry: Entry) -> tuple[Trap, ...]:
    tested = tested_facts(entry)
    traps = []
    for part in entry.entries("traps", required=False):
        value = _expression(part, "value")
        why, lure = part.text("why"), part_lure(part, tested, required=False)
        if value is not None:
            traps.append(Trap(value, why, lure))
    return tuple(traps)


def _check_names(entry: Entry, ranges: Ranges) -> None:
    """Note a fault where the stem names a figure that is not drawn."""
    for stem in entry.text("stem"):
        for name in names_in(stem):
            if name not in ranges:
                sentence = message("{{{name}}} in the stem is not among the params.", name=name)
                entry.fault("E13", sentence, key="stem")


def _check_draws(entry: Entry, formula: Formula) -> bool:
    """Note what goes wrong over a sample of draws; return whether the question can be asked at all."""
    effort = entry.known.effort
    effort.begin_question()
    sample = _read(entry, "where", partial(formula.sample, effort))
    if sample is None:
        return False
    if effort.spent:
        sentence = message("Trying out the figures of this pack takes too long; loosen where, or widen params.")
        entry.fault("E13", sentence)
        return False
    if not sample:
        entry.fault("E13", message("No figures satisfy where."), key="where")
        return False
    if formula.ranges and len(sample) < FEWEST_DRAWS:
        sentence = message(
            "Only {sample} draws are possible; make it at least {fewest_draws}.",
            sample=len(sample),
            fewest_draws=FEWEST_DRAWS,
        )
        entry.fault("W27", sentence, key="where" if formula.where else "params")
    return _check_answers(entry, formula, sample)


def _check_answers(entry: Entry, formula: Formula, sample: tuple[dict[str, Decimal], ...]) -> bool:
    right = _read(entry, "answer", lambda: [formula.right(names) for names in sample])
    if right is None:
        return False
    if (
        not formula.tolerance
        and formula.decimals is None
        and any(_fraction(each) > _LONGEST_FRACTION for each in right)
    ):
        sentence = message("The answer does not always come out even; add round or tolerance.")
        entry.fault("E13", sentence, key="answer")
    parts = entry.entries("traps", required=False)
    if len(parts) == len(formula.traps):
        for part, trap in zip(parts, formula.traps, strict=True):
            _check_trap(part, formula, trap, list(zip(sample, right, strict=True)))
    return True


def _check_trap(part: Entry, formula: Formula, trap: Trap, draws: list[tuple[dict[str, Decimal], Decimal]]) -> None:
    """Note a fault where a trap cannot be calculated, or gives the right answer in every draw."""
    values = _read(part, "value", lambda: [trap.value.value(names) for names, _ in draws])
    if values is None:
        return
    if all(formula.accepts(value, right) for value, (_, right) in zip(values, draws, strict=True)):
        sentence = message("This trap always gives the right answer; look at its expression again.")
        part.fault("E13", sentence, key="value")


def _fraction(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
