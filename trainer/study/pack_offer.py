"""A pack from a file or a folder, as it is shown before anything changes."""

from typing import NamedTuple

from trainer.domain.message import NOTHING, Message
from trainer.domain.text import Text


class ChangeLine(NamedTuple):
    """One question or fact that is not what it was."""

    head: Message
    """What kind of change it is, and what becomes of what one knows of it."""
    before: Text
    after: Text


class PackOffer(NamedTuple):
    """What one is about to open."""

    folder: str
    """Where it lies, ready to be studied."""
    title: Text
    author: str
    version: str
    facts: int
    questions: int
    origin: Message = NOTHING
    """Who signed it, or what came of an import."""
    source: str = ""
    """The foreign file it was made of; empty for a pack that came as one."""
    columns: str = ""
    """Of a table, which column was read as what, as `--map` takes it: question=B, answer=F."""
    left_out: tuple[Message, ...] = ()
    """What of a foreign file did not come in: each with its place."""
    replaces: str = ""
    """The version in use of the same pack; empty for another pack."""
    summary: Message = NOTHING
    """How much changes, where it replaces a version."""
    changes: tuple[ChangeLine, ...] = ()
