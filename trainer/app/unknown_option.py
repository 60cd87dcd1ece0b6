"""The one sentence for a word on the command line that means nothing."""

from collections.abc import Sequence

from trainer.domain.message import message
from trainer.domain.problem import KnownProblem


class UnknownOption(KnownProblem):
    """A word on the command line that means nothing here."""


def unknown_word(word: str, known: Sequence[str]) -> UnknownOption:
    """Return the one sentence on a word that means nothing here, with the nearest one that does."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1)
    hint = message("Did you mean {near}?", near=near[0]) if near else message("--help lists what there is.")
    return UnknownOption(message("{word} is not known here. {hint}", word=word, hint=hint))


def missing_value(word: str) -> UnknownOption:
    """Return the one sentence on an option that stands without its value."""
    if word == "--learner":
        return UnknownOption(message("Put a name behind {word} (e.g. {word} NAME).", word=word))
    return UnknownOption(message("Put a folder behind {word} (e.g. {word} FOLDER).", word=word))
