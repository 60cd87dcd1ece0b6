"""Any answer as the keys a learner presses, in the window and in the terminal."""

from typing import assert_never

from trainer.domain.asking import (
    AnswerShape,
    ChooseOne,
    ChooseSeveral,
    FillBlanks,
    JudgeWithReason,
    MatchPairs,
    Option,
    PutInOrder,
    SortCases,
    TurnCard,
    TypeNumber,
    TypeText,
)
from trainer.domain.response import Response

ENTER = "\r"


def keys_for(shape: AnswerShape, response: Response) -> list[str]:
    """Return what to type in the window: single keys, or the text for one field."""
    parts = response.parts
    match shape:
        case ChooseOne(options) | ChooseSeveral(options):
            return [*_digits(options, parts), ENTER]
        case PutInOrder(items):
            return [*_digits(items, parts), ENTER]
        case JudgeWithReason(verdicts, reasons):
            return [*_digits(verdicts, parts[:1]), *_digits(reasons, parts[1:]), ENTER]
        case MatchPairs(left, right):
            pairs = [part.split("=") for part in parts]
            return [key for one, other in pairs for key in (*_digits(left, [one]), *_digits(right, [other]))] + [ENTER]
        case SortCases(cases, bins):
            put = dict(part.split("=") for part in parts)
            return [*(key for case in cases for key in _digits(bins, [put[case.key]])), ENTER]
        case FillBlanks() | TypeText() | TypeNumber():
            return [key for text in parts for key in (text, ENTER)]
        case TurnCard():
            return [ENTER, "1" if parts == ("knew",) else "2"]
        case _:
            assert_never(shape)


def lines_for(shape: AnswerShape, response: Response) -> list[str]:
    """Return the lines to type in the terminal."""
    parts = response.parts
    match shape:
        case ChooseOne(options) | ChooseSeveral(options):
            return [" ".join(_digits(options, parts))]
        case PutInOrder(items):
            return [" ".join(_digits(items, parts))]
        case JudgeWithReason(verdicts, reasons):
            letter = "ab"[[option.key for option in verdicts].index(parts[0])]
            return [f"{letter} {_digits(reasons, parts[1:])[0]}"]
        case MatchPairs(things, places) | SortCases(things, places):
            put = dict(part.split("=") for part in parts)
            return [" ".join(_digits(places, [put[thing.key]])[0] for thing in things)]
        case FillBlanks():
            return ["/".join(parts)]
        case TypeText() | TypeNumber():
            return [parts[0]]
        case TurnCard():
            return ["", "1" if parts == ("knew",) else "2"]
        case _:
            assert_never(shape)


def _digits(options: tuple[Option, ...], keys: tuple[str, ...] | list[str]) -> list[str]:
    places = {option.key: str(number) for number, option in enumerate(options, start=1)}
    return [places[key] for key in keys]
