"""A read pack as the rules look at it: its questions with their options and where those stand in the source."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from trainer.authoring.lint.wording import letters
from trainer.domain.exhibit import texts_of
from trainer.domain.question import Question
from trainer.domain.text import Text
from trainer.packs.entry import Entry
from trainer.packs.read_pack import ReadPack
from trainer.question_types import QUESTION_TYPES
from trainer.question_types.common.optioned import Optioned
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


class Item:
    """One question that is asked: neither retired nor unreadable."""

    def __init__(self, question: Question, entry: Entry) -> None:
        self.question = question
        self.entry = entry
        self.traits = _TRAITS.get(question.type, Traits())

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
        yield from (letters(word) for word in entry.wordings("accept").ja[:1])
    elif entry.is_a(str, key):
        yield entry.word(key)
    elif entry.is_a(list, key):
        for blank in entry.entries(key):
            yield from _accepted(blank, "accept")


class Bank:
    """All that the rules may look at."""

    def __init__(self, read: ReadPack) -> None:
        self.read = read
        self.items = tuple([Item(question, entry) for question, entry in read.written if not question.retired])

    @property
    def root(self) -> Entry | None:
        """The root of `pack.yaml`, for findings about the pack as a whole."""
        return self.read.pack_written

    @cached_property
    def chosen(self) -> tuple[Item, ...]:
        """The questions with options of which exactly one is right."""
        return tuple([item for item in self.items if item.key is not None])
