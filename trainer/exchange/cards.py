"""Notes of Anki as questions: what a card shows first, what it shows then, and what is typed."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from trainer.exchange.columns import columns_of, key_place
from trainer.exchange.item import ForeignChoice, ForeignItem, LeftOut
from trainer.exchange.markup import Words, words_of

_FIELD: Final = re.compile(r"\{\{(?![#^/])(?:([^:{}]+):)*([^:{}]+)\}\}")
_TYPED: Final = re.compile(r"\{\{type:([^:{}]+)\}\}")
_CLOZE: Final = re.compile(r"\{\{c([0-9]{1,3})::(.*?)(?:::(.*?))?\}\}", re.DOTALL)
_FEWEST: Final = 2


class NoteType(NamedTuple):
    """One kind of note: its fields, and the two sides of its first card."""

    fields: tuple[str, ...]
    front: str
    back: str
    cloze: bool


class Note(NamedTuple):
    """One note as it is stored."""

    where: str
    guid: str
    type: NoteType
    fields: Sequence[str]
    topic: str


def read_note(note: Note, changed: list[LeftOut]) -> ForeignItem | LeftOut:
    """Return the note as a question, or why it cannot be one; what is lost of it is added to `changed`."""
    fields = {name: words_of(text) for name, text in zip(note.type.fields, note.fields, strict=False)}
    name = next((words.text[:60] for words in fields.values() if words.text), "")
    if note.type.cloze:
        return _cloze(note, fields, name, changed)
    front = _shown(_TYPED.sub("", note.type.front), note.type.fields) or note.type.fields[:1]
    asked = _joined(fields, front)
    back = _joined(fields, [one for one in _behind(note.type, front) if one not in front])
    item = ForeignItem("card", asked.text, note.where, name, note.guid, note.topic)
    if left := _unusable(item, asked, back, scripted="<script" in note.type.front + note.type.back):
        return left
    _name_what_is_lost(item, fields.values(), changed)
    return _typed(note, fields, item, back) or _choice(note, fields, item) or item._replace(back=back.text)


def _unusable(item: ForeignItem, asked: Words, back: Words, *, scripted: bool) -> LeftOut | None:
    if asked.pictures or back.pictures:
        return LeftOut(item.where, item.name, "picture", ", ".join((*asked.pictures, *back.pictures))[:120])
    if not asked.text:
        reason = "sound-only" if asked.sounds else "no-question"
        return LeftOut(item.where, item.name, reason, ", ".join(asked.sounds))
    if not back.text:
        reason = "script" if scripted else "sound-only" if back.sounds else "empty-back"
        return LeftOut(item.where, item.name, reason, ", ".join(back.sounds))
    return None


def _name_what_is_lost(item: ForeignItem, words: Collection[Words], changed: list[LeftOut]) -> None:
    sounds = [sound for one in words for sound in one.sounds]
    if sounds:
        changed.append(LeftOut(item.where, item.name, "sound", ", ".join(sounds)[:120]))
    if any(one.laid_out or one.scripted for one in words):
        changed.append(LeftOut(item.where, item.name, "markup"))


def _shown(template: str, fields: Sequence[str]) -> list[str]:
    found = [found[2].strip() for found in _FIELD.finditer(template)]
    return [field for field in dict.fromkeys(found) if field in fields]


def _behind(type_: NoteType, front: Sequence[str]) -> list[str]:
    """Return the fields of the other side; where a template names none that exist, all that are not in front."""
    shown = [one for one in _shown(type_.back, type_.fields) if one not in front]
    return shown or [one for one in type_.fields if one not in front]


def _joined(fields: Mapping[str, Words], names: Sequence[str]) -> Words:
    parts = [fields[name] for name in names if name in fields]
    return Words(
        "\n".join(dict.fromkeys(part.text for part in parts if part.text)),
        tuple(picture for part in parts for picture in part.pictures),
        tuple(sound for part in parts for sound in part.sounds),
    )


def _typed(note: Note, fields: Mapping[str, Words], item: ForeignItem, back: Words) -> ForeignItem | None:
    """Return a question to type where the card asks for typing."""
    found = _TYPED.search(note.type.front)
    words = fields.get(found[1].strip()) if found else None
    if words is None or not words.text or "\n" in words.text:
        return None
    rest = _joined(fields, _shown(_TYPED.sub("", note.type.front), note.type.fields))
    if not rest.text:
        return None
    return item._replace(kind="short", stem=rest.text, choices=(ForeignChoice(words.text, ok=True),), back=back.text)


def _choice(note: Note, fields: Mapping[str, Words], item: ForeignItem) -> ForeignItem | None:
    """Return a question to choose from where fields are options and one names the right one."""
    columns, headed = columns_of([("", note.type.fields)])
    names = sorted(part for part in columns if part.startswith("option"))
    if not headed or len(names) < _FEWEST or "answer" not in columns or "question" not in columns:
        return None
    texts = [fields.get(note.type.fields[columns[part]], Words("")) for part in names]
    options = [one.text for one in texts if one.text]
    right = key_place(fields[note.type.fields[columns["answer"]]].text, options)
    if right is None or len(options) < _FEWEST or any(one.pictures for one in texts):
        return None
    stem = fields[note.type.fields[columns["question"]]].text
    choices = tuple(ForeignChoice(text, at == right) for at, text in enumerate(options))
    return item._replace(kind="single", stem=stem, choices=choices)


def _cloze(note: Note, fields: Mapping[str, Words], name: str, changed: list[LeftOut]) -> ForeignItem | LeftOut:
    text = next((words for words in fields.values() if _CLOZE.search(words.text)), None)
    item = ForeignItem("cloze", "", note.where, name, note.guid, note.topic)
    if text is None:
        return LeftOut(note.where, name, "no-blank")
    if text.pictures:
        return LeftOut(note.where, name, "picture", ", ".join(text.pictures))
    pairs: list[tuple[str, str]] = []

    def blank(found: re.Match[str]) -> str:
        label = str(len(pairs) + 1)
        pairs.append((label, found[2].strip()))
        hint = f"（{found[3].strip()}）" if found[3] else ""
        return f"[[{label}]]{hint}"

    stem = _CLOZE.sub(blank, text.text.replace("[[", "［").replace("]]", "］"))
    if "{{c" in stem or not all(answer for _, answer in pairs):
        return LeftOut(note.where, name, "bad-blank", stem[stem.find("{{c") :][:40])
    _name_what_is_lost(item, list(fields.values()), changed)
    why = _joined(fields, [field for field in fields if fields[field] != text]).text
    return item._replace(stem=stem, pairs=tuple(pairs), why=why)
