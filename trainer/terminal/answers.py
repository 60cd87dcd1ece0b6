"""Each answer shape as lines of text: how it is shown, and how a typed line becomes a response."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple, assert_never

from trainer.domain.asking import (
    AnswerShape,
    Asking,
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
from trainer.domain.response import Confidence, Response
from trainer.translations import tr

_SURE_MARKS = {"?": Confidence.GUESS, "~": Confidence.MAYBE, "!": Confidence.SURE}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Reading(NamedTuple):
    """What a typed line says."""

    response: Response
    confidence: Confidence | None


def shown(shape: AnswerShape) -> tuple[str, ...]:
    """Return the lines under the prompt: what can be chosen or placed."""
    match shape:
        case ChooseOne(options) | ChooseSeveral(options):
            return _numbered(options)
        case JudgeWithReason(verdicts, reasons):
            return (*_lettered(verdicts), "", *_numbered(reasons))
        case PutInOrder(items):
            return _numbered(items)
        case MatchPairs(left, right):
            return (*_lettered(left), "", *_numbered(right))
        case SortCases(cases, bins):
            return (*_lettered(cases), "", *_numbered(bins))
        case FillBlanks() | TypeText() | TypeNumber() | TurnCard():
            return ()
        case _:
            assert_never(shape)


def how_to_answer(shape: AnswerShape) -> str:  # noqa: C901 - one case a shape
    """Return one line that says what to type."""
    match shape:
        case ChooseOne():
            return tr("Type the number.")
        case ChooseSeveral():
            return tr("Type the numbers, e.g. 1 3.")
        case JudgeWithReason():
            return tr("Type the letter and the number of the reason, e.g. a 2.")
        case FillBlanks(labels):
            return tr("Type the word.") if len(labels) == 1 else tr("Type the words, separated by /.")
        case TypeText():
            return tr("Type the answer.")
        case TypeNumber(unit):
            return tr("Type the number ({unit}).", unit=unit) if unit else tr("Type the figure.")
        case PutInOrder():
            return tr("Type the numbers in the right order, e.g. 2 1 3.")
        case MatchPairs() | SortCases():
            return tr("Type a number for each letter, in order, e.g. 2 1 3.")
        case TurnCard():
            return tr("Think of the answer, then press Enter to turn the card.")
        case _:
            assert_never(shape)


def read_answer(asking: Asking, line: str) -> Reading | None:
    """Return what `line` answers, or None where it cannot be read and must be asked again.

    A last "?", "~" or "!" (behind a space for typed words) says: a guess, probably, sure.
    """
    typed = isinstance(asking.shape, FillBlanks | TypeText | TypeNumber)
    words, confidence = _without_sureness(line.strip(), typed=typed)
    if not words:
        return None
    response = _typed(asking.shape, words) if typed else _picked(asking.shape, _tokens(words))
    return None if response is None else Reading(response, confidence)


def read_self_judgement(line: str) -> Response | None:
    """Return the judgement of a turned card."""
    word = unicodedata.normalize("NFKC", line).strip().lower()
    return {"1": Response(("knew",)), "2": Response(("not",))}.get(word)


def _typed(shape: AnswerShape, words: str) -> Response | None:
    if isinstance(shape, FillBlanks):
        parts = [part.strip() for part in words.replace("／", "/").split("/")]
        return Response(tuple(parts)) if len(parts) == len(shape.labels) and all(parts) else None
    return Response((words,))


def _picked(shape: AnswerShape, tokens: Sequence[str]) -> Response | None:
    match shape:
        case ChooseOne(options):
            keys = _keys(options, tokens)
            return Response(keys) if keys is not None and len(keys) == 1 else None
        case ChooseSeveral(options):
            keys = _keys(options, tokens)
            return None if keys is None else Response(tuple(o.key for o in options if o.key in keys))
        case JudgeWithReason(verdicts, reasons):
            return _judged(verdicts, reasons, tokens)
        case PutInOrder(items):
            keys = _keys(items, tokens)
            return Response(keys) if keys is not None and sorted(keys) == sorted(o.key for o in items) else None
        case MatchPairs(left, right):
            return _assigned(left, right, tokens)
        case SortCases(cases, bins):
            return _assigned(cases, bins, tokens)
        case _:
            return None


def _judged(verdicts: Sequence[Option], reasons: Sequence[Option], tokens: Sequence[str]) -> Response | None:
    if len(tokens) != 2:  # noqa: PLR2004 - a verdict and a reason
        return None
    # In the window both are digits, so that is taken here, too.
    letters = {letter: (option.key,) for letter, option in zip(_LETTERS, verdicts, strict=False)}
    verdict, reason = letters.get(tokens[0]) or _keys(verdicts, tokens[:1]), _keys(reasons, tokens[1:])
    return None if verdict is None or reason is None else Response((*verdict, *reason))


def _assigned(things: Sequence[Option], places: Sequence[Option], tokens: Sequence[str]) -> Response | None:
    keys = _keys(places, tokens)
    if keys is None or len(keys) != len(things):
        return None
    return Response(tuple(f"{thing.key}={key}" for thing, key in zip(things, keys, strict=True)))


def _keys(options: Sequence[Option], tokens: Sequence[str]) -> tuple[str, ...] | None:
    """Return the keys behind the typed numbers, None where one of them is no option."""
    numbers = [int(token) for token in tokens if token.isascii() and token.isdigit()]
    if len(numbers) != len(tokens) or not all(1 <= number <= len(options) for number in numbers):
        return None
    return tuple(options[number - 1].key for number in numbers)


def _tokens(words: str) -> list[str]:
    """Split "a2", "a 2", "1,3" and "2 1 3"; more than nine options need spaces."""
    plain = unicodedata.normalize("NFKC", words).lower().replace(",", " ").replace("、", " ")
    split = plain.split()
    if len(split) == 1:
        return list(split[0])
    return split


def _without_sureness(line: str, *, typed: bool) -> tuple[str, Confidence | None]:
    mark = _SURE_MARKS.get(unicodedata.normalize("NFKC", line[-1:]))
    if mark is None:
        return line, None
    rest = line[:-1]
    if typed and not rest.endswith((" ", "　")):
        return line, None
    return rest.strip(), mark


def _numbered(options: Sequence[Option]) -> tuple[str, ...]:
    return tuple(f"  {number}  {option.text}" for number, option in enumerate(options, start=1))


def _lettered(options: Sequence[Option]) -> tuple[str, ...]:
    return tuple(f"  {letter}  {option.text}" for letter, option in zip(_LETTERS, options, strict=False))
