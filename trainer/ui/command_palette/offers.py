"""What the palette's list shows, and which screens and actions fit what was typed; pure."""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from trainer.domain.search_text import fold_for_search, search_words, spans_of
from trainer.study.search import Excerpt, Run

Kind = Literal["study", "screen", "action", "fact", "question", "pack"]
_FOUND_FIRST = 6
"""Screens and actions shown above what was found."""


class Offer(NamedTuple):
    """One line."""

    kind: Kind
    title: Excerpt
    detail: Excerpt
    """A second, quieter line; may be empty."""
    act: Callable[[], None]
    words: str = ""
    """What else it is found by."""
    stays: bool = False
    """True: the palette stays open."""


def as_written(text: str) -> Excerpt:
    """Return a text without hits."""
    return (Run(text, hit=False),) if text else ()


def plain(excerpt: Excerpt) -> str:
    """Return the words of an excerpt."""
    return "".join(run.text for run in excerpt)


def fitting(offers: Iterable[Offer], typed: str) -> tuple[Offer, ...]:
    """Return the offers that have every word of `typed`, marked, the nearest first; all where nothing was typed."""
    words = search_words(typed)
    if not words:
        return () if typed.strip() else tuple(offers)
    ranked = [(rank, offer) for offer in offers if (rank := _rank(offer, words)) is not None]
    ranked.sort(key=lambda pair: pair[0])
    return tuple(_marked(offer, words) for _, offer in ranked[:_FOUND_FIRST])


def _rank(offer: Offer, words: tuple[str, ...]) -> int | None:
    """Return 0 where the title begins with it, 1 where it is in the title, 2 where another word begins with it."""
    title = fold_for_search(plain(offer.title))
    others = f" {fold_for_search(offer.words)}"
    if title.startswith(words[0]) and all(word in title for word in words):
        return 0
    if all(word in title for word in words):
        return 1
    return 2 if all(word in title or f" {word}" in others for word in words) else None


def _marked(offer: Offer, words: tuple[str, ...]) -> Offer:
    text = plain(offer.title)
    runs: list[Run] = []
    at = 0
    for start, stop in spans_of(text, words):
        runs += [Run(text[at:start], hit=False), Run(text[start:stop], hit=True)]
        at = stop
    runs.append(Run(text[at:], hit=False))
    return offer._replace(title=tuple(run for run in runs if run.text))
