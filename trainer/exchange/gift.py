"""GIFT, Moodle's own text format: questions in blocks, answers in braces."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from trainer.exchange.decoding import decoded
from trainer.exchange.item import ForeignChoice, ForeignItem, LeftOut, Reading, Wishes, reading_of
from trainer.exchange.markup import words_of

_ESCAPED: Final = re.compile(r"\\([~=#{}:\\])")
_KEPT: Final = {mark: chr(0xE000 + number) for number, mark in enumerate("~=#{}:\\")}
_GIVEN_BACK: Final = {kept: mark for mark, kept in _KEPT.items()}
_ID: Final = re.compile(r"\[id:([^\]]{1,120})\]")
_WEIGHT: Final = re.compile(r"^%(-?[0-9.]{1,12})%")
_WAY: Final = re.compile(r"^\s*\[(html|markdown|plain|moodle)\]")
_TRUE: Final = re.compile(r"^\s*(T|TRUE|F|FALSE)\s*(?=#|$)", re.IGNORECASE)
_TITLE: Final = re.compile(r"^\s*::(.*?)::", re.DOTALL)
_RANGE: Final = re.compile(r"^\s*(-?[0-9.]+)\s*\.\.\s*(-?[0-9.]+)\s*$")
_ABOUT: Final = re.compile(r"^\s*(-?[0-9.]+)\s*(?::\s*([0-9.]+))?\s*$")
_FEWEST: Final = 2


class _Block(NamedTuple):
    line: int
    text: str
    guid: str
    topic: str


class Gift:
    """Multiple choice, true or false, short and numerical answers, matching; essays are left out by name."""

    name = "gift"
    suffixes = (".gift", ".txt")

    def recognises(self, name: str, data: bytes) -> bool:
        """Return whether there are answers in braces."""
        text = _kept(decoded(data).text)
        return name.endswith(".gift") or bool(re.search(r"\{[^{}]*[=~#TF][^{}]*\}", text))

    def read(self, data: bytes, wishes: Wishes) -> Reading:
        """Read every block between empty lines."""
        text, encoding = decoded(data, wishes.encoding)
        changed: list[LeftOut] = []
        return reading_of((_read_block(block, changed) for block in _blocks(text)), changed, encoding)


def _kept(text: str) -> str:
    """Return the text with escaped marks as characters that mean nothing."""
    return _ESCAPED.sub(lambda found: _KEPT[found[1]], text)


def _back(text: str) -> str:
    for kept, mark in _GIVEN_BACK.items():
        text = text.replace(kept, mark)
    return text.replace("\\n", "\n")


def _blocks(text: str) -> Iterator[_Block]:
    lines: list[str] = []
    begun, guid, topic = 0, "", ""
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.startswith("//"):
            found = _ID.search(line)
            guid = found[1] if found else guid
        elif line.startswith("$CATEGORY:"):
            topic = line.partition(":")[2].strip().rsplit("/", 1)[-1]
        elif line.strip():
            begun = begun or number
            lines.append(line)
        elif lines:
            yield _Block(begun, _kept("\n".join(lines)), guid, topic)
            lines, begun, guid = [], 0, ""


def _read_block(block: _Block, changed: list[LeftOut]) -> ForeignItem | LeftOut:
    where, text = f"line {block.line}", block.text
    title = _TITLE.match(text)
    if title:
        text = text[title.end() :]
    name = _back(title[1]).strip() if title else ""
    way = _WAY.match(text)
    text = text[way.end() :] if way else text
    head, brace, rest = text.partition("{")
    inside, closed, tail = rest.partition("}")
    name = name or _plain(head)[:60]
    if not brace:
        return LeftOut(where, name, "kind", "description")
    if not closed:
        return LeftOut(where, name, "bad-blank", "{")
    if "{" in tail:
        return LeftOut(where, name, "several-blocks")
    stem = _plain(f"{head}＿＿＿{tail}" if tail.strip(' ;"') else head)
    if not stem:
        return LeftOut(where, name, "no-question")
    about, _, why = inside.rpartition("####") if "####" in inside else (inside, "", "")
    item = ForeignItem("short", stem, where, name, block.guid, block.topic, why=_plain(why))
    return _answers(about, item, changed)


def _answers(inside: str, item: ForeignItem, changed: list[LeftOut]) -> ForeignItem | LeftOut:
    if not inside.strip():
        return LeftOut(item.where, item.name, "essay")
    if found := _TRUE.match(inside):
        return item._replace(kind="truefalse", choices=(ForeignChoice("", found[1][0].upper() == "T"),))
    if inside.lstrip().startswith("#"):
        return _number(inside.lstrip()[1:], item)
    if "->" in inside:
        return _match(inside, item)
    return _options(inside, item, changed)


def _number(text: str, item: ForeignItem) -> ForeignItem | LeftOut:
    first = next((part for part in re.split(r"[=~]", text.partition("#")[0]) if part.strip()), "")
    first = _WEIGHT.sub("", first.strip())
    if found := _RANGE.match(first):
        low, high = float(found[1]), float(found[2])
        middle, room = (low + high) / 2, (high - low) / 2
        return item._replace(kind="numeric", choices=(ForeignChoice(f"{middle:g}", ok=True),), tolerance=f"{room:g}")
    if found := _ABOUT.match(first):
        return item._replace(kind="numeric", choices=(ForeignChoice(found[1], ok=True),), tolerance=found[2] or "0")
    return LeftOut(item.where, item.name, "no-number", _back(first)[:40])


def _match(text: str, item: ForeignItem) -> ForeignItem | LeftOut:
    parts = [part.partition("#")[0].partition("->") for part in re.split(r"=", text) if part.strip()]
    pairs = [(_plain(left), _plain(right)) for left, _, right in parts]
    whole = tuple((left, right) for left, right in pairs if left and right)
    if len(whole) < _FEWEST:
        return LeftOut(item.where, item.name, "no-pairs")
    return item._replace(kind="match", pairs=whole)


def _options(text: str, item: ForeignItem, changed: list[LeftOut]) -> ForeignItem | LeftOut:
    found = re.findall(r"([=~])([^=~]*)", text)
    choices, weights = [], []
    for mark, part in found:
        words, _, why = part.strip().partition("#")
        weight = _WEIGHT.match(words.strip())
        share = float(weight[1]) if weight else 100.0 if mark == "=" else 0.0
        plain = _plain(_WEIGHT.sub("", words.strip()))
        choices.append(ForeignChoice(plain, share > 0, _plain(why)))
        weights.append(share)
    if not any(choice.ok for choice in choices):
        return LeftOut(item.where, item.name, "no-answer")
    partial = [f"{share:g} %" for share in weights if share not in {0.0, 100.0}]
    if partial:
        changed.append(LeftOut(item.where, item.name, "weights", ", ".join(partial)))
    if all(mark == "=" for mark, _ in found):
        return item._replace(kind="short", choices=tuple(choices))
    if len(choices) < _FEWEST:
        return LeftOut(item.where, item.name, "one-option")
    several = "=" not in {mark for mark, _ in found}
    if not several:
        best = max(weights)
        choices = [choice._replace(ok=share == best) for choice, share in zip(choices, weights, strict=True)]
    return item._replace(kind="multi" if several else "single", choices=tuple(choices))


def _plain(text: str) -> str:
    way = _WAY.match(text)
    return words_of(_back(text[way.end() :] if way else text)).text
