"""A pack as an examination without keys, and what the product's own grading says of answers written down before.

    python -m tests.bank.blind_exam sales-marketing-exam --from 1 --to 60 [--english] [--variants]
    python -m tests.bank.blind_exam sales-marketing-exam --compare tests/bank/blind/exam.txt

Answers are lines `N: answer`; with the showing's name for the number they stay right when a pack grows. A note may
stand behind, ` # like this`. An answer is letters for options (`a`, `a c`),
`true b` for true or false with its reason, `1=b 2=a` for pairs and sorting, `b a c` for an order,
the text or the number for what is typed, ` / ` between several blanks.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from random import Random
from string import ascii_lowercase
from typing import NamedTuple

from tests.bank.texts import pack_names, pack_of
from trainer.domain.asking import (
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
)
from trainer.domain.grade import Grade, Verdict
from trainer.domain.pack import Pack
from trainer.domain.question import Question, ShowingId
from trainer.domain.response import Response
from trainer.domain.text import Language
from trainer.question_types import QUESTION_TYPES
from trainer.translations import say

TYPES = {each.name: each for each in QUESTION_TYPES}
NOTE = " #"
BETWEEN_BLANKS = " / "


class Showing(NamedTuple):
    """A question in one of its wordings, and how it is drawn here."""

    question: Question
    asking: Asking


class Compared(NamedTuple):
    """An answer that was written down, and what the product says of it."""

    number: int
    answer: str
    showing: Showing
    grade: Grade


def showings(pack: Pack, language: Language, *, variants_only: bool = False) -> list[Showing]:
    """Return every showing that is judged by the product, in an order that tells nothing and never changes."""
    wordings = [
        wording
        for question in pack.questions.values()
        if not question.retired
        for wording in question.wordings
        if wording.variant or not variants_only
    ]
    wordings.sort(key=lambda wording: wording.showing)
    Random(pack.id).shuffle(wordings)
    drawn = [Showing(one, TYPES[one.type].ask(one, pack, _seed(one), language)) for one in wordings]
    return [one for one in drawn if not isinstance(one.asking.shape, TurnCard)]


def _seed(wording: Question) -> int:
    """Return a seed of the showing's own, so that both languages and every run draw alike."""
    return int.from_bytes(sha256(wording.showing.encode()).digest()[:4])


def sheet(number: int, asking: Asking, language: Language) -> str:
    """Return one showing as people are asked it: nothing of keys, reasons or accepted wordings."""
    lines = [f"{number}. [{asking.type}] {asking.prompt}", *_exhibit(asking, language), *_offered(asking)]
    return "\n".join(line.rstrip() for line in lines)


def _exhibit(asking: Asking, language: Language) -> list[str]:
    if asking.exhibit is None:
        return []
    grid = asking.exhibit.grid()
    cells = [row for row in (grid.columns, *grid.rows) if row]
    rows = [[cell if isinstance(cell, str) else say(cell, language) for cell in row] for row in cells]
    return [f"  <{asking.exhibit.title}>", *(f"  | {' | '.join(row)}" for row in rows)]


def _offered(asking: Asking) -> list[str]:
    """Return what there is to choose, to sort or to match, each with what it is answered by."""
    match asking.shape:
        case ChooseOne(options) | ChooseSeveral(options) | PutInOrder(options):
            return _lettered(options)
        case JudgeWithReason(reasons=reasons):
            return _lettered(reasons)
        case MatchPairs(left, right) | SortCases(left, right):
            return [*_numbered(left), *_lettered(right)]
        case TypeNumber(unit):
            return [f"  ( {unit})"]
        case _:
            return []


def _lettered(options: tuple[Option, ...]) -> list[str]:
    return [f"  {letter}) {option.text}" for letter, option in zip(ascii_lowercase, options, strict=False)]


def _numbered(options: tuple[Option, ...]) -> list[str]:
    return [f"  {number}- {option.text}" for number, option in enumerate(options, 1)]


def response_of(asking: Asking, answer: str) -> Response:
    """Read an answer as it is written down; what fits nothing is an answer that is wrong."""
    words = answer.split()
    match asking.shape:
        case ChooseOne(options) | ChooseSeveral(options) | PutInOrder(options):
            return Response(tuple(_key(options, word) for word in words))
        case JudgeWithReason(reasons=reasons):
            return Response((*words[:1], *(_key(reasons, word) for word in words[1:])))
        case MatchPairs(left, right) | SortCases(left, right):
            pairs = [word.partition("=") for word in words]
            return Response(tuple(f"{_at(left, first)}={_key(right, second)}" for first, _, second in pairs))
        case FillBlanks():
            return Response(tuple(answer.split(BETWEEN_BLANKS)))
        case _:
            return Response((answer,))


def _key(options: tuple[Option, ...], letter: str) -> str:
    return dict(zip(ascii_lowercase, (option.key for option in options), strict=False)).get(letter, "")


def _at(options: tuple[Option, ...], number: str) -> str:
    return {str(place): option.key for place, option in enumerate(options, 1)}.get(number, "")


def answers_in(text: str, names: Sequence[str]) -> dict[str, str]:
    """Read the lines `N: answer` and `name: answer`; the last of a name counts, notes are passed over."""
    found = {}
    for line in text.split("\n"):
        place, colon, answer = line.partition(": ")
        name = names[int(place) - 1] if place.isdecimal() and 0 < int(place) <= len(names) else place
        if colon and name in names:
            found[name] = f" {answer}".partition(NOTE)[0].strip()
    return found


def compared(pack: Pack, asked: list[Showing], text: str) -> list[Compared]:
    """Return what the product's grading says of every answer of a text."""
    found = []
    numbers = {showing.question.showing: number for number, showing in enumerate(asked, 1)}
    for name, answer in answers_in(text, list(numbers)).items():
        question, asking = showing = asked[numbers[ShowingId(name)] - 1]
        grade = TYPES[question.type].grade(question, pack, asking, response_of(asking, answer))
        found.append(Compared(numbers[ShowingId(name)], answer, showing, grade))
    return found


def summary(results: list[Compared]) -> list[str]:
    """Return how many agree, by type and in all, and every disagreement."""
    of = Counter(one.showing.question.type for one in results)
    agreed = Counter(one.showing.question.type for one in results if one.grade.verdict is Verdict.RIGHT)
    lines = [f"{name}: {agreed[name]} of {count}" for name, count in sorted(of.items())]
    total, right = len(results), sum(agreed.values())
    lines.append(f"all: {right} of {total} ({right / total:.1%})" if total else "no answers")
    for number, answer, (question, _), grade in results:
        if grade.verdict is not Verdict.RIGHT:
            lines.append(f"{number} {question.showing}: {answer} ({grade.verdict.value}); key: {grade.right_answer}")
    return lines


def main(arguments: list[str]) -> None:
    """Print the sheets, or what comes of comparing."""
    parser = argparse.ArgumentParser(prog="python -m tests.bank.blind_exam")
    parser.add_argument("pack", choices=pack_names())
    parser.add_argument("--from", dest="first", type=int, default=1)
    parser.add_argument("--to", dest="last", type=int)
    parser.add_argument("--english", action="store_true")
    parser.add_argument("--variants", action="store_true", help="only the other wordings")
    parser.add_argument("--compare", type=Path)
    given = parser.parse_args(arguments)
    pack, language = pack_of(given.pack), "en" if given.english else "ja"
    asked = showings(pack, language, variants_only=given.variants)
    if given.compare:
        lines = summary(compared(pack, asked, given.compare.read_text(encoding="utf-8")))
    else:
        part = list(enumerate(asked, 1))[given.first - 1 : given.last]
        lines = [sheet(number, asking, language) for number, (_, asking) in part]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
