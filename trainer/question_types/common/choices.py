"""Choices to pick from: read from a pack, shuffled for one showing, marked after the answer."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol, TypeVar

from trainer.domain.asking import Option
from trainer.domain.grade import PartMark, Refutation
from trainer.domain.message import message
from trainer.domain.subject import FactId
from trainer.domain.text import Language, Text
from trainer.packs.entry import Entry
from trainer.question_types.common.reading import at_least, part_key, part_lure, tested_facts

_FEWEST = 2
_NOT_READ = re.compile(r"[\s、。・「」『』()\[\]\"'!?…]+|[.,:;](?!\d)")
"""What makes no difference to a reader, after NFKC; a point or comma between digits does."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One option; a wrong one says why, and which fact it was taken for."""

    key: str
    text: Text
    ok: bool
    why: Text
    lure: FactId | None = None
    fixed: bool = False
    """True keeps its place when the others are shuffled."""


def parse_choices(entry: Entry, key: str, *, only_one: bool) -> tuple[Choice, ...]:
    """Read the choices under `key`; with `only_one`, exactly one of them must be right, else at least one."""
    tested = tested_facts(entry)
    taken: set[str] = set()
    choices = tuple([_parse_choice(part, taken, tested) for part in entry.entries(key)])
    at_least(entry, key, len(choices), _FEWEST)
    right = sum(choice.ok for choice in choices)
    if choices and (right == 0 or (only_one and right > 1)):
        just_one = message('{right} options have "ok: yes"; there must be exactly one.', right=right)
        some = message('{right} options have "ok: yes"; there must be at least one.', right=right)
        entry.fault("E10", just_one if only_one else some, key=key)
    _no_equal_texts(entry, key, choices)
    return choices


def _parse_choice(part: Entry, taken: set[str], tested: Sequence[str]) -> Choice:
    ok = part.flag("ok")
    return Choice(
        key=part_key(part, taken),
        text=part.text("text"),
        ok=ok,
        why=part.text("why", required=not ok),
        lure=part.fact("lure", none_word="none") if ok else part_lure(part, tested),
        fixed=part.flag("fixed"),
    )


def _no_equal_texts(entry: Entry, key: str, choices: Iterable[Choice]) -> None:
    seen: set[str] = set()
    for choice in choices:
        plain = _NOT_READ.sub("", unicodedata.normalize("NFKC", choice.text.in_("ja")).casefold())
        if plain and plain in seen:
            sentence = message('Another option looks the same as "{text}"; rewrite one of them.', text=choice.text)
            entry.fault("E11", sentence, key=key)
        seen.add(plain)


class _Shuffled(Protocol):
    @property
    def fixed(self) -> bool: ...


S = TypeVar("S", bound=_Shuffled)


def shuffled(items: Sequence[S], random: Random) -> tuple[S, ...]:
    """Return the items in a drawn order; fixed ones stay where the author put them."""
    loose = [item for item in items if not item.fixed]
    random.shuffle(loose)
    rest = iter(loose)
    return tuple(item if item.fixed else next(rest) for item in items)


def options_of(choices: Iterable[Choice], language: Language) -> tuple[Option, ...]:
    """Return the choices as a view shows them."""
    return tuple(Option(choice.key, choice.text.in_(language)) for choice in choices)


def keys_of(choices: Iterable[Choice]) -> tuple[str, ...]:
    """Return the keys of the choices, in their order."""
    return tuple(choice.key for choice in choices)


def in_displayed_order(choices: Iterable[Choice], keys: Sequence[str]) -> tuple[Choice, ...]:
    """Return the choices in the order they were shown."""
    by_key = {choice.key: choice for choice in choices}
    return tuple(by_key[key] for key in keys if key in by_key)


def marks_of(choices: Iterable[Choice], chosen: Collection[str]) -> tuple[PartMark, ...]:
    """Return one mark a choice: whether it was chosen and whether it is right."""
    return tuple(PartMark(choice.key, choice.key in chosen, choice.ok) for choice in choices)


def refutations_of(choices: Iterable[Choice], chosen: Collection[str], language: Language) -> tuple[Refutation, ...]:
    """Return the refutation of every wrong choice that was chosen."""
    return tuple(
        Refutation(choice.text.in_(language), choice.why.in_(language), choice.lure)
        for choice in choices
        if choice.key in chosen and not choice.ok
    )
