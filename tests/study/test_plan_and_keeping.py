from tests.study.learner import Learner
from tests.study.small_pack import OTHER, TWIN, small_pack
from tests.wordings import ja
from trainer.domain.dates import ahead
from trainer.domain.preferences import Preferences
from trainer.domain.subject import Source
from trainer.domain.text import Text
from trainer.study.sentences import comes_back, next_day_text, source_line
from trainer.translations import say


def test_the_plan_in_words_has_a_heading_and_reasons_and_no_debt() -> None:
    """Also after a month away."""
    learner = Learner()
    assert ja(learner.desk.todays_plan()[0]) == "今日は10分です。はじめに出るのは、"
    learner.study(respond=lambda _: TWIN)
    learner.clock.pass_days(30)
    lines = [ja(line) for line in learner.desk.todays_plan()]
    assert 2 <= len(lines) <= 6
    assert lines[1].startswith("・前に「")


def test_the_plan_of_a_finished_day_says_so() -> None:
    """When nothing is left to ask."""
    learner = Learner(small_pack(aspects=1, each=1))
    learner.study()
    assert [ja(line) for line in learner.desk.todays_plan()] == ["今日の分は終わりました。また明日どうぞ。"]


def test_planning_changes_nothing() -> None:
    """No session, no answer, no other questions afterwards."""
    planned, plain = Learner(), Learner()
    planned.desk.todays_plan()
    assert planned.desk.current_step() is None
    assert planned.study(respond=lambda _: OTHER) == plain.study(respond=lambda _: OTHER)


def test_settings_are_kept() -> None:
    """Across restarts."""
    learner = Learner()
    learner.desk.change_preferences(Preferences(minutes=20))
    assert learner.restart().preferences().minutes == 20


def test_backups_are_listed_newest_first_with_local_times() -> None:
    """And one can be made now."""
    learner = Learner()
    learner.desk.make_backup()
    learner.clock.pass_ms(60_000)
    lines = learner.desk.make_backup().backups
    assert [line.when for line in lines] == ["2024-10-04 12:01", "2024-10-04 12:00"]
    assert lines == learner.desk.list_backups().backups


def test_days_ahead_are_said_in_words() -> None:
    """In both languages."""
    assert [say(ahead(days), "ja") for days in (0, 1, 3, 7, 20, 45)] == [
        "明日",
        "明日",
        "3日後",
        "1週間後ごろ",
        "2週間後ごろ",
        "1か月後ごろ",
    ]
    assert [say(ahead(days), "en") for days in (1, 3, 7, 65)] == [
        "tomorrow",
        "in 3 days",
        "in about 1 week",
        "in about 2 months",
    ]


def test_sentences_are_complete_in_english_too() -> None:
    """Not a Japanese character in them."""
    told = [
        comes_back(1, Text("見込み客", "Leads"), again_today=True),
        next_day_text(2, None),
        next_day_text(2, (Text("甲", "a"), Text("乙", "b"))),
        source_line(Source(Text("題", "Title"), "Publisher", "2020", verified=False)),
    ]
    lines = [say(one, "en") for one in told]
    assert lines[3] == "Title (Publisher, 2020), not verified"
    assert all(line.replace("“", "").replace("”", "").isascii() for line in lines)
