"""Where a passphrase comes from: asked for where somebody can be, else out of the environment; never an option."""

import os
from getpass import getpass
from typing import Final

from trainer.app.environment import has_terminal
from trainer.domain.message import Message, message
from trainer.domain.problem import KnownProblem
from trainer.domain.text import Language
from trainer.translations import say

VARIABLE: Final = "MINORI_PASSPHRASE"


class NoPassphrase(KnownProblem):
    """A passphrase is needed, and nobody can be asked."""


def passphrase(language: Language, question: Message, *, twice: bool = False) -> str:
    """Return what was typed or stands in the environment. Raises NoPassphrase."""
    if VARIABLE in os.environ:
        return os.environ[VARIABLE]
    if not has_terminal():
        raise NoPassphrase(
            message("A passphrase is needed. Start this in a terminal, or put it into {variable}.", variable=VARIABLE)
        )
    typed = getpass(say(question, language) + " ")
    if twice and typed != getpass(say(message("Once more:"), language) + " "):
        raise NoPassphrase(message("The two were not the same. Nothing was done; try again."))
    return typed
