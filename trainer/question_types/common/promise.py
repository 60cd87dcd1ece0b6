"""What a stem promises of the answer's form: its script and how many characters it has.

A word that means the same but is written otherwise is no mistake: it is asked for again, with what was promised.
"""

import re
import unicodedata
from typing import Final, Literal, NamedTuple, get_args

from trainer.domain.folding import fold
from trainer.domain.grade import Refutation
from trainer.domain.message import Message, counted, message
from trainer.domain.text import Language, Text
from trainer.packs.entry import Entry
from trainer.packs.wordings import Wordings
from trainer.translations import say

Script = Literal["katakana", "hiragana", "kanji", "latin"]
SCRIPTS: Final[tuple[Script, ...]] = get_args(Script)
_WRITTEN: Final[dict[Script, str]] = {
    "katakana": r"[ァ-ヺー]+",
    "hiragana": r"[ぁ-ゖー]+",
    "kanji": r"[㐀-\u9fff々\U00020000-\U0003ffff]+",
    "latin": r"[A-Za-z0-9&+]+",
}
"""Compiled when one is asked for: so many characters take milliseconds of a start."""
_IN: Final[dict[Script, Message]] = {
    "katakana": message("in katakana"),
    "hiragana": message("in hiragana"),
    "kanji": message("in kanji"),
    "latin": message("in Latin letters"),
}
_LONGEST: Final = 2
"""Digits of a length."""


class Promise(NamedTuple):
    """The form in which an answer is asked for; nothing where the stem promises nothing."""

    script: Script | None = None
    """Of an answer in Japanese; Latin letters are so in any language."""
    lengths: Text = Text("")
    """Characters by language, as digits; spaces and punctuation are not counted."""

    def in_(self, language: Language) -> "Form":
        """Return what is promised to somebody who is asked in `language`."""
        script = self.script if language == "ja" or self.script == "latin" else None
        length = self.lengths.ja if language == "ja" else self.lengths.en
        return Form(script, int(length) if length else 0)


NO_PROMISE: Final = Promise()


class Form(NamedTuple):
    """A script and a number of characters; None and 0 where any will do."""

    script: Script | None
    length: int

    def fits(self, word: str) -> bool:
        """Return whether a word is written so."""
        letters = "".join(char for char in unicodedata.normalize("NFKC", word) if char.isalnum() or char in "ー&+")
        if self.length and len(letters) != self.length:
            return False
        return self.script is None or re.fullmatch(_WRITTEN[self.script], letters) is not None

    def is_kept(self, typed: str, words: tuple[str, ...]) -> bool:
        """Return whether what was typed is written so, or is only a slip of the keyboard away from a word that is."""
        return self.fits(typed) or fold(typed) in {fold(word) for word in words if self.fits(word)}

    @property
    def said(self) -> Message:
        """Return the form in words."""
        letters = counted("in {count} character", "in {count} characters", self.length)
        if self.script is None:
            return letters
        script = _IN[self.script]
        return message("{script}, {letters}", script=script, letters=letters) if self.length else script


def parse_promise(entry: Entry, accept: Wordings) -> Promise:
    """Read `script` and `length`; a promise that the shown answer itself breaks is a fault."""
    word = entry.one_of("script", SCRIPTS, default="")
    script = next((each for each in SCRIPTS if each == word), None)
    lengths = entry.text("length", required=False)
    if not all(not each or _is_length(each) for each in (lengths.ja, lengths.en)):
        entry.fault("E13", message('"length" is a number of characters.'), key="length")
        lengths = Text("")
    promise = Promise(script, lengths)
    languages: tuple[Language, ...] = ("ja", "en")
    for language in languages:
        words, form = accept.in_(language), promise.in_(language)
        if words and not form.fits(words[0]):
            sentence = message('The answer shown, "{word}", is not written as script and length say.', word=words[0])
            entry.fault("E16", sentence, key="script" if script else "length")
            break
    return promise


def hint_of(typed: str, form: Form, language: Language) -> Refutation:
    """Return that the sense is right, and how it is to be written."""
    said = message("That means the same. It is asked for {form}.", form=form.said)
    return Refutation(typed.strip(), say(said, language))


def _is_length(written: str) -> bool:
    return written.isascii() and written.isdecimal() and len(written) <= _LONGEST and int(written) > 0
