"""Japanese typed in Latin letters."""

import pytest

from trainer.domain.romaji import kana_of


@pytest.mark.parametrize(
    ("letters", "kana"),
    [
        ("eigyou", "えいぎょう"),
        ("shijou", "しじょう"),
        ("sijyou", "しじょう"),
        ("kokyaku", "こきゃく"),
        ("kankeisha", "かんけいしゃ"),
        ("hannou", "はんのう"),
        ("kanni", "かんに"),
        ("kann", "かん"),
        ("kan'i", "かんい"),
        ("shimbun", "しんぶん"),
        ("kekka", "けっか"),
        ("icchi", "いっち"),
        ("itchi", "いっち"),
        ("chuumon", "ちゅうもん"),
        ("ri-do", "りーど"),
        ("EIGYOU", "えいぎょう"),
        ("fakutori-", "ふぁくとりー"),
        ("jikan", "じかん"),
        ("tsuzukeru", "つずける"),
    ],
)
def test_what_is_typed_is_read(letters: str, kana: str) -> None:
    """In Hepburn, in the school's way, and as input methods take it."""
    assert kana_of(letters) == kana


@pytest.mark.parametrize(
    ("begun", "kana"), [("e", "え"), ("eig", "えい"), ("eigy", "えい"), ("kekk", "けっ"), ("k", "")]
)
def test_a_syllable_only_begun_waits(begun: str, kana: str) -> None:
    """What is whole already is read."""
    assert kana_of(begun) == kana


@pytest.mark.parametrize("word", ["kpi", "lead", "crm", "market", "b2b", "", "営業", "x"])
def test_other_words_are_not_read(word: str) -> None:
    """They stay what they are."""
    assert kana_of(word) == ""
