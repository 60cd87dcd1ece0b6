"""「弱点を10問」 asks by what the screen shows."""

from collections import Counter
from pathlib import Path

from tests.study.in_memory import MS_A_DAY
from tests.study.learner import fact_of
from tests.study.on_disk import DiskLearner
from tests.study.small_pack import RIGHT, TWIN, small_pack
from trainer.domain.subject import AspectId, SideId, Topic
from trainer.reports.strength import STRENGTH, StrengthReport
from trainer.scheduling.estimate import Estimate
from trainer.scheduling.strength import TopicStrength
from trainer.scheduling.weak_topics import may_be_weakest, ranked

WEAK = "a2."


def topic(number: int, mean: float, spread: float = 0.02, met: int = 4) -> TopicStrength:
    """Return a topic with this strength of today."""
    today = Estimate(mean, mean - 1.28 * spread, mean + 1.28 * spread)
    return TopicStrength(Topic(AspectId(str(number)), SideId("left")), 4, met, today, today, 10.0)


def test_the_ranking_is_that_of_the_numbers_and_has_no_topic_that_was_never_met() -> None:
    """The lowest first."""
    line = ranked([topic(1, 0.8), topic(2, 0.3), topic(3, 0.1, met=0), topic(4, 0.5)])
    assert [one.topic.aspect for one in line] == ["2", "4", "1"]


def test_as_many_may_be_weakest_as_the_ranges_say() -> None:
    """One where it stands apart, several where they lie close, none where there is none."""
    assert [one.aspect for one in may_be_weakest([topic(1, 0.9), topic(2, 0.2), topic(3, 0.8)])] == ["2"]
    close = may_be_weakest([topic(number, 0.5 + number / 1000, 0.1) for number in range(5)])
    assert len(close) >= 4
    assert may_be_weakest([]) == ()


def test_ten_on_weak_topics_ask_the_lowest_shown_and_never_the_highest(tmp_path: Path) -> None:
    """By the numbers of the strength report: one topic was always mixed up, the others never."""
    learner = DiskLearner(tmp_path / "data", small_pack(aspects=5, each=6))
    for _ in range(8):
        learner.study("review", respond=lambda step: TWIN if fact_of(step).startswith(WEAK) else RIGHT, ms=5_000)
        learner.clock.utc_ms += MS_A_DAY
        learner.restart()
    report = learner.desk.report(STRENGTH).work()
    asked = Counter(fact_of(step).split(".")[0] for step in learner.study("weak"))
    assert asked["a2"] >= max(asked.values())
    shown = ranked_by_screen(report)
    assert shown[0].startswith("a2")
    assert asked[shown[-1].split(".")[0]] <= asked["a2"] // 2
    learner.storage.close()


def ranked_by_screen(report: StrengthReport) -> list[str]:
    """Return the aspects of the screen's cells, the lowest of today first."""
    cells = report.cells
    means = {
        f"a{number}": min(cell.today.mean for cell in row if cell is not None and cell.today is not None)
        for number, row in enumerate(cells)
        if any(cell is not None and cell.today is not None for cell in row)
    }
    return sorted(means, key=lambda aspect: means[aspect])
