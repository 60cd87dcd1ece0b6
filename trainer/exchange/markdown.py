"""Markdown dialects, told apart by their marks: hashcards, mdanki, text2qti, mkdocs-quiz, quizdown."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from trainer.exchange.decoding import decoded
from trainer.exchange.item import ForeignChoice, ForeignItem, LeftOut, Reading, Wishes, reading_of
from trainer.exchange.markdown_words import plain
from trainer.exchange.text2qti import read_text2qti

Found = Iterator[ForeignItem | LeftOut]
_TASK: Final = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+\[([ xX])\]\s+(.*)$")
_STEP: Final = re.compile(r"^\s*\d+[.)]\s+(.*)$")
_NOTE: Final = re.compile(r"^\s*>\s?(.*)$")
_GAP: Final = re.compile(r"\[\[(.+?)\]\]")
_HASHCARD: Final = re.compile(r"^(Q|A|C):\s?(.*)$")
_MARKED: Final = re.compile(r"\[([^\[\]\n]+)\]")
_FEWEST: Final = 2


class _Dialect(NamedTuple):
    name: str
    recognises: Callable[[str], bool]
    read: Callable[[str], Found]


class Markdown:
    """Plain text with marks."""

    name = "markdown"
    suffixes = (".md", ".txt", ".markdown")

    def recognises(self, name: str, data: bytes) -> bool:
        """Return whether one of the dialects reads it."""
        return _dialect(decoded(data).text) is not None

    def read(self, data: bytes, wishes: Wishes) -> Reading:
        """Read every question of the dialect that is found."""
        text, encoding = decoded(data, wishes.encoding)
        dialect = _dialect(text)
        return reading_of(dialect.read(text) if dialect is not None else (), encoding=encoding)


def _dialect(text: str) -> _Dialect | None:
    return next((one for one in _DIALECTS if one.recognises(text)), None)


# --- hashcards: Q:, A: and C: ---------------------------------------------------------------------------------------


def _hashcards(text: str) -> Found:
    parts: list[tuple[int, str, list[str]]] = []
    for number, line in enumerate(text.split("\n"), 1):
        found = _HASHCARD.match(line)
        if found:
            parts.append((number, found[1], [found[2]]))
        elif line.strip() == "---":
            parts.append((number, "", []))
        elif parts:
            parts[-1][2].append(line)
    answers = {at - 1: parts[at] for at in range(1, len(parts)) if parts[at][1] == "A"}
    for at, (number, mark, lines) in enumerate(parts):
        stem = plain("\n".join(lines))
        if mark == "Q":
            back = plain("\n".join(answers[at][2])) if at in answers else ""
            yield _card(number, stem, back)
        elif mark == "C":
            yield _marked(number, "\n".join(lines))


def _card(number: int, stem: str, back: str) -> ForeignItem | LeftOut:
    where = f"line {number}"
    if not stem:
        return LeftOut(where, "", "no-question")
    if not back:
        return LeftOut(where, stem[:60], "empty-back")
    return ForeignItem("card", stem, where, stem[:60], back=back)


def _marked(number: int, text: str) -> ForeignItem | LeftOut:
    where, name = f"line {number}", plain(text)[:60]
    if "|" in text and re.search(r"^\s*\|", text, re.MULTILINE):
        return LeftOut(where, name, "kind", "table")
    pairs: list[tuple[str, str]] = []

    def blank(found: re.Match[str]) -> str:
        pairs.append((str(len(pairs) + 1), plain(found[1])))
        return f"[[{len(pairs)}]]"

    stem = plain(_MARKED.sub(blank, text))
    if not pairs:
        return LeftOut(where, name, "no-blank")
    return ForeignItem("cloze", stem, where, name, pairs=tuple(pairs))


# --- mdanki: headings in front, text behind -------------------------------------------------------------------------


def _mdanki(text: str) -> Found:
    for number, lines in _sections(text, re.compile(r"^## (.*)$")):
        front, *rest = lines
        body = "\n".join(line for line in rest if not re.match(r"^\s*\[#", line))
        more, percent, back = body.partition("\n%\n")
        stem = plain(f"{front}\n{more}") if percent else plain(front)
        yield _card(number, stem, plain(back if percent else body))


def _sections(text: str, heading: re.Pattern[str]) -> Iterator[tuple[int, list[str]]]:
    begun = 0
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        found = heading.match(line)
        if found:
            if begun:
                yield begun, lines
            begun, lines = number, [found[1]]
        elif begun:
            lines.append(line)
    if begun:
        yield begun, lines


# --- mkdocs-quiz: <quiz> blocks; quizdown: headings with task lists --------------------------------------------------


def _quiz_blocks(text: str) -> Found:
    seen: set[str] = set()
    for found in re.finditer(r"<quiz>\n(.*?)</quiz>", text, re.DOTALL):
        number = text.count("\n", 0, found.start()) + 1
        key = found[1].strip()
        if key in seen:
            yield LeftOut(f"line {number}", plain(key)[:60], "same-twice")
            continue
        seen.add(key)
        body, _, why = found[1].partition("\n---\n")
        yield _gapped(number, body, why) if _GAP.search(body) else _listed(number, body.split("\n"))


def _gapped(number: int, body: str, why: str) -> ForeignItem | LeftOut:
    pairs: list[tuple[str, str]] = []

    def blank(found: re.Match[str]) -> str:
        pairs.append((str(len(pairs) + 1), found[1].strip()))
        return f"[[{len(pairs)}]]"

    stem = plain(_GAP.sub(blank, body))
    return ForeignItem("cloze", stem, f"line {number}", stem[:60], pairs=tuple(pairs), why=plain(why))


def _quizdown(text: str) -> Found:
    for number, lines in _sections(text, re.compile(r"^#{1,6} (.*)$")):
        if any(_TASK.match(line) or _STEP.match(line) for line in lines):
            yield _listed(number, lines)


def _listed(number: int, lines: list[str]) -> ForeignItem | LeftOut:
    """Return a question whose options are a list: marked ones to choose, numbered ones to put in order."""
    where = f"line {number}"
    asked: list[str] = []
    choices: list[ForeignChoice] = []
    steps: list[str] = []
    hint: list[str] = []
    for line in lines:
        if task := _TASK.match(line):
            choices.append(ForeignChoice(plain(task[2]), task[1] != " "))
        elif step := _STEP.match(line) if not choices else None:
            steps.append(plain(step[1]))
        elif note := _NOTE.match(line):
            if choices:
                choices[-1] = choices[-1]._replace(why=f"{choices[-1].why}\n{plain(note[1])}".strip())
        elif choices or steps:
            hint.append(line)
        else:
            asked.append(line)
    stem = plain("\n".join(asked))
    item = ForeignItem("single", stem, where, stem[:60], why=plain("\n".join(hint)))
    picture = re.search(r"!\[[^\]]*\]\(([^)]*)\)", "\n".join(asked))
    if picture:
        return LeftOut(where, stem[:60], "picture", picture[1].rsplit("/", 1)[-1][:80])
    return _with_options(item, choices, steps)


def _with_options(item: ForeignItem, choices: list[ForeignChoice], steps: list[str]) -> ForeignItem | LeftOut:
    if not item.stem:
        return LeftOut(item.where, "", "no-question")
    if steps and not choices:
        whole = len(steps) > _FEWEST
        return item._replace(kind="order", order=tuple(steps)) if whole else LeftOut(item.where, item.name, "no-order")
    right = sum(choice.ok for choice in choices)
    if len(choices) < _FEWEST or not right:
        return LeftOut(item.where, item.name, "one-option" if len(choices) < _FEWEST else "no-answer")
    return item._replace(kind="single" if right == 1 else "multi", choices=tuple(choices))


def _has(pattern: str) -> Callable[[str], bool]:
    """Return whether a line of a text begins so."""
    found = re.compile(pattern, re.MULTILINE)
    return lambda text: found.search(text) is not None


_DIALECTS: Final = (
    _Dialect("mkdocs-quiz", lambda text: "<quiz>" in text, _quiz_blocks),
    _Dialect("hashcards", _has(r"^(Q|C):"), _hashcards),
    _Dialect("text2qti", _has(r"^(\*?[a-z]\)|\[[* ]\]|=\s|\*\s)"), read_text2qti),
    _Dialect("quizdown", _has(r"^\s*(?:[-*+]|\d+\.)\s+\[[ xX]\]"), _quizdown),
    _Dialect("mdanki", _has(r"^## "), _mdanki),
)
