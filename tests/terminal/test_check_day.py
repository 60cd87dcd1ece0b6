"""A check day in the terminal: told, ended, and the day's review behind it."""

from itertools import cycle

from tests.study.learner import Learner
from tests.study.varied_pack import varied_pack
from tests.terminal.here import HereLane
from trainer.scheduling.plan_rules import CHECK_EVERY_DAYS, CHECK_QUESTIONS
from trainer.terminal.study_loop import StudyLoop


def test_the_review_follows_the_check() -> None:
    """The first question tells what it is for; after the last one the day goes on as on any other."""
    learner, written = Learner(varied_pack()), list[str]()
    for _ in range(CHECK_EVERY_DAYS):
        learner.study(at_most=12)
        learner.clock.pass_days(1)
    before, typed = len(learner.log.answers()), cycle(["1", ""])

    def read() -> str:
        if len(learner.log.answers()) >= before + CHECK_QUESTIONS + 3:
            raise EOFError
        return next(typed)

    StudyLoop(learner.desk, HereLane(), learner.clock, read, written.append).run()
    assert sum("初めて見る言い方" in line for line in written) == 1
    kinds = [one.session_kind for one in learner.log.answers()[before:]]
    assert kinds == ["check_day"] * CHECK_QUESTIONS + ["review"] * 3
