"""Texts as they are searched."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.search_text import fold_for_search, search_words, spans_of

JAPANESE = st.text(
    st.sampled_from("リーどﾄﾞｶﾟ゛一口―-ー〜 　・、。「」営業012.％ａKp月のヴ\u3099\u200bß①㌔İ"), max_size=16
)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ﾘｰﾄﾞ", "リード"),
        ("りーど", "リード"),
        ("りど", "リード"),
        ("サーバー", "サーバ"),
        ("ゆーざ", "ユーザー"),
        ("リ―ド", "リード"),
        ("リ-ド", "リード"),
        ("ＫＰＩ", "kpi"),
        ("Kpi", "KPI"),
        ("営業・マーケ", "「営業」マーケ"),
        ("B-to-B", "BtoB"),
        ("ﾊﾟｲﾌﾟ", "ぱいぷ"),
        ("１２", "12"),
    ],
)
def test_kana_width_case_long_vowels_and_brackets_make_no_difference(typed: str, written: str) -> None:
    """Both fold to the same."""
    assert fold_for_search(typed) == fold_for_search(written)


@pytest.mark.parametrize(
    ("one", "other"), [("営業", "営利"), ("商談数", "商談率"), ("シヨ", "ショ"), ("1.5", "15"), ("5%", "5")]
)
def test_what_means_something_else_stays_different(one: str, other: str) -> None:
    """Kanji, small kana, digits and signs are kept."""
    assert fold_for_search(one) != fold_for_search(other)


def test_words_are_what_spaces_part() -> None:
    """Of any width, each once; what folds away is no word."""
    assert search_words("　営業 ｋｐｉ\tKPI ー ") == ("営業", "kpi")
    assert search_words(" 　") == ()
    assert all(" " not in word for word in search_words("か゛ ´a"))


def test_a_hit_is_shown_where_it_stands_in_the_written_text() -> None:
    """Also where folding drops or joins characters."""
    text = "見込み客（ﾘｰﾄﾞ）と「リード」"
    words = search_words("りど")
    assert [text[start:stop] for start, stop in spans_of(text, words)] == ["ﾘｰﾄﾞ", "リード"]
    assert spans_of("KPIとkpi", ("kpi", "k")) == ((0, 3), (4, 7))
    assert spans_of("営業", ()) == ()


@given(text=JAPANESE, typed=JAPANESE)
def test_spans_never_lie(text: str, typed: str) -> None:
    """They are in order, inside the text, and every word that is in the folded text has one, or there is none."""
    words = search_words(typed)
    spans = spans_of(text, words)
    assert all(0 <= start < stop <= len(text) for start, stop in spans)
    assert all(one[1] < two[0] for one, two in pairwise(spans))
    if not any(word in fold_for_search(text) for word in words):
        assert spans == ()
