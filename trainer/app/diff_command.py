"""`main.py diff OLD NEW`: what a new version of a pack changes, before anything is changed."""

import json
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from trainer.app.left_out_lines import done_or_problem
from trainer.app.sealed_packs import PackPlace
from trainer.authoring.compare_packs import HEADS, Change, PackDifference, compare_packs
from trainer.domain.message import Message, message
from trainer.domain.text import Language
from trainer.domain.visible import visible_line
from trainer.packs.confined_parsing import ConfinedParsing
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.translations import say

_SHOWN = 200
"""Characters of a text."""


def diff(old: Path, new: Path, language: Language, *, as_json: bool) -> int:
    """Print what changed; 0 where both can be read."""
    found = done_or_problem(partial(_compared, old, new), as_json=as_json)
    if found is None:
        return 1
    if as_json:
        print(json.dumps(_for_machines(found), ensure_ascii=False))
    else:
        for line in _for_people(found, language):
            print(line)
    return 0


def _compared(old: Path, new: Path) -> PackDifference:
    with PackPlace(old) as before, PackPlace(new) as after:
        return compare_packs(*(load_pack(place, QUESTION_TYPES, parse=ConfinedParsing()) for place in (before, after)))


def _for_machines(found: PackDifference) -> dict[str, object]:
    return {
        "old": found.old_version,
        "new": found.new_version,
        "questions": [_plain(change) for change in found.questions],
        "facts": [_plain(change) for change in found.facts],
    }


def _plain(change: Change) -> dict[str, object]:
    before, after = change.before._asdict(), change.after._asdict()
    return {"kind": change.kind, "id": change.id, "before": before, "after": after}


def _for_people(found: PackDifference, language: Language) -> Iterator[str]:
    versions = message("Version {old} → {new}", old=found.old_version, new=found.new_version)
    yield visible_line(say(versions, language))
    yield say(found.summary, language)
    yield from _listed(message("Questions"), found.questions, language)
    yield from _listed(message("Facts"), found.facts, language)


def _listed(title: Message, changes: Sequence[Change], language: Language) -> Iterator[str]:
    if changes:
        yield f"\n{say(title, language)}"
    for kind, head in HEADS.items():
        of_kind = [change for change in changes if change.kind == kind]
        if of_kind:
            yield f"  {say(head, language)} ({len(of_kind)})"
        for change in of_kind:
            yield f"    {change.id}"
            for mark, text in (("−", change.before), ("+", change.after)):
                if (words := text.in_(language)) and (change.before != change.after or mark == "+"):
                    yield f"      {mark} {visible_line(words)[:_SHOWN]}"
