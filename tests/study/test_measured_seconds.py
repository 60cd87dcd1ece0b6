"""What the learner's own times tell, read through the real log."""

from pathlib import Path

from tests.study.on_disk import DiskLearner, knows
from trainer.domain.study_day import study_day
from trainer.scheduling.facts_a_second import usual_rate
from trainer.study.measured_seconds import MeasuredSeconds


def test_only_days_before_today_tell(tmp_path: Path) -> None:
    """What is answered today changes nothing before tomorrow, so an undo needs no second look."""
    learner = DiskLearner(tmp_path)
    question = next(iter(learner.pack.questions.values()))

    def rate() -> float:
        measured = MeasuredSeconds(learner.pack, learner.storage.log)
        return measured.before(study_day(learner.clock.now())).rate(question)

    assert rate() == usual_rate(question)
    learner.days(1, knows(1.0), ms=60_000)
    slow = rate()
    assert slow < usual_rate(question)
    learner.study(at_most=40, ms=1_000)
    assert rate() == slow
    learner.clock.pass_days(1)
    assert rate() > slow
    learner.storage.close()
