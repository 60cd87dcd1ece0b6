"""A read pack as the rules look at it: its questions with their options and where those stand in the source."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from trainer.authoring.lint.wording import letters
from trainer.domain.exhibit import texts_of
from trainer.domain.folding import fold
from trainer.domain.question import Question
from trainer.domain.subject import FactId
from trainer.domain.text import Text
from trainer.packs.entry import Entry
from trainer.packs.read_pack import ReadPack
from trainer.packs.terms import accepted_wordings
from trainer.packs.wordings import Wordings
from trainer.question_types import QUESTION_TYPES
from trainer.question_types.common.optioned import Optioned
from trainer.question_types.common.typed import parse_accept
from trainer.question_types.question_type import Traits

# A pack may be read with parsers that are no question types; nothing is known of those.
_TRAITS = {each.name: each.traits for each in QUESTION_TYPES}


class LintOption(NamedTuple):
    """One option and its place in the source."""

    entry: Entry
    text: Text
    ok: bool
    why: Text
    fixed: bool


class TypedAnswer(NamedTuple):
    """One text that is typed, with the entry its accepted wordings stand in: the question, or one of its blanks."""

    entry: Entry
    accept: Wordings
    """With the words of terms, without those of `except`."""
    written: Wordings
    """Terms by their names."""
    facts: tuple[FactId, ...]
    """What it decides."""

    @property
    def shown(self) -> str:
        """Return the wording that is shown as the right answer."""
        return next(iter(self.accept.in_("ja")), "")

    @property
    def folded(self) -> frozenset[str]:
        """Return the accepted wordings of both languages as they are compared."""
        return frozenset(fold(word) for word in (*self.accept.ja, *self.accept.en))


class Item:
    """One question that is asked, in one of its wordings: neither retired nor unreadable."""

    def __init__(self, question: Question, entry: Entry) -> None:
        self.question = question
        self.entry = entry
        self.traits = _TRAITS.get(question.type, Traits())

    @property
    def name(self) -> str:
        """The question's id, with the variant's key where it is one."""
        return self.question.showing

    def inherits(self, key: str) -> bool:
        """Return whether it is a variant that takes the key's value over from its question."""
        return self.entry.inherits(key)

    @cached_property
    def options_key(self) -> str:
        """The key that the options stand under; empty where there are none."""
        body = self.question.body
        return body.options_key if isinstance(body, Optioned) else ""

    @cached_property
    def options(self) -> tuple[LintOption, ...]:
        """The options in the author's order."""
        body = self.question.body
        if not isinstance(body, Optioned):
            return ()
        entries = self.entry.entries(body.options_key, required=False)
        return tuple(
            [
                LintOption(entry, option.text, option.ok, option.why, option.fixed)
                for entry, option in zip(entries, body.written_options, strict=False)
            ]
        )

    @cached_property
    def key(self) -> LintOption | None:
        """The right option where there is exactly one."""
        right = [option for option in self.options if option.ok]
        return right[0] if len(right) == 1 else None

    @cached_property
    def wrong(self) -> tuple[LintOption, ...]:
        """The wrong options."""
        return tuple([option for option in self.options if not option.ok])

    @cached_property
    def asked(self) -> str:
        """What is asked, in letters only: the stem, and what there is to sort, match or order."""
        return letters(self.question.stem.in_("ja")) + letters("".join(self._parts()))

    def _parts(self) -> Iterator[str]:
        for list_key, text_key in self.traits.parts:
            if self.entry.is_a(list, list_key):
                for part in self.entry.entries(list_key):
                    yield part.text(text_key, required=False).in_("ja")

    @cached_property
    def answer(self) -> str:
        """What is right, in letters only; empty for types whose answer is in their parts."""
        right = [letters(option.text.in_("ja")) for option in self.options if option.ok]
        for key in self.traits.answer_keys:
            if self.entry.has(key):
                right.extend(_accepted(self.entry, key))
        return "\n".join(sorted(right))

    @cached_property
    def typed(self) -> tuple[TypedAnswer, ...]:
        """The texts that are typed; none for types that are answered otherwise."""
        entries = [
            entry
            for key in self.traits.answer_keys
            for entry in ([self.entry] if key == "accept" else self._listed(key))
            if entry.has("accept")
        ]
        return tuple([self._typed(entry) for entry in entries])

    def _listed(self, key: str) -> tuple[Entry, ...]:
        return self.entry.entries(key) if self.entry.is_a(list, key) else ()

    def _typed(self, entry: Entry) -> TypedAnswer:
        fact = entry.word("fact", default="")
        facts = (FactId(fact),) if fact else self.question.tests
        return TypedAnswer(entry, parse_accept(entry), entry.wordings("accept"), facts)

    def texts(self) -> Iterator[tuple[Entry, str, Text]]:
        """Yield every text that a learner meets: its entry, its key and the text."""
        yield self.entry, "stem", self.question.stem
        yield self.entry, "decides", self.question.decides
        if self.question.exhibit is not None:
            for text in texts_of(self.question.exhibit):
                if text.ja or text.en:
                    yield self.entry, "exhibit", text
        for option in self.options:
            yield option.entry, "text", option.text
            if option.why.ja or option.why.en:
                yield option.entry, "why", option.why


def _accepted(entry: Entry, key: str) -> Iterator[str]:
    if key == "accept":
        yield from (letters(word) for word in accepted_wordings(entry, "accept").ja[:1])
    elif entry.is_a(str, key):
        yield entry.word(key)
    elif entry.is_a(list, key):
        for blank in entry.entries(key):
            yield from _accepted(blank, "accept")


class Bank:
    """All that the rules may look at."""

    def __init__(self, read: ReadPack, today: str = "") -> None:
        self.read = read
        asked = [written for written in read.written if not written.question.retired]
        self.items = tuple([Item(*wording) for written in asked for wording in written.wordings])
        """Every question in every wording."""
        self.today = today
        """As 2026-11-30; empty where nobody says what day it is, and then nothing is overdue."""

    @property
    def root(self) -> Entry | None:
        """The root of `pack.yaml`, for findings about the pack as a whole."""
        return self.read.pack_written

    @cached_property
    def chosen(self) -> tuple[Item, ...]:
        """The questions with options of which exactly one is right."""
        return tuple([item for item in self.items if item.key is not None])

    @cached_property
    def counted(self) -> tuple[Item, ...]:
        """Of those what statistics count: a variant with the options of its question says nothing new of them."""
        return tuple([item for item in self.chosen if not item.inherits(item.options_key)])
