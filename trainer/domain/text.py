"""Words in the languages of a pack, and what a language is called."""

from typing import Final, NamedTuple

Language = str
"""A language's code, as the folder of its catalogue is called: ja, en, …"""

FIRST_LANGUAGE: Final[Language] = "ja"
"""Spoken where nobody has said which."""


class Text(NamedTuple):
    """A wording of each language a pack is written in; a missing one falls back to the other."""

    ja: str
    en: str = ""

    def in_(self, language: Language) -> str:
        """Return the wording for `language`; in any third one English, which more people read."""
        if language == "ja":
            return self.ja or self.en
        return self.en or self.ja
