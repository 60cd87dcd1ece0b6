"""The words of windows and commands: English ids, gettext catalogues in `assets/locale`.

A language is a folder there with a compiled catalogue; nothing else lists them.
"""

import gettext
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, reduce
from typing import Final

from trainer.domain.message import Message, Wording, message, words
from trainer.domain.text import FIRST_LANGUAGE, Language, Text
from trainer.resources import assets_folder

DOMAIN = "minori"
IDS: Final[Language] = "en"
"""The language of the ids; it needs no catalogue."""


class _Chosen:
    """The language in use; one per process, because a window and its words change together."""

    language: Language = FIRST_LANGUAGE
    catalogue: gettext.NullTranslations | None = None


@cache
def languages() -> tuple[Language, ...]:
    """Return the languages there are words for: Japanese and English, then the others by their codes."""
    found = {path.parts[-3] for path in (assets_folder() / "locale").glob(f"*/LC_MESSAGES/{DOMAIN}.mo")}
    known = [one for one in (FIRST_LANGUAGE, IDS) if one in found | {IDS}]
    return (*known, *sorted(found - set(known)))


def own_name(language: Language) -> str:
    """Return what a language calls itself: its catalogue's words for "English"."""
    return say(message("English"), language)


@cache
def catalogue_of(language: Language) -> gettext.NullTranslations:
    """Return the catalogue of `language`; English needs none, its ids are the words."""
    if language == IDS:
        return gettext.NullTranslations()
    with (assets_folder() / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def use(language: Language) -> None:
    """Speak `language` from now on."""
    _Chosen.language = language
    _Chosen.catalogue = catalogue_of(language)


def _in_use() -> gettext.NullTranslations:
    if _Chosen.catalogue is None:
        use(_Chosen.language)
    return _Chosen.catalogue or catalogue_of(_Chosen.language)


def language() -> Language:
    """Return the language in use."""
    return _Chosen.language


def tr(id_: str, /, **values: object) -> str:
    """Return the words for the English `id_`, with `{name}` filled from `values`."""
    said = _in_use().gettext(id_)
    return said.format(**values) if values else said


def later(id_: str) -> str:
    """Return the English `id_` as it is, in a table: translated by tr() where it is shown."""
    return id_


def in_every_language(said: Message) -> dict[Language, str]:
    """Return a message in each language there is, for programs that read what we print."""
    return {one: say(said, one) for one in languages()}


def say(said: Wording, speaking: Language | None = None) -> str:
    """Return a message, or a pack's text, in words: in the language in use or in `speaking`."""
    chosen = _Chosen.language if speaking is None else speaking
    if isinstance(said, Text):
        return said.in_(chosen)
    catalogue = _in_use() if speaking is None else catalogue_of(speaking)

    def translate(one: Message) -> str:
        return catalogue.ngettext(one.id, one.many, one.count) if one.many else catalogue.gettext(one.id)

    return words(said, translate, lambda text: text.in_(chosen))


def joined(how: Message, texts: Iterable[str], speaking: Language | None = None) -> str:
    """Return the texts as one; `how` puts {more} behind what is {said}. None at all are no words."""

    def put_behind(said: str, more: str) -> str:
        return say(replace(how, values=(("said", said), ("more", more))), speaking)

    first, *others = (*texts,) or ("",)
    return reduce(put_behind, others, first)
