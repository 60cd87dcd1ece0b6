"""A bank that says one sentence over and over is no more work than another."""

from time import process_time

from trainer.authoring.lint.twice import near_pairs


def test_one_sentence_ten_thousand_times() -> None:
    """Comparing all pairs would take minutes."""
    began = process_time()
    texts = [
        f"第{number}の場面では担当者が相手の予算と時期をまだ確かめていません次にすることはどれですか"
        for number in range(10_000)
    ]
    assert len(list(near_pairs(texts))) > 9_000
    assert process_time() - began < 20
