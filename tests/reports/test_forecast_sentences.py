"""Single sentences of the forecast, for outlooks that are rare in a played one."""

from dataclasses import replace

import pytest

from trainer.domain.learner import FactState
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.reports.forecast_sentences import Situation, sentences, too_early
from trainer.scheduling.estimate import Estimate
from trainer.scheduling.forecast import Forecast
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.translations import say

TODAY = StudyDay(20_000)


def situation(held: Estimate, fewer: float, more: float, days: int = 20, needed: int | None = None) -> Situation:
    """Return what is said from, with a due date so many days ahead."""
    seen = Forecast(held, fewer, more, thrice=1.0, late=1.0, beside=0.0, way=(), target=0.9)
    due = StudyDay(TODAY + days)
    return Situation(TODAY, due, due, 10, seen, 61, 5, needed=needed, plan_days=20)


@pytest.mark.parametrize(
    ("fewer", "more", "said"),
    [
        (0.95, 0.95, "1日2分ふやしても、へらしても、ほとんど変わりません。"),
        (0.95, 0.97, "1日2分ふやすと約97%になりそうで、2分へらしてもほとんど変わりません。"),
        (0.93, 0.95, "1日2分ふやしてもほとんど変わらず、2分へらすと約93%になりそうです。"),
        (0.93, 0.97, "1日2分ふやすと約97%、2分へらすと約93%になりそうです。"),
    ],
)
def test_what_changes_nothing_is_not_given_as_a_change(fewer: float, more: float, said: str) -> None:
    """「へらすと約95%」 beside a 95 % that is held anyhow would read as a loss."""
    assert said in map(say, sentences(situation(Estimate(0.95, 0.9, 1.0), fewer, more)))


@pytest.mark.parametrize(
    ("low", "high", "days", "said"),
    [
        (0.91, 0.97, 20, "1日10分で、10月24日の目標90%に届く見通しです。低く見積もっても届きます。"),
        (0.85, 0.95, 20, "1日10分で10月24日の目標90%に届くかどうかは、まだ決まっていません。"),
        (0.7, 0.88, 20, "1日10分では、10月24日の目標90%に届かない見込みです。1日60分でも足りない見込みです"),
        (0.91, 0.97, 0, "今日が期日です。目標の90%に届いています。"),
        (0.85, 0.95, 0, "今日が期日です。目標の90%に届いているかどうかは、はっきりしません。"),
        (0.1, 0.45, 0, "今日が期日です。目標の90%には、まだ届いていない"),
    ],
)
def test_the_goal_is_safe_only_by_the_low_end_and_missed_only_by_the_high_one(
    low: float, high: float, days: int, said: str
) -> None:
    """In between it is open; on the day itself, too."""
    mean = (low + high) / 2
    assert say(sentences(situation(Estimate(mean, low, high), mean, mean, days))[0]).startswith(said)


def test_minutes_that_would_reach_it_are_named_where_it_is_rather_missed() -> None:
    """Open, but more likely reached than not, needs none."""
    below, above = (
        say(sentences(situation(Estimate(mean, mean - 0.1, mean + 0.1), mean, mean, needed=20))[0])
        for mean in (0.86, 0.92)
    )
    assert below.endswith("1日20分にすると、届きそうです。")
    assert "20分" not in above


def test_before_there_is_evidence_nothing_is_met_or_all_is_known_sound_otherwise() -> None:
    """And no sentence comforts one who knew none."""
    model, known, unknown = FsrsModel(), FactState(FactId("a"), recalled=True), FactState(FactId("b"))
    memory = model.after(None, False, TODAY)
    known, unknown = (replace(one, memory=memory) for one in (known, unknown))
    said = ["".join(map(say, too_early(facts))) for facts in ((), [unknown] * 14, [known, unknown], [known] * 14)]
    assert len(set(said)) == 4
    assert said[1].startswith("出会った14の知識のうち、自力で思い出せたものはまだありません。")
    assert not any("%" in one for one in said)
