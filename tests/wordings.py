"""Wordings for tests: a sentence nobody translates, and how a wording reads in Japanese."""

from trainer.domain.message import Message, Wording, message
from trainer.domain.text import Text
from trainer.translations import say


def told(ja: str, en: str = "") -> Message:
    """Return a message that says just this."""
    return message("{text}", text=Text(ja, en))


def ja(wording: Wording) -> str:
    """Return the wording in Japanese."""
    return say(wording, "ja")
