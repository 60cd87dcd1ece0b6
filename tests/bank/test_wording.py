"""No question is made from a template, no reason is given twice, and nothing is copied from the article."""

from collections import Counter
from collections.abc import Iterable

import pytest

from tests.bank.article import hash_of, known_hashes, runs_of
from tests.bank.texts import CORE, lines_of, pack_names, pack_of, skeleton, subject_words, whys_of
from trainer.domain.pack import Pack

MOST_ALIKE = 3
SET_TERMS = ("コンテンツマーケティング",)
"""Names that nobody can say in other words."""
WHYS_OF_THE_CORE = 900


def repeated(values: Iterable[str], most: int) -> list[str]:
    """Return what comes more than `most` times."""
    return [value for value, count in Counter(values).items() if value and count > most]


def stems(pack: Pack) -> list[str]:
    """Return the Japanese stems; a variant that takes over its question's stem has none of its own."""
    return [stem for question in pack.questions.values() for stem in {one.stem.ja for one in question.wordings}]


def skeletons(pack: Pack, found: Iterable[str]) -> list[str]:
    """Return stems with the words of facts, sides and numbers masked."""
    words = subject_words(pack)
    return [skeleton(stem, words) for stem in found]


def reasons(pack: Pack, language: str) -> list[str]:
    """Return every `why` of every question, and those that its variants have beside them."""
    found: list[str] = []
    for question in pack.questions.values():
        own = [getattr(why, language) for why in whys_of(question.body)]
        others = (getattr(why, language) for one in question.variants for why in whys_of(one.body))
        found += [*own, *(why for why in others if why not in own)]
    return found


def copied(text: str) -> list[str]:
    """Return the runs of a text that stand in the article, without set terms."""
    hashes = known_hashes()
    found = [run for run in runs_of(text) if hash_of(run) in hashes]
    return [run for run in found if not any(run in term for term in SET_TERMS)]


@pytest.mark.parametrize("name", pack_names())
def test_no_stem_is_made_from_a_template(name: str) -> None:
    """No skeleton comes more than three times."""
    pack = pack_of(name)
    assert repeated(skeletons(pack, stems(pack)), MOST_ALIKE) == []


def test_a_template_would_be_noticed() -> None:
    """Control: four stems that differ in side, fact and number have one skeleton."""
    pack = pack_of(CORE)
    made = [
        f"{side}が{count}人に{fact}を話しました。次はどれですか。"
        for side, count, fact in (
            ("営業", 3, "成約"),
            ("マーケティング", "十二", "集客"),
            ("両方", 40, "収穫"),
            ("営業", "{n}", "見込み客"),
        )
    ]
    assert len(repeated(skeletons(pack, made), MOST_ALIKE)) == 1
    assert repeated(skeletons(pack, made[:3]), MOST_ALIKE) == []


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", pack_names())
def test_no_reason_is_given_twice(name: str, language: str) -> None:
    """Every `why` is written for its own option."""
    assert repeated(reasons(pack_of(name), language), 1) == []


def test_a_repeated_reason_would_be_noticed() -> None:
    """Control: the reasons are really found, and one more of them is noticed."""
    found = reasons(pack_of(CORE), "ja")
    assert len(found) > WHYS_OF_THE_CORE
    assert repeated([*found, found[0]], 1) == [found[0]]


@pytest.mark.parametrize("name", pack_names())
def test_nothing_is_copied_from_the_article(name: str) -> None:
    """No line shares a run of twelve characters with the source article."""
    assert [(place, runs) for place, line in lines_of(name) if (runs := copied(line))] == []


def test_a_copied_run_would_be_noticed() -> None:
    """Control: a heading that the article shares with many others, in other spacing and punctuation."""
    assert copied("それは、コミュニケーション の 形式の違い だ。")
    assert copied("どの会社でもコンテンツ・マーケティングといいます。") == []
