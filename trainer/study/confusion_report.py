"""The confusion map: which fact is answered as which, and whether both have held since."""

from trainer.domain.message import Message, message
from trainer.domain.place import Place
from trainer.domain.subject import FactId
from trainer.scheduling.confusion import ConfusedPair, confused_pairs, recovered_pairs
from trainer.scheduling.policy import PlanView
from trainer.study.dates import ago
from trainer.study.learner_context import LearnerContext
from trainer.study.reports import ConfusionLine, ConfusionReport
from trainer.translations import say

_ACROSS: tuple[Place, ...] = ("left", "both", "right")


def confusion_report(context: LearnerContext) -> ConfusionReport:
    """Return the pairs confused at present, the most confused first, then the mended ones, the newest first."""
    states = context.states
    view = PlanView(
        context.catalogue, states.facts, states.confusions, context.today(), context.model, "review",
        recovered=recovered_pairs(states.confusions.values(), context.catalogue.forms_of),
    )  # fmt: skip
    pairs = confused_pairs(view)
    present = [pair for pair in pairs if not pair.recovered]
    recovered = sorted((pair for pair in pairs if pair.recovered), key=lambda pair: -pair.last_day)
    lines = tuple(_line(context, pair) for pair in (*present, *recovered))
    return ConfusionReport(lines, say(_whole(lines), context.language))


def _line(context: LearnerContext, pair: ConfusedPair) -> ConfusionLine:
    fact, other = _left_first(context, pair)
    taken, back = (_times(context, *way) for way in ((fact, other), (other, fact)))
    days = context.today() - pair.last_day
    return ConfusionLine(
        fact=fact,
        other=other,
        fact_name=say(context.fact_name(fact), context.language),
        other_name=say(context.fact_name(other), context.language),
        aspect=say(context.aspect_name(fact), context.language),
        taken=taken,
        taken_back=back,
        chance=pair.chance,
        recovered=pair.recovered,
        last=ago(days, context.language),
        sentence=say(_state(context, pair), context.language),
    )


def _left_first(context: LearnerContext, pair: ConfusedPair) -> list[FactId]:
    """Return the two as the field has them, left and right; on one side, the one more confused first."""
    facts, sides = context.pack.facts, context.sides
    return sorted((pair.fact, pair.taken_for), key=lambda fact: _ACROSS.index(sides[facts[fact].side].place))


def _times(context: LearnerContext, fact: FactId, taken_for: FactId) -> int:
    known = context.states.confusions.get((fact, taken_for))
    return 0 if known is None else known.times


def _state(context: LearnerContext, pair: ConfusedPair) -> Message:
    fact, other = context.fact_name(pair.fact), context.fact_name(pair.taken_for)
    if pair.recovered:
        return message(
            "You have told “{fact}” and “{other}” apart on later days; this pair holds.", fact=fact, other=other
        )
    held = _right_since(context, pair)
    if len(held) > 1:
        return message(
            "“{fact}” and “{other}” have both been right since; they come once more, on another day, in another form.",
            fact=fact,
            other=other,
        )
    if held:
        name = context.fact_name(held[0])
        return message("“{name}” has been right since; the other one comes on another day.", name=name)
    if _times(context, pair.taken_for, pair.fact):
        return message(
            "“{fact}” and “{other}” were taken for each other, both ways; both come again on another day.",
            fact=fact,
            other=other,
        )
    return message(
        "“{fact}” was answered as “{other}”; it comes again on another day and in another form.", fact=fact, other=other
    )


def _right_since(context: LearnerContext, pair: ConfusedPair) -> list[FactId]:
    """Return those of the two whose newest answer was right and on a day after the newest mistake."""
    known = [context.states.facts.get(fact) for fact in (pair.fact, pair.taken_for)]
    return [
        state.fact
        for state in known
        if state is not None and state.memory is not None and state.last_correct and state.memory.day > pair.last_day
    ]


def _whole(lines: tuple[ConfusionLine, ...]) -> Message:
    present = [line for line in lines if not line.recovered]
    if not lines:
        return message("No pair has been mixed up yet; if one is, it shows here.")
    if not present:
        return message("Every pair that was once mixed up now holds.")
    first = present[0]
    if len(present) == 1:
        return message(
            "One pair is easily mixed up at present: “{fact_name}” and “{other_name}”.",
            fact_name=first.fact_name,
            other_name=first.other_name,
        )
    return message(
        "Most easily mixed up at present: “{fact_name}” and “{other_name}”. The others come bit by bit, too.",
        fact_name=first.fact_name,
        other_name=first.other_name,
    )
