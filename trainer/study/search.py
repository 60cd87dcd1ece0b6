"""Finding facts and questions by what stands in them, while one types."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from itertools import islice
from typing import Literal, NamedTuple

from trainer.domain.question import Question, whole
from trainer.domain.ruby import readings, without_ruby
from trainer.domain.search_text import fold_for_search, reader, spans_of, ways_to_search
from trainer.domain.subject import Fact, FactId
from trainer.domain.text import Language, Text
from trainer.packs.wordings import Wordings
from trainer.study.bigram_index import BigramIndex
from trainer.study.learner_context import LearnerContext
from trainer.translations import say

MOST = 30
"""Things found at once; who needs more types another letter."""
A_SLICE = 25
"""Rows indexed in one turn of the lane, about 40 ms where the questions are read for it: no answer waits longer."""
_LEAD = 12
"""Characters of an excerpt before its first hit."""
_LONGEST = 160
"""Characters of an excerpt."""


class Run(NamedTuple):
    """A part of a text that is a hit, or is not."""

    text: str
    hit: bool


Excerpt = tuple[Run, ...]


class Found(NamedTuple):
    """One fact or question, ready to be shown."""

    kind: Literal["fact", "question"]
    fact: FactId
    """What is practised when it is chosen: of a question the first fact it tests."""
    topic: Excerpt
    """Aspect and side."""
    title: Excerpt
    """The fact's name, or what the question asks."""
    snippet: Excerpt
    """Of a fact its text, of a question where else the hit stands; empty while the fact was never met."""


class _Row(NamedTuple):
    """What stands in one row of the index."""

    item: Fact | Question
    head: int
    """Characters of its folded title."""


class Finder:
    """Facts and questions of one pack in one language; the index grows in slices."""

    def __init__(self, context: LearnerContext) -> None:
        self.language: Language = context.language
        self._context = context
        self._index = BigramIndex()
        self._rows: list[_Row] = []
        self._read = reader(context.pack.readings)
        catalogue = context.catalogue
        questions = [one for one in context.pack.questions.values() if not one.retired]
        self._facts = len(catalogue.facts)
        self._all = self._facts + len(questions)
        self._waiting: Iterator[Fact | Question] = iter((*catalogue.facts.values(), *questions))

    def prepare(self, rows: int | None = A_SLICE) -> bool:
        """Index the next rows, or all; return whether there are more."""
        for item in islice(self._waiting, rows):
            title, *others = (folded(text, self._read) for text in written_in(item, self._context, self.language))
            self._rows.append(_Row(item, len(title)))
            self._index.add("\n".join((title, *others)))
        return len(self._rows) < self._all

    def find(self, typed: str) -> tuple[Found, ...]:
        """Return at most MOST facts and questions that have every word of `typed` in them, the nearest first."""
        self.prepare(None)
        by: dict[int, Sequence[str]] = {}
        """The words a row was found by."""
        for words in ways_to_search(typed):
            for row in self._index.find(words):
                by.setdefault(row, words)
        rows = list(by)
        facts = sorted((row for row in rows if row < self._facts), key=lambda row: self._distance(row, by[row]))
        questions = self._questions([row for row in rows if row >= self._facts], by)
        room = max(MOST // 2, MOST - len(questions))
        shown = facts[:room]
        return tuple(self._found(row, by[row]) for row in (*shown, *questions[: MOST - len(shown)]))

    def _distance(self, row: int, words: Sequence[str]) -> int:
        """Return 0 for the fact of that very name, and more the further the hit is from its name."""
        text, head = self._index.text(row), self._rows[row].head
        name = text[:head]
        written_and_read = name.split("\n")
        if len(words) == 1 and words[0] in written_and_read:
            return 0
        if any(one.startswith(words[0]) for one in written_and_read):
            return 1
        return 2 if all(word in name for word in words) else 3

    def _questions(self, rows: Sequence[int], by: Mapping[int, Sequence[str]]) -> list[int]:
        """Return the first MOST rows, those before all others that have the words in what they ask."""
        asks: list[int] = []
        others: list[int] = []
        for row in rows:
            text, head = self._index.text(row), self._rows[row].head
            (asks if all(0 <= text.find(word) < head for word in by[row]) else others).append(row)
            if len(asks) == MOST:
                break
        return [*asks, *others][:MOST]

    def _found(self, row: int, words: Sequence[str]) -> Found:
        item, context = self._rows[row].item, self._context
        # What was never met is not given away before it is asked: it is found, but not shown.
        met = context.states.facts
        if isinstance(item, Fact):
            name, text = (without_ruby(part.in_(self.language)) for part in (item.name, item.text))
            topic = _excerpt(say(context.topic_label(item.id), self.language), words)
            snippet = _excerpt(text, words) if item.id in met else ()
            return Found("fact", item.id, topic, _excerpt(name, words), snippet)
        asked = context.type_of(item).ask(item, context.pack, 0, self.language).prompt
        title = _excerpt(without_ruby(asked), words)
        snippet = ()
        if all(fact in met for fact in item.tests) and not any(run.hit for run in title):
            others = islice(written_in(item, context, self.language), 1, None)
            snippet = _nearest([without_ruby(text) for text in others], words)
        topic = _excerpt(say(context.topic_label(item.tests[0]), self.language), words)
        return Found("question", item.tests[0], topic, title, snippet)


class Search:
    """Keeps the finder for the language now in use; made when something is first looked for."""

    def __init__(self, context: LearnerContext) -> None:
        self._context = context
        self._finder: Finder | None = None

    @property
    def finder(self) -> Finder:
        """The finder for the language now in use."""
        if self._finder is None or self._finder.language != self._context.language:
            self._finder = Finder(self._context)
        return self._finder


def folded(text: str, read: Callable[[str], str] = str) -> str:
    """Return one text of a row: folded, with the readings of its ruby behind it, and as `read` reads it."""
    plain = without_ruby(text)
    parts = dict.fromkeys((plain, *readings(text), read(plain)))
    return "\n".join(fold_for_search(part) for part in parts)


def written_in(item: Fact | Question, context: LearnerContext, language: Language) -> Iterator[str]:
    """Yield the texts of a fact or question in one language, its title first."""
    if isinstance(item, Fact):
        yield item.name.in_(language)
        yield item.text.in_(language)
        yield say(context.topic_label(item.id), language)
    else:
        # Reserved wordings are found by nobody: who has read them remembers them.
        for wording in map(whole, item.trained):
            yield wording.stem.in_(language)
            yield wording.decides.in_(language)
            yield from _texts_in(wording.body, language)
            if wording.exhibit is not None:
                from trainer.domain.exhibit import texts_of  # a dozen classes, for few questions

                yield from (text.in_(language) for text in texts_of(wording.exhibit))


def _texts_in(part: object, language: Language) -> Iterator[str]:
    """Yield every text in what a question type keeps: choices, blanks, reasons, whatever it is."""
    if isinstance(part, Text):
        yield part.in_(language)
    elif isinstance(part, Wordings):
        yield from part.in_(language)
    elif isinstance(part, tuple):
        for one in part:
            yield from _texts_in(one, language)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _texts_in(getattr(part, field.name), language)


def _nearest(texts: Sequence[str], words: Sequence[str]) -> Excerpt:
    """Return the excerpt with the most words in it, () where none has any."""
    best = max(texts, key=lambda text: sum(word in fold_for_search(text) for word in words), default="")
    excerpt = _excerpt(best, words)
    return excerpt if any(run.hit for run in excerpt) else ()


def _excerpt(text: str, words: Sequence[str]) -> Excerpt:
    """Return `text` cut into hits and what is between them; of a long one the part around its first hit."""
    line = " ".join(text.split())
    spans = spans_of(line, words)
    first = max(spans[0][0] - _LEAD, 0) if spans else 0
    if first <= _LEAD:
        first = 0
    last = min(len(line), first + _LONGEST)
    runs = [Run("…", hit=False)] if first else []
    at = first
    for start, stop in spans:
        if stop > last:
            break
        runs += [Run(line[at:start], hit=False), Run(line[start:stop], hit=True)]
        at = stop
    runs.append(Run(line[at:last] + ("…" if last < len(line) else ""), hit=False))
    return tuple(run for run in runs if run.text)
