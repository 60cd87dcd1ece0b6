"""Accepted wordings as a pack writes them."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final, NamedTuple

from trainer.domain.text import Language
from trainer.packs.limits import MAX_WORDS

TERM: Final = "term:"
"""Before the id of a term, in a list of wordings."""


class Wordings(NamedTuple):
    """Accepted wordings per language; a language without any falls back to the other."""

    ja: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def in_(self, language: Language) -> tuple[str, ...]:
        """Return the wordings for `language`, or the other's where there is none; in any third one the English ones."""
        return (self.ja or self.en) if language == "ja" else (self.en or self.ja)


def unfolded(written: Wordings, terms: Mapping[str, Wordings], *, whole: bool) -> Wordings:
    """Return the wordings with the words of each term in its place, each word once.

    `terms` by how they are written. `whole`: one list for both languages, in which a term brings all its words. Of a
    list that grows beyond every limit one word too many is returned, and no more.
    """
    en = (word for word in written.ja if word in terms) if whole else written.en
    return Wordings(
        _few(word for one in written.ja for word in (terms[one].ja if one in terms else (one,))),
        _few(word for one in en for word in (terms[one].en if one in terms else (one,))),
    )


def _few(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(islice(_once(words), MAX_WORDS + 1))


def _once(words: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for word in words:
        if word not in seen:
            seen.add(word)
            yield word
