"""Search while typing against a LIKE scan: 10,000 questions, the same folded rows, the same hits, in the same run.

Run as `python -m tests.benchmarks.search [rounds]`. Each word's ratio is taken round by round, the two in turn; the
desk's whole answer (hits, order, excerpts) and the making of the index are timed beside it.
"""

import gc
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from random import Random
from statistics import median
from time import perf_counter, process_time

from tests.study.learner import Learner
from trainer.app.chosen_pack import BUILT_IN_PACK
from trainer.domain.pack import Pack
from trainer.domain.question import Question, QuestionId
from trainer.domain.search_text import search_words
from trainer.domain.text import Text
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.question_types.common.choices import Choice
from trainer.question_types.single import SingleBody
from trainer.resources import questions_folder
from trainer.study.bigram_index import BigramIndex

QUESTIONS = 10_000
ROUNDS = 7
TARGET = 0.2
WORDS = (
    "営業",
    "えい",
    "商談",
    "予算",
    "顧客",
    "ﾘｰﾄﾞ",
    "受注",
    "です",
    "ます",
    "競合",
    "kp",
    "ＫＰ",
    "zz",
    "無料",
    "対話",
    "場面",
)
"""Two characters each once folded: rare, common, in every row, and in none."""


def made_pack(questions: int = QUESTIONS) -> Pack:
    """Return the built-in pack with `questions` questions, each made of sentences of the real ones."""
    pack = load_pack(questions_folder() / BUILT_IN_PACK, QUESTION_TYPES)
    singles = [one for one in pack.questions.values() if isinstance(one.body, SingleBody)]
    stems = [sentence for one in singles for sentence in one.stem.ja.split("。") if sentence]
    lines = [line for one in singles for line in (one.decides.ja, *_lines(one)) if line]
    chance = Random(10)
    made = {}
    for number in range(questions):
        like = singles[number % len(singles)]
        stem = Text("。".join(chance.sample(stems, 2)) + f"。（{number}）")
        made[QuestionId(f"q.{number}")] = _question(QuestionId(f"q.{number}"), like, stem, chance, lines)
    return replace(pack, questions=made)


def _lines(question: Question) -> list[str]:
    assert isinstance(question.body, SingleBody)
    return [line for choice in question.body.choices for line in (choice.text.ja, choice.why.ja)]


def _question(name: QuestionId, like: Question, stem: Text, chance: Random, lines: Sequence[str]) -> Question:
    assert isinstance(like.body, SingleBody)

    def choice(old: Choice) -> Choice:
        return replace(old, text=Text(chance.choice(lines)), why=Text(chance.choice(lines)))

    body = SingleBody(tuple(choice(old) for old in like.body.choices))
    return replace(like, id=name, stem=stem, decides=Text(chance.choice(lines)), body=body)


def like_of(connection: sqlite3.Connection, words: Sequence[str]) -> list[int]:
    """Return the rows that have all words, by scanning."""
    patterns = [f"%{word.replace('!', '!!').replace('%', '!%').replace('_', '!_')}%" for word in words]
    every = " AND ".join(["text LIKE ? ESCAPE '!'"] * len(words))
    return [row for (row,) in connection.execute(f"SELECT row FROM line WHERE {every} ORDER BY row", patterns)]


def table_of(index: BigramIndex) -> sqlite3.Connection:
    """Return the index's rows as a table in memory."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE line (row INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    connection.executemany("INSERT INTO line VALUES (?, ?)", ((row, index.text(row)) for row in range(len(index))))
    return connection


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def learner_of(pack: Pack) -> Learner:
    """Return a learner in memory who has `pack`."""
    return Learner(pack, types=QUESTION_TYPES)


def main(rounds: int = ROUNDS) -> int:
    """Print the medians and ratios; return 1 where the target is missed or the hits differ."""
    learner = learner_of(made_pack())
    gc.collect()
    longest, start = 0.0, process_time()
    more = True
    while more:
        turn = process_time()
        more = learner.desk.prepare_search()
        longest = max(longest, process_time() - turn)
    print(f"making the index: {process_time() - start:.2f} CPU s, longest slice {longest * 1000:.0f} ms")
    index = learner.desk._search.finder._index
    size = sum(len(rows) * rows.itemsize for rows in index._rows.values()) / 1e6
    letters = sum(len(index.text(row)) for row in range(len(index)))
    print(f"{len(index)} rows, {letters / len(index):.0f} characters each; {size:.0f} MB for {len(index._rows)} pairs")
    worst, same, all_ratios = 0.0, True, []
    with closing(table_of(index)) as connection:
        for typed in WORDS:
            words = search_words(typed)
            hits = list(index.find(words))
            same = same and hits == like_of(connection, words)
            taken = [
                (
                    _seconds(lambda words=words: like_of(connection, words)),  # type: ignore[misc]
                    _seconds(lambda words=words: list(index.find(words))),  # type: ignore[misc]
                    _seconds(lambda typed=typed: learner.desk.search(typed)),  # type: ignore[misc]
                )
                for _ in range(rounds)
            ]
            ratio = median(found / scan for scan, found, _ in taken)
            whole = median(desk / scan for scan, _, desk in taken)
            scan_ms, desk_ms = (1000 * median(column) for column in (list(zip(*taken, strict=True))[i] for i in (0, 2)))
            all_ratios.append(ratio)
            worst = max(worst, ratio)
            print(
                f"  {typed}\t{len(hits):>6} hits   LIKE {scan_ms:6.2f} ms   index {ratio:.4f} x LIKE"
                f"   the desk's whole answer {desk_ms:5.2f} ms, {whole:.2f} x"
            )
    print(f"hits the same as LIKE: {'yes' if same else 'NO'}")
    print(
        f"median {median(all_ratios):.4f}, worst {worst:.4f}; target at most {TARGET}: "
        f"{'met' if worst <= TARGET else 'MISSED'}"
    )
    return int(worst > TARGET or not same)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
