"""The confusion map: which fact is answered as which, and whether both have held since."""

from trainer.domain.place import Place
from trainer.domain.subject import FactId
from trainer.domain.text import Text
from trainer.scheduling.confusion import ConfusedPair, confused_pairs, recovered_pairs
from trainer.scheduling.policy import PlanView
from trainer.study.dates import ago
from trainer.study.learner_context import LearnerContext
from trainer.study.reports import ConfusionLine, ConfusionReport

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
    return ConfusionReport(lines, _whole(lines).in_(context.language))


def _line(context: LearnerContext, pair: ConfusedPair) -> ConfusionLine:
    fact, other = _left_first(context, pair)
    taken, back = (_times(context, *way) for way in ((fact, other), (other, fact)))
    days = context.today() - pair.last_day
    return ConfusionLine(
        fact=fact,
        other=other,
        fact_name=context.fact_name(fact),
        other_name=context.fact_name(other),
        aspect=context.aspect_name(fact),
        taken=taken,
        taken_back=back,
        chance=pair.chance,
        recovered=pair.recovered,
        last=ago(days, context.language),
        sentence=_state(context, pair).in_(context.language),
    )


def _left_first(context: LearnerContext, pair: ConfusedPair) -> list[FactId]:
    """Return the two as the field has them, left and right; on one side, the one more confused first."""
    facts, sides = context.pack.facts, context.sides
    return sorted((pair.fact, pair.taken_for), key=lambda fact: _ACROSS.index(sides[facts[fact].side].place))


def _times(context: LearnerContext, fact: FactId, taken_for: FactId) -> int:
    known = context.states.confusions.get((fact, taken_for))
    return 0 if known is None else known.times


def _state(context: LearnerContext, pair: ConfusedPair) -> Text:
    fact, other = context.fact_name(pair.fact), context.fact_name(pair.taken_for)
    if pair.recovered:
        return Text(
            f"「{fact}」と「{other}」は、そのあと別の日にどちらも正しく答えられました。もう見分けられています。",
            f"You have told “{fact}” and “{other}” apart on later days; this pair holds.",
        )
    held = _right_since(context, pair)
    if len(held) > 1:
        return Text(
            f"「{fact}」も「{other}」も、そのあと正しく答えられています。別の日に、別の形でもう一度確かめます。",
            f"“{fact}” and “{other}” have both been right since; they come once more, on another day, in another form.",
        )
    if held:
        name = context.fact_name(held[0])
        return Text(
            f"「{name}」は、そのあと正しく答えられています。もう一方も、別の日に確かめます。",
            f"“{name}” has been right since; the other one comes on another day.",
        )
    if _times(context, pair.taken_for, pair.fact):
        return Text(
            f"「{fact}」と「{other}」を、どちらの向きにも取り違えました。両方を、別の日にも確かめます。",
            f"“{fact}” and “{other}” were taken for each other, both ways; both come again on another day.",
        )
    return Text(
        f"「{fact}」を「{other}」と答えました。別の日に、別の形でも確かめます。",
        f"“{fact}” was answered as “{other}”; it comes again on another day and in another form.",
    )


def _right_since(context: LearnerContext, pair: ConfusedPair) -> list[FactId]:
    """Return those of the two whose newest answer was right and on a day after the newest mistake."""
    known = [context.states.facts.get(fact) for fact in (pair.fact, pair.taken_for)]
    return [
        state.fact
        for state in known
        if state is not None and state.memory is not None and state.last_correct and state.memory.day > pair.last_day
    ]


def _whole(lines: tuple[ConfusionLine, ...]) -> Text:
    present = [line for line in lines if not line.recovered]
    if not lines:
        return Text(
            "取り違えた組は、まだありません。取り違えると、ここに出ます。",
            "No pair has been mixed up yet; if one is, it shows here.",
        )
    if not present:
        return Text(
            "取り違えたことのある組は、どれも見分けられるようになりました。",
            "Every pair that was once mixed up now holds.",
        )
    first = present[0]
    if len(present) == 1:
        return Text(
            f"いま取り違えやすいのは、「{first.fact_name}」と「{first.other_name}」です。",
            f"One pair is easily mixed up at present: “{first.fact_name}” and “{first.other_name}”.",
        )
    return Text(
        f"いまいちばん取り違えやすいのは、「{first.fact_name}」と「{first.other_name}」です。ほかの組とともに、少しずつ確かめます。",
        f"Most easily mixed up at present: “{first.fact_name}” and “{first.other_name}”. "
        "The others come bit by bit, too.",
    )
