"""One foreign item as a block of a pack's text: a fact and the question that asks it."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from trainer.exchange.emit import line, listing, optional, quoted
from trainer.exchange.item import ForeignItem

SIDE: Final = "all"
LEVEL: Final = "imported"
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_NAME: Final = 40
"""Characters of a fact's name."""
_SUM: Final = 12


def fingerprint(text: str) -> str:
    """Return a short value that changes with the text."""
    return sha256(text.encode("utf-8")).hexdigest()[:_SUM]


def identity(item: ForeignItem) -> str:
    """Return what an item is known again by: its own id, or what it asks."""
    return item.guid or f"={fingerprint(f'{item.kind}|{item.stem}')}"


def topic_id(topic: str) -> str:
    """Return the id of the aspect that a topic becomes."""
    return f"t.{fingerprint(topic)}" if topic else "all"


def fact_block(item: ForeignItem, id_: str, topic: str) -> str:
    """Return the fact behind the item, in the item's own words."""
    name = item.stem.replace("\n", " ")
    lines = [
        f"  - id: {id_}",
        f"    aspect: {topic_id(topic)}",
        f"    side: {SIDE}",
        f"    level: {LEVEL}",
        line(4, "name", name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"),
        line(4, "text", _statement(item)),
    ]
    return "\n".join(lines)


def _statement(item: ForeignItem) -> str:
    """Return the question with its right answer: a statement that the file itself makes."""
    return f"{item.stem}\n{_right(item)}".strip()


def _right(item: ForeignItem) -> str:
    match item.kind:
        case "card":
            return item.back
        case "match":
            return "\n".join(f"{left} — {right}" for left, right in item.pairs)
        case "order":
            return " → ".join(item.order)
        case "cloze":
            firsts = dict(reversed(item.pairs))
            return " / ".join(firsts[label] for label in sorted(firsts, key=int))
        case "truefalse":
            return "○" if item.choices[0].ok else "×"
        case _:
            return " / ".join(choice.text for choice in item.choices if choice.ok)


def type_of(item: ForeignItem) -> str:
    """Return the question type that asks the item."""
    return "single" if item.kind == "truefalse" else item.kind


def question_block(item: ForeignItem, id_: str, fact: str) -> str:
    """Return the question; what its file does not say is not there."""
    head = [f"  - id: {id_}", f"    type: {type_of(item)}", f"    tests: [{fact}]", line(4, "stem", item.stem)]
    why = [] if item.kind == "card" else list(optional(4, "decides", item.why))
    body = [*head, *why, *_BODIES[item.kind](item, fact)]
    tail = [line(4, "x-guid", identity(item)), line(4, "x-from", item.where)]
    return "\n".join((*body, *tail, f"    x-sum: {fingerprint(chr(10).join(body))}"))


def _card(item: ForeignItem, _fact: str) -> Iterator[str]:
    yield line(4, "back", item.back)
    yield from optional(4, "because", item.why)


def _choices(item: ForeignItem, _fact: str) -> Iterator[str]:
    yield "    choices:"
    for key, choice in zip(_LETTERS, item.choices, strict=False):
        yield f"      - key: {key}"
        if choice.ok:
            yield "        ok: yes"
        yield line(8, "text", choice.text)
        yield from optional(8, "why", choice.why)


def _true_or_false(item: ForeignItem, _fact: str) -> Iterator[str]:
    """Yield two options: our own true or false asks for a reason, and the file gives none."""
    true = item.choices[0].ok
    yield "    choices:"
    for key, ja, en, ok in (("a", "正しい", "True", true), ("b", "誤り", "False", not true)):
        yield f"      - key: {key}"
        yield from ("        ok: yes",) if ok else ()
        yield from (f"        text: {{ja: {ja}, en: {en}}}", "        fixed: yes")


def _short(item: ForeignItem, _fact: str) -> Iterator[str]:
    yield from listing(4, "accept", dict.fromkeys(choice.text for choice in item.choices if choice.ok))


def _numeric(item: ForeignItem, _fact: str) -> Iterator[str]:
    yield f"    answer: {quoted(item.choices[0].text)}"
    if item.tolerance not in {"", "0"}:
        yield f"    tolerance: {quoted(item.tolerance)}"


def _match(item: ForeignItem, fact: str) -> Iterator[str]:
    yield "    pairs:"
    for key, (left, right) in zip(_LETTERS, item.pairs, strict=False):
        yield from (f"      - key: {key}", f"        fact: {fact}")
        yield line(8, "left", left)
        yield line(8, "right", right)


def _order(item: ForeignItem, _fact: str) -> Iterator[str]:
    yield "    items:"
    for key, text in zip(_LETTERS, item.order, strict=False):
        yield f"      - key: {key}"
        yield line(8, "text", text)


def _cloze(item: ForeignItem, _fact: str) -> Iterator[str]:
    yield "    blanks:"
    for label in dict.fromkeys(label for label, _ in item.pairs):
        yield f"      - label: {quoted(label)}"
        yield from listing(8, "accept", dict.fromkeys(word for one, word in item.pairs if one == label))


_BODIES: Final = {
    "card": _card, "single": _choices, "multi": _choices, "truefalse": _true_or_false, "short": _short,
    "numeric": _numeric, "match": _match, "order": _order, "cloze": _cloze,
}  # fmt: skip
