"""Words that a table holds as small numbers. A number never changes its word: new words go to the end."""

from typing import Final


class Codes:
    """A list of words; the first one is number 1."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self._numbers = {word: number for number, word in enumerate(words, start=1)}

    def number(self, word: str) -> int:
        """Return the number of a word; KeyError where it is in no list yet."""
        return self._numbers[word]

    def word(self, number: int) -> str:
        """Return the word of a number; ValueError where there is none."""
        if not 1 <= number <= len(self.words):
            raise ValueError(f"there is no word {number}")
        return self.words[number - 1]


KIND: Final = Codes(
    "answer",
    "cancel",
    "redo",
    "set_aside",
    "bring_back",
    "own_wording",
    "own_words_on_pair",
    "clock_note",
    "notice_acknowledged",
    "handed_in",
    "forecast_said",
    "pack_updated",
    "pack_rolled_back",
    "reset",
    "key_corrected",
    "copied_from_device",
    "assignment_opened",
)
FORM: Final = Codes("recognise", "contrast", "produce", "self-judged")
CONFIDENCE: Final = Codes("guess", "maybe", "sure")
SESSION_KIND: Final = Codes("learn", "review", "test", "timed_test", "weak", "fact", "placement", "check_day")
REASON: Final = Codes(
    "new",
    "due",
    "shortfall",
    "final_review",
    "ahead",
    "relearn",
    "contrast",
    "confused",
    "weak",
    "probe",
    "picked",
    "test",
)

ANSWER: Final = KIND.number("answer")
CANCEL: Final = KIND.number("cancel")
REDO: Final = KIND.number("redo")
FORECAST_SAID: Final = KIND.number("forecast_said")
