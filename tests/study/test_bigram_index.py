"""The index finds what a LIKE scan of the same rows finds, and nothing else."""

from contextlib import closing
from random import Random
from statistics import median
from time import perf_counter

import pytest

from tests.benchmarks.search import like_of, made_pack, table_of
from tests.study.learner import Learner
from trainer.domain.search_text import search_words
from trainer.question_types import QUESTION_TYPES
from trainer.study.bigram_index import BigramIndex

QUERIES = 600


class WithoutALook(BigramIndex):
    """Takes a row that has all pairs of a word for one that has the word."""

    def find(self, words: tuple[str, ...]) -> list[int]:  # type: ignore[override]
        """Return too much."""
        pairs = [word[at : at + 2] for word in words for at in range(max(len(word) - 1, 1))]
        return sorted(frozenset.intersection(*(frozenset(super(WithoutALook, self).find((pair,))) for pair in pairs)))


@pytest.fixture(scope="module")
def index() -> BigramIndex:
    """Return the index of 1,000 questions of real sentences."""
    finder = Learner(made_pack(1_000), types=QUESTION_TYPES).desk._search.finder
    finder.find("")
    assert len(finder._index) > 1_000
    return finder._index


def queries(index: BigramIndex) -> list[tuple[str, ...]]:
    """Return random queries of one to four characters, most of them from the rows, some of two words."""
    chance = Random(5)
    letters = sorted({letter for row in range(50) for letter in index.text(row)})
    made = []
    for number in range(QUERIES):
        length = chance.randint(1, 4)
        text = index.text(chance.randrange(len(index)))
        at = chance.randrange(len(text))
        word = text[at : at + length] if number % 4 else "".join(chance.choices(letters, k=length))
        made.append(search_words(word if number % 7 else f"{word} {text[:2]}"))
    return [words for words in [*made, ("%",), ("_",), ("\\",), ("!%",)] if words]


def test_hits_are_those_of_like(index: BigramIndex) -> None:
    """Hundreds of random queries of one to four characters."""
    found = 0
    with closing(table_of(index)) as connection:
        for words in queries(index):
            hits = list(index.find(words))
            assert hits == like_of(connection, words), words
            found += bool(hits)
    assert found > QUERIES // 2


def test_an_index_that_trusts_its_pairs_is_noticed(index: BigramIndex) -> None:
    """Control: without the look into the row the hits differ from LIKE somewhere."""
    trusting = WithoutALook()
    for row in range(len(index)):
        trusting.add(index.text(row))
    with closing(table_of(index)) as connection:
        assert any(trusting.find(words) != like_of(connection, words) for words in queries(index))


def test_two_characters_take_a_fifth_of_a_scan_at_most(index: BigramIndex) -> None:
    """In the same run, over the same rows; the benchmark measures 10,000 questions."""
    with closing(table_of(index)) as connection:
        for word in ("営業", "商談", "デス", "zz"):
            scans, finds = [], []
            for _ in range(9):
                began = perf_counter()
                scanned = like_of(connection, (word,))
                between = perf_counter()
                found = list(index.find((word,)))
                finds.append(perf_counter() - between)
                scans.append(between - began)
                assert found == scanned
            assert median(finds) <= 0.2 * median(scans), word


def test_nothing_is_found_without_a_word() -> None:
    """An empty index and an empty query are answered too."""
    empty = BigramIndex()
    assert list(empty.find(())) == []
    assert list(empty.find(("営業",))) == []
    empty.add("営業")
    assert list(empty.find(())) == []
    assert list(empty.find(("業営",))) == []
    assert list(empty.find(("営",))) == [0]
