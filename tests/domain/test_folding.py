"""Typed answers as their author meant them."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.domain.folding import _traced, fold, is_near, slips
from trainer.domain.numerals import read_number

JAPANESE = st.text(
    st.sampled_from("リーどﾄﾞ゛一二口力八―—-ー〜 　・、。「」営業0123９.,万億千百/:ａKpヶ月のへ\u3099\u200b%&"),
    max_size=24,
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ﾘｰﾄﾞ", "リード"),
        ("りーど", "リード"),
        ("リ一ド", "リード"),
        ("リ―ド", "リード"),
        ("リ—ド", "リード"),
        ("リ‐ド", "リード"),
        ("リ-ド", "リード"),
        ("リ−ド", "リード"),
        ("リ ー ド", "リード"),
        ("リート゛", "リード"),
        ("リート\u3099", "リード"),
        ("ＫＰＩ", "kpi"),
        ("Kpi", "KPI"),
        ("プルト二ウム", "プルトニウム"),
        ("セ一ルス", "セールス"),
        ("八ードル", "ハードル"),
        ("口ード", "ロード"),
        ("力タログ", "カタログ"),
        ("工クセル", "エクセル"),
        ("リス卜", "リスト"),
        ("夕イム", "タイム"),
        ("りスト", "リスト"),
        ("へルプ", "ヘルプ"),
        ("1万", "10,000"),
        ("１万２千人", "12,000人"),
        ("1.2億円", "120000000円"),
        ("百万円", "100万円"),
        ("見込み客（リード）", "見込み客リード"),
        ("「一方通行」", "一方通行。"),
        ("営業　活動", "営業活動"),
        ("営業・マーケ", "営業マーケ"),
        ("営業 - マーケ", "営業マーケ"),
        ("BtoB", "Ｂ to Ｂ"),
        ("BtoーB", "B-to-B"),
        ("10〜20", "10 - 20"),
        ("3ヶ月", "3か月"),
        ("三箇月", "三カ月"),
        ("one‐way", "One Way"),
        ("Don’t", "don't"),
        ("Ｒ＆Ｄ", "R&D"),
        ("ユーザ", "ユーザー"),
        ("サーバ数", "サーバー数"),
        ("ヴァリュー", "バリュー"),
        ("ヴィジョン", "ビジョン"),
        ("リ〜ド", "リード"),
        ("葛\U000e0100城", "葛城"),
        ("三か月", "3ヶ月"),
        ("四つのP", "4つのP"),
    ],
)
def test_these_are_the_same(typed: str, meant: str) -> None:
    """What reads the same compares equal."""
    assert fold(typed) == fold(meant)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("シヨップ", "ショップ"),
        ("きやく", "きゃく"),
        ("営業力", "営業か"),
        ("一方", "ー方"),
        ("二社", "ニ社"),
        ("-5", "5"),
        ("1.5", "15"),
        ("1/2", "12"),
        ("10-20", "1020"),
        ("5%", "5"),
        ("R&D", "RD"),
        ("ハード", "バード"),
        ("ビル", "ビール"),
        ("1万", "1億"),
        ("コピ", "コピー"),
        ("バザ", "バザー"),
        ("千葉", "1000葉"),
    ],
)
def test_these_stay_different(one: str, other: str) -> None:
    """Control: what means something else stays apart."""
    assert fold(one) != fold(other)


@settings(max_examples=400, deadline=None)
@given(text=JAPANESE | st.text(max_size=30))
def test_folding_again_changes_nothing(text: str) -> None:
    """Folded text is stable, and the traced form is the same."""
    folded = fold(text)
    assert fold(folded) == folded
    assert "".join(piece.char for piece in _traced(text)) == folded


@settings(max_examples=200, deadline=None)
@given(typed=JAPANESE, accepted=JAPANESE)
def test_slips_joined_are_what_was_typed(typed: str, accepted: str) -> None:
    """No character is lost, and something is marked wherever the folded texts differ."""
    runs = slips(typed, accepted)
    assert "".join(run.text for run in runs) == typed
    if fold(typed) == fold(accepted):
        assert not any(run.differs for run in runs)
    elif fold(typed):
        assert any(run.differs for run in runs)


@pytest.mark.parametrize(
    ("typed", "accepted", "marked"),
    [
        ("リート", "リード", ["ト"]),
        ("ﾘｰﾄﾞｽ", "リード", ["ｽ"]),
        ("ｵｰﾄﾞ", "リード", ["ｵ"]),
        ("リドー", "リード", ["ドー"]),
        ("見込客", "見込み客", ["込"]),
        ("マーケ・テイング", "マーケティング", ["イ"]),
    ],
)
def test_slips_mark_the_characters_that_differ(typed: str, accepted: str, marked: list[str]) -> None:
    """The marked runs stand in the text as it was typed."""
    assert [run.text for run in slips(typed, accepted) if run.differs] == marked


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("リート", "リード"),
        ("見込客", "見込み客"),
        ("まーけてぃんく", "マーケティング"),
        ("マケティグ", "マーケティング"),
        ("コンバタ", "コンバーター"),
        ("marketting", "marketing"),
    ],
)
def test_these_are_near(typed: str, accepted: str) -> None:
    """One edit in a short answer, two in a longer one, and a long vowel at the end."""
    assert is_near(typed, accepted)


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("営行", "営業"),
        ("営", "営業"),
        ("キ", "キー"),
        ("リード", "りーど"),
        ("リス", "リード"),
        ("ビート", "リード"),
        ("商談数", "商談率"),
        ("SQL", "MQL"),
        ("KGI", "KPI"),
        ("2023年度", "2024年度"),
        ("マケチグ", "マーケティング"),
        ("", "マーケティング"),
        ("マーケティング" * 70, "マーケティング"),
    ],
)
def test_these_are_not_near(typed: str, accepted: str) -> None:
    """Equal, too short, too far, another acronym, digit or kanji."""
    assert not is_near(typed, accepted)


def test_what_is_as_close_to_something_else_is_not_near() -> None:
    """A lure, or a slip of the lure, is no slip of the answer."""
    assert is_near("アウトバウント", "アウトバウンド")
    assert is_near("インバウンド営業", "アウバウンド営業", ["セミナー"])
    assert not is_near("インバウンド営業", "アウバウンド営業", ["いんばうんど営業"])
    assert not is_near("インバウント営業", "アウバウンド営業", ["インバウンド営業"])


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("１２，０００", 12000),
        ("1万2千", 12000),
        ("5百万", 5_000_000),
        ("百二十万", 1_200_000),
        ("二五", 25),
        ("〇", 0),
        ("1、000", 1000),
        ("約30", 30),
        ("¥1,000", 1000),
        ("▲3", -3),
        ("マイナス３", -3),
        ("+4", 4),
    ],
)
def test_numbers_are_read(typed: str, value: int) -> None:
    """As people write them in Japan."""
    assert read_number(typed) == value


@pytest.mark.parametrize("typed", ["", "万", "1千2万億", "5百3千", "1 .2.3", "12,34", "٣", "一つ", "1万5万"])
def test_no_number_is_read(typed: str) -> None:
    """Control: what is no number gives none."""
    assert read_number(typed) is None


TIMES_AS_LONG = 8


def dearer(work: Callable[[str], object], pattern: str) -> float:
    """Return how many times as much processor time a text takes that is eight times as long; the quickest of five."""
    spent = []
    for length in (2_000, 2_000 * TIMES_AS_LONG):
        text, tries = pattern * (length // len(pattern)), []
        for _ in range(5):
            start = time.process_time()
            work(text)
            tries.append(time.process_time() - start)
        spent.append(min(tries))
    return spent[1] / max(spent[0], 0.000_2)


@pytest.mark.parametrize("pattern", ["一", "ー", "1", "1万", "゛", "二口", " -", "千", "a.b"])
def test_a_long_text_costs_no_more_than_its_length(pattern: str) -> None:
    """No rule looks back and forth over the whole text: that would take 64 times as much for one 8 times as long."""
    assert dearer(fold, pattern) < 4 * TIMES_AS_LONG


def test_control_to_look_over_the_whole_text_at_every_character_is_noticed() -> None:
    """The same measure of such a rule."""
    assert dearer(lambda text: [text[at:].encode() for at in range(len(text))], "一") > 4 * TIMES_AS_LONG
