"""The confusion map: which fact is answered as which, and whether both have held since."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from trainer.domain.dates import ago
from trainer.domain.message import Message, message, one_after_another, percent
from trainer.domain.subject import FactId, Place
from trainer.domain.text import Text
from trainer.reports.report import Column, ReportSpec, Table
from trainer.reports.report_input import ReportInput
from trainer.scheduling.confusion import ConfusedPair, confused_pairs, recovered_pairs
from trainer.scheduling.policy import PlanView

_ACROSS: tuple[Place, ...] = ("left", "both", "right")


class ConfusionLine(NamedTuple):
    """A pair, with both directions."""

    fact: FactId
    """Of the left side where the two are on different sides."""
    other: FactId
    fact_name: Text
    other_name: Text
    aspect: Text
    taken: int
    """Times `fact` was asked and answered as `other`."""
    taken_back: int
    """Times `other` was asked and answered as `fact`."""
    chance: float
    """Expected chance of the next mistake, in the worse direction."""
    recovered: bool
    last: Message
    """When it last happened, in words."""
    sentence: Message
    """The state of the pair in one plain sentence."""


@dataclass(frozen=True, slots=True)
class ConfusionReport:
    """The pairs confused at present first, then the mended ones."""

    lines: tuple[ConfusionLine, ...]
    sentence: Message
    """The whole in one sentence, also when there is none."""

    @property
    def sentences(self) -> tuple[Message, ...]:
        """The whole."""
        return (self.sentence,)

    @property
    def table(self) -> Table:
        """A row a pair."""
        return Table(
            (
                Column(message("One"), words=True),
                Column(message("The other"), words=True),
                Column(message("Aspect"), words=True),
                Column(message("One for the other")),
                Column(message("The other for the one")),
                Column(message("Next time")),
                Column(message("Last time"), words=True),
                Column(message("State"), words=True),
            ),
            tuple(
                (
                    line.fact_name,
                    line.other_name,
                    line.aspect,
                    line.taken,
                    line.taken_back,
                    percent(line.chance),
                    line.last,
                    message("mended") if line.recovered else message("open"),
                )
                for line in self.lines
            ),
        )


def confusion_report(given: ReportInput) -> ConfusionReport:
    """Return the pairs confused at present, the most confused first, then the mended ones, the newest first."""
    view = PlanView(
        given.catalogue, given.facts, given.confusions, given.today, given.model, "review",
        recovered=recovered_pairs(given.confusions.values(), given.catalogue.forms_of),
    )  # fmt: skip
    pairs = confused_pairs(view)
    present = [pair for pair in pairs if not pair.recovered]
    recovered = sorted((pair for pair in pairs if pair.recovered), key=lambda pair: -pair.last_day)
    lines = tuple(_line(given, pair) for pair in (*present, *recovered))
    return ConfusionReport(lines, _whole(lines))


CONFUSIONS = ReportSpec("confusions", message("Mix-ups"), confusion_report)


def _line(given: ReportInput, pair: ConfusedPair) -> ConfusionLine:
    fact, other = _left_first(given, pair)
    taken, back = (_times(given, *way) for way in ((fact, other), (other, fact)))
    return ConfusionLine(
        fact=fact,
        other=other,
        fact_name=given.pack.fact_name(fact),
        other_name=given.pack.fact_name(other),
        aspect=given.pack.aspect_name(given.pack.facts[fact].aspect),
        taken=taken,
        taken_back=back,
        chance=pair.chance,
        recovered=pair.recovered,
        last=ago(given.today - pair.last_day),
        sentence=_state(given, pair),
    )


def _left_first(given: ReportInput, pair: ConfusedPair) -> list[FactId]:
    """Return the two as the field has them, left and right; on one side, the one more confused first."""
    facts, place = given.pack.facts, {side.id: _ACROSS.index(side.place) for side in given.pack.sides}
    return sorted((pair.fact, pair.taken_for), key=lambda fact: place[facts[fact].side])


def _times(given: ReportInput, fact: FactId, taken_for: FactId) -> int:
    known = given.confusions.get((fact, taken_for))
    return 0 if known is None else known.times


def _state(given: ReportInput, pair: ConfusedPair) -> Message:
    fact, other = given.pack.fact_name(pair.fact), given.pack.fact_name(pair.taken_for)
    if pair.recovered:
        return message(
            "You have told “{fact}” and “{other}” apart on later days; this pair holds.", fact=fact, other=other
        )
    held = _right_since(given, pair)
    if len(held) > 1:
        return message(
            "“{fact}” and “{other}” have both been right since; they come once more, on another day, in another form.",
            fact=fact,
            other=other,
        )
    if held:
        return message(
            "“{fact}” has been right since; the other one comes on another day.", fact=given.pack.fact_name(held[0])
        )
    if _times(given, pair.taken_for, pair.fact):
        return message(
            "“{fact}” and “{other}” were taken for each other, both ways; both come again on another day.",
            fact=fact,
            other=other,
        )
    return message(
        "“{fact}” was answered as “{other}”; it comes again on another day and in another form.",
        fact=fact,
        other=other,
    )


def _right_since(given: ReportInput, pair: ConfusedPair) -> list[FactId]:
    """Return those of the two whose newest answer was right and on a day after the newest mistake."""
    known = [given.facts.get(fact) for fact in (pair.fact, pair.taken_for)]
    return [
        state.fact
        for state in known
        if state is not None and state.memory is not None and state.last_correct and state.memory.day > pair.last_day
    ]


def _whole(lines: Sequence[ConfusionLine]) -> Message:
    present = [line for line in lines if not line.recovered]
    if not lines:
        return message("No pair has been mixed up yet; if one is, it shows here.")
    if not present:
        return message("Every pair that was once mixed up now holds.")
    fact, other = present[0].fact_name, present[0].other_name
    if len(present) == 1:
        return message("One pair is easily mixed up at present: “{fact}” and “{other}”.", fact=fact, other=other)
    if _is_most(present[0], present):
        said = message("Most easily mixed up at present: “{fact}” and “{other}”.", fact=fact, other=other)
    else:
        said = message("Easily mixed up at present: “{fact}” and “{other}”, and others.", fact=fact, other=other)
    return one_after_another(said, message("The others come bit by bit, too."))


def _is_most(line: ConfusionLine, present: Sequence[ConfusionLine]) -> bool:
    """Return whether a pair is the most confused by every number beside it: expected, and mistakes so far."""
    others = [one for one in present if one is not line]
    return all(
        (line.chance >= one.chance and line.taken + line.taken_back > one.taken + one.taken_back)
        or (line.chance > one.chance and line.taken + line.taken_back == one.taken + one.taken_back)
        for one in others
    )
