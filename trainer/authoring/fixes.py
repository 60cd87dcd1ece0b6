"""What can be mended without a person's judgement: each fix changes form only, never what is said."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final

from trainer.authoring.lint.figures import figure_of
from trainer.authoring.lint.invisible import UNSEEN
from trainer.packs.plain_values import Fields, Path, Value, texts_in, value_at, with_value, word_at

Fix = Callable[[Fields, Path], Fields]
_STOP: Final = re.compile(r"[。．.]+$")
_OPTIONS: Final = ("choices", "reasons")
_LANGUAGES: Final = ("ja", "en")


def _without_unseen(fields: Fields, path: Path) -> Fields:
    """Take away what nobody sees, in the text the finding is about."""
    for below, word in list(texts_in(value_at(fields, path) or "")):
        fields = with_value(fields, (*path, *below), UNSEEN.sub("", word))
    return fields


def _one_form(fields: Fields, path: Path) -> Fields:
    """Write all options without a full stop and their digits half-width."""
    del path
    for key, at in _options(fields):
        for language in _LANGUAGES:
            place = (key, at, "text", language)
            if word := word_at(fields, place):
                fields = with_value(fields, place, _STOP.sub("", _half_width(word)))
    return fields


def _half_width(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", one) if "０" <= one <= "９" else one for one in text)


def _sorted_figures(fields: Fields, path: Path) -> Fields:
    """Put options that are figures into their order and keep them in it."""
    del path
    key = next((key for key in _OPTIONS if isinstance(fields.get(key), tuple)), "")
    parts = fields.get(key, ())
    if not isinstance(parts, tuple):
        return fields
    figures = [figure_of(word_at(part, ("text", "ja")) or word_at(part, ("text", "en"))) for part in parts]
    known = [figure for figure in figures if figure is not None]
    if len(known) < len(parts):
        return fields
    order = sorted(range(len(parts)), key=lambda number: known[number])
    return with_value(fields, (key,), tuple(_fixed(parts[number]) for number in order))


def _fixed(part: Value) -> Value:
    return {**part, "fixed": "yes"} if isinstance(part, Mapping) else part


def _options(fields: Fields) -> list[tuple[str, int]]:
    found = []
    for key in _OPTIONS:
        parts = fields.get(key, ())
        found += [(key, at) for at in range(len(parts))] if isinstance(parts, tuple) else []
    return found


FIXES: Final[Mapping[str, Fix]] = {"W34": _without_unseen, "W18": _one_form, "W19": _sorted_figures}
"""By the rules they mend; one is offered only where the finding is gone after it and none has come."""
