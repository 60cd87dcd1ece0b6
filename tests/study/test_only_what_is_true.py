"""What may be said of a learner's knowledge, at the real service with a real SQLite log."""

import re
from collections.abc import Callable

import pytest

from tests.study.on_disk import TODAY, DiskLearner, knows
from tests.study.small_pack import RIGHT, TWIN, small_pack
from trainer.domain.response import Confidence, Response
from trainer.domain.study_day import StudyDay
from trainer.reports.as_text import as_text
from trainer.reports.forecast import FORECAST
from trainer.reports.strength import STRENGTH
from trainer.study.steps import AskStep, EndStep, FeedbackStep
from trainer.translations import say

Make = Callable[..., DiskLearner]
PACK = small_pack(aspects=4, each=6)
ASKED = 14
COMFORT = re.compile("見込み|順調|届|覚えています|大丈夫")
HARDLY = re.compile("ほとんど変わ|変わるかどうかも、まだ言えません")


def first_right(number: int) -> Callable[[AskStep], tuple[Response, Confidence | None]]:
    """Return one who is right so many times, then wrong."""
    left = iter(range(number))
    return lambda _: (RIGHT if next(left, None) is not None else TWIN, None)


def after_first_look(on_disk: Make, right: int) -> DiskLearner:
    """Return one who was right so often in the first fourteen answers, on the same day."""
    learner = on_disk(PACK)
    learner.set(due_day=StudyDay(TODAY + 30))
    learner.days(1, first_right(right), at_most=ASKED)
    learner.clock.pass_days(-1)
    return learner


def outlook(learner: DiskLearner) -> str:
    """Return all that is said and shown of a day ahead."""
    return "\n".join(as_text(learner.desk.report(FORECAST).work()))


def test_none_half_and_all_of_fourteen_give_three_outlooks_and_the_first_no_comfort(on_disk: Make) -> None:
    """And none of them a share: nothing was asked on a later day."""
    none, half, every = (outlook(after_first_look(on_disk, right)) for right in (0, 7, ASKED))
    assert len({none, half, every}) == 3
    assert "自力で思い出せたものはまだありません" in none
    assert not COMFORT.search(none)
    assert not any("%" in one for one in (none, half, every))


@pytest.mark.parametrize("right", [0, 7, ASKED])
def test_before_there_is_evidence_no_topic_has_a_number(on_disk: Make, right: int) -> None:
    """Neither in its sentences nor in its table."""
    report = after_first_look(on_disk, right).desk.report(STRENGTH).work()
    assert "%" not in "\n".join(as_text(report))


def test_numbers_come_with_answers_on_later_days(on_disk: Make) -> None:
    """The control: the same learner, four days on, has them in both reports."""
    learner = after_first_look(on_disk, 7)
    learner.days(4, knows(0.8))
    assert "%" in outlook(learner)
    assert "%" in "\n".join(as_text(learner.desk.report(STRENGTH).work()))


@pytest.mark.parametrize("days", [0, 4])
def test_eight_ten_and_twelve_minutes_differ_or_are_said_not_to_matter_yet(on_disk: Make, days: int) -> None:
    """Before there is evidence, and after."""
    learner = after_first_look(on_disk, 7)
    learner.days(days, knows(0.8))
    said = []
    for minutes in (8, 10, 12):
        learner.set(minutes=minutes)
        said.append(outlook(learner))
    assert len(set(said)) == 3 or all(HARDLY.search(one) for one in said)


def test_what_was_shown_or_corrected_is_met_and_is_held_only_when_right_unaided_on_another_day(on_disk: Make) -> None:
    """Wrong, then right within the same session: the field says met; the next day it says held."""
    learner = on_disk(PACK)
    step, wrong = learner.desk.start_session("review"), set[str]()
    while not isinstance(step, EndStep):
        if isinstance(step, FeedbackStep):
            step = learner.desk.next_question()
            continue
        first = step.asking.question not in wrong
        wrong.add(step.asking.question)
        step = learner.answer(TWIN if first else RIGHT)
    met = [plant for plant in learner.desk.show_home().plants if plant.stage]
    assert met
    assert not any(plant.held for plant in met)
    assert all(plant.moisture < 0.7 for plant in met)
    learner.clock.pass_days(1)
    learner.days(1, knows(1.0))
    assert any(plant.held for plant in learner.desk.show_home().plants)


def test_a_forecast_says_one_of_three_words_of_the_goal(on_disk: Make) -> None:
    """By the low end: the sentence and the outlook agree."""
    learner = on_disk(PACK)
    learner.days(4, knows(0.7))
    for days in (1, 4, 30):
        learner.set(due_day=StudyDay(TODAY + 4 + days))
        report = learner.desk.report(FORECAST).work()
        assert report.told is not None
        low, high = report.told.held.low, report.told.held.high
        expected = "safe" if low >= 0.9 else "will miss" if high < 0.9 else "open"
        assert report.told.outlook == expected
        words = {"safe": "低く見積もっても届きます", "open": "まだ決まっていません", "will miss": "届かない見込み"}
        assert words[expected] in say(report.sentences[0])
