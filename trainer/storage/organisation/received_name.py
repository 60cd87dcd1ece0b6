"""What the copy of a result that was taken in is called."""

from typing import Final

_DIGITS: Final = 32


def received_name(digest: str) -> str:
    """Return the file's name in `received/`."""
    return f"{digest[:_DIGITS]}.mres"
