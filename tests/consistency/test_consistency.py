"""Whatever a learner did: sums add up, superlatives are maximal, no sentence denies another, nothing is called held.

`python -m tests.long consistency` lives two thousand lives; the suite two hundred.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tests.consistency.assigned_places import ASSIGNED_PLACES
from tests.consistency.histories import RandomLearner, Seen
from tests.consistency.places import PLACES
from tests.consistency.record_places import RECORD_PLACES
from tests.consistency.rules import RULES, broken
from tests.consistency.sentences import ids_in, sayable
from trainer.domain.message import message
from trainer.domain.tally import Tally
from trainer.reports.calibration import CalibrationReport
from trainer.reports.confusions import ConfusionLine, ConfusionReport
from trainer.reports.days import DaysReport
from trainer.reports.report import PlainReport, Table
from trainer.reports.strength import StrengthReport
from trainer.scheduling.estimate import Estimate
from trainer.study.steps import AskStep, EndStep

A_PIECE = 25
PIECES_IN_CI, PIECES = 8, 80


def lives(first: int, number: int) -> tuple[list[str], set[str]]:
    """Live some lives; return what was broken, and every id that was said."""
    found: list[str] = []
    said: set[str] = set()
    for seed in range(first, first + number):
        for seen in RandomLearner(seed).live():
            found += broken(seen)
            said |= seen.said
    return found, said


@pytest.mark.slow
def test_two_hundred_lives_are_told_without_a_contradiction_and_say_every_sentence() -> None:
    """An id that the code has and nobody is ever told is a sentence that no rule has read.

    What random lives of some days do not come to is said in a place of its own.
    """
    found, said = lives(0, A_PIECE * PIECES_IN_CI)
    assert found == []
    for place in (*PLACES, *RECORD_PLACES, *ASSIGNED_PLACES):
        said |= ids_in(_told(place()))
    assert {one: file for one, file in sayable().items() if one not in said} == {}


def _told(shown: object) -> object:
    return list(shown) if isinstance(shown, Iterator) else shown


@pytest.mark.long
@pytest.mark.parametrize("piece", range(PIECES_IN_CI, PIECES))
def test_two_thousand_lives(piece: int) -> None:
    """The others of two thousand."""
    assert lives(piece * A_PIECE, A_PIECE)[0] == []


# --- controls: each rule finds what is planted ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def seen() -> Seen:
    """Return a moment at which everything is there: an end, pairs, strengths, sureness."""
    for seed in range(50):
        for one in RandomLearner(seed).live():
            pairs = one.reports["confusions"]
            if one.end is not None and one.end.answered and isinstance(pairs, ConfusionReport) and pairs.lines:
                return one
    raise LookupError("no life came to an end with a confused pair")


def end_with(seen: Seen, **changed: object) -> Seen:
    """Return the moment with another end."""
    assert seen.end is not None
    return seen._replace(steps=(*seen.steps[:-1], replace(seen.end, **changed)))  # type: ignore[arg-type]


def report_with(seen: Seen, name: str, **changed: object) -> Seen:
    """Return the moment with another report."""
    report = replace(seen.reports[name], **changed)  # type: ignore[type-var]
    return seen._replace(reports={**seen.reports, name: report})


def one_row_less(seen: Seen) -> Seen:
    """Take a row of the end away: the others do not add up."""
    assert seen.end is not None
    return end_with(seen, topics=seen.end.topics[1:])


def a_count_of_facts_as_questions(seen: Seen) -> Seen:
    """Say 「20問」 above rows of 39."""
    assert seen.end is not None
    counts = seen.end.counts
    return end_with(seen, counts=Tally(counts.questions, counts.right, counts.questions + 1, counts.right))


def an_undone_answer_counted(seen: Seen) -> Seen:
    """Count 24 answers here, 22 there."""
    days = seen.reports["days"]
    assert isinstance(days, DaysReport)
    lines = [*days.lines[:-1], days.lines[-1]._replace(answers=days.lines[-1].answers + 2)]
    return report_with(seen, "days", lines=tuple(lines))


def sureness_of_others(seen: Seen) -> Seen:
    """Let the sureness report count an answer that nobody gave."""
    told = seen.reports["calibration"]
    assert isinstance(told, CalibrationReport)
    line = told.own[0]._replace(answers=told.own[0].answers + 1)
    return report_with(seen, "calibration", own=(line, *told.own[1:]))


def held_though_never_right(seen: Seen) -> Seen:
    """Call a plant held that was only ever answered wrong."""
    wrong = seen._replace(answers=())
    plants = [plant._replace(held=True) for plant in seen.home.plants]
    return wrong._replace(home=seen.home._replace(plants=tuple(plants)), steps=())


def the_lesser_pair_named(seen: Seen) -> Seen:
    """Name as most confused a pair above an arrow with three mistakes."""
    pairs = seen.reports["confusions"]
    assert isinstance(pairs, ConfusionReport)
    line: ConfusionLine = pairs.lines[0]._replace(recovered=False, taken=1, taken_back=0, chance=0.5)
    other = line._replace(taken=3)
    said = message(
        "Most easily mixed up at present: “{fact}” and “{other}”.", fact=line.fact_name, other=line.other_name
    )
    return report_with(seen, "confusions", lines=(line, other), sentence=said)


def two_weakest(seen: Seen) -> Seen:
    """Mark two topics as the weakest."""
    strength = seen.reports["strength"]
    assert isinstance(strength, StrengthReport)
    rows = tuple(
        tuple(None if cell is None else cell._replace(weakest=True, met=1) for cell in row) for row in strength.cells
    )
    return report_with(seen, "strength", cells=rows)


def the_strongest_first(seen: Seen) -> Seen:
    """Turn the ranking round."""
    strength = seen.reports["strength"]
    assert isinstance(strength, StrengthReport)
    first = strength.ranking[0]
    other = first._replace(rough=Estimate(0.01, 0.0, 0.02), may_be_weakest=False, practised=False)
    return report_with(seen, "strength", ranking=(first, other))


def the_lowest_left_out(seen: Seen) -> Seen:
    """Let the ten ask all but the lowest."""
    strength = seen.reports["strength"]
    assert isinstance(strength, StrengthReport)
    first = strength.ranking[0]
    left_out, asked = (first._replace(practised=practised) for practised in (False, True))
    return report_with(seen, "strength", ranking=(left_out, asked))


def more_recalled_than_were(seen: Seen) -> Seen:
    """Say that all were recalled of one who met several."""
    said = message(
        "Of the {met} facts you met {known} were recalled unaided. The others are still to be learnt.",
        met=9_999,
        known=9_998,
    )
    return seen._replace(reports={**seen.reports, "forecast": PlainReport((said,), Table((), ()))})


def a_range_beside_its_middle(seen: Seen) -> Seen:
    """Put a share outside its own range."""
    strength = seen.reports["strength"]
    assert isinstance(strength, StrengthReport)
    odd = Estimate(0.9, 0.2, 0.4)
    rows = tuple(tuple(None if cell is None else cell._replace(today=odd) for cell in row) for row in strength.cells)
    return report_with(seen, "strength", cells=rows)


def sent_away_with_minutes_left(seen: Seen) -> Seen:
    """Say 「あと5分あります」 beside 「また明日」."""
    left = message("{count} minutes of today's plan are left.")
    return end_with(seen, cost_text=replace(left, id="{count} minute of today's plan is left."),
                    next_day_text=message("See you tomorrow."))  # fmt: skip


def known_called_new(seen: Seen) -> Seen:
    """Call a question new on a fact that was answered before."""
    step = next(step for step in seen.steps if isinstance(step, AskStep))
    fact = step.asking.question.rsplit(".q", 1)[0]
    answers = tuple(replace(one, session="earlier", outcomes=(one.outcomes[0]._replace(fact=fact),))  # type: ignore[arg-type]
                    for one in seen.answers[:1])  # fmt: skip
    return seen._replace(steps=(replace(step, reason="new"),), answers=(*answers, *seen.answers))


PLANTED: dict[str, tuple[Callable[[Seen], Seen], ...]] = {
    "sums_add_up": (one_row_less, a_count_of_facts_as_questions),
    "the_same_count_everywhere": (an_undone_answer_counted, sureness_of_others),
    "nothing_is_held_that_was_never_right": (held_though_never_right,),
    "superlatives_are_maximal": (the_lesser_pair_named, two_weakest),
    "the_ranking_goes_by_its_bars": (the_strongest_first, the_lowest_left_out),
    "no_more_was_recalled_than_is_said": (more_recalled_than_were,),
    "ranges_hold_their_middle": (a_range_beside_its_middle,),
    "no_sentence_denies_another": (sent_away_with_minutes_left,),
    "what_is_new_is_new": (known_called_new,),
}


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_control_each_rule_finds_what_is_planted(seen: Seen, rule: Callable[[Seen], object]) -> None:
    """And finds nothing before."""
    assert list(rule(seen)) == []  # type: ignore[call-overload]
    for plant in PLANTED[rule.__name__]:
        assert list(rule(plant(seen))), plant.__name__  # type: ignore[call-overload]


def test_control_a_sentence_that_nobody_is_told_is_noticed() -> None:
    """The walk reads the code, not what was shown."""
    assert "See you tomorrow." in sayable()
    assert ids_in((EndStep, message("a {b}", b=message("c")))) == {"a {b}", "c"}
