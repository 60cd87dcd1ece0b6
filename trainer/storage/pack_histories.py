"""Which pack goes on with which history: two packs of one id may have nothing to do with each other. Standard library.

Beside the database, in `packs.json`: without the file nothing is lost, and a pack is asked about once more.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from trainer.storage import problems
from trainer.storage.durable_files import write_whole

FILE: Final = "packs.json"
_AGREED: Final = 20
"""States of a pack remembered as settled; an older one is looked at again, not asked about."""


@dataclass(frozen=True, slots=True)
class History:
    """One history, and who goes on with it."""

    key: str
    """The id that its answers are kept under."""
    authors: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    """Content hashes of packs that belong to it, the newest last."""

    def with_pack(self, author: str, content_hash: str) -> "History":
        """Return the history with one pack more."""
        authors = self.authors if author in self.authors else (*self.authors, author)
        agreed = (*(each for each in self.agreed if each != content_hash), content_hash)[-_AGREED:]
        return replace(self, authors=authors, agreed=agreed)


class PackHistories:
    """The file of histories; damaged or missing it is an empty one."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def of(self, pack: str) -> tuple[History, ...]:
        """Return the histories of packs with this id, in the order they began."""
        return self._read().get(pack, ())

    def keep(self, pack: str, histories: Sequence[History]) -> None:
        """Write the histories of packs with this id. Raises a StorageProblem."""
        known = {**self._read(), pack: tuple(histories)}
        if known == self._read():
            return
        told = {id_: [_told(each) for each in every] for id_, every in known.items()}
        try:
            write_whole(self._path, json.dumps(told, ensure_ascii=False).encode())
        except OSError as error:
            raise problems.of_os(error, self._path.parent) from error

    def _read(self) -> Mapping[str, tuple[History, ...]]:
        try:
            told = json.loads(self._path.read_text(encoding="utf-8"))
            return {str(id_): tuple(_history(each) for each in every) for id_, every in told.items()}
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return {}


def _told(history: History) -> dict[str, object]:
    return {"key": history.key, "authors": list(history.authors), "agreed": list(history.agreed)}


def _history(told: Mapping[str, object]) -> History:
    return History(str(told["key"]), _words(told["authors"]), _words(told["agreed"]))


def _words(told: object) -> tuple[str, ...]:
    if not isinstance(told, list):
        raise TypeError
    return tuple(str(each) for each in told)
