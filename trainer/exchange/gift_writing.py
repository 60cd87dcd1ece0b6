"""GIFT, written: one block a question, its lasting id in the comment before it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from trainer.domain.ruby import RUBY
from trainer.exchange.gift import Gift
from trainer.exchange.item import ForeignChoice, ForeignItem
from trainer.exchange.writing import HTML, as_markup, topic_of

_MARKS: Final = re.compile(r"[~=#{}:\\]")
_KINDS: Final = frozenset({"single", "multi", "truefalse", "short", "numeric", "match"})
_BLANK: Final = "＿＿＿"


class GiftWriting:
    """What has one block of answers."""

    name = "gift"
    suffix = ".gift"
    reader = Gift()

    def held(self, item: ForeignItem) -> ForeignItem | None:
        """Return what GIFT can ask; one blank is asked for as a short answer."""
        if item.kind == "cloze" and {label for label, _ in item.pairs} == {"1"} and item.stem.count("[[1]]") == 1:
            accepted = tuple(ForeignChoice(word, ok=True) for _, word in item.pairs)
            return item._replace(kind="short", stem=item.stem.replace("[[1]]", _BLANK), choices=accepted, pairs=())
        return item if item.kind in _KINDS else None

    def lost(self, item: ForeignItem) -> Sequence[str]:
        """Name the parts of a mark and the blank."""
        named = {"multi": "lost-whole", "cloze": "lost-blank"}
        return (named[item.kind],) if item.kind in named else ()

    def write(self, items: Sequence[ForeignItem], pack: str, version: str) -> bytes:
        """Return the blocks, a category line wherever the topic changes."""
        return "\n".join(_lines(items)).encode()

    def mark(self, pack: str) -> bytes:
        """Return how its ids begin."""
        return f"// [id:{pack}:".encode()


def _lines(items: Sequence[ForeignItem]) -> Iterator[str]:
    topic = ""
    for item in items:
        if item.topic and item.topic != topic:
            topic = item.topic
            yield f"$CATEGORY: {topic_of(item)}\n"
        why = f"####{_said(item.why)}" if item.why else ""
        yield f"// [id:{item.guid}]"
        yield f"::{_escaped(item.name)}::{_said(item.stem)} {{{''.join(_answers(item))}{why}}}\n"


def _answers(item: ForeignItem) -> Iterator[str]:
    if item.kind == "truefalse":
        verdict = item.choices[0]
        yield ("TRUE" if verdict.ok else "FALSE") + (f"#{_said(verdict.why)}" if verdict.why else "")
    elif item.kind == "numeric":
        yield f"#{item.choices[0].text}:{item.tolerance}"
    elif item.kind == "match":
        yield from (f"\n  ={_said(left)} -> {_said(right)}" for left, right in item.pairs)
    else:
        right = sum(choice.ok for choice in item.choices)
        for choice in item.choices:
            why = f"#{_said(choice.why)}" if choice.why else ""
            yield f"\n  {_sign(item, right, ok=choice.ok)}{_said(choice.text)}{why}"
        yield "\n"


def _sign(item: ForeignItem, right: int, *, ok: bool) -> str:
    if item.kind != "multi":
        return "=" if ok else "~"
    return f"~%{round(100 / right, 5):.7g}%" if ok else "~%-100%"


def _said(text: str) -> str:
    """Return a text with its marks escaped; as HTML where it would be taken for that."""
    if HTML.search(text) or RUBY.search(text):
        return "[html]" + _escaped(as_markup(text))
    return _escaped(text)


def _escaped(text: str) -> str:
    return _MARKS.sub(lambda found: f"\\{found[0]}", text).replace("\n", "\\n")
