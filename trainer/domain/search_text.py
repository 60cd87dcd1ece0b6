"""Texts as they are searched: kana, width, case, long vowels and brackets make no difference.

Simpler than the folding of typed answers, because what is typed into a search is a part of something: every character
folds by itself, so a part of a text folds to a part of the folded text. What compares equal there and differs in kana,
width, case or long vowel marks is found here.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from string import ascii_lowercase
from typing import Final

from trainer.domain.romaji import is_begun, kana_of

_LONG_VOWELS_AND_DASHES = "ー-‐‒–—―−─━〜~"
_BRACKETS_AND_DOTS = "「」『』【】〔〕〈〉《》〖〗()[]{}\"'`“”‘’„«»・·"
_INVISIBLE = (
    "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_FOLDED: Final[dict[int, int | None]] = {
    **{code: code + 0x60 for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)},
    **dict.fromkeys(map(ord, _LONG_VOWELS_AND_DASHES + _BRACKETS_AND_DOTS + _INVISIBLE)),
}
_VOICE_MARKS = "\uff9e\uff9f"
"""The half-width ones: they join the kana before them."""
_MOST_WORDS = 8
_LONGEST = 200
"""Characters; nobody searches for more."""

Span = tuple[int, int]
"""From, up to and without, in characters of the text as it is written."""


def fold_for_search(text: str) -> str:
    """Return the form of `text` that is searched."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_FOLDED)


def search_words(typed: str) -> tuple[str, ...]:
    """Return the folded words of what was typed; all of them have to be found."""
    words = (fold_for_search(word) for word in typed[:_LONGEST].split())
    # Folding may bring spaces of its own; none may be left, or a word would be looked for across lines.
    return tuple(dict.fromkeys(part for word in words for part in word.split()))[:_MOST_WORDS]


def ways_to_search(typed: str) -> tuple[tuple[str, ...], ...]:
    """Return the folded words as they were typed and, where some spell kana in Latin letters, with these as kana."""
    words = search_words(typed)
    read = tuple(_read(word) for word in words)
    return (words,) if read == words else (words, read)


def _read(word: str) -> str:
    if word.isascii():
        return fold_for_search(kana_of(word)) or word
    # In the middle of a composition the last syllable may be only begun.
    whole = word.rstrip(ascii_lowercase)
    return whole if is_begun(word[len(whole) :]) else word


def reader(readings: Sequence[tuple[str, str]]) -> Callable[[str], str]:
    """Return what puts the reading in the place of every word that has one, the longest words first."""
    read = dict(readings)
    longest_first = sorted(filter(None, read), key=len, reverse=True)
    if not longest_first:
        return str
    words = re.compile("|".join(map(re.escape, longest_first)))
    return lambda text: words.sub(lambda found: read[found[0]], text)


def spans_of(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Return where the folded `words` stand in `text`, in order and without overlap."""
    pieces = [(char, start, stop) for start, stop in _clusters(text) for char in _fold_cluster(text[start:stop])]
    folded = "".join(char for char, _, _ in pieces)
    if folded != fold_for_search(text):
        return ()
    spans = sorted((pieces[at][1], pieces[at + len(word) - 1][2]) for word in words for at in _places(folded, word))
    joined: list[Span] = []
    for start, stop in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(stop, joined[-1][1])
        else:
            joined.append((start, stop))
    return tuple(joined)


@lru_cache(maxsize=8192)
def _fold_cluster(cluster: str) -> str:
    return fold_for_search(cluster)


def _places(folded: str, word: str) -> Iterator[int]:
    at = folded.find(word) if word else -1
    while at >= 0:
        yield at
        at = folded.find(word, at + len(word))


def _clusters(text: str) -> Iterator[Span]:
    """Yield the runs that fold together: a character with the marks behind it."""
    start = 0
    for index in range(1, len(text)):
        if not (unicodedata.combining(text[index]) or text[index] in _VOICE_MARKS):
            yield start, index
            start = index
    if text:
        yield start, len(text)
