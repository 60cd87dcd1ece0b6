import pytest

from trainer.domain.dates import ago, date_text, short_date
from trainer.domain.study_day import StudyDay
from trainer.domain.text import Language
from trainer.translations import say

TODAY = StudyDay(20_000)
"""4 October 2024."""


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
    assert say(date_text(StudyDay(day), TODAY), language) == words


def test_short_dates_and_days_back() -> None:
    """Today and yesterday have their own words."""
    assert (say(short_date(TODAY), "ja"), say(short_date(TODAY), "en")) == ("10/4", "4 Oct")
    assert [say(ago(days), "ja") for days in (-1, 0, 1, 6, 7, 29, 30)] == [
        "今日", "今日", "昨日", "6日前", "1週間前ごろ", "4週間前ごろ", "1か月前ごろ",
    ]  # fmt: skip
    assert [say(ago(days), "en") for days in (1, 8, 70)] == ["yesterday", "about 1 week ago", "about 2 months ago"]
