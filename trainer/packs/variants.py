"""`variants:` of a question: the same case in other scenes, each read as a whole question."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final, NamedTuple

from trainer.domain.message import message
from trainer.domain.question import Question
from trainer.packs.entry import Entry
from trainer.packs.limits import MAX_VARIANTS
from trainer.packs.varied_entry import VARIANTS, VariedEntry

NEVER_VARIED: Final = ("id", "type", "tests", "level", "rev", "was", "retired", VARIANTS)
"""What makes it this question: with another of these it would be another one."""
_OF_THE_VARIANT: Final = ("key", "reserved")
_NOT_ITS_OWN: Final = (*NEVER_VARIED, *_OF_THE_VARIANT)
_KEY: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,15}")


class WrittenVariant(NamedTuple):
    """A question in one of its other wordings beside its source."""

    question: Question
    entry: Entry


def read_variants(entry: Entry, read: Callable[[Entry], Question | None]) -> tuple[WrittenVariant, ...]:
    """Read the other wordings of a question; `read` reads one as it reads the question itself."""
    taken: set[str] = set()
    entry.known.effort.begin_variants()
    found = []
    for own in entry.entries(VARIANTS, required=False, most=MAX_VARIANTS):
        key, reserved = _key(own, taken), own.flag("reserved")
        _check_keys(own)
        wording = VariedEntry(entry, own, _NOT_ITS_OWN)
        if not entry.known.effort.may_read_again(wording.inherited_parts):
            entry.fault("E32", message("The variants of this pack repeat too many options and the like."), key=VARIANTS)
            break
        question = read(wording)
        wording.finish()
        if question is not None and key:
            found.append(WrittenVariant(replace(question, variant=key, reserved=reserved), wording))
    return tuple(found)


def varied(entry: Entry, key: str) -> VariedEntry:
    """Return one of a question's other wordings as it is written; raises StopIteration where there is none."""
    own = next(one for one in entry.entries(VARIANTS) if one.word("key") == key)
    return VariedEntry(entry, own, _NOT_ITS_OWN)


def _key(own: Entry, taken: set[str]) -> str:
    """Return the variant's key; notes a malformed or repeated one and then gives ""."""
    key = own.word("key")
    if key and not _KEY.fullmatch(key):
        sentence = message('"{key}" is no key of a variant: lower-case letters, digits and "-", at most 16.', key=key)
        own.fault("E05", sentence, key="key")
        return ""
    if key in taken:
        own.fault("E06", message('Another variant of this question has the key "{key}".', key=key), key="key")
        return ""
    taken.add(key)
    return key


def _check_keys(own: Entry) -> None:
    """Note what a variant cannot change, and one that changes nothing; what it changes is read later."""
    changes = [key for key in own.keys if own.has(key) and key not in _OF_THE_VARIANT]
    for key in changes:
        if key in NEVER_VARIED:
            sentence = message('A variant cannot change "{key}": it is the same question.', key=key)
            own.fault("E34", sentence, key=key)
    if not changes:
        own.fault("E34", message("This variant changes nothing of the question."), key="key")
