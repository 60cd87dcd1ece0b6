"""The two languages of a text: writing one, and knowing which is older than the other."""

from typing import Final

from trainer.packs.plain_values import Fields, Path, Value, clean, name_of, path_of, value_at, with_value, word_at

X_JA_NEWER: Final = "x-ja-newer"
"""The texts whose Japanese was changed after their English, as `name_of` writes their paths."""


def with_text(fields: Fields, path: Path, text: str) -> Fields:
    """Return the mapping with what somebody typed at `path`, cleaned; empty English is taken away.

    A text whose Japanese changes while its English stays is marked as newer, until the English is written again.
    """
    written = clean(text)
    language = path[-1] if path else ""
    if language not in {"ja", "en"}:
        return with_value(fields, path, written)
    changed = with_value(fields, path, written if written or language == "ja" else None)
    whole = path[:-1]
    newer = language == "ja" and bool(word_at(fields, (*whole, "en"))) and word_at(fields, path) != written
    return _marked(changed, whole, newer=newer or (language == "ja" and whole in ja_newer(fields)))


def ja_newer(fields: Fields) -> tuple[Path, ...]:
    """Return the texts whose English is older than their Japanese."""
    names = fields.get(X_JA_NEWER, ())
    paths = [path_of(fields, name) for name in names if isinstance(name, str)] if isinstance(names, tuple) else []
    return tuple(path for path in paths if path is not None and value_at(fields, path) is not None)


def english_is_right(fields: Fields, path: Path) -> Fields:
    """Return the mapping with the mark of a text taken away: somebody has looked, and the English still fits."""
    return _marked(fields, path, newer=False)


def _marked(fields: Fields, path: Path, *, newer: bool) -> Fields:
    others = [one for one in ja_newer(fields) if one != path]
    marks = [*others, path] if newer else others
    names: tuple[Value, ...] = tuple(name_of(fields, one) for one in marks)
    return with_value(fields, (X_JA_NEWER,), names or None) if names or X_JA_NEWER in fields else fields
