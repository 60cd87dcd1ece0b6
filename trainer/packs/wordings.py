"""Accepted wordings as a pack writes them."""

from typing import NamedTuple

from trainer.domain.text import Language


class Wordings(NamedTuple):
    """Accepted wordings per language; a language without any falls back to the other."""

    ja: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def in_(self, language: Language) -> tuple[str, ...]:
        """Return the wordings for `language`, or the other's where there is none; in any third one the English ones."""
        return (self.ja or self.en) if language == "ja" else (self.en or self.ja)
