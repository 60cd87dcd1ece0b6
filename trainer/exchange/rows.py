"""The rows of a table as questions, whatever program wrote them."""

from collections.abc import Mapping, Sequence
from typing import Final
from unicodedata import normalize

from trainer.exchange.columns import Row, columns_of, folded, is_heading, key_place
from trainer.exchange.item import ForeignChoice, ForeignItem, LeftOut, Reading, Unusable, Wishes
from trainer.exchange.markup import words_of

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TRUE: Final = {"true": True, "○": True, "正": True, "false": False, "×": False, "誤": False}
_NO_POINTS: Final = frozenset({"", "0", "0.0", "-"})
_MARKED: Final = {"truefalse", "true/false", "正誤", "○×"}


def read_rows(rows: Sequence[Row], wishes: Wishes, encoding: str, *, title: str = "", topic: str = "") -> Reading:
    """Return what came of the rows; the columns are those wished for, or those that are found."""
    filled = [row for row in rows if any(cell.strip() for cell in row[1])]
    if not filled:
        raise Unusable("no-items")
    columns, headed = columns_of(filled)
    if wishes.columns:
        columns = _wished(wishes.columns, filled[0][1])
        headed = headed or is_heading(filled[0][1])
    items: list[ForeignItem] = []
    left_out: list[LeftOut] = []
    changed: list[LeftOut] = []
    for where, cells in filled[1 if headed else 0 :]:
        found = _item(where, cells, columns, topic, changed)
        if isinstance(found, LeftOut):
            left_out.append(found)
        else:
            items.append(found)
    shown = tuple((part, _LETTERS[at] if at < len(_LETTERS) else str(at + 1)) for part, at in sorted(columns.items()))
    return Reading(tuple(items), tuple(left_out), tuple(changed), encoding, title, shown)


def _wished(wishes: Sequence[tuple[str, str]], heading: Sequence[str]) -> dict[str, int]:
    names = [folded(cell) for cell in heading]
    found = {}
    for part, column in wishes:
        letter = column.strip().upper()
        if folded(column) in names:
            found[part] = names.index(folded(column))
        elif len(letter) == 1 and letter in _LETTERS:
            found[part] = _LETTERS.index(letter)
        else:
            raise Unusable("key", column)
    return found


def _item(
    where: str, cells: Sequence[str], columns: Mapping[str, int], topic: str, changed: list[LeftOut]
) -> ForeignItem | LeftOut:
    def cell(part: str) -> str:
        at = columns.get(part)
        return cells[at] if at is not None and at < len(cells) else ""

    asked = words_of(cell("question"))
    name = asked.text[:60] or next((one.strip()[:60] for one in cells if one.strip()), "")
    if asked.pictures:
        return LeftOut(where, name, "picture", ", ".join(asked.pictures))
    if not asked.text:
        return LeftOut(where, name, "no-question")
    item = ForeignItem(
        "card",
        asked.text,
        where,
        name,
        cell("id").strip(),
        topic or cell("topic").strip(),
        why=words_of(cell("why")).text,
    )
    places = sorted(int(part.removeprefix("option")) for part in columns if part.startswith("option"))
    options = [(words_of(cell(f"option{at}")).text, cell(f"points{at}")) for at in places]
    _name_what_is_lost(item, cells, changed)
    if any(text for text, _ in options):
        given = [(text, points) for text, points in options if text]
        marked = [str(at + 1) for at, (_, points) in enumerate(given) if points.strip() not in _NO_POINTS]
        return _choice(item, [text for text, _ in given], cell("answer") or ",".join(marked))
    return _typed(item, cell("answer") or cell("back"), cell("type"), is_answer="answer" in columns)


def _name_what_is_lost(item: ForeignItem, cells: Sequence[str], changed: list[LeftOut]) -> None:
    sounds = [sound for one in cells for sound in words_of(one).sounds]
    if sounds:
        changed.append(LeftOut(item.where, item.name, "sound", ", ".join(sounds)))


def _choice(item: ForeignItem, options: list[str], key: str) -> ForeignItem | LeftOut:
    if len(options) == 1:
        return LeftOut(item.where, item.name, "one-option")
    places = [key_place(one, options) for one in key.replace("，", ",").split(",")] if key.strip() else []
    whole = key_place(key, options)
    places = [whole] if whole is not None else places
    if not places:
        return LeftOut(item.where, item.name, "no-answer")
    if None in places:
        return LeftOut(item.where, item.name, "key", key.strip()[:40])
    choices = tuple(ForeignChoice(option, at in places) for at, option in enumerate(options))
    return item._replace(kind="single" if len(places) == 1 else "multi", choices=choices)


def _typed(item: ForeignItem, answer: str, kind: str, *, is_answer: bool) -> ForeignItem | LeftOut:
    words = words_of(answer)
    if words.pictures:
        return LeftOut(item.where, item.name, "picture", ", ".join(words.pictures))
    if not words.text:
        lost = LeftOut(item.where, item.name, "sound-only", ", ".join(words.sounds))
        return lost if words.sounds else LeftOut(item.where, item.name, "empty-back")
    verdict = _TRUE.get(normalize("NFKC", words.text).casefold()) if folded(kind) in _MARKED else None
    if verdict is not None:
        return item._replace(kind="truefalse", choices=(ForeignChoice("", verdict),))
    if is_answer and folded(kind) in {"short", "短答", "記述"}:
        return item._replace(kind="short", choices=tuple(ForeignChoice(one, ok=True) for one in words.text.split("|")))
    return item._replace(kind="card", back=words.text)
