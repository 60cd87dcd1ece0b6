"""Which column of a table holds what: told by its heading, or by what stands in it."""

import re
from collections.abc import Mapping, Sequence
from typing import Final
from unicodedata import normalize

Row = tuple[str, Sequence[str]]
"""Where a row is, and its cells."""
PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("id", "guid", "番号", "問題id"),
    "question": (
        "question", "stem", "prompt", "front", "expression", "問題", "問題文", "問", "設問", "表", "おもて", "word",
        "english", "term", "質問", "用語", "語句", "単語", "キーワード",
    ),
    "answer": ("answer", "correct", "correct answer", "key", "正解", "答え", "答", "解答", "正答"),
    "back": ("back", "meaning", "definition", "裏", "うら", "意味", "説明文", "定義"),
    "why": ("explanation", "comment", "feedback", "解説", "説明", "理由"),
    "topic": ("topic", "category", "tag", "tags", "chapter", "deck", "分野", "章", "カテゴリ", "タグ", "分類"),
    "type": ("type", "種類", "形式"),
}  # fmt: skip
"""Headings, folded."""
_OPTION: Final = re.compile(r"^(?:option|choice|answer|選択肢|choices?)?\s*[(]?([a-j]|[ア-コ]|[1-9])[).]?$")
_POINTS: Final = re.compile(r"^(?:points?|score|marks?|fraction|配点|点数|得点)\s*[(]?([a-j]|[ア-コ]|[1-9])[).]?$")
_LETTERS: Final = "abcdefghij"
_KANA: Final = "アイウエオカキクケコ"
_ENOUGH: Final = 2


def folded(heading: str) -> str:
    """Return a heading as it is compared."""
    return normalize("NFKC", heading).strip().casefold()


def is_heading(row: Sequence[str]) -> bool:
    """Return whether any cell of a row is what a column is called by."""
    known = {name for names in PARTS.values() for name in names}
    return any(folded(cell) in known for cell in row)


def columns_of(rows: Sequence[Row]) -> tuple[dict[str, int], bool]:
    """Return the parts and their columns, and whether the first row is a heading."""
    if not rows:
        return {}, False
    first = [folded(cell) for cell in rows[0][1]]
    found: dict[str, int] = {}
    for part, names in PARTS.items():
        at = next((at for at, cell in enumerate(first) if cell in names and at not in found.values()), None)
        if at is not None:
            found[part] = at
    options = [at for at, cell in enumerate(first) if _OPTION.match(cell) and at not in found.values()]
    found |= {f"option{number}": at for number, at in enumerate(options if len(options) >= _ENOUGH else ())}
    found |= {
        f"points{number}": at for number, at in enumerate(at for at, cell in enumerate(first) if _POINTS.match(cell))
    }
    if "question" in found or len(found) > 1:
        free = [at for at in range(len(first)) if at not in found.values()]
        found.setdefault("question", free[0] if free else 0)
        return _with_a_back(found, len(first)), True
    return _by_content(rows), False


def _with_a_back(found: dict[str, int], width: int) -> dict[str, int]:
    """Without options and answer the next column is the back."""
    if "option0" in found or "answer" in found or "back" in found:
        return found
    after = [at for at in range(found["question"] + 1, width) if at not in found.values()]
    return found | ({"back": after[0]} if after else {})


def _by_content(rows: Sequence[Row]) -> dict[str, int]:
    """Return the columns of a table without heading: a last column of letters is the key of the ones before."""
    width = max(len(cells) for _, cells in rows)
    full = [cells for _, cells in rows if len(cells) == width]
    last = [folded(cells[-1]) for cells in full]
    options = [f"option{number}" for number in range(width - 2)]
    keyed = width > _ENOUGH + 1 and all(key_place(key, [""] * len(options)) is not None for key in last if key)
    if keyed:
        return {"question": 0, "answer": width - 1} | {name: at + 1 for at, name in enumerate(options)}
    return {"question": 0, "back": 1} if width > 1 else {"question": 0}


def key_place(key: str, options: Sequence[str]) -> int | None:
    """Return which option a key names: by letter, kana, number from 1, or its whole text; None for none of them."""
    word = normalize("NFKC", key).strip()
    plain = [normalize("NFKC", option).strip() for option in options]
    if word and word in plain:
        return plain.index(word)
    letter = word.casefold().strip("().）（")
    for names in (_LETTERS, _KANA):
        if len(letter) == 1 and letter in names[: len(options)]:
            return names.index(letter)
    return int(letter) - 1 if letter.isdecimal() and 1 <= int(letter) <= len(options) else None
