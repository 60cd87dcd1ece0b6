"""How a plain text is shown: phrase breaks, ruby, and no invisible tricks; pure."""

import functools
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from trainer.domain.ruby import RUBY, without_ruby
from trainer.ui.widgets.visible_text import BREAK, JOIN, visible

LONGEST = 2000
"""Characters shown; the rest stays in the accessible description."""
MOST_LINES = 80
"""Lines of the source text shown; a text of nothing but line ends would be endless."""

_CJK = (
    ("\u3005", "\u3007"), ("\u3040", "\u30ff"), ("\u31f0", "\u31ff"), ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"), ("\uf900", "\ufaff"), ("\uff66", "\uff9f"),
)  # fmt: skip
"""First and last of each block; compiling a pattern of them takes longer than the home has."""
_CLOSERS = frozenset("、。，．・：；？！」』）】〕］｝〉》”’ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.:;?!)]}")
_OPENERS = frozenset("「『（【〔［｛〈《“‘([{")

Split = Callable[[str], Sequence[str]]


class Ruby(NamedTuple):
    """The reading of a run of the shown text; `start` and `end` are UTF-16 offsets as Qt counts them."""

    start: int
    end: int
    reading: str


class Shown(NamedTuple):
    """A text made ready for painting."""

    text: str
    """With joiners and breaks in it: never for clipboards and screen readers."""
    rubies: tuple[Ruby, ...]
    places: tuple[int, ...]
    """UTF-16 offset in `text` of each character of the clean text, and one for its end."""


def clean(text: str) -> str:
    """Return the text as it is spoken and copied: without ruby markup and without control characters."""
    return visible(without_ruby(text))


def capped(text: str) -> str:
    """Return the part of a text that is shown; an ellipsis stands for the rest."""
    lines = text.split("\n", MOST_LINES)
    few = "\n".join(lines[:MOST_LINES])
    if len(few) > LONGEST:
        return few[:LONGEST] + "…"
    return few + "…" if len(lines) > MOST_LINES else few


class _Taken(NamedTuple):
    text: str
    spans: tuple[tuple[int, int, str], ...]


def _take_ruby(text: str) -> _Taken:
    """Take the markup out; spans count characters of the text without it."""
    parts: list[str] = []
    spans: list[tuple[int, int, str]] = []
    at = done = 0
    for found in RUBY.finditer(text):
        before, base = visible(text[done : found.start()]), visible(found.group(1))
        parts += [before, base]
        start = at + len(before)
        at = start + len(base)
        spans.append((start, at, visible(found.group(2))))
        done = found.end()
    parts.append(visible(text[done:]))
    return _Taken("".join(parts), tuple(spans))


@functools.lru_cache(4096)
def _is_cjk(character: str) -> bool:
    return any(first <= character <= last for first, last in _CJK)


def _phrase_starts(text: str, split: Split) -> frozenset[int]:
    starts: set[int] = set()
    at = 0
    for line in text.split("\n"):
        place = at
        for phrase in split(line) if any(map(_is_cjk, line)) else ():
            start = place
            while start > at and text[start - 1] in _OPENERS:
                start -= 1
            starts.add(start)
            place += len(phrase)
        at += len(line) + 1
    return frozenset(starts)


def _between(left: str, right: str, starts_phrase: bool) -> str:
    if left.isspace() or right.isspace() or not (_is_cjk(left) or _is_cjk(right)):
        return ""
    if unicodedata.combining(right) or right in "\u200c\u200d\ufe0e\ufe0f":
        return ""
    if starts_phrase and right not in _CLOSERS and left not in _OPENERS:
        return BREAK
    return JOIN


def shown(text: str, split: Split | None) -> Shown:
    """Return the text for painting; without `split` lines break where Qt likes."""
    return _shown(capped(text), split)


@functools.lru_cache(maxsize=256)
def _shown(text: str, split: Split | None) -> Shown:
    taken = _take_ruby(text)
    starts = _phrase_starts(taken.text, split) if split else frozenset()
    inside = {at for start, end, _ in taken.spans for at in range(start + 1, end)}
    pieces: list[str] = []
    places: list[int] = []
    width = 0
    for at, character in enumerate(taken.text):
        glue = ""
        if at and split:
            glue = _between(taken.text[at - 1], character, at in starts and at not in inside)
        places.append(width + len(glue))
        width += len(glue) + (2 if ord(character) > 0xFFFF else 1)  # noqa: PLR2004 - UTF-16 pairs
        pieces.append(glue + character)
    places.append(width)
    rubies = tuple(Ruby(places[start], places[end - 1] + 1, reading) for start, end, reading in taken.spans)
    return Shown("".join(pieces), rubies, tuple(places))


@functools.cache
def japanese_phrases() -> Split:
    """Return the phrase splitter; reads its model (some milliseconds), so only after the first paint."""
    import budoux

    parse: Split = budoux.load_default_japanese_parser().parse
    return parse


def phrases_ready() -> bool:
    """Return whether the splitter is already there."""
    return japanese_phrases.cache_info().currsize > 0
