"""Names that come again in every row, each kept once: a pack, a question, a session stand in the log as a number.

The table `word` belongs to the log: it is only ever added to, and the hash of an entry covers the words it names.
"""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection

from trainer.storage.learner.check_values import crc_of
from trainer.storage.problems import DamagedRow

_NUMBER: Final = "SELECT number, text, crc FROM word WHERE text = ?"
_BLOCK: Final = "SELECT number, text, crc FROM word WHERE number BETWEEN ? AND ?"
_TOGETHER: Final = 256
"""Words fetched at once: those of one session were written beside each other."""
_NEXT: Final = "SELECT coalesce(max(number), 0) + 1 FROM word"
_ADD: Final = "INSERT INTO word (number, text, crc) VALUES (?, ?, ?)"
_LATER: Final = "SELECT number, text, crc FROM word WHERE number > ?"


def crc_of_word(number: int, text: str) -> int:
    """Return the check value of a word's row."""
    return crc_of({"number": number, "text": text})


class Words:
    """What is known of the table in memory; forgotten whenever the file may say something else."""

    def __init__(self) -> None:
        self.texts: dict[int, str] = {}
        self.numbers: dict[str, int] = {}
        self._loaded = 0
        """All words up to this number are in memory."""

    def on(self, connection: Connection) -> "WordsOn":
        """Return the words as this transaction sees them."""
        return WordsOn(self, connection)

    def load(self, connection: Connection) -> None:
        """Take all words into memory, for reading many rows; asked again, only those that came since."""
        for row in connection.exec_driver_sql(_LATER, (self._loaded,)).all():
            self._loaded = max(self._loaded, row[0])
            self.take(row)

    def take(self, row: Sequence[Any]) -> str | None:
        """Remember the word of a row (number, text, check value) and return it; None for one that is damaged.

        Whoever needs a damaged one is told that it is not there, and is set aside by name.
        """
        number, text, crc = row
        if crc != crc_of_word(number, text):
            return None
        self.keep(number, text)
        return str(text)

    def keep(self, number: int, text: str) -> None:
        """Remember one word."""
        self.texts[number] = text
        self.numbers[text] = number

    def forget(self) -> None:
        """Ask the file again: a transaction was taken back, or another file stands in its place."""
        self.texts.clear()
        self.numbers.clear()
        self._loaded = 0

    def text(self, number: int) -> str:
        """Return a word that is in memory; raises ValueError for any other."""
        try:
            return self.texts[number]
        except KeyError:
            raise ValueError(f"there is no word {number}") from None

    def number(self, text: str) -> int:
        """Return the number of a word that is in memory; raises ValueError for any other."""
        try:
            return self.numbers[text]
        except KeyError:
            raise ValueError("this word is not in the table") from None


class WordsOn:
    """The words in one transaction."""

    def __init__(self, words: Words, connection: Connection) -> None:
        self._words = words
        self._connection = connection

    def text(self, number: int) -> str:
        """Return a word; raises ValueError where the table has none of this number."""
        known = self._words.texts.get(number)
        if known is None:
            first = number - number % _TOGETHER
            for row in self._connection.exec_driver_sql(_BLOCK, (first, first + _TOGETHER - 1)).all():
                self._words.take(row)
            known = self._words.texts.get(number)
            if known is None:
                raise ValueError(f"there is no word {number}")
        return known

    def find(self, text: str) -> int | None:
        """Return the number of a word, None where it was never written; raises DamagedRow where its row is odd."""
        known = self._words.numbers.get(text)
        if known is None:
            row = self._connection.exec_driver_sql(_NUMBER, (text,)).first()
            if row is None:
                return None
            if self._words.take(row) is None:
                raise DamagedRow("word", str(row[0]))
            known = int(row[0])
        return known

    def number(self, text: str) -> int:
        """Return the number of a word, which gets one now if it has none; only in a transaction that writes."""
        known = self.find(text)
        if known is None:
            known = int(self._connection.exec_driver_sql(_NEXT).scalar_one())
            self._connection.exec_driver_sql(_ADD, (known, text, crc_of_word(known, text)))
            self._words.keep(known, text)
        return known
