"""A mapping in which some keys stand in place of another's, read like any other."""

from collections.abc import Collection
from typing import Final

from trainer.packs.entry import Entry
from trainer.packs.yaml_source.node import Fields

VARIANTS: Final = "variants"
"""The key that what varies an entry stands under; in none of its variants."""


class VariedEntry(Entry):
    """What `own` does not say is as `base` says it; a fault is noted where its key is written."""

    __slots__ = ("_base", "_own")

    def __init__(self, base: Entry, own: Entry, without: Collection[str]) -> None:
        """Take `own` in front of `base`; keys `without` are as in `base`, and those that are nowhere asked for."""
        written, _ = base.source
        self._base: Fields = {key: value for key, value in written.items() if key != VARIANTS}
        written, origin = own.source
        self._own: Fields = {key: value for key, value in written.items() if key not in without}
        super().__init__({**self._base, **self._own}, origin)

    def inherits(self, key: str) -> bool:
        """Return whether the key is that of `base`."""
        return key not in self._own

    @property
    def inherited_parts(self) -> int:
        """How many entries stand in the lists that are taken over; each is read once more."""
        return sum(len(value) for key, value in self._base.items() if isinstance(value, list) and self.inherits(key))

    def finish(self) -> None:
        """Report the keys of its own that nobody asked for, and those in its own parts: `base` reports the rest."""
        for key in self.keys:
            if key in self._own and key not in self._asked:
                self._unknown(self._own, key, self._asked)
        for key, children in self._children.items():
            if key in self._own:
                for child in children:
                    child.finish()

    def _holder(self, key: str) -> Fields:
        return self._own if key in self._own else self._base
