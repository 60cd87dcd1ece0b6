"""The built-in packs as text: what they say, and what remains of a stem when its particulars are masked."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from trainer.domain.pack import Pack
from trainer.domain.text import Language, Text
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.resources import questions_folder

CORE = "sales-marketing"
EXTENDED = "sales-marketing-extended"
EXAM = "sales-marketing-exam"

_KANJI_NUMBER = "一二三四五六七八九十百千万億兩"
_NUMBER = re.compile(rf"(?:\{{\w+\}}|[0-9０-９][0-9０-９,.]*|[{_KANJI_NUMBER}])+")


def pack_names() -> list[str]:
    """Return the folders of the built-in packs that are there."""
    return [name for name in (CORE, EXTENDED, EXAM) if (questions_folder() / name / "pack.yaml").exists()]


@cache
def pack_of(name: str) -> Pack:
    """Return a built-in pack."""
    return load_pack(questions_folder() / name, QUESTION_TYPES)


def fields_of(value: Any, wanted: str) -> Iterator[Any]:
    """Yield every field of that name inside a body, however deep."""
    names = getattr(value, "__dataclass_fields__", None) or getattr(value, "_fields", ())
    if isinstance(value, tuple) and not names:
        for each in value:
            yield from fields_of(each, wanted)
    for name in names:
        found = getattr(value, name)
        if name == wanted:
            yield found
        else:
            yield from fields_of(found, wanted)


def whys_of(body: Any) -> Iterator[Text]:
    """Yield every `why` inside a body."""
    yield from fields_of(body, "why")


def subject_words(pack: Pack, language: Language = "ja") -> re.Pattern[str]:
    """Return a pattern of the words that name a pack's facts and sides, the longest first."""
    names = (*(fact.name for fact in pack.facts.values()), *(side.name for side in pack.sides))
    words = {name.in_(language) for name in names}
    parts = {part for word in words for part in re.split(r"[と・（）、「」]", word) if len(part) > 1}
    longest_first = sorted(words | parts, key=lambda word: (-len(word), word))
    return re.compile("|".join(re.escape(word) for word in longest_first), re.IGNORECASE)


def skeleton(stem: str, words: re.Pattern[str]) -> str:
    """Return a stem with the words of facts, sides and numbers masked."""
    return _NUMBER.sub("N", words.sub("W", stem))


def lines_of(name: str) -> Iterator[tuple[str, str]]:
    """Yield every line of a pack's facts and questions with its place: all that a learner may read stands in one."""
    folder = folder_of(name)
    for path in sorted((*folder.glob("facts/*.yaml"), *folder.glob("questions/*.yaml"))):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            yield f"{path.name}:{number}", line


def folder_of(name: str) -> Path:
    """Return the folder of a built-in pack."""
    return questions_folder() / name
