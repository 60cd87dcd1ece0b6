"""How a question is written down: its fields in the order one fills them, whatever draws them; a value is plain."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from trainer.domain.message import NOTHING, Message, message
from trainer.packs.plain_values import Value


@dataclass(frozen=True, slots=True)
class WrittenField:
    """What every field has."""

    key: str
    label: Message
    hint: Message = NOTHING
    """One quiet line on what to write; nothing where the label says it."""


@dataclass(frozen=True, slots=True)
class Words(WrittenField):
    """A text in one or two languages."""

    lines: bool = False
    """Whether it may have several lines."""


@dataclass(frozen=True, slots=True)
class Word(WrittenField):
    """A single value that is the same in every language: a figure, a key, an address."""


@dataclass(frozen=True, slots=True)
class OneOf(WrittenField):
    """One of a few values; the first one where nothing is written."""

    options: tuple[tuple[str, Message], ...] = ()
    kind: str = ""
    """"sides" or "levels": the pack's own instead of `options`."""


@dataclass(frozen=True, slots=True)
class OneFact(WrittenField):
    """A fact of the pack, found by searching."""

    none: bool = False
    """Whether it may say that it is no fact of the pack."""


@dataclass(frozen=True, slots=True)
class Facts(WrittenField):
    """Several facts of the pack."""


@dataclass(frozen=True, slots=True)
class Accepted(WrittenField):
    """Wordings that count as right, one a line, in one or two languages."""


@dataclass(frozen=True, slots=True)
class Named(WrittenField):
    """Names and what each stands for, one a line, as `price = 100..200`."""


@dataclass(frozen=True, slots=True)
class Group(WrittenField):
    """Fields that stand together under one key; folded where nothing of it is written."""

    fields: "tuple[WrittenField, ...]" = ()
    opened: bool = False
    """Whether it is open from the beginning."""


@dataclass(frozen=True, slots=True)
class Parts(WrittenField):
    """A list of which every entry has the same fields."""

    fields: "tuple[WrittenField, ...]" = ()
    add: Message = NOTHING
    """What the button says that adds one."""
    each: Message = NOTHING
    """What one is called; {number} is its place."""
    new: Mapping[str, Value] = field(default_factory=dict)
    """What a new one begins with, beside its key."""
    folded: bool = False
    """Whether they are folded until somebody opens them."""
    fixed: bool = False
    """Whether nothing comes or goes here: it is added elsewhere."""
    keyed: bool = True
    """Whether each has a `key` that is made once and never changed."""


@dataclass(frozen=True, slots=True)
class Kinds(WrittenField):
    """A group whose further fields depend on its `kind`; `title` is the first of every kind."""

    title: WrittenField = field(default_factory=lambda: Words("title", message("Title")))
    kinds: "tuple[tuple[str, Message, tuple[WrittenField, ...]], ...]" = ()


_YES: Final = (("", message("No")), ("yes", message("Yes")))
WHY: Final = Words("why", message("Why one may think so, and why not"))
TEXT: Final = Words("text", message("Text"))
LURE: Final = OneFact("lure", message("Taken for"), none=True)
FACT: Final = OneFact("fact", message("Fact that it decides"))
ACCEPT: Final = Accepted(
    "accept", message("Counts as right"), message("One wording a line; term:ID takes all of a term.")
)
LURES: Final = Parts(
    "lures", message("Wrong answers that one expects"),
    fields=(Accepted("accept", message("Wrong wording")), WHY, LURE),
    add=message("Add a wrong answer"), each=message("Wrong answer {number}"), keyed=False,
)  # fmt: skip
PROMISES: Final = (
    OneOf(
        "script", message("Script that is asked for"),
        options=(
            ("", message("Any")), ("katakana", message("Katakana")), ("hiragana", message("Hiragana")),
            ("kanji", message("Kanji")), ("latin", message("Latin letters")),
        ),
    ),
    Word("length", message("Number of letters that is asked for")),
    Accepted("except", message("Of a term, not these")),
)  # fmt: skip


def choices(key: str, label: Message, each: Message, add: Message) -> Parts:
    """Return a list of options, of which those that are wrong say why and for what they are taken."""
    options = (
        TEXT,
        OneOf("ok", message("Right"), options=_YES),
        LURE,
        WHY,
        OneOf("fixed", message("Stays in its place"), options=_YES),
    )
    return Parts(key, label, fields=options, add=add, each=each)
