"""Spellings that readers take for the same word are right."""

import pytest

from trainer.domain.grade import Verdict
from trainer.packs.wordings import Wordings
from trainer.question_types.common.typed import judge_typed


def verdict(accept: str, typed: str) -> Verdict:
    """Return how `typed` is judged where only `accept` was foreseen."""
    return judge_typed(typed, Wordings(ja=(accept,), en=()), (), "ja").verdict


@pytest.mark.parametrize(
    ("accept", "typed"),
    [
        ("バリュー", "ヴァリュー"),
        ("問い合わせ", "問合せ"),
        ("打ち合わせ", "打合せ"),
        ("受け付け", "受付"),
        ("リード", "リ〜ド"),
        ("葛\U000e0100城", "葛城"),
        ("サーバー", "サーバ"),
    ],
)
def test_another_spelling_of_the_word_is_right(accept: str, typed: str) -> None:
    """V for b, okurigana left out, a wave for a long vowel, a variant of a letter, a long vowel left out."""
    assert verdict(accept, typed) is Verdict.RIGHT


def test_control_another_word_is_wrong() -> None:
    """A twin is no spelling of the word."""
    assert verdict("問い合わせ", "打ち合わせ") is Verdict.WRONG
