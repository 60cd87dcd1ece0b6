"""A third language made of the English ids: longer, accented, in brackets; whatever is not, escaped the catalogue."""

import re
from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CODE = "eo"
"""A language that is not the system's, with one wording for the one and one for the many."""
NAMES = (
    *("Minori", "みのり", "日本語", "English", "minori"),
    *("Ctrl", "Alt", "Shift", "Esc", "Enter", "Tab", "Space", "PageUp", "PageDown"),
)
"""What is called the same in every language."""
_LONGER = {ord(plain): accented * 2 for plain, accented in zip("AEIOUaeiouy", "ÀÉÎÕÜàéîõüý", strict=True)}
_PLACE = re.compile(r"(\{\w+(?::[^}]*)?\})")
_ALONE = re.compile(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])")
"""A letter that names an option or a key."""
_PLAIN = re.compile(r"[AEIOUaeiou\u3001\u3002\u3041-\u30fa\u4e00-\u9fff]")


def longer(id_: str) -> str:
    """Return the words for an id; its {places} stay as they are."""
    parts = _PLACE.split(id_)
    return f"⟦{''.join(part if at % 2 else part.translate(_LONGER) for at, part in enumerate(parts))}⟧"


def put_catalogue(root: Path, code: str = CODE) -> None:
    """Compile the catalogue of the language into a tree; nothing else is touched."""
    with (root / "assets/locale/ja/LC_MESSAGES/minori.po").open("rb") as file:
        known = read_po(file, locale="ja")
    made = Catalog(locale=code)
    for one in known:
        if one.id:
            made.add(one.id, longer(one.id) if isinstance(one.id, str) else tuple(longer(id_) for id_ in one.id))
    folder = root / "assets/locale" / code / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "minori.mo").open("wb") as file:
        write_mo(file, made)


def foreign_source(source: str) -> str:
    """Return a pack file whose texts are in letters that no catalogue has; blanks and numbers stay."""
    count = iter(range(10_000))

    def replaced(found: re.Match[str]) -> str:
        kept = re.findall(r"\[\[\d\]\]|\{\w+\}", found.group(2))
        return f'{found.group(1)}"{" ".join([f"ΨΞ{next(count)}Ω", *kept])}"'

    return re.sub(r"""(\b(?:ja|en): )("[^"]*"|[^,}\n"\[]+?)(?=[,}\n])""", replaced, source)


def texts_of(part: object) -> Iterator[str]:
    """Yield every string of a pack or a part of it."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        yield from texts_of(tuple(part.values()))
    elif isinstance(part, tuple | list | set | frozenset):
        for one in part:
            yield from texts_of(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts_of(getattr(part, field.name))


def escaped(text: str, contents: Collection[str] = ()) -> bool:
    """Return whether a text has letters that are neither the catalogue's nor the `contents`' nor a name's."""
    for known in sorted((*contents, *NAMES), key=len, reverse=True):
        text = text.replace(known, "")
    return bool(_PLAIN.search(_ALONE.sub("", text)))
