"""Moodle's XML, written by hand: the order of elements and attributes is part of the same bytes."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from trainer.exchange.item import ForeignItem
from trainer.exchange.moodle_xml import MoodleXml
from trainer.exchange.writing import as_markup, topic_of

_KINDS: Final = {
    "single": "multichoice", "multi": "multichoice", "truefalse": "truefalse", "short": "shortanswer",
    "numeric": "numerical", "match": "matching", "order": "ordering", "cloze": "cloze",
}  # fmt: skip
_IN_BLANK: Final = re.compile(r'[\\}~#{"/]')


class MoodleWriting:
    """Everything but cards."""

    name = "moodle-xml"
    suffix = ".xml"
    reader = MoodleXml()

    def held(self, item: ForeignItem) -> ForeignItem | None:
        """Return the question as it is, if Moodle has its kind."""
        return item if item.kind in _KINDS else None

    def lost(self, item: ForeignItem) -> Sequence[str]:
        """Name the parts of a mark."""
        return ("lost-whole",) if item.kind == "multi" else ()

    def write(self, items: Sequence[ForeignItem], pack: str, version: str) -> bytes:
        """Return the quiz, a category wherever the topic changes."""
        return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', "<quiz>", *_lines(items), "</quiz>", "")).encode()

    def mark(self, pack: str) -> bytes:
        """Return how its ids begin."""
        return f"<idnumber>{_safe(pack)}:".encode()


def _lines(items: Sequence[ForeignItem]) -> Iterator[str]:
    topic = ""
    for item in items:
        if item.topic and item.topic != topic:
            topic = item.topic
            yield f'<question type="category"><category><text>{_safe(topic_of(item))}</text></category></question>'
        yield f'<question type="{_KINDS[item.kind]}">'
        yield f"<name><text>{_safe(item.name)}</text></name>"
        yield f'<questiontext format="html">{_html(_stem(item))}</questiontext>'
        if item.why:
            yield f'<generalfeedback format="html">{_html(as_markup(item.why))}</generalfeedback>'
        yield f"<idnumber>{_safe(item.guid)}</idnumber>"
        yield from _answers(item)
        yield "</question>"


def _stem(item: ForeignItem) -> str:
    stem = as_markup(item.stem)
    for label in dict.fromkeys(label for label, _ in item.pairs) if item.kind == "cloze" else ():
        words = "~".join(f"={_in_blank(word)}" for at, word in item.pairs if at == label)
        stem = stem.replace(f"[[{label}]]", f"{{1:SHORTANSWER:{words}}}", 1)
    return stem


def _answers(item: ForeignItem) -> Iterator[str]:
    if item.kind == "truefalse":
        verdict = item.choices[0]
        yield _answer("true", 100 if verdict.ok else 0, "" if verdict.ok else verdict.why)
        yield _answer("false", 0 if verdict.ok else 100, verdict.why if verdict.ok else "")
    elif item.kind == "match":
        for left, right in item.pairs:
            inside = f"{_html(as_markup(left))}<answer>{_html(right)}</answer>"
            yield f'<subquestion format="html">{inside}</subquestion>'
    elif item.kind == "order":
        yield from (_answer(as_markup(text), at, "") for at, text in enumerate(item.order, 1))
    elif item.kind == "numeric":
        yield _answer(item.choices[0].text, 100, "", f"<tolerance>{item.tolerance}</tolerance>")
    elif item.kind != "cloze":
        yield from _options(item)


def _options(item: ForeignItem) -> Iterator[str]:
    if item.kind == "short":
        yield "<usecase>0</usecase>"
    else:
        yield f"<single>{'true' if item.kind == 'single' else 'false'}</single>"
        yield "<shuffleanswers>true</shuffleanswers>"
    right, wrong = sum(choice.ok for choice in item.choices), -100 if item.kind == "multi" else 0
    share = round(100 / right, 5) if item.kind == "multi" else 100
    for choice in item.choices:
        text = choice.text if item.kind == "short" else as_markup(choice.text)
        yield _answer(text, share if choice.ok else wrong, choice.why)


def _answer(markup: str, share: float, why: str, more: str = "") -> str:
    feedback = f'<feedback format="html">{_html(as_markup(why))}</feedback>' if why else ""
    return f'<answer fraction="{share:.7g}" format="html">{_html(markup)}{feedback}{more}</answer>'


def _html(markup: str) -> str:
    """Return HTML as the text of an element."""
    return f"<text>{_safe(markup)}</text>"


def _in_blank(word: str) -> str:
    return as_markup(_IN_BLANK.sub(lambda found: f"\\{found[0]}", word))


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
