"""Sort cases into sides: a case in the wrong bin was taken for its twin on that side."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import ClassVar, NamedTuple

from trainer.domain.asking import Asking, Option, SortCases
from trainer.domain.grade import Grade, PartMark, Refutation, Score, Verdict
from trainer.domain.message import message
from trainer.domain.pack import Pack
from trainer.domain.question import Form, Question
from trainer.domain.response import Response
from trainer.domain.subject import FactId, Side, SideId
from trainer.domain.text import Language, Text
from trainer.packs.entry import Entry
from trainer.question_types.common.marking import MOST_OPTIONS, JudgedPart, listed, one_line, outcomes_of
from trainer.question_types.common.placed import Placed
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
    misplaced: tuple["Misplaced", ...] = ()
    """Where a wrong bin has a reason of its own."""

    def in_bin(self, bin_: SideId) -> "Misplaced | None":
        """Return what the author says of the case in this bin alone."""
        return next((one for one in self.misplaced if one.bin == bin_), None)


class Misplaced(NamedTuple):
    """A case in one wrong bin: why that is tempting and wrong, and the fact it is mistaken for there."""

    bin: SideId
    why: Text
    lure: FactId | None


@dataclass(frozen=True, slots=True)
class SortBody(Placed):
    """The cases and the sides to sort them into."""

    parts_key: ClassVar[str] = "cases"
    bins: tuple[SideId, ...]
    cases: tuple[Case, ...]

    @property
    def unrefuted(self) -> tuple[int, ...]:
        """The reason of the case itself is that of one wrong bin."""
        wrong = len(self.bins) - 1
        return tuple(number for number, case in enumerate(self.cases) if len(case.misplaced) < wrong - 1)


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
                _refutation(case, bin_, names[bin_], pack, language)
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
    misplaced = _parse_misplaced(part, SideId(bin_), bins, tested if fact is None else (fact,))
    return Case(key, part.text("text"), SideId(bin_), part.text("why"), fact, lure, misplaced)


def _parse_misplaced(
    part: Entry, right: SideId, bins: tuple[SideId, ...], decides: Sequence[str]
) -> tuple[Misplaced, ...]:
    """Read the optional reasons of single wrong bins, each once."""
    if not part.has("misplaced"):
        return ()
    found: dict[SideId, Misplaced] = {}
    wrong = tuple(bin_ for bin_ in bins if bin_ != right)
    for one in part.entries("misplaced"):
        bin_ = SideId(one.word("bin"))
        if bin_ and (bin_ not in wrong or bin_ in found):
            sentence = message(
                '"{bin}" is not another bin the case could be put into by mistake, each once; these are: {bins}.',
                bin=bin_,
                bins=", ".join(wrong),
            )
            one.fault("E18", sentence, key="bin")
        found.setdefault(bin_, Misplaced(bin_, one.text("why"), part_lure(one, decides, required=False)))
    return tuple(found.values())


def _refutation(case: Case, bin_: SideId, name: str, pack: Pack, language: Language) -> Refutation:
    """Return what refutes the chosen bin: its own reason, else the case's; that may mean another bin, and then says so.

    The reason of a case is written against its lure, so in a third bin "you chose" would stand before words on a
    mistake that nobody made.
    """
    text, own, taken_for = one_line(case.text.in_(language)), case.in_bin(bin_), _taken_for(case, bin_, pack)
    if own is not None:
        return Refutation(f"{text} → {name}", own.why.in_(language), taken_for)
    lure = pack.facts.get(case.lure) if case.lure is not None else None
    if lure is None or lure.side == bin_:
        return Refutation(f"{text} → {name}", case.why.in_(language), taken_for)
    lead = message("Where “{chosen}” belongs", chosen=text.rstrip("。. "))
    return Refutation(f"{text} → {name}", case.why.in_(language), taken_for, lead)


def _bins(body: SortBody, pack: Pack) -> tuple[Side, ...]:
    return tuple(side for side in pack.sides if side.id in body.bins)


def _taken_for(case: Case, bin_: SideId | None, pack: Pack) -> FactId | None:
    """Return the fact the case was taken for: its lure, else a twin, on the chosen side."""
    if bin_ is None or bin_ == case.bin:
        return None
    fact = pack.facts.get(case.fact) if case.fact is not None else None
    own = case.in_bin(bin_)
    if own is not None and own.lure is not None and own.lure in pack.facts:
        return own.lure
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
