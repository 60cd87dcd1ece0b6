"""Sort cases into sides: a case in the wrong bin was taken for its twin on that side."""

from dataclasses import dataclass
from random import Random

from trainer.domain.asking import Asking, Option, SortCases
from trainer.domain.grade import Grade, PartMark, Refutation, Score, Verdict
from trainer.domain.message import message
from trainer.domain.pack import Pack
from trainer.domain.question import Body, Form, Question
from trainer.domain.response import Response
from trainer.domain.subject import FactId, Side, SideId
from trainer.domain.text import Language, Text
from trainer.packs.entry import Entry
from trainer.question_types.common.marking import MOST_OPTIONS, JudgedPart, listed, one_line, outcomes_of
from trainer.question_types.common.reading import at_least, part_fact, part_key, part_lure, tested_facts
from trainer.question_types.common.showing import Drawn, showing
from trainer.question_types.question_type import Traits, body_of
from trainer.translations import joined, say

_FEWEST_BINS = 2
_FEWEST_CASES = 2


@dataclass(frozen=True, slots=True)
class Case:
    """One case, the side it belongs to, and the fact it is mistaken for."""

    key: str
    text: Text
    bin: SideId
    why: Text
    fact: FactId | None
    lure: FactId | None


@dataclass(frozen=True, slots=True)
class SortBody(Body):
    """The cases and the sides to sort them into."""

    bins: tuple[SideId, ...]
    cases: tuple[Case, ...]


class Sort:
    """`type: sort`."""

    name = "sort"
    title = message("Sort")
    form = Form.CONTRAST
    traits = Traits(parts=(("cases", "text"),))

    def parse(self, entry: Entry) -> SortBody | None:
        """Read `bins` and `cases`; None where there are too few."""
        bins = _parse_bins(entry)
        tested = tested_facts(entry)
        taken: set[str] = set()
        cases = tuple([_parse_case(part, taken, tested, bins) for part in entry.entries("cases")])
        enough = at_least(entry, "cases", len(cases), _FEWEST_CASES)
        return SortBody(bins, cases) if enough and len(bins) >= _FEWEST_BINS else None

    def ask(self, question: Question, pack: Pack, seed: int, language: Language) -> Asking:
        """Draw one showing; the bins keep the pack's order."""
        body = body_of(question, SortBody)
        cases = list(body.cases)
        Random(seed).shuffle(cases)
        bins = _bins(body, pack)
        shape = SortCases(
            tuple(Option(case.key, case.text.in_(language)) for case in cases),
            tuple(Option(side.id, side.name.in_(language)) for side in bins),
        )
        drawn = Drawn(tuple(case.key for case in cases), min(len(bins) ** min(len(cases), 14), MOST_OPTIONS))
        return showing(question, shape, (seed, language), drawn)

    def grade(self, question: Question, pack: Pack, asking: Asking, response: Response) -> Grade:
        """Judge every case; the last part that names a case counts."""
        body, language = body_of(question, SortBody), asking.language
        names = {side.id: side.name.in_(language) for side in _bins(body, pack)}
        answered = {
            key: SideId(bin_)
            for key, bin_ in (part.split("=", 1) for part in response.parts if part.count("=") == 1)
            if bin_ in names
        }
        places = {key: index for index, key in enumerate(asking.order)}
        cases = sorted(body.cases, key=lambda case: places.get(case.key, len(places)))
        judged = [(case, answered.get(case.key)) for case in cases]
        correct = all(bin_ == case.bin for case, bin_ in judged)
        return Grade(
            verdict=Verdict.RIGHT if correct else Verdict.WRONG,
            outcomes=outcomes_of(
                question,
                [JudgedPart(bin_ == case.bin, case.fact, _taken_for(case, bin_, pack)) for case, bin_ in judged],
                correct=correct,
            ),
            marks=tuple(
                PartMark(f"{case.key}={bin_ or ''}", bin_ is not None, bin_ == case.bin, names.get(case.bin, case.bin))
                for case, bin_ in judged
            ),
            right_answer=_right_answer(body.cases, names, language),
            refutations=tuple(
                Refutation(
                    f"{one_line(case.text.in_(language))} → {names[bin_]}",
                    case.why.in_(language),
                    _taken_for(case, bin_, pack),
                )
                for case, bin_ in judged
                if bin_ is not None and bin_ != case.bin
            ),
            score=Score(sum(bin_ == case.bin for case, bin_ in judged), len(judged)),
        )


def _parse_bins(entry: Entry) -> tuple[SideId, ...]:
    """Return the bins; all sides of the pack where none are written."""
    sides = entry.side_ids()
    if not entry.has("bins"):
        return sides
    words = entry.words("bins")
    for word in words:
        if word not in sides:
            sentence = message(
                '"{word}" is not a side of this pack; it can be {sides}.', word=word, sides=", ".join(sides)
            )
            entry.fault("E18", sentence, key="bins")
    at_least(entry, "bins", len(set(words)), _FEWEST_BINS)
    return tuple(side for side in sides if side in words)


def _parse_case(part: Entry, taken: set[str], tested: tuple[str, ...], bins: tuple[SideId, ...]) -> Case:
    key = part_key(part, taken)
    bin_ = part.word("bin")
    if bin_ and bin_ not in bins:
        sentence = message('"{bin}" is not among the bins; they are {bins}.', bin=bin_, bins=", ".join(bins))
        part.fault("E18", sentence, key="bin")
    fact = part_fact(part, tested, required=True)
    lure = part_lure(part, tested if fact is None else (fact,), required=False)
    return Case(key, part.text("text"), SideId(bin_), part.text("why"), fact, lure)


def _bins(body: SortBody, pack: Pack) -> tuple[Side, ...]:
    return tuple(side for side in pack.sides if side.id in body.bins)


def _taken_for(case: Case, bin_: SideId | None, pack: Pack) -> FactId | None:
    """Return the fact the case was taken for: its lure, else a twin, on the chosen side."""
    if bin_ is None or bin_ == case.bin:
        return None
    fact = pack.facts.get(case.fact) if case.fact is not None else None
    candidates = [] if case.lure is None else [case.lure]
    candidates += [] if fact is None else fact.twins
    on_that_side = (each for each in candidates if each in pack.facts and pack.facts[each].side == bin_)
    return next(on_that_side, None)


def _right_answer(cases: tuple[Case, ...], names: dict[SideId, str], language: Language) -> str:
    filled = ((name, [case.text.in_(language) for case in cases if case.bin == side]) for side, name in names.items())
    bins = (
        say(message("{name}: {text}", name=name, text=listed(texts, language)), language)
        for name, texts in filled
        if texts
    )
    return joined(message("{said} / {more}"), bins, language)
