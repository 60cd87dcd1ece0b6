from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from tests.benchmarks.made_learner import TODAY as MADE_TODAY
from tests.benchmarks.made_learner import made_facts, make_learner
from tests.benchmarks.whole_answer import made_pack
from tests.study.in_memory import MS_A_DAY, HandClock
from tests.study.on_disk import TODAY, DiskLearner, knows
from tests.study.small_pack import fact, pack_of, question, small_pack
from trainer.domain.message import NOTHING
from trainer.domain.study_day import StudyDay
from trainer.question_types import QUESTION_TYPES
from trainer.reports.calibration import CALIBRATION
from trainer.reports.confusions import CONFUSIONS
from trainer.reports.days import DAYS
from trainer.reports.forecast import FARTHEST, FORECAST, LEAST_SHARE, USUAL_SHARE, ForecastReport, Told, pace
from trainer.reports.strength import STRENGTH
from trainer.scheduling.forecast import Pace
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.policies import POLICIES
from trainer.storage.learner.open_database import open_storage
from trainer.study.report_input import report_input
from trainer.study.service import StudyService
from trainer.translations import say

Make = Callable[..., DiskLearner]
PACK = small_pack(aspects=4, each=6)


def due_in(learner: DiskLearner, days: int, **settings: object) -> ForecastReport:
    """Return the forecast for a due date so many days from today."""
    learner.set(due_day=StudyDay(learner.desk._context.today() + days), **settings)
    return learner.desk.report(FORECAST).work()


def numbers(report: ForecastReport) -> Told:
    """Return the numbers, of which there are some."""
    assert report.told is not None
    return report.told


def told(report: ForecastReport) -> list[str]:
    """Return the sentences in words."""
    return [say(sentence) for sentence in report.sentences]


def pace_of(learner: DiskLearner) -> Pace:
    """Return how much is studied, as the forecast reads it."""
    return pace(report_input(learner.desk._context, FORECAST.reads))


@pytest.mark.parametrize("due", [None, 0, 30])
def test_from_an_empty_log_there_is_no_number(on_disk: Make, due: int | None) -> None:
    """Nor a warning; it says what helps."""
    learner = on_disk(PACK)
    report = learner.desk.report(FORECAST).work() if due is None else due_in(learner, due)
    assert (report.told, report.warning, report.minutes, report.changes, report.table.rows) == (None, False, 10, (), ())
    assert told(report) == ["見通しはまだありません。まず、問題に答えてみましょう。"]
    assert (report.due_day, report.due_label == NOTHING) == (None if due is None else TODAY + due, due is None)


def test_without_a_due_date_it_is_the_way_over_the_next_month(on_disk: Make) -> None:
    """No goal, so no warning and neither safe nor open."""
    learner = on_disk(PACK)
    learner.days(4, knows(0.8))
    report = learner.desk.report(FORECAST).work()
    assert (report.due_day, report.due_label, report.warning, numbers(report).outlook) == (None, NOTHING, False, None)
    assert [point.day for point in numbers(report).points] == [
        TODAY + 4 + days for days in (0, 1, 3, 6, 7, *range(9, 31, 3))
    ]
    assert numbers(report).points[-1].held == numbers(report).held
    assert say(report.sentences[0]).startswith("30日後の11月7日に、全体の約")


def test_the_way_to_the_due_date_has_its_range_on_every_day(on_disk: Make) -> None:
    """Both ends among them, and tomorrow, in three days and in a week; more minutes hold more."""
    learner = on_disk(PACK)
    learner.days(6, knows(0.8))
    report = due_in(learner, 42)
    assert {TODAY + 6 + days for days in (0, 1, 3, 7, 42)} <= {point.day for point in numbers(report).points}
    assert 8 <= len(numbers(report).points) <= 14
    assert (numbers(report).points[0].day, numbers(report).points[-1].day) == (TODAY + 6, TODAY + 48)
    assert all(0 <= one.held.low < one.held.mean < one.held.high <= 1 for one in numbers(report).points)
    assert say(numbers(report).points[0].label) == "10/10"
    assert say(report.due_label) == "11月21日"
    assert 0 <= numbers(report).fewer <= numbers(report).held.mean <= numbers(report).more <= 1
    assert learner.desk.report(FORECAST).work() == report, "the same log, the same forecast"


def test_the_sentence_is_the_number(on_disk: Make) -> None:
    """Day, mean, range and what two minutes change as in the report."""
    learner = on_disk(small_pack(aspects=6, each=10))
    learner.days(3, knows(0.9))
    report = due_in(learner, 30, minutes=4)
    mean, low, high = (round(100 * one) for one in numbers(report).held)
    assert f"11月6日に、全体の約{mean}%（{low}〜{high}%）を思い出せる見込みです。" in told(report)
    more, fewer = f"{numbers(report).more:.0%}", f"{numbers(report).fewer:.0%}"
    assert f"1日2分ふやすと約{more}、2分へらすと約{fewer}になりそうです。" in told(report)


def test_minutes_that_would_change_nothing_are_said_to(on_disk: Make) -> None:
    """A small pack that is well known holds no more with more of them."""
    learner = on_disk(PACK)
    learner.days(6, knows(1.0))
    report = due_in(learner, 30, minutes=20)
    assert f"{numbers(report).held.mean:.0%}" == f"{numbers(report).more:.0%}"
    assert any("ふやして" in one and "ほとんど変わ" in one for one in told(report))


def test_a_goal_that_is_rather_missed_is_warned_of_first_with_what_would_mend_it(on_disk: Make) -> None:
    """With a minute a day; with as many minutes as it says the goal is rather reached."""
    learner = on_disk(small_pack(aspects=6, each=10))
    learner.days(4, knows(0.9))
    report = due_in(learner, 28, minutes=1)
    assert (report.warning, numbers(report).outlook) == (True, "open")
    first = say(report.sentences[0])
    assert first.startswith("1日1分で11月5日の目標90%に届くかどうかは、まだ決まっていません。1日")
    minutes = int(first.split("。1日")[1].split("分にすると、届きそうです。")[0])
    assert minutes % 5 == 0
    assert 5 <= minutes <= 60
    recovered = due_in(learner, 28, minutes=minutes)
    assert numbers(recovered).held.mean > max(numbers(report).held.mean, 0.87)


def test_what_will_be_missed_is_called_so(on_disk: Make) -> None:
    """Where not even the high end reaches the goal."""
    learner = on_disk(PACK)
    learner.days(4, knows(0.6))
    report = due_in(learner, 14, minutes=1)
    assert (report.warning, numbers(report).outlook) == (True, "will miss")
    assert say(report.sentences[0]).startswith("1日1分では、10月22日の目標90%に届かない見込みです。")


def test_open_is_a_warning_too_and_safe_is_none(on_disk: Make) -> None:
    """One who knows all and has the time is told that it is safe."""
    learner = on_disk(PACK)
    learner.days(12, knows(1.0))
    safe, wavering = due_in(learner, 3), None
    for minutes in (1, 2, 3, 5, 10):
        other = on_disk(small_pack(aspects=6, each=6))
        other.days(4, knows(0.8))
        report = due_in(other, 30, minutes=minutes)
        wavering = report if numbers(report).outlook == "open" else wavering
    assert (safe.warning, numbers(safe).outlook) == (False, "safe")
    assert wavering is not None
    assert wavering.warning


def test_where_no_minutes_are_enough_a_later_date_is_named(on_disk: Make) -> None:
    """Tomorrow, with hardly anything met."""
    learner = on_disk(PACK)
    learner.days(3, knows(0.2), at_most=12)
    report = due_in(learner, 1)
    assert report.warning
    assert "1日60分でも足りない見込みです。期日を先にのばすと届きやすくなります。" in say(report.sentences[0])
    assert "期日を先にのばすと、届きやすくなります。" in told(due_in(learner, 1, minutes=60))[0]


def test_missing_contacts_are_named_where_the_minutes_do_not_allow_them(on_disk: Make) -> None:
    """Fewer than three right days, and none in the last third; with time for all of them neither is said."""
    learner = on_disk(small_pack(aspects=6, each=10))
    learner.days(3, knows(0.9))
    short, enough = due_in(learner, 30, minutes=2), due_in(learner, 30, minutes=45)
    assert any("正解できる日が3日に足りない" in one for one in told(short))
    assert any("最後の3分の1の期間に一度も出ない" in one for one in told(short))
    assert not any("足りない" in one or "最後の3分の1" in one for one in told(enough))


def test_on_the_due_date_it_says_what_is_held_now(on_disk: Make) -> None:
    """The way goes on to tomorrow, so that there is one; nothing is said of minutes."""
    learner = on_disk(PACK)
    learner.days(4, knows(0.6))
    report = due_in(learner, 0)
    assert [point.day for point in numbers(report).points] == [TODAY + 4, TODAY + 5]
    assert numbers(report).held == numbers(report).points[0].held
    assert numbers(report).fewer == numbers(report).more == numbers(report).held.mean
    assert report.warning
    assert say(report.sentences[0]).startswith("今日が期日です。")
    assert not any("分ふやす" in one for one in told(report))


def test_a_due_date_that_is_over_is_none(on_disk: Make) -> None:
    """Maintenance: as if there were none."""
    learner = on_disk(PACK)
    learner.days(4, knows(0.9))
    none = learner.desk.report(FORECAST).work()
    over = due_in(learner, -1)
    assert over.due_day is None
    assert over == none


def test_a_due_date_far_off_is_played_as_far_as_can_be_seen(on_disk: Make) -> None:
    """No warning: nobody knows yet. It names both days."""
    learner = on_disk(PACK)
    learner.days(4, knows(0.5))
    report = due_in(learner, 1000, minutes=1)
    assert numbers(report).points[-1].day == TODAY + 4 + FARTHEST
    assert report.due_day == TODAY + 1004
    assert not report.warning
    assert say(report.sentences[0]).startswith("2025年1月6日に、全体の約")
    assert "期日の2027年7月5日まではまだ先が長い" in say(report.sentences[0])


def test_one_topic_on_one_side_and_facts_that_left_the_pack(on_disk: Make) -> None:
    """Neither breaks it."""
    facts = [fact("a", "marketing", number) for number in range(3)]
    learner = on_disk(pack_of(facts, [question(one.id, 0) for one in facts], ["a"]))
    learner.days(12, knows(0.6))
    assert 0 < numbers(due_in(learner, 14)).held.mean < 1
    learner.pack = pack_of(facts[:1], [question(facts[0].id, 0)], ["a"])
    learner.restart()
    assert 0 < numbers(learner.desk.report(FORECAST).work()).held.mean < 1


def test_the_pace_is_that_of_the_last_weeks(on_disk: Make) -> None:
    """Before any day it is the usual one; who was away is taken to come on two days in seven at least."""
    learner = on_disk(PACK)
    assert pace_of(learner).days == USUAL_SHARE
    learner.days(14, knows(0.9), at_most=5)
    daily = pace_of(learner).days
    assert 0.85 < daily < 1
    learner.clock.pass_days(7)
    assert USUAL_SHARE > pace_of(learner).days > 0.6
    learner.clock.pass_days(60)
    assert pace_of(learner).days == LEAST_SHARE


def test_what_was_studied_today_is_not_counted_twice(on_disk: Make) -> None:
    """Only what is left of today's minutes is played today."""
    learner = on_disk(PACK)
    learner.days(2, knows(0.9))
    assert pace_of(learner).spent == 0
    learner.days(1, knows(0.9), at_most=12)
    learner.clock.pass_days(-1)
    assert pace_of(learner).spent == 2


@pytest.mark.slow
def test_it_is_said_in_english_too(on_disk: Make) -> None:
    """In every case there is."""
    learner = on_disk(PACK)
    said = list(learner.desk.report(FORECAST).work().sentences)
    learner.days(3, knows(0.5))
    for days, minutes in ((-1, 2), (0, 2), (1, 10), (1, 60), (30, 2), (30, 40), (500, 10)):
        report = due_in(learner, days, minutes=minutes)
        said += [*report.sentences, report.due_label, *(one.label for one in numbers(report).points)]
    assert all(say(one, "en").replace("–", "").isascii() for one in said), said


@pytest.fixture
def big(tmp_path: Path) -> Iterator[StudyService]:
    """Return the desk of a learner with 600 facts and 6,000 answers."""
    facts = made_facts(600)
    storage = open_storage(make_learner(tmp_path / "big", facts=facts, reviews=6000), lambda: "device")
    numbers = iter(range(10**6))
    yield StudyService(
        pack=made_pack(facts), types=QUESTION_TYPES, log=storage.log, flags=storage.flags,
        preferences=storage.preferences, layouts=storage.layouts, backups=storage.backups,
        clock=HandClock(MADE_TODAY * MS_A_DAY, 540), rng=Random(1), new_id=lambda: str(next(numbers)), device="here",
        model=FsrsModel(), policy=POLICIES[0],
    )  # fmt: skip
    storage.close()


@pytest.mark.slow
def test_six_hundred_facts_and_two_hundred_days(big: StudyService) -> None:
    """The reports agree with the log."""
    big.change_preferences(big.preferences()._replace(due_day=StudyDay(MADE_TODAY + 42)))
    report = big.report(FORECAST).work()
    assert 8 <= len(numbers(report).points) <= 14
    assert 0 < numbers(report).held.low < numbers(report).held.high < 1
    cells = [cell for row in big.report(STRENGTH).work().cells for cell in row if cell is not None]
    assert sum(cell.facts for cell in cells) == sum(cell.met for cell in cells) == 600
    days = big.report(DAYS).work().lines
    assert [line.answers for line in days] == [30] * 41 + [0]
    confusions = big.report(CONFUSIONS).work().lines
    assert sum(line.taken + line.taken_back for line in confusions) == sum(
        one.times for one in big._context.states.confusions.values()
    )
    (own,) = big.report(CALIBRATION).work().own
    assert own.answers >= 2000
    assert own.right.low < 0.8 < own.right.high + 0.02


@pytest.mark.slow
def test_an_answer_given_meanwhile_changes_nothing_in_what_is_played_apart(on_disk: Make) -> None:
    """What goes on beside the lane holds its own copy of the learner, and reads no file."""
    learner = on_disk(PACK)
    learner.days(6, knows(0.8))
    before, apart = learner.desk.report(FORECAST).work(), learner.desk.report(FORECAST)
    learner.days(1, knows(0.2))
    learner.storage.close()
    assert apart.work() == before
