"""What an import or an export leaves out or changes, and a problem with a pack: for people and for machines."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from trainer.app.streams import speak_json
from trainer.domain.message import Message, message
from trainer.domain.problem import KnownProblem
from trainer.domain.text import Language
from trainer.exchange.bring_in import sentence_of
from trainer.exchange.item import LeftOut
from trainer.translations import in_every_language, say

_SHOWN = 40
"""Lines of what was left out or changed; a machine gets all of them."""
D = TypeVar("D")


def done_or_problem(work: Callable[[], D], *, as_json: bool) -> D | None:
    """Return what the work gives; None where a program that reads JSON was told of a known problem."""
    if not as_json:
        return work()
    speak_json()
    try:
        return work()
    except KnownProblem as problem:
        print(json.dumps({"problem": in_every_language(problem.sentence)}, ensure_ascii=False))
        return None


def placed(one: LeftOut, key: str) -> Mapping[str, object]:
    """Return something left out or changed, for machines."""
    return {"where": one.where, "item": one.name, key: in_every_language(sentence_of(one))}


def listed(head: Message, told: Iterable[LeftOut], language: Language) -> Iterator[str]:
    """Yield something left out or changed, for people: a line each, not too many."""
    lines = [f"  {one.where}: {one.name[:40]} – {say(sentence_of(one), language)}" for one in told]
    if lines:
        yield say(head, language)
        yield from lines[:_SHOWN]
    if len(lines) > _SHOWN:
        yield say(message("… and {more} more (--json lists all)", more=len(lines) - _SHOWN), language)
