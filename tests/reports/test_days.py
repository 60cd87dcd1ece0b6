from collections.abc import Callable

from tests.study.on_disk import TODAY, DiskLearner, knows
from tests.study.small_pack import OTHER, RIGHT, small_pack
from trainer.reports.days import DAYS
from trainer.translations import say

Make = Callable[..., DiskLearner]


def test_six_weeks_are_shown_and_empty_days_among_them(on_disk: Make) -> None:
    """Oldest first, today the last."""
    learner = on_disk(small_pack(aspects=6, each=4))
    learner.days(1, knows(1.0), at_most=12)
    learner.clock.pass_days(2)
    chance = iter([(RIGHT, None)] * 6 + [(OTHER, None)] * 4)
    learner.days(1, lambda _: next(chance), at_most=10)
    report = learner.desk.report(DAYS).work()
    assert [line.day for line in report.lines] == list(range(TODAY + 4 - 41, TODAY + 5))
    told = {line.day - TODAY: (line.answers, line.right) for line in report.lines if line.answers}
    assert told == {0: (12, 12), 3: (10, 6)}
    assert report.lines[-5].minutes == 2
    assert [say(line.label) for line in report.lines][-5:] == ["10/4", "10/5", "10/6", "10/7", "10/8"]
    assert say(report.sentence) == "この6週間に2日学び、合わせて約4分で22問に答えました。"


def test_what_is_older_than_six_weeks_is_not_shown(on_disk: Make) -> None:
    """And nothing is said of a pause but where the days will show."""
    learner = on_disk()
    learner.days(1, knows(1.0))
    learner.clock.pass_days(41)
    report = learner.desk.report(DAYS).work()
    assert len(report.lines) == 42
    assert not any(line.answers for line in report.lines)
    assert say(report.sentence) == "この6週間の記録は、まだありません。答えると、ここに1日ずつ出ます。"
    learner.clock.pass_days(-1)
    assert learner.desk.report(DAYS).work().lines[0].answers > 0, "control: one day earlier it shows"


def test_an_answer_taken_back_is_not_counted(on_disk: Make) -> None:
    """Nor its time."""
    learner = on_disk()
    learner.desk.start_session("review")
    learner.answer(ms=30_000)
    assert learner.desk.report(DAYS).work().lines[-1].answers == 1
    learner.desk.undo_answer()
    assert learner.desk.report(DAYS).work().lines[-1][2:] == (0, 0, 0)


def test_days_are_said_in_english_too(on_disk: Make) -> None:
    """One day is one day."""
    learner = on_disk()
    assert say(learner.desk.report(DAYS).work().sentence, "en").isascii()
    learner.days(1, knows(1.0), at_most=6)
    report = learner.desk.report(DAYS).work()
    assert say(report.sentence, "en") == "In the last six weeks you studied on 1 day: about 1 minute, 6 answers."
    assert say(report.lines[-2].label, "en") == "4 Oct"
