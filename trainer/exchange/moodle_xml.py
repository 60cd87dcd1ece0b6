"""Moodle's XML: the kinds that have a right answer; the others are left out by name."""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from trainer.exchange.item import ForeignChoice, ForeignItem, LeftOut, Reading, Wishes, reading_of
from trainer.exchange.markup import Words, words_of
from trainer.exchange.xml import LINE, read_xml, words_below

_LANGUAGE: Final = re.compile(r"""<span[^>]*lang=["']?(\w+)[^>]*class=["']?multilang[^>]*>(.*?)</span>""", re.DOTALL)
_GAP: Final = re.compile(r"\[\[([0-9]{1,3})\]\]")
_CLOZE: Final = re.compile(r"\{([0-9]*):([A-Z_]+):((?:[^{}\\]|\\.)*)\}")
_WHOLE: Final = 100.0
_FEWEST: Final = 2


class MoodleXml:
    """`<quiz>` with its questions."""

    name = "moodle-xml"
    suffixes = (".xml",)

    def recognises(self, name: str, data: bytes) -> bool:
        """Return whether it is a quiz."""
        return b"<quiz" in data[:4096] and b"<question" in data

    def read(self, data: bytes, wishes: Wishes) -> Reading:
        """Read every question; a category names the topic of those behind it."""
        changed: list[LeftOut] = []
        return reading_of(_questions(read_xml(data), changed), changed, "utf-8")


def _questions(root: Element, changed: list[LeftOut]) -> Iterator[ForeignItem | LeftOut]:
    topic = ""
    for question in root.iter("question"):
        if question.get("type") == "category":
            topic = words_below(question.find("category")).strip().rsplit("/", 1)[-1]
        else:
            yield _read(question, topic, changed)


def _read(question: Element, topic: str, changed: list[LeftOut]) -> ForeignItem | LeftOut:
    where, kind = f"line {question.get(LINE)}", question.get("type", "")
    name = words_below(question.find("name")).strip()[:60]
    stem = _words(question.find("questiontext"))
    held = [_words(part) for part in question.iter("answer")]
    pictures = [picture for part in (stem, *held) for picture in part.pictures]
    if kind not in _READERS:
        return LeftOut(where, name, "essay" if kind == "essay" else "kind", "" if kind == "essay" else kind)
    if pictures or question.find("questiontext/file") is not None:
        return LeftOut(where, name, "picture", ", ".join(pictures)[:120])
    if not stem.text:
        return LeftOut(where, name, "no-question")
    guid = words_below(question.find("idnumber")).strip()
    why = _words(question.find("generalfeedback")).text
    item = ForeignItem("short", stem.text, where, name or stem.text[:60], guid, topic, why=why)
    found = _READERS[kind](question, item)
    if isinstance(found, ForeignItem):
        _name_what_is_lost(question, stem, found, changed)
    return found


def _words(element: Element | None) -> Words:
    html = words_below(element.find("text") if element is not None else None)
    spoken = dict(_LANGUAGE.findall(html))
    if spoken:
        html = _LANGUAGE.sub(lambda found: found[2] if found[1] == ("ja" if "ja" in spoken else found[1]) else "", html)
    return words_of(html)


def _name_what_is_lost(question: Element, stem: Words, item: ForeignItem, changed: list[LeftOut]) -> None:
    shares = [_share(answer) for answer in question.findall("answer")]
    odd = sorted({f"{share:g} %" for share in shares if share not in {0.0, _WHOLE}})
    if odd and item.kind != "multi":
        changed.append(LeftOut(item.where, item.name, "weights", ", ".join(odd)))
    if words_below(question.find("usecase")).strip() == "1":
        changed.append(LeftOut(item.where, item.name, "case"))
    if stem.laid_out:
        changed.append(LeftOut(item.where, item.name, "markup"))


def _share(answer: Element) -> float:
    try:
        return float(answer.get("fraction", "0"))
    except ValueError:
        return 0.0


def _choice(question: Element, item: ForeignItem) -> ForeignItem | LeftOut:
    answers = question.findall("answer")
    one = words_below(question.find("single")).strip().casefold() in {"true", "1", ""}
    best = max((_share(answer) for answer in answers), default=0.0)
    if len(answers) < _FEWEST:
        return LeftOut(item.where, item.name, "one-option")
    if best <= 0:
        return LeftOut(item.where, item.name, "no-answer")
    choices = tuple(
        ForeignChoice(
            _words(answer).text,
            _share(answer) == best if one else _share(answer) > 0,
            _words(answer.find("feedback")).text,
        )
        for answer in answers
    )
    if one and sum(choice.ok for choice in choices) > 1:
        return LeftOut(item.where, item.name, "two-answers")
    return item._replace(kind="single" if one else "multi", choices=choices)


def _true_or_false(question: Element, item: ForeignItem) -> ForeignItem | LeftOut:
    right = next((answer for answer in question.findall("answer") if _share(answer) == _WHOLE), None)
    if right is None:
        return LeftOut(item.where, item.name, "no-answer")
    return item._replace(kind="truefalse", choices=(ForeignChoice("", _words(right).text.casefold() == "true"),))


def _short(question: Element, item: ForeignItem) -> ForeignItem | LeftOut:
    accepted = tuple(
        ForeignChoice(_words(answer).text, ok=True)
        for answer in question.findall("answer")
        if _share(answer) == _WHOLE and _words(answer).text.strip("* ")
    )
    return item._replace(choices=accepted) if accepted else LeftOut(item.where, item.name, "no-answer")


def _number(question: Element, item: ForeignItem) -> ForeignItem | LeftOut:
    right = next((answer for answer in question.findall("answer") if _share(answer) == _WHOLE), None)
    if right is None:
        return LeftOut(item.where, item.name, "no-answer")
    value = _words(right).text.replace(",", ".")
    try:
        float(value)
    except ValueError:
        return LeftOut(item.where, item.name, "no-number", value[:40])
    room = words_below(right.find("tolerance")).strip() or "0"
    return item._replace(kind="numeric", choices=(ForeignChoice(value, ok=True),), tolerance=room)


def _match(question: Element, item: ForeignItem) -> ForeignItem | LeftOut:
    pairs = tuple(
        (_words(part).text, _words(part.find("answer")).text)
        for part in question.findall("subquestion")
        if _words(part).text and _words(part.find("answer")).text
    )
    return (
        item._replace(kind="match", pairs=pairs)
        if len(pairs) >= _FEWEST
        else LeftOut(item.where, item.name, "no-pairs")
    )


def _order(question: Element, item: ForeignItem) -> ForeignItem | LeftOut:
    parts = tuple(_words(answer).text for answer in question.findall("answer"))
    return (
        item._replace(kind="order", order=parts) if len(parts) > _FEWEST else LeftOut(item.where, item.name, "no-order")
    )


def _gaps(question: Element, item: ForeignItem) -> ForeignItem | LeftOut:
    boxes = [_words(box).text for box in (*question.findall("selectoption"), *question.findall("dragbox"))]
    labels = list(dict.fromkeys(_GAP.findall(item.stem)))
    if not labels or any(int(label) > len(boxes) for label in labels):
        return LeftOut(item.where, item.name, "no-blank")
    return item._replace(kind="cloze", pairs=tuple((label, boxes[int(label) - 1]) for label in labels))


def _cloze(_question: Element, item: ForeignItem) -> ForeignItem | LeftOut:
    pairs: list[tuple[str, str]] = []

    def blank(found: re.Match[str]) -> str:
        label = str(len({one for one, _ in pairs}) + 1)
        parts = re.split(r"(?<!\\)~", found[3])
        right = [re.sub(r"^(=|%100%)", "", part) for part in parts if part.startswith(("=", "%100%"))]
        words = [one.partition("#")[0].replace("\\", "").strip() for one in right]
        pairs.extend((label, one.split(":")[0] if found[2] in {"NM", "NUMERICAL"} else one) for one in words if one)
        return f"[[{label}]]" if words else found[0]

    stem = _CLOZE.sub(blank, item.stem)
    if not pairs or _CLOZE.search(stem):
        return LeftOut(item.where, item.name, "bad-blank", "{1:…}")
    return item._replace(kind="cloze", stem=stem, pairs=tuple(pairs))


_READERS: Final = {
    "multichoice": _choice, "truefalse": _true_or_false, "shortanswer": _short, "numerical": _number,
    "matching": _match, "ordering": _order, "gapselect": _gaps, "ddwtos": _gaps, "cloze": _cloze,
    "multianswer": _cloze,
}  # fmt: skip
