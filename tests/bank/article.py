"""Runs of the source article: committed as hashes, so that a test can tell what was copied without the article.

Run as `python -m tests.bank.article ARTICLE.txt` to write the hashes of another edition of the article.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

RUN = 12
"""Characters, after NFKC and without spaces and punctuation."""
HASHES = Path(__file__).with_name("article_runs.txt")
_DIGITS = 16
_NOT_READ = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Return the text as runs are taken from it."""
    return _NOT_READ.sub("", unicodedata.normalize("NFKC", text))


def runs_of(text: str) -> Iterator[str]:
    """Yield all runs of a text."""
    plain = folded(text)
    for start in range(len(plain) - RUN + 1):
        yield plain[start : start + RUN]


def hash_of(run: str) -> str:
    """Return a run's truncated SHA-256."""
    return sha256(run.encode()).hexdigest()[:_DIGITS]


@cache
def known_hashes() -> frozenset[str]:
    """Return the hashes of the article's runs."""
    return frozenset(HASHES.read_text(encoding="ascii").split())


if __name__ == "__main__":
    article = Path(sys.argv[1]).read_text(encoding="utf-8")
    HASHES.write_text("\n".join(sorted({hash_of(run) for run in runs_of(article)})) + "\n", encoding="ascii")
