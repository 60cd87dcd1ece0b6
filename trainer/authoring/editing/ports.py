"""What making a pack needs from outside: the files of its folder, and a journal of what was typed."""

from collections.abc import Sequence
from typing import Protocol


class PackFolder(Protocol):
    """The files of one pack, by names relative to its folder; all raise OSError."""

    def names(self) -> tuple[str, ...]:
        """Return the names of its `.yaml` files, those of the drafts too."""
        ...

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes; None where there is none. Raises Unread for what is no ordinary file of the pack."""
        ...

    def write(self, name: str, data: bytes) -> None:
        """Put a file in its place, whole and for good or not at all; its folders are made."""
        ...

    def remove(self, name: str) -> None:
        """Take a file away for good; nothing where there is none."""
        ...


class DraftJournal(Protocol):
    """What was typed since the pack was last saved, a line a step; all raise OSError."""

    def append(self, line: str) -> None:
        """Hand a line to the system, which keeps it when this program ends in whatever way."""
        ...

    def sync(self) -> None:
        """Force all lines to disk."""
        ...

    def lines(self) -> Sequence[str]:
        """Return the whole lines there are."""
        ...

    def clear(self, lines: Sequence[str] = ()) -> None:
        """Begin anew with these lines, in one step: all else that was typed is saved."""
        ...


class NoJournal:
    """Keeps nothing: for a pack that is made in one go, and for tests."""

    def append(self, line: str) -> None:
        """Keep nothing."""

    def sync(self) -> None:
        """Do nothing."""

    def lines(self) -> Sequence[str]:
        """Return nothing."""
        return ()

    def clear(self, lines: Sequence[str] = ()) -> None:
        """Do nothing."""
