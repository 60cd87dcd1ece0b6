"""The words of windows and commands: English ids, gettext catalogues in `assets/locale`."""

import gettext
from functools import cache

from trainer.domain.message import Message, Wording, words
from trainer.domain.text import Language, Text
from trainer.resources import assets_folder

DOMAIN = "minori"


class _Chosen:
    """The language in use; one per process, because a window and its words change together."""

    language: Language = "ja"
    catalogue: gettext.NullTranslations | None = None


@cache
def catalogue_of(language: Language) -> gettext.NullTranslations:
    """Return the catalogue of `language`; English needs none, its ids are the words."""
    if language == "en":
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


def tr(message: str, /, **values: object) -> str:
    """Return the words for `message`, with `{name}` filled from `values`."""
    said = _in_use().gettext(message)
    return said.format(**values) if values else said


def later(message: str) -> str:
    """Return `message` as it is: an English id in a table, translated by tr() where it is shown."""
    return message


def in_both(said: Message) -> dict[str, str]:
    """Return a message in Japanese and English, for programs that read what we print."""
    return {"ja": say(said, "ja"), "en": say(said, "en")}


def say(said: Wording, speaking: Language | None = None) -> str:
    """Return a message, or a pack's text, in words: in the language in use or in `speaking`."""
    chosen = _Chosen.language if speaking is None else speaking
    if isinstance(said, Text):
        return said.in_(chosen)
    catalogue = _in_use() if speaking is None else catalogue_of(speaking)

    def translate(one: Message) -> str:
        return catalogue.ngettext(one.id, one.many, one.count) if one.many else catalogue.gettext(one.id)

    return words(said, translate, lambda text: text.in_(chosen))
