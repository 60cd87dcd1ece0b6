"""Words in the two languages the product speaks."""

from typing import Literal, NamedTuple

Language = Literal["ja", "en"]


class Text(NamedTuple):
    """One wording per language; a missing one falls back to the other."""

    ja: str
    en: str = ""

    def in_(self, language: Language) -> str:
        """Return the wording for `language`, or the other one where it is missing."""
        if language == "en":
            return self.en or self.ja
        return self.ja or self.en
