"""What must hold of all that can be read at one moment; each rule yields what it found broken."""

from collections.abc import Callable, Iterator

from tests.consistency.histories import Seen
from tests.consistency.sentences import ids_in
from trainer.domain.message import Message
from trainer.domain.subject import FactId
from trainer.reports.calibration import CalibrationReport
from trainer.reports.confusions import ConfusionReport
from trainer.reports.days import SHOWN_DAYS, DaysReport
from trainer.reports.forecast import ForecastReport
from trainer.reports.strength import StrengthReport
from trainer.scheduling.estimate import Estimate
from trainer.study.home import MET, NOT_HELD
from trainer.study.steps import AskStep, EndStep

AWAY = {"See you tomorrow.", "See you {day}; the field goes on growing.", "Today is done. See you tomorrow."}
STAYING = {
    "{count} minute of today's plan is left.",
    "Today's plan goes on from the field.",
    "Today: {count} minute. First come:",
}
DENY_EACH_OTHER: tuple[tuple[set[str], set[str]], ...] = (
    (AWAY, STAYING),
    (
        {"This cannot be told yet.", "Your weakest topic is probably one of these {count}: {topics}."},
        {"“{topic}” is weak at present: about {sure} sure that it is among the {places} weakest."},
    ),
    ({"No pair has been mixed up yet; if one is, it shows here."}, {"Every pair that was once mixed up now holds."}),
    ({"You hold more than it expected."}, {"It is harder than expected; the plan takes this into account."}),
)
"""Sentences of which no two, one from either side, may stand on the same screen."""


def sums_add_up(seen: Seen) -> Iterator[str]:
    """Check that the end's rows add up to its counts, and that these are the log's."""
    end = seen.end
    if end is None:
        return
    counts = end.counts
    if sum(topic.asked for topic in end.topics) != counts.facts:
        yield f"rows of {sum(topic.asked for topic in end.topics)} facts for {counts.facts}"
    if sum(topic.right for topic in end.topics) != counts.facts_right:
        yield "right facts of the rows do not add up"
    if counts.right > counts.questions or counts.facts_right > counts.facts:
        yield "more right than asked"
    if (counts.right == counts.questions) != (counts.facts_right == counts.facts):
        yield "all questions right, and not all facts, or the other way round"
    if counts.questions and end.answered != len(seen.of_session):
        yield f"{end.answered} questions at the end, {len(seen.of_session)} in the log"


def the_same_count_everywhere(seen: Seen) -> Iterator[str]:
    """Check that days, their sentence and sureness count the answers that stand."""
    lately = [one for one in seen.answers if one.study_day > seen.today - SHOWN_DAYS]
    days, sureness = seen.reports["days"], seen.reports["calibration"]
    if isinstance(days, DaysReport):
        if sum(line.answers for line in days.lines) != len(lately):
            yield f"{sum(line.answers for line in days.lines)} answers by days, {len(lately)} in the log"
        said = dict(days.sentence.values).get("answers")
        if isinstance(said, Message) and said.count != len(lately):
            yield f"{said.count} answers in words, {len(lately)} in the log"
        if sum(line.right for line in days.lines) != sum(one.correct for one in lately):
            yield "right answers by days are not the log's"
    if isinstance(sureness, CalibrationReport):
        told = sum(one.confidence is not None for one in seen.answers)
        if sum(line.answers for line in sureness.own) != told:
            yield "sureness counts other answers"


def nothing_is_held_that_was_never_right(seen: Seen) -> Iterator[str]:
    """Check it against the log itself: right unaided is right at a day's first asking."""
    first: dict[tuple[FactId, int], bool] = {}
    for one in seen.answers:
        for outcome in one.outcomes:
            first.setdefault((outcome.fact, one.study_day), outcome.correct)
    ever = {fact for (fact, _), right in first.items() if right}
    for plant in seen.home.plants:
        if plant.held and plant.fact not in ever:
            yield f"{plant.fact} is called held and was never right unaided"
        if not plant.held and plant.moisture > NOT_HELD:
            yield f"{plant.fact} looks fresh and is not held"
        if plant.stage > MET + 1 and plant.fact not in ever:
            yield f"{plant.fact} has grown and was never right unaided"


def superlatives_are_maximal(seen: Seen) -> Iterator[str]:
    """Check that the pair named most confused is so by every number beside it, and the weakest topic the lowest."""
    pairs, strength = seen.reports["confusions"], seen.reports["strength"]
    if isinstance(pairs, ConfusionReport) and "Most easily mixed up at present: “{fact}” and “{other}”." in ids_in(
        pairs.sentence
    ):
        first, *others = [line for line in pairs.lines if not line.recovered]
        if any(one.taken + one.taken_back > first.taken + first.taken_back for one in others):
            yield "the pair named most confused has fewer mistakes than another"
        if any(one.chance > first.chance for one in others):
            yield "the pair named most confused is less likely the next time than another"
    if isinstance(strength, StrengthReport):
        cells = [cell for row in strength.cells for cell in row if cell is not None and cell.met]
        weakest = [cell for cell in cells if cell.weakest]
        if len(weakest) > 1:
            yield "two topics are the weakest"
        means = [cell.today.mean for cell in cells if isinstance(cell.today, Estimate)]
        if weakest and isinstance(weakest[0].today, Estimate) and weakest[0].today.mean > min(means):
            yield "the weakest topic is not the lowest"


def the_ranking_goes_by_its_bars(seen: Seen) -> Iterator[str]:
    """Check that the lowest bar comes first, and that the ten ask the first lines, all that may be the weakest."""
    strength = seen.reports["strength"]
    if not isinstance(strength, StrengthReport):
        return
    means = [line.rough.mean for line in strength.ranking]
    if means != sorted(means):
        yield "the ranking is not by its bars"
    for marks in ([line.may_be_weakest for line in strength.ranking], [line.practised for line in strength.ranking]):
        if marks != sorted(marks, reverse=True):
            yield "a line further down is marked, and one above it is not"
    if any(line.may_be_weakest and not line.practised for line in strength.ranking):
        yield "a topic that may be the weakest is not among those the ten ask"
    if any(line.cell.today is not None and line.cell.today != line.rough for line in strength.ranking):
        yield "a bar is not of the number beside it"


def no_more_was_recalled_than_is_said(seen: Seen) -> Iterator[str]:
    """Check what is said before any outlook against the log: recalled is right at the newest day's first asking."""
    outlook = seen.reports.get("forecast")
    said = [] if outlook is None else [one for one in outlook.sentences if one.id.startswith("Of the {met} facts")]
    newest: dict[FactId, tuple[int, bool]] = {}
    for one in seen.answers:
        for outcome in one.outcomes:
            if newest.get(outcome.fact, (-1, False))[0] < one.study_day:
                newest[outcome.fact] = one.study_day, outcome.correct
    recalled = sum(right for _, right in newest.values())
    for one in said:
        values = dict(one.values)
        if (values["met"], values["known"]) != (len(newest), recalled):
            yield f"{values['known']} of {values['met']} said, {recalled} of {len(newest)} in the log"


def ranges_hold_their_middle(seen: Seen) -> Iterator[str]:
    """Check that every share lies in its range, and all of it between none and all."""
    strength, outlook = seen.reports["strength"], seen.reports.get("forecast")
    found = []
    if isinstance(strength, StrengthReport):
        cells = [cell for row in strength.cells for cell in row if cell is not None]
        found += [one for cell in cells for one in (cell.today, cell.horizon)]
    if isinstance(outlook, ForecastReport) and outlook.told is not None:
        found += [point.held for point in outlook.told.points]
    for one in found:
        if one is not None and not 0 <= one.low <= one.mean <= one.high <= 1:
            yield f"{one} is no range"


def no_sentence_denies_another(seen: Seen) -> Iterator[str]:
    """Check every screen by itself."""
    for screen in screens(seen):
        ids = ids_in(screen)
        for one, other in DENY_EACH_OTHER:
            if ids & one and ids & other:
                yield f"{ids & one} beside {ids & other}"


def what_is_new_is_new(seen: Seen) -> Iterator[str]:
    """Check that a question is called new only where none of what it asks was answered before."""
    asked = [step for step in seen.steps if isinstance(step, AskStep)]
    before = {outcome.fact for one in seen.answers if one not in seen.of_session for outcome in one.outcomes}
    for step in asked:
        fact = step.asking.question.rsplit(".q", 1)[0]
        if step.reason == "new" and fact in before:
            yield f"{step.asking.question} is called new"


def screens(seen: Seen) -> Iterator[object]:
    """Yield the messages of each screen."""
    yield seen.plan
    if isinstance(seen.end, EndStep):
        yield (seen.end.cost_text, seen.end.next_day_text)
    for report in seen.reports.values():
        yield (report.sentences, report.table)


RULES: tuple[Callable[[Seen], Iterator[str]], ...] = (
    sums_add_up,
    the_same_count_everywhere,
    nothing_is_held_that_was_never_right,
    superlatives_are_maximal,
    the_ranking_goes_by_its_bars,
    no_more_was_recalled_than_is_said,
    ranges_hold_their_middle,
    no_sentence_denies_another,
    what_is_new_is_new,
)


def broken(seen: Seen) -> list[str]:
    """Return what is broken at one moment, with the seed that shows it again."""
    return [f"seed {seen.seed}: {rule.__name__}: {found}" for rule in RULES for found in rule(seen)]
