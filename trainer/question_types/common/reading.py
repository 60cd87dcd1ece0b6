"""Keys, facts and lures of one part of a question: an option, a case, a pair, a blank."""

import re
from collections.abc import Collection, Sequence

from trainer.domain.message import message
from trainer.domain.subject import FactId
from trainer.packs.entry import Entry

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,31}")
NONE = "none"
"""Written as a lure where the wrong option is no other fact of the pack."""


def tested_facts(question: Entry) -> tuple[str, ...]:
    """Return the ids after `tests:` as written; whether they exist is checked where the question itself is read."""
    return question.words("tests", required=False)


def part_key(part: Entry, taken: set[str]) -> str:
    """Return the part's key and add it to `taken`; a key that is odd or comes twice is a fault."""
    key = part.word("key")
    if key and not _KEY.fullmatch(key):
        sentence = message('The key "{key}" will not do; use at most 32 letters, digits, "-" and "_".', key=key)
        part.fault("E14", sentence, key="key")
    if key in taken:
        sentence = message('The key "{key}" comes twice; give this part another one.', key=key)
        part.fault("E14", sentence, key="key")
    taken.add(key)
    return key


def part_fact(part: Entry, tested: Collection[str], *, required: bool = False) -> FactId | None:
    """Return the fact this part decides; it must be among the facts the question tests."""
    fact = part.fact("fact", required=required)
    if fact is not None and fact not in tested:
        sentence = message('The fact "{fact}" is not in the question\'s tests; add it there.', fact=fact)
        part.fault("E17", sentence, key="fact")
    return fact


def part_lure(part: Entry, decides: Sequence[str], *, required: bool = True) -> FactId | None:
    """Return the fact a wrong part was taken for; it cannot be the only fact that this part decides."""
    lure = part.fact("lure", required=required, none_word=NONE)
    if lure is not None and tuple(decides) == (lure,):
        sentence = message('The lure "{lure}" is the very fact being asked; name the fact it was taken for.', lure=lure)
        part.fault("E17", sentence, key="lure")
    return lure


def at_least(question: Entry, key: str, count: int, least: int) -> bool:
    """Return whether there are enough parts under `key`; too few are a fault (none at all was noted already)."""
    if 0 < count < least:
        sentence = message(
            '"{key}" needs at least {least} entries (there are {count}).', key=key, least=least, count=count
        )
        question.fault("E15", sentence, key=key)
    return count >= least
