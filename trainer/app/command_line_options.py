"""What a start may be asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

HistoryChoice = Literal["new", "same"]
"""What to do with a pack whose id belongs to progress of another: give it progress of its own, or go on with that."""

StartupListener = Callable[[str], None]
"""Hears the stages of a start: "frame", "painted" (the home) and "ready"."""


def ignore_stages(_stage: str) -> None:
    """Hear nothing of a start."""


class CommandLineOptions(NamedTuple):
    """What the command line asks for."""

    data: Path | None = None
    pack: Path | None = None
    self_check: bool = False
    terminal: bool = False
    history: HistoryChoice | None = None
    check: Path | None = None
    json: bool = False
    report: str | None = None
    """A report's name; empty: which there are."""
    csv: bool = False
    notes: bool = False
    """What may be handed to the author of the pack."""
    help: bool = False
    version: bool = False
