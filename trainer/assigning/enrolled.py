"""Who is in an assignment, and what is particular about them."""

from typing import NamedTuple


class Leave(NamedTuple):
    """A time in which somebody is not to be taught: the clock stands still."""

    from_ms: int
    to_ms: int | None = None
    """None: the end is not known yet."""


class Enrolled(NamedTuple):
    """One person in one assignment."""

    registration: str
    person: str
    """The employee code, as it is written in the roster."""
    name: str = ""
    groups: tuple[str, ...] = ()
    due_ms: int | None = None
    """An extension of their own; it is a date, so no leave moves it."""
    exempt: bool = False
    leave: tuple[Leave, ...] = ()
    left_ms: int | None = None
    note: str = ""
    """The reason of an extension or an exemption."""
