from collections.abc import Callable

import pytest

from tests.study.on_disk import TODAY, DiskLearner
from trainer.domain.study_day import StudyDay
from trainer.domain.text import Language
from trainer.domain.dates import ago, date_text, short_date

Make = Callable[..., DiskLearner]


def test_the_plan_starts_on_the_day_its_due_date_is_set(on_disk: Make) -> None:
    """Another date starts another plan; anything else leaves it, whatever the caller sends along; none ends it."""
    learner = on_disk()
    assert learner.set(minutes=12).due_from is None
    assert learner.set(due_day=StudyDay(TODAY + 30)).due_from == TODAY
    learner.clock.pass_days(3)
    learner.restart()
    assert learner.set(minutes=15).due_from == TODAY
    assert learner.set(due_from=None).due_from == TODAY
    assert learner.set(due_day=StudyDay(TODAY + 31)).due_from == TODAY + 3
    assert learner.storage.preferences.read().due_from == TODAY + 3
    assert learner.set(due_day=None).due_from is None


@pytest.mark.parametrize(
    ("day", "language", "words"),
    [
        (20_270, "ja", "2025年7月1日"),
        (20_000, "ja", "10月4日"),
        (20_000, "en", "4 October"),
        (20_270, "en", "1 July 2025"),
        (9_999_999, "ja", "9999年12月31日"),
    ],
)
def test_a_date_names_its_year_only_where_it_is_another(day: int, language: Language, words: str) -> None:
    """And never runs out of the calendar."""
    assert date_text(StudyDay(day), TODAY, language) == words


def test_short_dates_and_days_back() -> None:
    """Today and yesterday have their own words."""
    assert (short_date(TODAY, "ja"), short_date(TODAY, "en")) == ("10/4", "4 Oct")
    assert [ago(days, "ja") for days in (-1, 0, 1, 6, 7, 29, 30)] == [
        "今日", "今日", "昨日", "6日前", "1週間前ごろ", "4週間前ごろ", "1か月前ごろ",
    ]  # fmt: skip
    assert [ago(days, "en") for days in (1, 8, 70)] == ["yesterday", "about 1 week ago", "about 2 months ago"]
