"""A new reading laid over an earlier import: ids stay, a person's own edits win, what is gone is retired."""

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from trainer.exchange.blocks import fact_block, fingerprint, identity, question_block, type_of
from trainer.exchange.earlier import Block, Earlier
from trainer.exchange.item import ForeignItem, LeftOut

_RETIRED: Final = "    retired: "


class Written(NamedTuple):
    """A fact and its question as text, and the item they come from."""

    id: str
    fact_id: str
    fact: str
    question: str
    item: ForeignItem | None
    """None for what only the folder has."""


class Merged(NamedTuple):
    """All that goes into the folder, and what changed by it."""

    written: tuple[Written, ...]
    changed: tuple[LeftOut, ...]
    new: int
    same: int
    edited: int


def merged(items: Iterable[ForeignItem], earlier: Earlier | None, today: str, *, topics: bool) -> Merged:
    """Return the items as text; ids are those of the earlier import where it knows an item."""
    known = {block.guid: block for block in (earlier.questions if earlier else ()) if block.guid}
    facts = earlier.facts if earlier else {}
    taken = {block.id for block in known.values()}
    seen: Counter[str] = Counter()
    written: list[Written] = []
    changed: list[LeftOut] = []
    counts: Counter[str] = Counter()
    for item in items:
        guid = identity(item)
        seen[guid] += 1
        named = item if seen[guid] == 1 else item._replace(guid=f"{guid}#{seen[guid]}")
        block = known.pop(identity(named), None)
        one, how = _one(named, block, facts, item.topic if topics else "", taken)
        counts[how] += 1
        written.append(one)
        if block is not None and block.edited:
            changed.append(LeftOut(item.where, item.name, "edited"))
    for block in known.values():
        written.append(_gone(block, facts, today))
        if _RETIRED not in block.text:
            changed.append(LeftOut(f"id {block.id}", block.guid, "gone"))
    written.extend(_own(block, facts) for block in (earlier.questions if earlier else ()) if not block.guid)
    return Merged(tuple(written), tuple(changed), counts["new"], counts["same"], counts["edited"])


def _one(
    item: ForeignItem, block: Block | None, facts: dict[str, str], topic: str, taken: set[str]
) -> tuple[Written, str]:
    if block is None:
        key = _free(fingerprint(identity(item)), taken)
        question, fact = f"q.{key}", f"f.{key}"
        return Written(question, fact, fact_block(item, fact, topic), question_block(item, question, fact), item), "new"
    fact = block.fact or f"f.{block.id.removeprefix('q.')}"
    text = question_block(item, block.id, fact)
    if block.edited:
        return Written(block.id, fact, facts.get(fact, ""), block.text, item), "same"
    how = "same" if text == block.text else "edited"
    kept = facts.get(fact, "") if how == "same" else ""
    return Written(block.id, fact, kept or fact_block(item, fact, topic), text, item), how


def _free(key: str, taken: set[str]) -> str:
    number, free = 1, key
    while f"q.{free}" in taken:
        number += 1
        free = f"{key}.{number}"
    taken.add(f"q.{free}")
    return free


def _gone(block: Block, facts: dict[str, str], today: str) -> Written:
    text = block.text if _RETIRED in block.text else f'{block.text}\n{_RETIRED}"{today} not in the file any more"'
    return Written(block.id, block.fact, facts.get(block.fact, ""), text, None)


def _own(block: Block, facts: dict[str, str]) -> Written:
    return Written(block.id, block.fact, facts.get(block.fact, ""), block.text, None)


def by_type(written: Iterable[Written]) -> dict[str, int]:
    """Return how many questions came in of each type."""
    return dict(Counter(type_of(one.item) for one in written if one.item is not None))
