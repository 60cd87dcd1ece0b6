"""Who is being forgotten, as every set of tables has to know it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection


class Forgotten(NamedTuple):
    """Who was forgotten, and what their parts in assignments are called from now on."""

    person: int
    pseudonym: str
    registrations: Mapping[str, str]
    """Old to new: an old one could be reckoned from the code."""
    code: str
    """What they were known by, as codes are compared: to find what names them without a registration."""


Forgetter = Callable[[Connection, Forgotten], tuple[str, ...]]
"""Takes a person out of its tables; returns names of files in `received` that are to go."""
