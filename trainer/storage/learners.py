"""Who learns on this computer: a name and a folder each. Standard library only.

The first learner's record lies in the data folder itself, so one learner alone needs no list; the others' lie in
`learners/2`, `learners/3`, … below it, and the names in `learners.json`. A list that is damaged or gone costs the names
alone: whoever has a record is found by the folder.
"""

import json
import unicodedata
from pathlib import Path
from typing import Final

from trainer.domain.message import message
from trainer.domain.problem import KnownProblem
from trainer.storage import problems
from trainer.study.known_learner import LearnerLine

FILE: Final = "learners.json"
FOLDER: Final = "learners"
LONGEST_NAME: Final = 40
_FIRST: Final = ""
_DATABASE: Final = "minori.sqlite"


class UnusableName(KnownProblem):
    """A learner cannot be called so."""


class UnknownLearner(KnownProblem):
    """Nobody here is called so, or nobody was named where there are several."""


class Learners:
    """The list of one data folder; nothing is written before a name is given."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.file = root / FILE

    def all(self) -> tuple[LearnerLine, ...]:
        """Return all learners, the first one always."""
        named = self._read()
        folders = [_FIRST, *sorted({*named, *self._with_record()} - {_FIRST}, key=int)]
        return tuple(LearnerLine(one, named.get(one, ""), int(one or 1)) for one in folders)

    def place_of(self, folder: str) -> Path:
        """Return where a learner's record lies."""
        return self._root / FOLDER / folder if folder else self._root

    def folder_of(self, place: Path) -> str:
        """Return which of the learners has the record that lies in `place`."""
        return next((line.folder for line in self.all() if self.place_of(line.folder) == place), _FIRST)

    def named(self, name: str) -> LearnerLine:
        """Return the learner of that name or number; raises UnknownLearner, which tells the names there are."""
        wanted = _key(name)
        for line in self.all():
            if wanted and wanted in {_key(line.name), str(line.number)}:
                return line
        raise UnknownLearner(
            message(
                "Nobody called “{name}” learns here. There are: {names}. Another one is added in the settings.",
                name=name,
                names=self._names(),
            )
        )

    def one_of_several(self) -> UnknownLearner:
        """Return what to say where somebody must be named."""
        return UnknownLearner(
            message(
                "Several people learn here ({names}): say whose record it is, with --learner NAME.", names=self._names()
            )
        )

    def add(self, name: str) -> LearnerLine:
        """Add a learner, whose record begins with the first start. Raises UnusableName or a StorageProblem."""
        known = self.all()
        number = max([line.number for line in known] + [int(one) for one in self._folders()]) + 1
        line = LearnerLine(str(number), self._free(name, known), number)
        self._write({**self._read(), line.folder: line.name})
        return line

    def rename(self, folder: str, name: str) -> None:
        """Give a learner another name. Raises UnusableName or a StorageProblem."""
        others = tuple(line for line in self.all() if line.folder != folder)
        self._write({**self._read(), folder: self._free(name, others)})

    def forget(self, folder: str) -> None:
        """Take a learner's name out of the list. Raises a StorageProblem."""
        named = self._read()
        if named.pop(folder, None) is not None:
            self._write(named)

    def _names(self) -> str:
        # In a message the words stand as they are typed behind --learner.
        return ", ".join(line.name or str(line.number) for line in self.all())

    @staticmethod
    def _free(name: str, others: tuple[LearnerLine, ...]) -> str:
        """Return the name as it is kept; raises UnusableName."""
        shown = " ".join(unicodedata.normalize("NFC", name).split())
        if not shown or len(shown) > LONGEST_NAME or not shown.isprintable():
            raise UnusableName(message("A name has 1 to {most} letters. Please type another one.", most=LONGEST_NAME))
        if shown.isdecimal() or shown.startswith("-"):
            raise UnusableName(
                message("“{name}” would be taken for something else. Please type a name with letters.", name=shown)
            )
        if _key(shown) in {_key(line.name) for line in others}:
            raise UnusableName(
                message("Somebody here is called “{name}” already. Please type another name.", name=shown)
            )
        return shown

    def _with_record(self) -> list[str]:
        return [one for one in self._folders() if (self.place_of(one) / _DATABASE).exists()]

    def _folders(self) -> list[str]:
        try:
            return [one.name for one in (self._root / FOLDER).iterdir() if _is_number(one.name)]
        except OSError:
            return []

    def _read(self) -> dict[str, str]:
        try:
            told = json.loads(self.file.read_text(encoding="utf-8"))
            return {
                folder: name
                for folder, name in told.items()
                if (folder == _FIRST or _is_number(folder)) and isinstance(name, str) and name.isprintable()
            }
        except (OSError, ValueError, AttributeError):
            return {}

    def _write(self, named: dict[str, str]) -> None:
        # Nothing of it is needed to start: it brings every archive format along.
        from trainer.storage.durable_files import write_whole

        try:
            write_whole(self.file, json.dumps(named, ensure_ascii=False).encode())
        except OSError as error:
            raise problems.of_os(error, self._root) from error


def owner_of(place: Path) -> tuple[Learners, str]:
    """Return the list a record's folder stands in, and which one it is there."""
    root = place.parent.parent
    if place.parent.name == FOLDER and _is_number(place.name) and (root / FILE).exists():
        return Learners(root), place.name
    return Learners(place), _FIRST


def kept_name(place: Path) -> Path | None:
    """Return the file in which the learner whose record lies in `place` has a name; None without one."""
    learners, own = owner_of(place)
    return learners.file if any(line.name for line in learners.all() if line.folder == own) else None


def forget_name(place: Path) -> None:
    """Take that name out of it. Raises a StorageProblem."""
    learners, own = owner_of(place)
    learners.forget(own)


def _is_number(folder: str) -> bool:
    return folder.isascii() and folder.isdecimal() and folder == str(int(folder)) and int(folder) > 1


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
